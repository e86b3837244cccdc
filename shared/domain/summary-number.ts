import type { Instant } from './quantities'
import type { ShiftFacts, UnitFacts } from './shift-facts'
import { SUMMARY_STEPS } from './shift-summary'
import { baseGroup, isResalable } from './zone'

/*
 * Every number of the shift summary by its name, and what it counts. The summary, the list behind a number in the window
 * and the check of the written file all count with these functions, so that they cannot tell different things.
 */

/** Numbers counted over units. Those that stand for several take a key, for example the grade. */
export const UNIT_NUMBERS = [
  'decided', 'placed', 'resalable', 'unit-time', 'not-weighed', 'open',
  'step', 'grade', 'group', 'disposition', 'reason', 'grade-override', 'route-override', 'override', 'hold', 'weight', 'fit',
  'operator-decided', 'operator-placed', 'operator-overrides', 'hour',
  'printed', 'confirmed', 'failed', 'reprinted', 'reprint',
] as const
export type UnitNumber = (typeof UNIT_NUMBERS)[number]

/** Numbers counted over parcels, steps taken back, times a device was out, and devices tested. */
export const OTHER_NUMBERS = ['parcels', 'blind', 'missing', 'undone', 'device', 'device-check', 'stay'] as const
export type OtherNumber = (typeof OTHER_NUMBERS)[number]
export type SummaryNumber = UnitNumber | OtherNumber
export const SUMMARY_NUMBERS: readonly SummaryNumber[] = [...UNIT_NUMBERS, ...OTHER_NUMBERS]

