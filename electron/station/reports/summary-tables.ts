import { groupLpn } from '@shared/domain/lpn'
import { CONTENT_WIDTH, mm } from './sheet'
import type { Column, Table } from './sheet-table'
import type { SummaryTexts } from './summary-texts'

/** The hand-over names this many open units; the rest is counted, and named in the table of numbers. */
export const OPEN_UNITS_SHOWN = 40

const left = (head: string, width: number, maxLines = 1): Column => ({ head, width, align: 'left', maxLines })
const right = (head: string, width: number): Column => ({ head, width, align: 'right' })
const strongRight = (head: string, width: number): Column => ({ head, width, align: 'right', strong: true })

function table(texts: SummaryTexts, name: string, note: string, columns: readonly Column[], rows: Table['rows']): Table {
  return { name, note, nameContinued: texts.word('continued', { title: name }), columns, rows }
}

export function peopleTable(texts: SummaryTexts): Table {
  const { summary, formats, word } = texts
  const number = mm(34)
  return table(
    texts,
    word('people'),
    '',
    [left(word('operator'), CONTENT_WIDTH - 3 * number, 2), strongRight(word('decided'), number), right(word('placed'), number), right(word('medianTime'), number)],
    summary.operators.map((operator) => [texts.outside(operator.name), formats.count(operator.unitsDecided), formats.count(operator.unitsPlaced), formats.clock(operator.medianUnitMs)]),
  )
}

export function stepsTable(texts: SummaryTexts, width: number): Table {
  const { summary, formats, word } = texts
  const number = mm(16)
  return table(
    texts,
    word('byStep'),
    '',
    [left(word('step'), width - number, 2), strongRight(word('units'), number)],
    summary.unitsByStep.map(({ step, count }) => [texts.in(texts.words.steps[step]), formats.count(count)]),
  )
}

export function gradesTable(texts: SummaryTexts, width: number): Table {
  const { summary, formats, word } = texts
  const number = mm(17)
  const graded = summary.unitsByGrade.reduce((sum, { count }) => sum + count, 0)
  return table(
    texts,
    word('byGrade'),
    '',
    [left(word('grade'), width - 2 * number), strongRight(word('units'), number), right(word('share'), number)],
    summary.unitsByGrade.map(({ grade, count }) => [grade, formats.count(count), formats.share(count, graded)]),
  )
}

export function labelsTable(texts: SummaryTexts, width: number): Table {
  const { prints } = texts.summary
  const { word, formats } = texts
  const number = mm(16)
  const rows = (['printed', 'confirmed', 'failed', 'reprints'] as const).map((kind) => [word(kind), formats.count(prints[kind])])
  return table(texts, word('labels'), '', [left('', width - number, 2), strongRight(word('count'), number)], rows)
}

export function openUnitsTable(texts: SummaryTexts): Table {
  const { summary, formats, word } = texts
  const shown = summary.stillOpen.slice(0, OPEN_UNITS_SHOWN)
  const note = shown.length < summary.stillOpen.length
    ? word('oldestOf', { count: formats.count(shown.length), total: formats.count(summary.stillOpen.length) })
    : word('unitCount', { count: formats.count(summary.stillOpen.length) })
  const [plate, state, wait] = [mm(35), mm(42), mm(22)]
  const columns = [left(word('lpn'), plate), left(word('item'), CONTENT_WIDTH - plate - state - wait), left(word('where'), state), right(word('waits'), wait)]
  return table(texts, word('stillOpen'), note, columns, shown.map((unit) => [
    groupLpn(unit.lpn), texts.outside(unit.title), texts.in(texts.words.states[unit.state]), texts.wait(summary.frozenAt - unit.since),
  ]))
}
