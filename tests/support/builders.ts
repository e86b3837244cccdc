import type { Minting } from '@shared/domain/commands/plan'
import { asId, type ItemId, type OperatorId, type ReturnOrderId } from '@shared/domain/ids'
import type { Item } from '@shared/domain/item'
import { nextHybridTime } from '@shared/domain/hybrid-clock'
import type { DraftEntry, StoredEntry, Subject } from '@shared/domain/journal-entry'
import { makeLpn, makeNumberedLpn, toteName, parseLpn } from '@shared/domain/lpn'
import type { Operator } from '@shared/domain/operator'
import type { WeightReading } from '@shared/domain/reading'
import type { ReturnLine, ReturnOrder } from '@shared/domain/return-order'
import type { ToteView } from '@shared/domain/tote'
import { isZoneLetter } from '@shared/domain/zone'
import { createFakeClock, type FakeClock } from './fake-clock'

/*
 * Things of the domain with everything usual already filled in. A test names only what it is about.
 */

/** Plates of test stations come from this range. */
export const TEST_RANGE = '3F7K2A'

export function anItem(changes: Partial<Item> = {}): Item {
  return { itemId: asId<ItemId>('item-hp-250'), sku: 'HP-250', title: 'Headphones, wireless', category: 'electronics/Audio', usualWeightGrams: 310, gtins: ['09520000047184'], ...changes }
}

export function aReturnLine(changes: Partial<ReturnLine> = {}): ReturnLine {
  return {
    line: 1, sku: 'HP-250', gtin14: '09520000047184', title: 'Headphones, wireless', category: 'electronics/Audio', quantityExpected: 1,
    claimedReason: 'does not charge', usualWeightGrams: 310, ...changes,
  }
}

export function aReturnOrder(rmaNumber = 'RMA-4711', lines: readonly ReturnLine[] = [aReturnLine()]): ReturnOrder {
  return { returnOrderId: asId<ReturnOrderId>(rmaNumber), rmaNumber, lines }
}

/** An operator whose badge is a number of the test range. */
export function anOperator(name = 'Dana K.', badgeNumber = 1, changes: Partial<Operator> = {}): Operator {
  return { operatorId: asId<OperatorId>(`op-${badgeNumber}`), name, role: 'clerk', language: 'en', badge: makeNumberedLpn('badge', TEST_RANGE, badgeNumber), active: true, ...changes }
}

/** The tote of a plate body such as `A12`. */
export function aTote(body = 'A12', changes: Partial<ToteView> = {}): ToteView {
  const lpn = makeLpn('tote', body)
  const plate = parseLpn(lpn)
  const zone = body.charAt(0)
  if (!plate || !isZoneLetter(zone)) throw new Error(`${body} is not the body of a tote plate`)
  return { toteId: asId(lpn), lpn, name: toteName(plate), zone, capacity: 20, closed: null, location: null, ...changes }
}

/** A stable weight as a bench scale sends it. */
export function aWeight(grams = 310, changes: Partial<WeightReading> = {}): WeightReading {
  return { decimal: String(grams), unit: 'g', grams, stability: 'stable', net: false, trouble: null, readAt: 0, deviceId: 'scale-1', frame: `S S ${String(grams).padStart(10)} g`, ...changes }
}

/** Ids and plates in counting order. */
export function createMinting(range = TEST_RANGE): Minting {
  let ids = 0
  const plates = { unit: 0, parcel: 0 }
  return {
    nextId: () => `id-${++ids}`,
    nextPlate: (type) => makeNumberedLpn(type, range, plates[type]++),
  }
}

/** A journal of one station in memory: it numbers and times entries as the real one does, and chains nothing. */
export interface MemoryJournal {
  readonly clock: FakeClock
  readonly entries: readonly StoredEntry[]
  append(drafts: readonly DraftEntry[], actor: OperatorId | null): readonly StoredEntry[]
  entriesOf(subjects: readonly Subject[]): readonly StoredEntry[]
}

export function createMemoryJournal(clock: FakeClock = createFakeClock(), origin = 'origin-a'): MemoryJournal {
  const entries: StoredEntry[] = []
  return {
    clock,
    entries,
    append(drafts, actor) {
      const appended = drafts.map((draft): StoredEntry => {
        const entry: StoredEntry = { origin, seq: entries.length + 1, at: nextHybridTime(entries.at(-1)?.at ?? 0, clock.now()), ord: null, version: 1, actor, ...draft }
        entries.push(entry)
        return entry
      })
      return appended
    },
    entriesOf: (subjects) => entries.filter((entry) => subjects.includes(entry.subject)),
  }
}
