import { nameWords, reasonMatrix, type CountTable } from '@shared/contract/summary-tables'
import { groupLpn } from '@shared/domain/lpn'
import { CONTENT_WIDTH, mm } from './sheet'
import type { Column, Table } from './sheet-table'
import type { SummaryTexts } from './summary-texts'

const left = (head: string, width: number, maxLines = 1): Column => ({ head, width, align: 'left', maxLines })
const right = (head: string, width: number): Column => ({ head, width, align: 'right' })
const strongRight = (head: string, width: number): Column => ({ head, width, align: 'right', strong: true })

function table(texts: SummaryTexts, name: string, note: string, columns: readonly Column[], rows: Table['rows']): Table {
  return { name, note, nameContinued: texts.word('continued', { title: name }), columns, rows }
}

export function peopleTable(texts: SummaryTexts): Table {
  const { summary, formats, word } = texts
  const [bench, decided, placed, time, changed] = [mm(22), mm(20), mm(22), mm(27), mm(22)]
  return table(
    texts,
    word('people'),
    '',
    [
      left(word('operator'), CONTENT_WIDTH - bench - decided - placed - 2 * time - changed, 2), right(word('benchTime'), bench), strongRight(word('decided'), decided),
      right(word('placed'), placed), right(word('medianTime'), time), right(word('adjustedTime'), time), right(word('overrides'), changed),
    ],
    summary.operators.map((operator) => [
      texts.outside(operator.name), formats.hoursMinutes(operator.benchMs), formats.count(operator.unitsDecided), formats.count(operator.unitsPlaced),
      formats.clock(operator.medianUnitMs), formats.clock(operator.adjustedMs), formats.count(operator.overrides),
    ]),
  )
}

/** One of the small tables that stand beside each other. */
export function countTable(texts: SummaryTexts, { name, rows }: CountTable, width: number): Table {
  const { formats } = texts
  const number = mm(15)
  return table(
    texts,
    texts.in(name),
    '',
    [left('', width - number, 2), strongRight('', number)],
    rows.map(({ words, count }) => [texts.in(words), formats.count(count)]),
  )
}

/** Claimed reasons in rows, found ones in columns. Both carry the same numbers; reasons that were only found are named below. Null when nothing was decided. */
export function reasonsTable(texts: SummaryTexts): { readonly table: Table; readonly legend: string } | null {
  const { formats, word } = texts
  const matrix = reasonMatrix(texts.summary, texts.words)
  if (matrix.claimed.length === 0) return null
  const number = Math.min(mm(16), (CONTENT_WIDTH - mm(60)) / matrix.found.length)
  const named = matrix.found.filter(({ code }) => !matrix.claimed.some((row) => row.code === code))
  return {
    table: table(
      texts,
      word('reasonMatrix'),
      word('reasonMatrixNote'),
      [left(word('reason'), CONTENT_WIDTH - matrix.found.length * number), ...matrix.found.map((axis) => right(String(axis.number), number))],
      matrix.claimed.map((row) => [`${row.number} ${texts.in(row.words)}`, ...matrix.found.map((column) => blankZero(formats.count(matrix.count(row.code, column.code))))]),
    ),
    legend: named.map((axis) => `${axis.number} ${texts.in(axis.words)}`).join(' · '),
  }
}

function blankZero(count: string): string {
  return count === '0' ? '' : count
}

export function devicesTable(texts: SummaryTexts): Table {
  const { summary, formats, word, words } = texts
  const [device, times, out] = [mm(45), mm(20), mm(30)]
  return table(
    texts,
    word('devices'),
    texts.wait(summary.devices.reduce((sum, { outMs }) => sum + outMs, 0)),
    [left(word('device'), device), left(word('deviceState'), CONTENT_WIDTH - device - times - out, 2), right(word('times'), times), strongRight(word('minutesOut'), out)],
    summary.devices.map(({ role, states, count, outMs }) => [
      texts.in(nameWords(words, `role.${role}`)), states.map((state) => texts.in(nameWords(words, `device-state.${state}`))).join(', '), formats.count(count), texts.wait(outMs),
    ]),
  )
}

/** Longest note in lines of the sheet: two thousand characters take about twenty. */
const NOTE_LINES = 60

export function notesTable(texts: SummaryTexts): Table {
  const { summary, formats, word } = texts
  const [time, name] = [mm(18), mm(38)]
  return table(
    texts,
    word('notes'),
    '',
    [left(word('time'), time), left(word('note'), CONTENT_WIDTH - time - name, NOTE_LINES), left(word('operator'), name, 2)],
    summary.notes.map((note) => [formats.time(note.at), texts.outside(note.text.replaceAll('\n', ' / ')), texts.outside(note.name)]),
  )
}

export function openUnitsTable(texts: SummaryTexts): Table {
  const { summary, formats, word } = texts
  const note = word('unitCount', { count: formats.count(summary.stillOpen.length) })
  const [plate, state, wait] = [mm(35), mm(42), mm(22)]
  const columns = [left(word('lpn'), plate), left(word('item'), CONTENT_WIDTH - plate - state - wait), left(word('where'), state), right(word('waits'), wait)]
  return table(texts, word('stillOpen'), note, columns, summary.stillOpen.map((unit) => [
    groupLpn(unit.lpn), texts.outside(unit.title),
    texts.in(unit.holdReason === null ? texts.words.states[unit.state] : nameWords(texts.words, `hold.${unit.holdReason}`)),
    texts.wait(summary.frozenAt - unit.since),
  ]))
}
