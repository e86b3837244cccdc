import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { ShiftFacts, UnitFacts } from '@shared/domain/shift-facts'
import { SUMMARY_STEPS, type SummaryStep } from '@shared/domain/shift-summary'
import { baseGroup } from '@shared/domain/zone'
import type { CsvValue } from './csv'

const MS_PER_SECOND = 1000
/** Between several values of one field. */
const VALUE_GAP = ' '

/** Times as ISO 8601 in UTC: one reading only, whatever the spreadsheet's country. */
export function isoTime(at: Instant | null | undefined): string | null {
  return at == null ? null : new Date(at).toISOString()
}

export function seconds(ms: DurationMs | null): number | null {
  return ms === null ? null : ms / MS_PER_SECOND
}

/** Columns of the rows that numbers are counted from, after section, key, label and value. */
export const FACT_COLUMNS = [
  'sku', 'category', 'returnOrder', 'fit', 'takenBack', 'at', 'until', 'by',
  'identifiedAt', 'weighedAt', 'inspectedAt', 'decidedAt', 'labelledAt', 'scannedBackAt', 'placedAt', 'putAwayAt', 'heldAt', 'decidedBy', 'placedBy',
  'grade', 'gradeComputed', 'gradeReason', 'group', 'disposition', 'dispositionComputed', 'dispositionReason', 'claimedReason', 'foundReason',
  'weightGrams', 'usualWeightGrams', 'weightVerdict', 'weightDifferenceGrams', 'weighingSkipped', 'unitSeconds',
  'labelsPrinted', 'labelsConfirmed', 'labelsFailed', 'reprintReasons', 'holdReason', 'open', 'state', 'since', 'detail',
] as const
type FactColumn = (typeof FACT_COLUMNS)[number]
type Facts = Readonly<Partial<Record<FactColumn, CsvValue>>>

const STEP_COLUMNS: Readonly<Record<SummaryStep, FactColumn>> = {
  identified: 'identifiedAt', weighed: 'weighedAt', inspected: 'inspectedAt', decided: 'decidedAt', labelled: 'labelledAt',
  'scanned-back': 'scannedBackAt', placed: 'placedAt', 'put-away': 'putAwayAt', held: 'heldAt',
}

const mark = (holds: boolean): number => (holds ? 1 : 0)

function row(section: string, key: string, label: string, value: CsvValue, facts: Facts): readonly CsvValue[] {
  return [section, key, label, value, ...FACT_COLUMNS.map((column) => facts[column] ?? null)]
}

/** One row for each unit, parcel, step taken back, device fault, device tested, stay and note. A blank field is a fact that is not there. */
export function factRows(facts: ShiftFacts): readonly (readonly CsvValue[])[] {
  return [
    ...facts.units.map((unit) => row('unit', unit.lpn, unit.title, 1, unitFields(unit))),
    ...facts.parcels.map(({ parcelId, rmaNumber, scanned, match, receivedAt, closedAt, unitsMissing }) =>
      row('parcel', parcelId, scanned, unitsMissing, { returnOrder: rmaNumber, fit: match, at: isoTime(receivedAt), until: isoTime(closedAt) })),
    ...facts.undone.map(({ at, by, kind, code, title }) => row('undone', code, title, 1, { at: isoTime(at), by, detail: kind })),
    ...facts.faults.map(({ deviceId, role, state, detail, from, outMs, recovered }) =>
      row('fault', deviceId, role, seconds(outMs), { at: isoTime(from), until: recovered ? isoTime(from + outMs) : null, state, detail })),
    ...facts.stays.map(({ operatorId, from, to }) => row('stay', operatorId, '', seconds(to - from), { at: isoTime(from), until: isoTime(to), by: operatorId })),
    ...facts.checks.map(({ deviceId, role, check, outcome, detail, at, by }) => row('deviceCheck', deviceId, role, outcome === 'passed' ? 1 : 0, { at: isoTime(at), by, fit: check, state: outcome, detail })),
    ...facts.notes.map(({ at, by, text }) => row('note', isoTime(at) ?? '', text, 1, { at: isoTime(at), by })),
  ]
}

function unitFields(unit: UnitFacts): Facts {
  const steps = Object.fromEntries(SUMMARY_STEPS.map((step) => [STEP_COLUMNS[step], isoTime(unit.steps[step]?.at)]))
  return {
    ...steps,
    sku: unit.sku, category: unit.category, returnOrder: unit.rmaNumber, fit: unit.fit, takenBack: mark(unit.takenBack),
    decidedBy: unit.steps.decided?.by ?? null, placedBy: unit.steps.placed?.by ?? null,
    grade: unit.grade, gradeComputed: unit.gradeComputed, gradeReason: unit.gradeReason,
    group: unit.disposition && baseGroup(unit.disposition), disposition: unit.disposition,
    dispositionComputed: unit.dispositionComputed, dispositionReason: unit.dispositionReason,
    claimedReason: unit.claimedReason, foundReason: unit.foundReason,
    weightGrams: unit.weightGrams, usualWeightGrams: unit.usualWeightGrams, weightVerdict: unit.weightVerdict, weightDifferenceGrams: unit.weightDifferenceGrams,
    weighingSkipped: mark(unit.weighingSkipped), unitSeconds: seconds(unit.unitMs),
    labelsPrinted: unit.labelsPrinted, labelsConfirmed: unit.labelsConfirmed, labelsFailed: unit.labelsFailed, reprintReasons: unit.reprintReasons.join(VALUE_GAP),
    holdReason: unit.holdReason, open: mark(unit.open), state: unit.state, since: isoTime(unit.since),
  }
}
