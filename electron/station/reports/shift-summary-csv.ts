import { nameWords } from '@shared/contract/summary-tables'
import type { ShiftSummaryTerm, ShiftSummaryWords } from '@shared/contract/template-data'
import type { ShiftFacts } from '@shared/domain/shift-facts'
import type { ShiftSummary } from '@shared/domain/shift-summary'
import { reasonKey } from '@shared/domain/summary-number'
import { wordsIn, type Language } from '@shared/domain/words'
import { toCsv, type CsvValue } from './csv'
import { FACT_COLUMNS, factRows, isoTime, seconds } from './summary-fact-rows'

/** One number of the summary: `section` and `key` never change, `label` is for people, `value` is plain. */
type Row = readonly [section: string, key: string, label: string, value: CsvValue]

/** Four columns that every row has; the rest belongs to the rows of single units, parcels and times. */
const NUMBER_COLUMNS = ['section', 'key', 'label', 'value'] as const

/**
 * Every number of the summary in long form, one a row: section, key, label, value. Below them the rows that they are
 * counted from: units, parcels, steps taken back, device faults, stays and notes, with all their facts, so that whoever
 * has the file can count again. One table with one head (RFC 4180): a spreadsheet filters it by its first column, and
 * files of many shifts can be put below each other.
 */
export function shiftSummaryCsv(summary: ShiftSummary, facts: ShiftFacts, options: { readonly language: Language; readonly words: ShiftSummaryWords }): string {
  const numbers = numberRows(summary, options.language, options.words)
  const blank: readonly CsvValue[] = FACT_COLUMNS.map(() => null)
  return toCsv([...NUMBER_COLUMNS, ...FACT_COLUMNS], [...numbers.map((row) => [...row, ...blank]), ...factRows(facts)])
}

function numberRows(summary: ShiftSummary, language: Language, words: ShiftSummaryWords): readonly Row[] {
  const word = (term: ShiftSummaryTerm) => wordsIn(words.terms[term], language)
  const name = (key: string) => wordsIn(nameWords(words, key), language)
  const { adjusted } = summary.unitTime
  const keyed = (section: string, prefix: string, counts: ShiftSummary['holds']): Row[] => counts.map(({ key, count }) => [section, key, name(`${prefix}.${key}`), count])
  return [
    ['shift', 'stationName', word('station'), summary.stationName],
    ['shift', 'shiftId', word('shift'), summary.shiftId],
    ['shift', 'openedAt', word('opened'), isoTime(summary.openedAt)],
    ['shift', 'closedAt', word('closed'), isoTime(summary.closedAt)],
    ['shift', 'frozenAt', word('frozen'), isoTime(summary.frozenAt)],
    ['shift', 'firstSeq', word('firstEntry'), summary.firstSeq],
    ['shift', 'lastSeq', word('lastEntry'), summary.lastSeq],
    ['shift', 'lastHash', word('lastHash'), summary.lastHash],
    ['shift', 'chainWhole', word('chain'), summary.chainWhole ? word('chainWhole') : word('chainBroken')],
    ['total', 'unitsDecided', word('unitsDecided'), summary.unitsDecided],
    ['total', 'unitsPlaced', word('unitsPlaced'), summary.unitsPlaced],
    ['total', 'unitsResalable', word('unitsResalable'), summary.unitsResalable],
    ['total', 'unitTimeMedianSeconds', word('unitTimeMedian'), seconds(summary.unitTime.medianMs)],
    ['total', 'unitTimeP90Seconds', word('unitTimeP90'), seconds(summary.unitTime.p90Ms)],
    ['total', 'unitTimeAdjustedSeconds', word('adjustedSeconds'), seconds(adjusted.medianMs)],
    ['total', 'unitTimeAdjustedGap', word('adjustedGap'), adjusted.gap === null ? null : name(`gap.${adjusted.gap}`)],
    ['total', 'unitTimeReferenceSeconds', word('adjustedReferenceSeconds'), seconds(adjusted.referenceMs)],
    ['total', 'unitTimeReferenceShifts', word('adjustedReferenceShifts'), adjusted.referenceShifts],
    ['total', 'unitTimeReferenceUnits', word('adjustedReferenceUnits'), adjusted.referenceUnits],
    ...adjusted.mix.flatMap(({ category, units, medianMs }): Row[] => [
      ['usualMixUnits', category, word('adjustedReferenceUnits'), units],
      ['usualMixMedianSeconds', category, word('adjustedReferenceSeconds'), seconds(medianMs)],
    ]),
    ['total', 'parcelsReceived', word('parcelsReceived'), summary.parcelsReceived],
    ['total', 'parcelsBlind', word('parcelsBlind'), summary.parcelsBlind],
    ['total', 'weighingsSkipped', word('weighingsSkipped'), summary.weighingsSkipped],
    ['total', 'stepsUndone', word('stepsUndone'), summary.stepsUndone],
    ...summary.unitsByStep.map(({ step, count }): Row => ['step', step, wordsIn(words.steps[step], language), count]),
    ...summary.unitsByGrade.map(({ grade, count }): Row => ['grade', grade, `${word('grade')} ${grade}`, count]),
    ...summary.unitsByGroup.map(({ group, count }): Row => ['group', group, name(`group.${group}`), count]),
    ...summary.unitsByDisposition.map(({ disposition, count }): Row => ['disposition', disposition, wordsIn(words.dispositions[disposition], language), count]),
    ...summary.unitsByHour.map(({ hourStart, count }): Row => ['hour', isoTime(hourStart) ?? '', word('unitsByHour'), count]),
    ...summary.reasons.map(({ claimed, found, count }): Row => ['reason', reasonKey(claimed, found), `${name(`reason.${claimed ?? 'none'}`)} > ${name(`reason.${found ?? 'none'}`)}`, count]),
    ...summary.operators.flatMap(({ operatorId, name: who, unitsDecided, unitsPlaced, medianUnitMs, adjustedMs, overrides, benchMs }): Row[] => [
      ['operatorDecided', operatorId, who, unitsDecided],
      ['operatorPlaced', operatorId, who, unitsPlaced],
      ['operatorMedianSeconds', operatorId, who, seconds(medianUnitMs)],
      ['operatorAdjustedSeconds', operatorId, who, seconds(adjustedMs)],
      ['operatorOverrides', operatorId, who, overrides],
      ['operatorBenchSeconds', operatorId, who, seconds(benchMs)],
    ]),
    ...(['printed', 'confirmed', 'failed', 'reprints'] as const).map((kind): Row => ['labels', kind, word(kind), summary.prints[kind]]),
    ...keyed('reprintReason', 'reprint', summary.reprintReasons),
    ...keyed('gradeOverride', 'override', summary.gradeOverrides),
    ...keyed('routeOverride', 'override', summary.routeOverrides),
    ...keyed('hold', 'hold', summary.holds),
    ...keyed('weight', 'weight', summary.weightVerdicts),
    ...keyed('difference', 'fit', summary.differences),
    ...keyed('deviceCheck', 'device-check', summary.deviceChecks),
    ...summary.devices.flatMap(({ deviceId, role, count, outMs }): Row[] => [
      ['deviceFaults', deviceId, name(`role.${role}`), count],
      ['deviceOutSeconds', deviceId, name(`role.${role}`), seconds(outMs)],
    ]),
    ...summary.stillOpen.flatMap(({ lpn, title, state, since }): Row[] => [
      ['openState', lpn, title, wordsIn(words.states[state], language)],
      ['openSince', lpn, title, isoTime(since)],
    ]),
  ]
}
