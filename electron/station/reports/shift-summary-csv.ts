import type { ShiftSummaryTerm, ShiftSummaryWords } from '@shared/contract/template-data'
import type { Instant } from '@shared/domain/quantities'
import type { ShiftSummary } from '@shared/domain/shift-summary'
import { wordsIn, type Language } from '@shared/domain/words'
import { toCsv, type CsvValue } from './csv'

const MS_PER_SECOND = 1000

/** One number of the summary: `section` and `key` never change, `label` is for people, `value` is plain. */
type Row = readonly [section: string, key: string, label: string, value: CsvValue]

/** Times as ISO 8601 in UTC: one reading only, whatever the spreadsheet's country. */
function isoTime(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / MS_PER_SECOND
}

/**
 * Every number of the summary in long form, one a row: section, key, label, value. A spreadsheet turns it into any
 * table, and files of many shifts can be put below each other. Units still open are all here, however many.
 */
export function shiftSummaryCsv(summary: ShiftSummary, options: { readonly language: Language; readonly words: ShiftSummaryWords }): string {
  const { language, words } = options
  const word = (term: ShiftSummaryTerm) => wordsIn(words.terms[term], language)
  const rows: readonly Row[] = [
    ['shift', 'stationName', word('station'), summary.stationName],
    ['shift', 'shiftId', word('shift'), summary.shiftId],
    ['shift', 'openedAt', word('opened'), isoTime(summary.openedAt)],
    ['shift', 'closedAt', word('closed'), isoTime(summary.closedAt)],
    ['shift', 'frozenAt', word('frozen'), isoTime(summary.frozenAt)],
    ['shift', 'firstSeq', word('firstEntry'), summary.firstSeq],
    ['shift', 'lastSeq', word('lastEntry'), summary.lastSeq],
    ['shift', 'chainWhole', word('chain'), summary.chainWhole ? word('chainWhole') : word('chainBroken')],
    ['total', 'unitsDecided', word('unitsDecided'), summary.unitsDecided],
    ['total', 'unitsPlaced', word('unitsPlaced'), summary.unitsPlaced],
    ['total', 'unitsResalable', word('unitsResalable'), summary.unitsResalable],
    ['total', 'unitTimeMedianSeconds', word('unitTimeMedian'), seconds(summary.unitTime.medianMs)],
    ['total', 'unitTimeP90Seconds', word('unitTimeP90'), seconds(summary.unitTime.p90Ms)],
    ['total', 'parcelsReceived', word('parcelsReceived'), summary.parcelsReceived],
    ['total', 'parcelsBlind', word('parcelsBlind'), summary.parcelsBlind],
    ['total', 'weighingsSkipped', word('weighingsSkipped'), summary.weighingsSkipped],
    ['total', 'stepsUndone', word('stepsUndone'), summary.stepsUndone],
    ...summary.unitsByStep.map(({ step, count }): Row => ['step', step, wordsIn(words.steps[step], language), count]),
    ...summary.unitsByGrade.map(({ grade, count }): Row => ['grade', grade, `${word('grade')} ${grade}`, count]),
    ...summary.unitsByDisposition.map(({ disposition, count }): Row => ['disposition', disposition, wordsIn(words.dispositions[disposition], language), count]),
    ...summary.unitsByHour.map(({ hourStart, count }): Row => ['hour', isoTime(hourStart) ?? '', word('unitsByHour'), count]),
    ...summary.operators.flatMap(({ operatorId, name, unitsDecided, unitsPlaced, medianUnitMs }): Row[] => [
      ['operatorDecided', operatorId, name, unitsDecided],
      ['operatorPlaced', operatorId, name, unitsPlaced],
      ['operatorMedianSeconds', operatorId, name, seconds(medianUnitMs)],
    ]),
    ...(['printed', 'confirmed', 'failed', 'reprints'] as const).map((kind): Row => ['labels', kind, word(kind), summary.prints[kind]]),
    ...summary.stillOpen.flatMap(({ lpn, title, state, since }): Row[] => [
      ['openState', lpn, title, wordsIn(words.states[state], language)],
      ['openSince', lpn, title, isoTime(since)],
    ]),
  ]
  return toCsv(['section', 'key', 'label', 'value'], rows)
}
