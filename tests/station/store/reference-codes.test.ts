import { describe, expect, test } from 'vitest'
import { aLine, anItem } from './support/reference-rows'
import { openRaw } from './support/raw-database'
import { openTestStore, temporaryFolder } from './support/temporary-store'

const PIECE = '00023942433521'
const CARTON = '50023942433526'

const carton = { code: CARTON, kind: 'carton', pieces: null, guessed: false } as const
const other = (code: string) => ({ code, kind: 'other', pieces: 1, guessed: false }) as const

describe('codes of items', () => {
  test('a carton of a piece finds the item and says that it is a carton', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importItems('test', [anItem('spindle', { gtins: [PIECE], codes: [carton] })])
    expect(reference.itemsByCode('023942433521')).toMatchObject([{ kind: 'gtin', pieces: 1, item: { itemId: 'spindle' } }])
    expect(reference.itemsByCode(CARTON)).toMatchObject([{ kind: 'carton', pieces: null, item: { itemId: 'spindle', codes: [carton] } }])
    expect(reference.itemsByGtin(CARTON)).toEqual([])
  })

  test('one code may belong to several items: known ones first, guessed ones last, each item once', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importItems('test', [
      anItem('guess', { codes: [{ code: PIECE, kind: 'gtin', pieces: 1, guessed: true }] }),
      anItem('twice', { gtins: [PIECE], codes: [other(PIECE)] }),
      anItem('pack', { codes: [{ code: PIECE, kind: 'pack', pieces: 6, guessed: false }] }),
    ])
    expect(reference.itemsByCode('23942433521').map((match) => match.item.itemId)).toEqual([])
    expect(reference.itemsByCode('0023942433521').map((match) => [match.item.itemId, match.kind, match.pieces, match.guessed])).toEqual([
      ['twice', 'gtin', 1, false], ['pack', 'pack', 6, false], ['guess', 'gtin', 1, true],
    ])
  })

  test('an item may have a hundred codes, in any case, and loses those that do not come again', () => {
    const dir = temporaryFolder()
    const { reference } = openTestStore(dir)
    const codes = Array.from({ length: 127 }, (_, i) => other(`X${i}a`))
    reference.importItems('test', [anItem('1', { codes }), anItem('2', { codes: [other('x5A')] })])
    expect(reference.itemsByCode('x126A').map((match) => match.item.itemId)).toEqual(['1'])
    expect(reference.itemsByCode(' X5a ').map((match) => match.item.itemId)).toEqual(['1', '2'])
    reference.importItems('test', [anItem('1', { codes: [other('new')] })])
    expect(reference.itemsByCode('X126a')).toEqual([])
    expect(openRaw(dir, 'catalogue.db').prepare('SELECT count(*) FROM item_codes').pluck().get()).toBe(2)
  })

  test('what an item asks for, its pack and a weight nobody can mean come back with it', () => {
    const { reference } = openTestStore(temporaryFolder())
    const special = { asks: { serial: true, lot: false }, packQuantity: 3, usualWeightGrams: null, doubtfulWeightGrams: 2 }
    reference.importItems('test', [anItem('1', special), anItem('2')])
    expect(reference.itemsPage(0, 1)).toMatchObject([special])
    expect(Object.keys(reference.itemsPage(1, 1)[0] ?? {})).toEqual(['itemId', 'sku', 'title', 'category', 'usualWeightGrams', 'gtins'])
    reference.importItems('test', [anItem('1')])
    expect(reference.itemsPage(0, 1)[0]).not.toHaveProperty('asks')
  })
})

describe('codes of return orders', () => {
  const tracking = (code: string) => ({ code, kind: 'tracking' }) as const

  test('find it by its parcels, its orders and its own number, the best reason first', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importReturnLines('test', [
      aLine('R-1', 1, { orderNumber: 'W-1', codes: [tracking('1Z 999 AA1 01 2345 6784'), { code: 'W-2', kind: 'order' }] }),
      aLine('R-2', 1, { codes: [tracking('1Z999AA10123456784'), { code: 'R-1', kind: 'other' }] }),
    ])
    const found = (code: string) => reference.returnOrdersByCode(code).map((match) => [match.returnOrder.rmaNumber, match.kind])
    expect(found('1z999aa10123456784')).toEqual([['R-1', 'tracking'], ['R-2', 'tracking']])
    expect(found('w-1')).toEqual([['R-1', 'order']])
    expect(found('W2')).toEqual([['R-1', 'order']])
    expect(found('r-1')).toEqual([['R-1', 'return-order'], ['R-2', 'other']])
    expect(found('')).toEqual([])
  })

  test('go with the lines when the return order comes again', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importReturnLines('test', [aLine('R-1', 1, { codes: [tracking('T-1'), tracking(' - ')] })])
    reference.importReturnLines('test', [aLine('R-1', 1, { codes: [tracking('T-2')] })])
    expect([reference.returnOrdersByCode('T-1').length, reference.returnOrdersByCode('T-2').length]).toEqual([0, 1])
  })

  test('lines carry the claimed code and the serial number that was sold', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importReturnLines('test', [aLine('R-1', 1, { claimedCode: 'NOT_COMPATIBLE', orderedSerial: 'SN-7', doubtfulWeightGrams: 3 }), aLine('R-1', 2)])
    const [first, second] = reference.returnOrder('R-1')?.lines ?? []
    expect(first).toMatchObject({ claimedCode: 'NOT_COMPATIBLE', orderedSerial: 'SN-7', doubtfulWeightGrams: 3 })
    expect(second).not.toHaveProperty('claimedCode')
  })
})
