import { CHECK_OUTCOMES } from '../device-check'
import { GRADES } from '../grading-rules'
import { NO_REFERENCE, adjustToMix, type ReferenceMix, type TimedUnit } from '../mix-adjusted-time'
import { nearestRank } from '../nearest-rank'
import type { DurationMs, Instant } from '../quantities'
import type { ShiftFacts, UnitFacts } from '../shift-facts'
import { SUMMARY_STEPS, type DeviceSummary, type KeyedCount, type OpenUnit, type OperatorSummary, type ReasonCell, type ShiftSummary } from '../shift-summary'
import { countUnits, hourOf, reasonGroupOf, reasonKey, reasonsOfKey, type UnitNumber } from '../summary-number'
import { UNIT_FITS } from '../unit-fit'
import { BASE_GROUPS, DISPOSITIONS, ZONE_ROUTES } from '../zone'
import { gatherShiftFacts, type ShiftFactsInput } from './shift-facts'

/** What the numbers need beside the rows they are counted from. */
export interface SummaryContext {
  readonly stationName: string
  readonly operators: readonly { readonly operatorId: string; readonly name: string }[]
  readonly chainWhole: boolean
  readonly lastHash?: string | undefined
  readonly reference?: ReferenceMix | undefined
  /** How far the station's local hours begin after those of UTC: 0 for most places, half an hour in India. */
  readonly hourShiftMs?: DurationMs | undefined
}

/** A shift's entries with what the numbers need. */
export type ShiftSummaryInput = ShiftFactsInput & SummaryContext

const HOUR_MS = 3_600_000
/** A month of hours. A longer span comes from a shift that nobody closed or a wrong clock: then hours without units are left out. */
const MAX_HOURS = 31 * 24

/** Sums a shift up from its entries. */
export function summariseShift(input: ShiftSummaryInput): ShiftSummary {
  return summariseFacts(gatherShiftFacts(input), input)
}

/** Counts a shift from its rows. Every number counts rows whose step lies between the shift's opening and its end or freezing. */
export function summariseFacts(facts: ShiftFacts, context: SummaryContext): ShiftSummary {
  const { shift, frozenAt, units } = facts
  const hourShiftMs = context.hourShiftMs ?? 0
  const count = (number: UnitNumber, key: string | null = null): number => countUnits(units, number, key, hourShiftMs)
  const received = facts.parcels.filter((parcel) => parcel.receivedAt !== null)
  const placed = timedUnits(units)
  const times = placed.map(({ unitMs }) => unitMs)
  const nameOf = (operatorId: string): string => context.operators.find((operator) => operator.operatorId === operatorId)?.name ?? operatorId
  return {
    stationName: context.stationName, shiftId: shift.shiftId, openedAt: shift.openedAt, closedAt: shift.closedAt, frozenAt,
    firstSeq: facts.firstSeq, lastSeq: facts.lastSeq, chainWhole: context.chainWhole, lastHash: context.lastHash ?? '',
    operators: summariseOperators(facts, context, nameOf),
    parcelsReceived: received.length,
    parcelsBlind: received.filter((parcel) => parcel.match === 'blind').length,
    unitsByStep: SUMMARY_STEPS.map((step) => ({ step, count: count('step', step) })),
    unitsByGrade: GRADES.map((grade) => ({ grade, count: count('grade', grade) })),
    unitsByGroup: BASE_GROUPS.map((group) => ({ group, count: count('group', group) })),
    unitsByDisposition: DISPOSITIONS.map((disposition) => ({ disposition, count: count('disposition', disposition) }))
      .filter((row) => row.count > 0 || ZONE_ROUTES.some((route) => route === row.disposition)),
    unitsByHour: countByHour(facts, hourShiftMs),
    reasons: reasonCells(units),
    unitsDecided: count('decided'),
    unitsPlaced: count('placed'),
    unitsResalable: count('resalable'),
    unitTime: { medianMs: nearestRank(times, 0.5), p90Ms: nearestRank(times, 0.9), adjusted: adjustToMix(placed, context.reference ?? NO_REFERENCE) },
    weighingsSkipped: count('not-weighed'),
    stepsUndone: facts.undone.length,
    prints: { printed: count('printed'), confirmed: count('confirmed'), failed: count('failed'), reprints: count('reprinted') },
    reprintReasons: keyed(units.flatMap((unit) => unit.reprintReasons)),
    gradeOverrides: keyed(units.flatMap((unit) => unit.gradeReason ?? [])),
    routeOverrides: keyed(units.flatMap((unit) => unit.dispositionReason ?? [])),
    holds: keyed(units.flatMap((unit) => unit.holdReason ?? [])),
    weightVerdicts: keyed(units.flatMap((unit) => unit.weightVerdict ?? [])),
    differences: [
      { key: 'missing', count: facts.parcels.reduce((sum, parcel) => sum + parcel.unitsMissing, 0) },
      ...UNIT_FITS.filter((fit) => fit !== 'expected').map((fit) => ({ key: fit, count: count('fit', fit) })),
    ],
    devices: summariseDevices(facts),
    deviceChecks: facts.checks.length === 0 ? [] : CHECK_OUTCOMES.map((outcome) => ({ key: outcome, count: facts.checks.filter((check) => check.outcome === outcome).length })),
    notes: facts.notes.map(({ at, by, text }) => ({ at, name: by === null ? '' : nameOf(by), text })),
    stillOpen: openUnits(units),
  }
}

