import { asId, type ReturnOrderId } from '@shared/domain/ids'
import { onlyStrong, rankMatches, type FoundReturnOrder } from '@shared/domain/match-parcel'
import { PARCEL_MATCHES, type ParcelMatch, type ParcelView } from '@shared/domain/parcel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

function found(rmaNumber: string, by: ParcelMatch, more: Partial<FoundReturnOrder> = {}): FoundReturnOrder {
  return { returnOrderId: asId<ReturnOrderId>(rmaNumber), rmaNumber, by, piecesExpected: 2, piecesLeft: 2, titles: ['Headphones'], waiting: null, ...more }
}
const waiting = { rmaNumber: 'R-1' } as ParcelView
const numbers = (all: readonly FoundReturnOrder[]) => rankMatches(all).map(({ rmaNumber }) => rmaNumber)

describe('matching a parcel', () => {
  it('finds nothing where nothing was found', () => {
    expect(rankMatches([])).toEqual([])
    expect(onlyStrong([])).toBeNull()
  })

  it('puts the return order\'s own number before its tracking number, that before the order, that before an item', () => {
    expect(numbers([found('R-4', 'item'), found('R-3', 'order-number'), found('R-2', 'tracking'), found('R-1', 'rma-number')])).toEqual(['R-1', 'R-2', 'R-3', 'R-4'])
  })

  it('puts one that still waits for units before one that is complete, and names the reason', () => {
    const ranked = rankMatches([found('R-1', 'order-number', { piecesLeft: 0 }), found('R-2', 'order-number')])
    expect(ranked.map(({ rmaNumber, reasons }) => [rmaNumber, reasons])).toEqual([['R-2', ['order-number']], ['R-1', ['order-number', 'complete']]])
  })

  it('tells one that was opened at a bench from one that is complete', () => {
    expect(rankMatches([found('R-1', 'rma-number', { piecesLeft: 0, piecesExpected: 0 })])[0]?.reasons).toEqual(['rma-number', 'opened-here'])
  })

  it('makes one candidate of a return order that was found in several ways, with every reason', () => {
    const ranked = rankMatches([found('R-1', 'item'), found('R-1', 'rma-number'), found('R-1', 'parcel', { waiting })])
    expect(ranked).toMatchObject([{ rmaNumber: 'R-1', by: 'rma-number', reasons: ['rma-number', 'parcel', 'item', 'waiting'], waiting, isStrong: true }])
  })

  it('takes the only strong one, and never one of two, nor one that an item alone speaks for', () => {
    expect(onlyStrong(rankMatches([found('R-1', 'tracking'), found('R-2', 'item')]))?.rmaNumber).toBe('R-1')
    expect(onlyStrong(rankMatches([found('R-1', 'order-number'), found('R-2', 'order-number')]))).toBeNull()
    expect(onlyStrong(rankMatches([found('R-1', 'item')]))).toBeNull()
  })

  it('gives the same ranking whatever order the look-ups answered in, and loses none', () => {
    const anyFound = fc.record({ n: fc.integer({ min: 1, max: 5 }), by: fc.constantFrom(...PARCEL_MATCHES), left: fc.integer({ min: 0, max: 2 }) }).map(({ n, by, left }) => found(`R-${n}`, by, { piecesLeft: left }))
    fc.assert(fc.property(fc.uniqueArray(anyFound, { maxLength: 8, selector: ({ rmaNumber, by }) => `${rmaNumber}/${by}` }), fc.infiniteStream(fc.nat()), (all, order) => {
      const shuffled = all.map((one) => ({ one, at: order.next().value ?? 0 })).sort((a, b) => a.at - b.at).map(({ one }) => one)
      const plain = (list: readonly FoundReturnOrder[]) => rankMatches(list).map(({ rmaNumber, by, reasons, isStrong }) => ({ rmaNumber, by, reasons: [...reasons].filter((reason) => reason !== 'complete').sort(), isStrong }))
      expect(new Set(numbers(all))).toEqual(new Set(all.map(({ rmaNumber }) => rmaNumber)))
      expect(plain(shuffled).map(({ rmaNumber }) => rmaNumber).sort()).toEqual(plain(all).map(({ rmaNumber }) => rmaNumber).sort())
      for (const candidate of plain(all)) expect(plain(shuffled)).toContainEqual(candidate)
    }), { seed: testSeed('match parcel'), numRuns: 200 })
  })
})
