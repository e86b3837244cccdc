import type { BenchView } from '@shared/contract/bench-view'
import { ExplainedButton } from '../../components/explained-button'
import { HandOverNotes } from '../../components/hand-over-notes'
import { SectionHeading } from '../../components/section-heading'
import { ToteTiles } from '../../components/tote-tile'
import { WaitingTiles } from '../../components/waiting-tiles'
import { useNow } from '../../hooks/use-now'
import { KEY_NAMES, type InputAction } from '../../input/key-map'
import { emphasise } from '../../strings/emphasise'
import { useSpeech, type Speech } from '../../strings/speech'
import { ZONES } from '@shared/domain/zone'
import { CheckOffer } from './check-offer'
import { answerAction } from './question-panel'
import { UnlabelledBanner } from './unlabelled-banner'
import { waitingAside, waitingTile } from './waiting-words'
import styles from './panels.module.css'

/** From here on a tote is called nearly full: the next one should be at hand. */
const NEARLY_FULL_SHARE = 0.85
const AGE_SHOWN_EVERY_MS = 10_000
/** What waits in more rows than two has the room of the totes. */
const TWO_ROWS = 6
const TOTES_IN_LINE = 7

export interface ScanParcelPanelProps {
  readonly view: BenchView
  readonly onAction: (action: InputAction) => void
}

/** Nothing is open: what was set aside, ways on without a scan, and the totes that stand here. */
export function ScanParcelPanel({ view, onAction }: ScanParcelPanelProps) {
  const { t } = useSpeech()
  const waiting = view.waiting.things.length
  return (
    <>
      <HandOverNotes />
      {view.unlabelled !== null && <UnlabelledBanner unlabelled={view.unlabelled} onAction={onAction} />}
      {waiting > 0 ? <WaitingList view={view} onAction={onAction} /> : <SectionHeading title={t('noScan.title')} aside={t('noScan.aside')} />}
      <div className={styles.keys}>
        <CheckOffer shift={view.shift} onAction={onAction} />
        <ExplainedButton icon="code" label={t('type.button')} words={`${KEY_NAMES.type} · ${t('type.buttonWords')}`} onPress={() => onAction({ kind: 'open', page: 'type' })} />
        <ExplainedButton icon="print" label={t('commands.RELABEL')} words={KEY_NAMES.relabel} onPress={() => onAction({ kind: 'open', page: 'relabel' })} />
{/* A shift that begins has nothing to sum up yet; the test of the devices has its place. */}
        {view.shift?.checkOffered !== true && <ExplainedButton icon="file" label={t('commands.SHIFT SUMMARY')} words={`${KEY_NAMES['SHIFT SUMMARY']} · ${t('noScan.shiftWords')}`} onPress={() => onAction({ kind: 'open', page: 'shift' })} />}
        <ExplainedButton icon="lead" label={t('commands.SIGN OUT')} words={`${KEY_NAMES['SIGN OUT']} · ${t('noScan.signOutWords')}`} onPress={() => onAction({ kind: 'command', command: 'SIGN OUT' })} />
      </div>
      {waiting <= TWO_ROWS && <TotesHere view={view} />}
    </>
  )
}

function WaitingList({ view, onAction }: ScanParcelPanelProps) {
  const speech = useSpeech()
  const { waiting } = view
  const now = useNow(AGE_SHOWN_EVERY_MS)
  return (
    <section className={styles.waiting} aria-label={speech.t('waiting.title')}>
      <SectionHeading title={speech.t('waiting.title')} aside={emphasise(waitingAside(speech, waiting))} />
      <WaitingTiles label={speech.t('waiting.title')} tiles={waiting.things.map((thing) => waitingTile(speech, thing, now))} onChoose={(place) => onAction(answerAction(place))} />
    </section>
  )
}

/** The totes stand back, into one line, for what waits; the floor page shows them in full. */
function TotesHere({ view }: Pick<ScanParcelPanelProps, 'view'>) {
  const speech = useSpeech()
  const { t } = speech
  const inOneLine = view.waiting.things.length > 0
  if (view.totes.length === 0) return inOneLine ? null : <><SectionHeading title={t('totes.title')} aside={t('totes.aside')} /><p>{t('totes.none')}</p></>
  const totes = view.totes.map((tote) => ({
    id: tote.toteId,
    zone: tote.zone,
    zoneLabel: t('zone', { zone: tote.zone }),
    name: tote.name,
    purpose: t(`dispositions.${ZONES[tote.zone].disposition}`),
    filled: tote.unitCount / tote.capacity,
    count: emphasise(countWords(speech, tote.unitCount, tote.capacity)),
  }))
  return (
    <>
      {!inOneLine && <SectionHeading title={t('totes.title')} aside={t('totes.aside')} />}
      <ToteTiles label={t('totes.title')} totes={inOneLine ? totes.slice(0, TOTES_IN_LINE) : totes} inOneLine={inOneLine} />
    </>
  )
}

function countWords({ t, number }: Speech, count: number, capacity: number): string {
  const blanks = { count: number(count), capacity: number(capacity) }
  if (count >= capacity) return t('totes.full', blanks)
  return t(count >= capacity * NEARLY_FULL_SHARE ? 'totes.nearlyFull' : 'totes.count', blanks)
}