function timedUnits(units: readonly UnitFacts[]): readonly TimedUnit[] {
  return units.flatMap(({ category, unitMs }) => (unitMs === null ? [] : [{ category, unitMs }]))
}

/** How often each key occurs, the most frequent first, then by name. */
function keyed(keys: readonly string[]): readonly KeyedCount[] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}

function reasonCells(units: readonly UnitFacts[]): readonly ReasonCell[] {
  const decided = units.filter((unit) => unit.steps.decided)
  return keyed(decided.map((unit) => reasonKey(reasonGroupOf(unit.claimedReason), reasonGroupOf(unit.foundReason)))).map(({ key, count }) => ({ ...reasonsOfKey(key), count }))
}

function summariseOperators(facts: ShiftFacts, context: SummaryContext, nameOf: (operatorId: string) => string): readonly OperatorSummary[] {
  const { units, stays } = facts
  const actors = units.flatMap(({ steps }) => [steps.decided?.by, steps.placed?.by]).flatMap((by) => by ?? [])
  return [...new Set<string>([...stays.map((stay) => stay.operatorId), ...actors])].map((operatorId) => {
    const own = timedUnits(units.filter((unit) => unit.steps.placed?.by === operatorId))
    return {
      operatorId,
      name: nameOf(operatorId),
      unitsDecided: countUnits(units, 'operator-decided', operatorId),
      unitsPlaced: countUnits(units, 'operator-placed', operatorId),
      medianUnitMs: nearestRank(own.map(({ unitMs }) => unitMs), 0.5),
      adjustedMs: adjustToMix(own, context.reference ?? NO_REFERENCE).medianMs,
      overrides: countUnits(units, 'operator-overrides', operatorId),
      benchMs: stays.filter((stay) => stay.operatorId === operatorId).reduce((sum, stay) => sum + stay.to - stay.from, 0),
    }
  })
}

function countByHour({ shift, frozenAt, units }: ShiftFacts, hourShiftMs: DurationMs): ShiftSummary['unitsByHour'] {
  const from = shift.openedAt
  const to = shift.closedAt === null ? frozenAt : Math.min(shift.closedAt, frozenAt)
  const hour = (at: Instant): Instant => hourOf(at, hourShiftMs)
  const counts = new Map<Instant, number>()
  for (const { steps } of units) if (steps.decided) counts.set(hour(steps.decided.at), (counts.get(hour(steps.decided.at)) ?? 0) + 1)
  const first = hour(from)
  // A shift that ends at two sharp has no hour from two: the end itself belongs to it only when something happened then.
  const last = Math.max(first, counts.has(hour(to)) ? hour(to) : hour(to - 1))
  const length = (last - first) / HOUR_MS + 1
  const hours = length <= MAX_HOURS ? Array.from({ length }, (_, i) => first + i * HOUR_MS) : [...counts.keys()].sort((a, b) => a - b)
  return hours.map((hourStart) => ({ hourStart, count: counts.get(hourStart) ?? 0 }))
}

function summariseDevices({ faults }: ShiftFacts): readonly DeviceSummary[] {
  return [...new Set(faults.map(({ deviceId }) => deviceId))]
    .map((deviceId) => {
      const own = faults.filter((fault) => fault.deviceId === deviceId)
      return { deviceId, role: own[0]?.role ?? '', states: [...new Set(own.map(({ state }) => state))], count: own.length, outMs: own.reduce((sum, { outMs }) => sum + outMs, 0) }
    })
    .sort((a, b) => b.outMs - a.outMs || (a.deviceId < b.deviceId ? -1 : 1))
}

function openUnits(units: readonly UnitFacts[]): readonly OpenUnit[] {
  return units
    .filter((unit) => unit.open)
    .map(({ lpn, title, state, since, holdReason }) => ({ lpn, title, state, since, holdReason: state === 'held' ? holdReason : null }))
    .sort((a, b) => a.since - b.since || (a.lpn < b.lpn ? -1 : 1))
}
