import { asId, type OperatorId, type ParcelId, type PrintJobId, type ReturnOrderId, type ShiftId, type ToteId, type UnitId } from '@shared/domain/ids'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { makeLpn, makeNumberedLpn, NUMBERS_PER_RANGE } from '@shared/domain/lpn'
import type { Grade } from '@shared/domain/grading-rules'
import type { Instant } from '@shared/domain/quantities'
import { zoneFor, type Disposition, type ZoneLetter } from '@shared/domain/zone'
import { createSeededRandom, type SeededRandom } from '../seeded-random'
import { syntheticRma, syntheticSku, syntheticTitle } from './synthetic-catalogue'

/** What one append of the made-up history adds: the steps of a whole shift part, at a time. */
export interface SyntheticBatch {
  readonly entries: readonly DraftEntry[]
  /** When these steps were taken. */
  readonly at: Instant
}

const UNITS_PER_BATCH = 100
const BATCHES_PER_SHIFT = 5
const SHIFT_MS = 8 * 3_600_000
const TOTE_CAPACITY = 20
/** A range that no station draws by chance twice; real plates of the measured station never meet these. */
const RANGE = 'BENCH0'
const OPERATOR = asId<OperatorId>('operator-synthetic')
const ROUTES: readonly { readonly grade: Grade; readonly disposition: Disposition }[] = [
  { grade: 'A', disposition: 'restock' }, { grade: 'A', disposition: 'restock' }, { grade: 'B', disposition: 'repack' }, { grade: 'C', disposition: 'repair' }, { grade: 'D', disposition: 'recycle' },
]

/**
 * A history of a bench that worked for months: shifts, parcels, units on their whole way, totes that are filled, put
 * away and filled again. Batches follow until at least `entries` entries were handed out; the last shift is closed.
 */
export function* syntheticJournal(entries: number, items: number, orders: number, until: Instant): Generator<SyntheticBatch> {
  const random = createSeededRandom(entries)
  const shifts = Math.ceil(entries / (BATCHES_PER_SHIFT * UNITS_PER_BATCH * ENTRIES_PER_UNIT))
  const totes = createTotes()
  let handedOut = 0
  for (let n = 0; handedOut < entries; n++) {
    const shift = Math.floor(n / BATCHES_PER_SHIFT)
    const shiftId = asId<ShiftId>(`synthetic-shift-${shift}`)
    const part = n % BATCHES_PER_SHIFT
    const at = until - (shifts - shift) * 2 * SHIFT_MS + (part * SHIFT_MS) / BATCHES_PER_SHIFT
    const batch: DraftEntry[] = []
    if (part === 0) batch.push(draft('shiftOpened', subjectOf('shift', shiftId), { shiftId, operatorId: OPERATOR }), draft('operatorSignedIn', subjectOf('shift', shiftId), { operatorId: OPERATOR, by: 'badge' }))
    for (let i = 0; i < UNITS_PER_BATCH; i++) batch.push(...unitSteps(n * UNITS_PER_BATCH + i, { shiftId, items, orders, random, totes }))
    handedOut += batch.length
    if (part === BATCHES_PER_SHIFT - 1 || handedOut >= entries) batch.push(draft('shiftClosed', subjectOf('shift', shiftId), { operatorId: OPERATOR }))
    yield { entries: batch, at }
  }
}

const ENTRIES_PER_UNIT = 12

interface Totes {
  /** Puts a unit into the tote of its route: a new tote is opened first, a full one is closed and put away with all that is in it. */
  put(unitId: UnitId, disposition: Disposition): readonly DraftEntry[]
}

/** Totes of a zone go round: one is away while the others are filled. */
const TOTES_PER_ZONE = 10
const LOCATIONS = 9_000

