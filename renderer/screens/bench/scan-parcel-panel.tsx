import type { BenchView } from '@shared/contract/bench-view'
import { ExplainedButton } from '../../components/explained-button'
import { HandOverNotes } from '../../components/hand-over-notes'
import { SectionHeading } from '../../components/section-heading'
import { ToteTiles } from '../../components/tote-tile'
import { KEY_NAMES, type InputAction } from '../../input/key-map'
import { emphasise } from '../../strings/emphasise'
import { useSpeech, type Speech } from '../../strings/speech'
import { ZONES } from '@shared/domain/zone'
import styles from './panels.module.css'

/** From here on a tote is called nearly full: the next one should be at hand. */
const NEARLY_FULL_SHARE = 0.85

export interface ScanParcelPanelProps {
  readonly view: BenchView
  readonly onAction: (action: InputAction) => void
}

/** Nothing is open: ways on without a scan, and the totes that stand here. */
export function ScanParcelPanel({ view, onAction }: ScanParcelPanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const waits = [
    ...(view.parcelsWaiting > 0 ? [view.held.length > 0 ? t('waiting.count', { count: view.parcelsWaiting }) : `${t('waiting.count', { count: view.parcelsWaiting })}: ${t('waiting.words')}`] : []),
    ...(view.held.length > 0 ? [`${t('noScan.held', { count: view.held.length })}: ${t('noScan.heldWords')}`] : []),
  ]
  return (
    <>
      <HandOverNotes />
      <SectionHeading title={t('noScan.title')} aside={waits.length === 0 ? t('noScan.aside') : waits.join(' · ')} />
      <div className={styles.keys}>
        <ExplainedButton icon="code" label={t('type.button')} words={`${KEY_NAMES.type} · ${t('type.buttonWords')}`} onPress={() => onAction({ kind: 'open', page: 'type' })} />
        <ExplainedButton icon="file" label={t('commands.SHIFT SUMMARY')} words={`${KEY_NAMES['SHIFT SUMMARY']} · ${t('noScan.shiftWords')}`} onPress={() => onAction({ kind: 'open', page: 'shift' })} />
        <ExplainedButton icon="lead" label={t('commands.SIGN OUT')} words={`${KEY_NAMES['SIGN OUT']} · ${t('noScan.signOutWords')}`} onPress={() => onAction({ kind: 'command', command: 'SIGN OUT' })} />
      </div>
      <SectionHeading title={t('totes.title')} aside={t('totes.aside')} />
      {view.totes.length === 0 ? (
        <p>{t('totes.none')}</p>
      ) : (
        <ToteTiles
          label={t('totes.title')}
          totes={view.totes.map((tote) => ({
            id: tote.toteId,
            zone: tote.zone,
            zoneLabel: t('zone', { zone: tote.zone }),
            name: tote.name,
            purpose: t(`dispositions.${ZONES[tote.zone].disposition}`),
            filled: tote.unitCount / tote.capacity,
            count: emphasise(countWords(speech, tote.unitCount, tote.capacity)),
          }))}
        />
      )}
    </>
  )
}

function countWords({ t, number }: Speech, count: number, capacity: number): string {
  const blanks = { count: number(count), capacity: number(capacity) }
  if (count >= capacity) return t('totes.full', blanks)
  return t(count >= capacity * NEARLY_FULL_SHARE ? 'totes.nearlyFull' : 'totes.count', blanks)
}