/** A number with its key; null for a number that needs none. */
export interface NumberPick {
  readonly number: SummaryNumber
  readonly key: string | null
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const NO_REASON = 'none'

/** The coarse reason of a code: what stands before the stroke. */
export function reasonGroupOf(code: string | null): string | null {
  return code === null ? null : (code.split('/')[0] ?? code)
}

/** The key of a cell of the matrix of reasons. */
export function reasonKey(claimed: string | null, found: string | null): string {
  return `${claimed ?? NO_REASON}>${found ?? NO_REASON}`
}

/** The reasons of a cell's key. */
export function reasonsOfKey(key: string): { readonly claimed: string | null; readonly found: string | null } {
  const [claimed = NO_REASON, found = NO_REASON] = key.split('>')
  return { claimed: claimed === NO_REASON ? null : claimed, found: found === NO_REASON ? null : found }
}

/** The start of the local hour that an instant lies in; local hours begin `hourShiftMs` after those of UTC. */
export function hourOf(at: Instant, hourShiftMs: number): Instant {
  return Math.floor((at - hourShiftMs) / HOUR_MS) * HOUR_MS + hourShiftMs
}

/** How often a unit counts in a number: 0 or 1, more for labels that came out several times. */
export function countOfUnit(unit: UnitFacts, number: UnitNumber, key: string | null, hourShiftMs = 0): number {
  const { decided, placed } = unit.steps
  const yes = (holds: boolean): number => (holds ? 1 : 0)
  switch (number) {
    case 'decided': return yes(decided !== undefined)
    case 'placed': return yes(placed !== undefined)
    case 'resalable': return yes(decided !== undefined && unit.disposition !== null && isResalable(unit.disposition))
    case 'unit-time': return yes(unit.unitMs !== null)
    case 'not-weighed': return yes(unit.weighingSkipped)
    case 'open': return yes(unit.open)
    case 'step': return yes(SUMMARY_STEPS.some((step) => step === key && unit.steps[step] !== undefined))
    case 'grade': return yes(unit.steps.inspected !== undefined && unit.grade === key)
    case 'group': return yes(decided !== undefined && unit.disposition !== null && baseGroup(unit.disposition) === key)
    case 'disposition': return yes(decided !== undefined && unit.disposition === key)
    case 'reason': return yes(decided !== undefined && reasonKey(reasonGroupOf(unit.claimedReason), reasonGroupOf(unit.foundReason)) === key)
    case 'grade-override': return yes(unit.gradeReason !== null && (key === null || unit.gradeReason === key))
    case 'route-override': return yes(unit.dispositionReason !== null && (key === null || unit.dispositionReason === key))
    case 'override': return yes(unit.gradeReason !== null) + yes(unit.dispositionReason !== null)
    case 'hold': return yes(unit.holdReason !== null && (key === null || unit.holdReason === key))
    case 'weight': return yes(unit.weightVerdict !== null && (key === null || unit.weightVerdict === key))
    case 'fit': return yes(unit.steps.identified !== undefined && unit.fit === key)
    case 'operator-decided': return yes(decided?.by === key)
    case 'operator-placed': return yes(placed?.by === key)
    case 'operator-overrides': return yes(decided?.by === key && (unit.gradeReason !== null || unit.dispositionReason !== null))
    case 'hour': return yes(decided !== undefined && String(hourOf(decided.at, hourShiftMs)) === key)
    case 'printed': return unit.labelsPrinted
    case 'confirmed': return unit.labelsConfirmed
    case 'failed': return unit.labelsFailed
    case 'reprinted': return unit.reprintReasons.length
    case 'reprint': return unit.reprintReasons.filter((reason) => reason === key).length
  }
}

/** A number over the units of the facts. */
export function countUnits(units: readonly UnitFacts[], number: UnitNumber, key: string | null = null, hourShiftMs = 0): number {
  return units.reduce((sum, unit) => sum + countOfUnit(unit, number, key, hourShiftMs), 0)
}

/** One line behind a number: what it is, and when it counted. */
export interface BehindNumber {
  /** Plate of a unit, number of a return order, id of a device. */
  readonly code: string
  readonly title: string
  readonly at: Instant
  /** Whether the code is the plate of a unit, which has a dossier. */
  readonly isUnit: boolean
}

/** When a unit counted in a number: the time of the step that the number is about. */
function timeOf(unit: UnitFacts, number: UnitNumber, key: string | null): Instant {
  const { steps } = unit
  const step = SUMMARY_STEPS.find((candidate) => candidate === key)
  switch (number) {
    case 'placed': case 'unit-time': case 'operator-placed': return steps.placed?.at ?? unit.since
    case 'step': return (step && steps[step]?.at) ?? unit.since
    case 'grade': return steps.inspected?.at ?? unit.since
    case 'fit': return steps.identified?.at ?? unit.since
    case 'hold': return steps.held?.at ?? unit.since
    case 'weight': return steps.weighed?.at ?? unit.since
    case 'printed': case 'confirmed': case 'reprinted': case 'reprint': return steps.labelled?.at ?? unit.since
    case 'open': case 'failed': case 'not-weighed': return unit.since
    default: return steps.decided?.at ?? unit.since
  }
}

function isUnitNumber(number: SummaryNumber): number is UnitNumber {
  return (UNIT_NUMBERS as readonly string[]).includes(number)
}

/** What stands behind a number, in the order of time. */
export function rowsBehind(facts: ShiftFacts, { number, key }: NumberPick, hourShiftMs = 0): readonly BehindNumber[] {
  return [...(isUnitNumber(number) ? unitRows(facts, number, key, hourShiftMs) : otherRows(facts, number, key))].sort((a, b) => a.at - b.at)
}

function unitRows(facts: ShiftFacts, number: UnitNumber, key: string | null, hourShiftMs: number): readonly BehindNumber[] {
  return facts.units
    .filter((unit) => countOfUnit(unit, number, key, hourShiftMs) > 0)
    .map((unit) => ({ code: unit.lpn, title: unit.title, at: timeOf(unit, number, key), isUnit: true }))
}

function otherRows(facts: ShiftFacts, number: OtherNumber, key: string | null): readonly BehindNumber[] {
  switch (number) {
    case 'parcels':
    case 'blind':
      return facts.parcels.flatMap(({ rmaNumber, scanned, match, receivedAt }) =>
        receivedAt !== null && (number === 'parcels' || match === 'blind') ? [{ code: rmaNumber, title: scanned, at: receivedAt, isUnit: false }] : [])
    case 'missing':
      return facts.parcels.flatMap(({ rmaNumber, scanned, closedAt, unitsMissing }) => (closedAt !== null && unitsMissing > 0 ? [{ code: rmaNumber, title: `${scanned} · ${unitsMissing}`, at: closedAt, isUnit: false }] : []))
    case 'undone':
      return facts.undone.map(({ code, title, at }) => ({ code, title, at, isUnit: facts.units.some((unit) => unit.lpn === code) }))
    case 'stay':
      return facts.stays.filter(({ operatorId }) => key === null || operatorId === key).map(({ operatorId, from, to }) => ({ code: operatorId, title: `${Math.round((to - from) / MINUTE_MS)} min`, at: from, isUnit: false }))
    case 'device-check':
      return facts.checks.filter(({ outcome }) => key === null || outcome === key).map(({ deviceId, check, detail, at }) => ({ code: deviceId, title: detail === '' ? check : `${check}: ${detail}`, at, isUnit: false }))
    case 'device':
      return facts.faults.filter(({ deviceId }) => key === null || deviceId === key).map(({ deviceId, detail, state, from }) => ({ code: deviceId, title: detail || state, at: from, isUnit: false }))
  }
}
