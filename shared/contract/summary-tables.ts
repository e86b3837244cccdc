import { REASON_GROUPS } from '@shared/domain/return-reason'
import type { KeyedCount, ShiftSummary } from '@shared/domain/shift-summary'
import { reasonKey, type NumberPick, type SummaryNumber } from '@shared/domain/summary-number'
import type { Words } from '@shared/domain/words'
import type { ShiftSummaryDefinition, ShiftSummaryWords } from './template-data'

/*
 * What the small tables of a shift summary hold, for the window and for paper alike: each row a number with its name and
 * with what stands behind it.
 */

export interface CountRow {
  readonly pick: NumberPick
  readonly words: Words
  readonly count: number
}

export interface CountTable {
  readonly id: string
  readonly name: Words
  readonly rows: readonly CountRow[]
}

/** The name of a key, such as `hold.lead-decides`. A key that has no name yet is shown as it stands in the journal. */
export function nameWords(words: Pick<ShiftSummaryWords, 'names'>, key: string): Words {
  const plain = key.slice(key.indexOf('.') + 1)
  return words.names[key] ?? { en: plain, ru: plain }
}

/** Small tables in the order of the sheet. Those that can be empty are left out when they are. */
export function countTables(summary: ShiftSummary, words: ShiftSummaryWords): readonly CountTable[] {
  const { terms } = words
  const named = (number: SummaryNumber, prefix: string, counts: readonly KeyedCount[]): readonly CountRow[] =>
    counts.map(({ key, count }) => ({ pick: { number, key }, words: nameWords(words, `${prefix}.${key}`), count }))
  const plain = (number: SummaryNumber, text: Words, count: number): CountRow => ({ pick: { number, key: null }, words: text, count })
  const { prints } = summary
  const tables: readonly CountTable[] = [
    { id: 'steps', name: terms.byStep, rows: summary.unitsByStep.map(({ step, count }) => ({ pick: { number: 'step', key: step }, words: words.steps[step], count })) },
    { id: 'grades', name: terms.byGrade, rows: summary.unitsByGrade.map(({ grade, count }) => ({ pick: { number: 'grade', key: grade }, words: sameWords(grade), count })) },
    { id: 'groups', name: terms.byGroup, rows: summary.unitsByGroup.map(({ group, count }) => ({ pick: { number: 'group', key: group }, words: nameWords(words, `group.${group}`), count })) },
    {
      id: 'labels', name: terms.labels,
      rows: [plain('printed', terms.printed, prints.printed), plain('confirmed', terms.confirmed, prints.confirmed), plain('failed', terms.failed, prints.failed), plain('reprinted', terms.reprints, prints.reprints)],
    },
    { id: 'reprints', name: terms.reprintReasons, rows: named('reprint', 'reprint', summary.reprintReasons) },
    { id: 'differences', name: terms.differences, rows: named('fit', 'fit', summary.differences).map((row) => (row.pick.key === 'missing' ? { ...row, pick: { number: 'missing', key: null } } : row)) },
    { id: 'holds', name: terms.holds, rows: named('hold', 'hold', summary.holds) },
    { id: 'weights', name: terms.weightChecks, rows: named('weight', 'weight', summary.weightVerdicts) },
    { id: 'grade-overrides', name: terms.gradeOverrides, rows: named('grade-override', 'override', summary.gradeOverrides) },
    { id: 'route-overrides', name: terms.routeOverrides, rows: named('route-override', 'override', summary.routeOverrides) },
    { id: 'device-checks', name: terms.deviceChecks, rows: named('device-check', 'device-check', summary.deviceChecks) },
    { id: 'rest', name: terms.exceptions, rows: [plain('not-weighed', terms.weighingsSkipped, summary.weighingsSkipped), plain('undone', terms.stepsUndone, summary.stepsUndone)] },
  ]
  return tables.filter(({ rows }) => rows.length > 0)
}

function sameWords(text: string): Words {
  return { en: text, ru: text }
}

/** A reason on an axis of the matrix: its number there, and its name. */
export interface ReasonAxis {
  readonly code: string | null
  readonly number: number
  readonly words: Words
}

/** Claimed against found reason. Both axes number the reasons alike, so a reason that was right stands where row and column are the same. */
export interface ReasonMatrix {
  readonly claimed: readonly ReasonAxis[]
  readonly found: readonly ReasonAxis[]
  count(claimed: string | null, found: string | null): number
}

const REASON_ORDER: readonly (string | null)[] = [...REASON_GROUPS, 'not-said', 'no-fault-found', null]

/** Rows and columns are the reasons that occur, in the order in which they are always shown; one that this build does not know comes last. */
export function reasonMatrix(summary: Pick<ShiftSummary, 'reasons'>, words: Pick<ShiftSummaryWords, 'names'>): ReasonMatrix {
  const codes = new Set(summary.reasons.flatMap(({ claimed, found }) => [claimed, found]))
  const shown = [...REASON_ORDER, ...[...codes].filter((code) => !REASON_ORDER.includes(code))].filter((code) => codes.has(code))
  const axis = shown.map((code, i): ReasonAxis => ({ code, number: i + 1, words: nameWords(words, `reason.${code ?? 'none'}`) }))
  const counts = new Map(summary.reasons.map(({ claimed, found, count }) => [reasonKey(claimed, found), count]))
  return {
    claimed: axis.filter(({ code }) => summary.reasons.some((cell) => cell.claimed === code)),
    found: axis.filter(({ code }) => summary.reasons.some((cell) => cell.found === code)),
    count: (claimed, found) => counts.get(reasonKey(claimed, found)) ?? 0,
  }
}

/** Units whose grade or route a person changed; one whose both were changed counts twice. */
export function overrideCount(summary: Pick<ShiftSummary, 'gradeOverrides' | 'routeOverrides'>): number {
  return [...summary.gradeOverrides, ...summary.routeOverrides].reduce((sum, { count }) => sum + count, 0)
}

const DEFINITION_OF: Readonly<Record<SummaryNumber, ShiftSummaryDefinition>> = {
  decided: 'unitsDecided', placed: 'unitsPlaced', resalable: 'resalable', 'unit-time': 'unitTime', 'not-weighed': 'weighingsSkipped', open: 'stillOpen',
  step: 'byStep', grade: 'byGrade', group: 'byGroup', disposition: 'whereUnitsWent', reason: 'reasonMatrix',
  'grade-override': 'overrides', 'route-override': 'overrides', override: 'overrides', hold: 'holds', weight: 'weightChecks', fit: 'differences',
  'operator-decided': 'people', 'operator-placed': 'people', 'operator-overrides': 'overrides', hour: 'unitsByHour',
  printed: 'printed', confirmed: 'confirmed', failed: 'failed', reprinted: 'reprints', reprint: 'reprintReasons',
  parcels: 'parcelsReceived', blind: 'parcelsBlind', missing: 'differences', undone: 'stepsUndone', device: 'devices', 'device-check': 'deviceChecks', stay: 'benchTime',
}

/** What defines a number. */
export function definitionOf(number: SummaryNumber): ShiftSummaryDefinition {
  return DEFINITION_OF[number]
}