function createTotes(): Totes {
  const contents = new Map<Disposition, readonly UnitId[]>()
  const filled = new Map<Disposition, number>()
  const known = new Set<ToteId>()
  let putAway = 0

  function emptied(toteId: ToteId, zone: ZoneLetter, units: readonly UnitId[]): readonly DraftEntry[] {
    const location = makeLpn('location', `TB${zone}${String(1000 + (putAway++ % LOCATIONS))}`)
    const tote = subjectOf('tote', toteId)
    return [
      draft('toteClosed', tote, { reason: 'full' }),
      draft('totePutAway', tote, { location }),
      ...units.map((unitId) => draft('unitPutAway', subjectOf('unit', unitId), { location, toteId })),
    ]
  }

  return {
    put(unitId, disposition) {
      const zone = zoneFor(disposition).letter
      const before = contents.get(disposition) ?? []
      const rounds = filled.get(disposition) ?? 0
      const number = String(30 + (rounds % TOTES_PER_ZONE))
      const lpn = makeLpn('tote', `${zone}${number}`)
      const toteId = asId<ToteId>(lpn)
      const tote = subjectOf('tote', toteId)
      const name = `${zone}-${number}`
      const units = [...before, unitId]
      const isFull = units.length === TOTE_CAPACITY
      contents.set(disposition, isFull ? [] : units)
      if (isFull) filled.set(disposition, rounds + 1)
      const begun = before.length > 0 ? [] : [known.has(toteId) ? draft('toteReopened', tote, {}) : draft('toteOpened', tote, { toteId, lpn, name, zone, capacity: TOTE_CAPACITY })]
      known.add(toteId)
      return [
        ...begun,
        draft('unitPutInTote', subjectOf('unit', unitId), { toteId, toteName: name, zone }),
        ...(isFull ? emptied(toteId, zone, units) : []),
      ]
    },
  }
}

interface Surroundings {
  readonly shiftId: ShiftId
  readonly items: number
  readonly orders: number
  readonly random: SeededRandom
  readonly totes: Totes
}

function unitSteps(n: number, { shiftId, items, orders, random, totes }: Surroundings): readonly DraftEntry[] {
  const unitId = asId<UnitId>(`synthetic-unit-${n}`)
  const parcelId = asId<ParcelId>(`synthetic-parcel-${n}`)
  const returnOrderId = asId<ReturnOrderId>(`synthetic-return-${n}`)
  const printJobId = asId<PrintJobId>(`synthetic-job-${n}`)
  const lpn = makeNumberedLpn('unit', RANGE, n % NUMBERS_PER_RANGE)
  const rmaNumber = `H${syntheticRma(n % orders)}`
  const article = random.below(items)
  const { grade, disposition } = random.pick(ROUTES)
  const zone = zoneFor(disposition).letter
  const unit = subjectOf('unit', unitId)
  const parcel = subjectOf('parcel', parcelId)
  return [
    draft('parcelReceived', parcel, { parcelId, returnOrderId, rmaNumber, scanned: rmaNumber, match: 'rma-number', shiftId, unitsExpected: 1 }),
    draft('unitIdentified', unit, {
      unitId, lpn, parcelId, returnOrderId, shiftId, line: 1, itemId: null, sku: syntheticSku(article), title: syntheticTitle(article),
      checklistId: 'general', checklistVersion: 1, usualWeightGrams: 400, scanned: syntheticSku(article),
    }),
    draft('unitWeighed', unit, { weightGrams: 380 + random.below(40), frame: 'S S      0.400 kg', deviceId: 'scale' }),
    draft('questionAnswered', unit, { questionId: 'seal', answerId: 'yes' }),
    draft('unitGraded', unit, { grade, score: 100, findings: [], rulesVersion: 1 }),
    draft('dispositionDecided', unit, { disposition, zone, ruleId: 1, rulesVersion: 1 }),
    draft('labelRequested', unit, { printJobId, lpn, reprint: null }),
    draft('labelSent', unit, { printJobId, confirmed: true, evidence: 'labels printed 1' }),
    draft('labelScannedBack', unit, { lpn, tookMs: 900 }),
    ...totes.put(unitId, disposition),
    draft('parcelClosed', parcel, { unitsMissing: 0, automatic: true }),
  ]
}
