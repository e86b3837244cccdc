import { countTables, nameWords, reasonMatrix, type CountTable } from '@shared/contract/summary-tables'
import type { ShiftSummary } from '@shared/contract/shift-summary'
import type { ShiftSummaryWords } from '@shared/contract/template-data'
import { reasonKey } from '@shared/domain/summary-number'
import { SheetSection, SheetTable } from '../../components/sheet'
import { shownCode } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import { SummaryNumberButton } from './summary-number'
import styles from './shift.module.css'

export interface ShiftTablesProps {
  readonly summary: ShiftSummary
  readonly words: ShiftSummaryWords
}

/** What fits the page; the list behind the number and the files have all. */
const OPEN_SHOWN = 6

export function People({ summary, words }: ShiftTablesProps) {
  const { t, number, minutesSeconds, words: wordIn } = useSpeech()
  const clock = (ms: number | null) => (ms === null ? '–' : minutesSeconds(ms))
  return (
    <SheetSection title={t('shift.people')} aside={t('shift.peopleAside')}>
      <SheetTable
        label={t('shift.people')}
        columns={[
          { id: 'name', heading: t('shift.operator') },
          { id: 'bench', heading: wordIn(words.terms.benchTime), numeric: true },
          { id: 'decided', heading: t('shift.unitsDecided'), numeric: true },
          { id: 'placed', heading: t('shift.unitsPlaced'), numeric: true },
          { id: 'time', heading: wordIn(words.terms.medianTime), numeric: true },
          { id: 'adjusted', heading: t('shift.adjustedTime'), numeric: true },
          { id: 'changed', heading: t('shift.overrides'), numeric: true },
        ]}
        rows={summary.operators.map((operator) => {
          const key = operator.operatorId
          const count = (kind: 'operator-decided' | 'operator-placed' | 'operator-overrides', value: number, name: string) => (
            <SummaryNumberButton key={kind} pick={{ number: kind, key }} name={`${operator.name}, ${name}`} value={number(value)} />
          )
          return {
            id: key,
            cells: [
              operator.name,
              <SummaryNumberButton key="stay" pick={{ number: 'stay', key }} name={`${operator.name}, ${wordIn(words.terms.benchTime)}`} value={hoursMinutes(operator.benchMs)} />,
              count('operator-decided', operator.unitsDecided, t('shift.unitsDecided')),
              count('operator-placed', operator.unitsPlaced, t('shift.unitsPlaced')),
              clock(operator.medianUnitMs),
              clock(operator.adjustedMs),
              count('operator-overrides', operator.overrides, t('shift.overrides')),
            ],
          }
        })}
      />
    </SheetSection>
  )
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** "7:46", hours and minutes. */
function hoursMinutes(ms: number): string {
  return `${Math.floor(ms / HOUR_MS)}:${String(Math.floor((ms % HOUR_MS) / MINUTE_MS)).padStart(2, '0')}`
}

/** The small tables, three beside each other, of which only those with something in them are shown. */
export function CountTables({ summary, words }: ShiftTablesProps) {
  return (
    <div className={styles.tables}>
      {countTables(summary, words).map((table) => (
        <CountTableSection key={table.id} table={table} />
      ))}
    </div>
  )
}

function CountTableSection({ table }: { readonly table: CountTable }) {
  const { t, number, words: wordIn } = useSpeech()
  const name = wordIn(table.name)
  return (
    <SheetSection title={name}>
      <SheetTable
        label={name}
        headings="spoken"
        columns={[{ id: 'name', heading: name }, { id: 'count', heading: t('shift.count'), numeric: true }]}
        rows={table.rows.map(({ pick, words, count }) => ({
          id: `${pick.number} ${pick.key ?? ''}`,
          cells: [wordIn(words), <SummaryNumberButton key="count" pick={pick} name={`${name}, ${wordIn(words)}`} value={number(count)} />],
        }))}
      />
    </SheetSection>
  )
}

/** Claimed reasons in rows, found ones in columns, both under the same numbers. */
export function Reasons({ summary, words }: ShiftTablesProps) {
  const { number, words: wordIn } = useSpeech()
  const matrix = reasonMatrix(summary, words)
  if (matrix.claimed.length === 0) return null
  const title = wordIn(words.terms.reasonMatrix)
  const legend = matrix.found.filter((axis) => !matrix.claimed.some((row) => row.code === axis.code)).map((axis) => `${axis.number} ${wordIn(axis.words)}`)
  return (
    <SheetSection title={title} aside={wordIn(words.terms.reasonMatrixNote)}>
      <SheetTable
        label={title}
        columns={[{ id: 'claimed', heading: wordIn(words.terms.reason) }, ...matrix.found.map((axis) => ({ id: String(axis.number), heading: String(axis.number), numeric: true }))]}
        rows={matrix.claimed.map((row) => ({
          id: String(row.number),
          cells: [
            `${row.number} ${wordIn(row.words)}`,
            ...matrix.found.map((column) => {
              const count = matrix.count(row.code, column.code)
              if (count === 0) return ''
              const name = `${wordIn(row.words)} > ${wordIn(column.words)}`
              return <SummaryNumberButton key={column.number} pick={{ number: 'reason', key: reasonKey(row.code, column.code) }} name={name} value={number(count)} />
            }),
          ],
        }))}
      />
      {legend.length > 0 && <p className={styles.legend}>{legend.join(' · ')}</p>}
    </SheetSection>
  )
}

export function Devices({ summary, words }: ShiftTablesProps) {
  const { number, span, words: wordIn } = useSpeech()
  const { terms } = words
  const title = wordIn(terms.devices)
  if (summary.devices.length === 0) return <SheetSection title={title}><p>{wordIn(terms.noDevices)}</p></SheetSection>
  return (
    <SheetSection title={title} aside={span(summary.devices.reduce((sum, { outMs }) => sum + outMs, 0))}>
      <SheetTable
        label={title}
        columns={[
          { id: 'device', heading: wordIn(terms.device) },
          { id: 'state', heading: wordIn(terms.deviceState) },
          { id: 'times', heading: wordIn(terms.times), numeric: true },
          { id: 'out', heading: wordIn(terms.minutesOut), numeric: true },
        ]}
        rows={summary.devices.map(({ deviceId, role, states, count, outMs }) => ({
          id: deviceId,
          cells: [
            wordIn(nameWords(words, `role.${role}`)),
            states.map((state) => wordIn(nameWords(words, `device-state.${state}`))).join(', '),
            <SummaryNumberButton key="times" pick={{ number: 'device', key: deviceId }} name={wordIn(nameWords(words, `role.${role}`))} value={number(count)} />,
            span(outMs),
          ],
        }))}
      />
    </SheetSection>
  )
}

export function Notes({ summary, words }: ShiftTablesProps) {
  const { time, words: wordIn } = useSpeech()
  const title = wordIn(words.terms.notes)
  if (summary.notes.length === 0) return <SheetSection title={title}><p>{wordIn(words.terms.noNotes)}</p></SheetSection>
  return (
    <SheetSection title={title}>
      <SheetTable
        label={title}
        headings="spoken"
        columns={[{ id: 'time', heading: wordIn(words.terms.time) }, { id: 'note', heading: wordIn(words.terms.note) }, { id: 'name', heading: wordIn(words.terms.operator), numeric: true }]}
        rows={summary.notes.map((note, place) => ({ id: `${note.at} ${place}`, cells: [time(note.at), <span key="note" className={styles.noteText}>{note.text}</span>, note.name] }))}
      />
    </SheetSection>
  )
}

export function StillOpen({ summary, words }: ShiftTablesProps) {
  const speech = useSpeech()
  const { t } = speech
  const count = summary.stillOpen.length
  if (count === 0) return <SheetSection title={t('shift.stillOpen')}><p>{t('shift.nothingOpen')}</p></SheetSection>
  return (
    <SheetSection title={t('shift.stillOpen')} aside={<SummaryNumberButton pick={{ number: 'open', key: null }} name={t('shift.stillOpen')} value={count > OPEN_SHOWN ? t('shift.oldest', { shown: OPEN_SHOWN, count: speech.number(count) }) : t('shift.stillOpenAside', { count })} />}>
      <SheetTable
        label={t('shift.stillOpen')}
        columns={[
          { id: 'lpn', heading: t('shift.lpn') },
          { id: 'title', heading: t('shift.what') },
          { id: 'state', heading: t('shift.why') },
          { id: 'waits', heading: t('shift.waits'), numeric: true },
        ]}
        rows={summary.stillOpen.slice(0, OPEN_SHOWN).map((unit) => ({
          id: unit.lpn,
          cells: [
            shownCode(unit.lpn), unit.title,
            unit.holdReason === null ? t(`unitStates.${unit.state}`) : speech.words(nameWords(words, `hold.${unit.holdReason}`)),
            speech.elapsed(summary.frozenAt - unit.since),
          ],
        }))}
      />
    </SheetSection>
  )
}
