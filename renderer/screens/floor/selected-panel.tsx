import type { FloorTote, FloorUnit, FloorView } from '@shared/contract/floor-view'
import type { BenchCommand } from '@shared/domain/command-barcode'
import { Button } from '../../components/button'
import { VirtualRows } from '../../components/virtual-rows'
import { ZoneMark } from '../../components/zone-mark'
import { shownCode } from '../../strings/code-words'
import { useSpeech, type Speech } from '../../strings/speech'
import styles from './floor.module.css'

export interface SelectedPanelProps {
  readonly view: FloorView | null
  readonly onCommand: (command: BenchCommand) => void
}

/** Height of a line of the list, rem. */
const ROW_REM = 2.5

/** What was scanned last: a unit with its place, or a tote with everything in it, the oldest first. */
export function SelectedPanel({ view, onCommand }: SelectedPanelProps) {
  const { t } = useSpeech()
  if (view === null) return <section className={styles.panel}><p role="status" className={styles.empty}>{t('floor.loading')}</p></section>
  if (view.selected === null) return <section className={styles.panel}><p className={styles.empty}>{t('floor.nothing')}</p></section>
  if (view.selected.kind === 'unit') return <UnitPanel unit={view.selected.unit} />
  return <TotePanel {...view.selected} onCommand={onCommand} />
}

function UnitPanel({ unit }: { readonly unit: FloorUnit }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <section className={styles.panel} aria-label={unit.title}>
      <header className={styles.head}>
        {unit.zone !== null && <ZoneMark zone={unit.zone} label={t('zone', { zone: unit.zone })} size="large" />}
        <div>
          <h2>{unit.where ?? t(`unitStates.${unit.state}`)}</h2>
          <p>{unit.since === null ? t('floor.notThere') : t('floor.since', { time: speech.clock(unit.since), day: speech.day(unit.since) })}</p>
        </div>
      </header>
      <dl className={styles.facts}>
        <dt>{t('floor.unit')}</dt>
        <dd>{unit.title}</dd>
        <dt>{t('floor.lpn')}</dt>
        <dd className={styles.code}>{shownCode(unit.lpn)}</dd>
        <dt>{t('floor.state')}</dt>
        <dd>{[t(`unitStates.${unit.state}`), unit.grade === null ? '' : t('grade', { grade: unit.grade })].filter((part) => part !== '').join(' · ')}</dd>
      </dl>
    </section>
  )
}

interface TotePanelProps {
  readonly tote: FloorTote
  readonly units: readonly FloorUnit[]
  readonly more: number
  readonly grades: readonly { readonly grade: string; readonly count: number }[]
  readonly onCommand: (command: BenchCommand) => void
}

function TotePanel({ tote, units, more, grades, onCommand }: TotePanelProps) {
  const speech = useSpeech()
  const { t } = speech
  const isOpen = tote.closed === null && tote.location === null
  return (
    <section className={styles.panel} aria-label={tote.name}>
      <header className={styles.head}>
        <ZoneMark zone={tote.zone} label={t('zone', { zone: tote.zone })} size="large" />
        <div>
          <h2>{tote.name}</h2>
          <p>{[t('floor.count', { count: units.length + more, capacity: tote.capacity }), toteStateWords(speech, tote), ...grades.map(({ grade, count }) => t('floor.grade', { grade, count }))].join(' · ')}</p>
        </div>
        {isOpen && (
          <div className={styles.acts}>
            <Button label={t('commands.TOTE FULL')} size="compact" onPress={() => onCommand('TOTE FULL')} />
            <Button label={t('commands.TOTE SWAP')} size="compact" onPress={() => onCommand('TOTE SWAP')} />
          </div>
        )}
      </header>
      {units.length === 0 ? (
        <p className={styles.empty}>{t('floor.empty')}</p>
      ) : (
        <VirtualRows label={t('floor.units', { tote: tote.name })} rows={units} keyOf={(unit) => unit.unitId} rowRem={ROW_REM}>
          {(unit) => (
            <p className={styles.row}>
              <span>{unit.since === null ? '' : speech.clock(unit.since).slice(0, 5)}</span>
              <span className={styles.title}>{unit.title}</span>
              <span className={styles.code}>{shownCode(unit.lpn)}</span>
              <b>{unit.grade ?? ''}</b>
            </p>
          )}
        </VirtualRows>
      )}
      {more > 0 && <p className={styles.more}>{t('floor.more', { count: more })}</p>}
    </section>
  )
}

/** How a tote stands: open, closed and why, or where it was put away. */
export function toteStateWords({ t }: Pick<Speech, 't'>, tote: FloorTote): string {
  if (tote.location !== null) return t('floor.away', { location: tote.location })
  if (tote.closed !== null) return t(`floor.closedBy.${tote.closed}`)
  return tote.unitCount >= tote.capacity ? t('floor.closedBy.full') : t('floor.open')
}
