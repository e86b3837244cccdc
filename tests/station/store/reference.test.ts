import { asId } from '@shared/domain/ids'
import type { Operator } from '@shared/domain/operator'
import { describe, expect, test } from 'vitest'
import { StoreFault } from '../../../electron/station/store/sqlite-failure'
import { aLine, anItem } from './support/reference-rows'
import { openTestStore, temporaryFolder } from './support/temporary-store'

const GTIN = '04006381333931'
const OTHER_GTIN = '00012345678905'

describe('items', () => {
  test('come back as they went in, by id, GTIN and article number', () => {
    const { reference } = openTestStore(temporaryFolder())
    const pen = anItem('pen', { sku: 'P-1', title: 'Pen', category: 'stationery', gtins: [OTHER_GTIN, GTIN], usualWeightGrams: null })
    expect(reference.importItems('test', [pen])).toEqual({ imported: 1, returnOrders: 0, repeatedLines: [] })
    const { brand: _brand, priceMinor: _priceMinor, currency: _currency, ...item } = pen
    expect(reference.item(pen.itemId)).toEqual(item)
    expect(reference.itemsByGtin(GTIN)).toEqual([item])
    expect(reference.itemsByGtin('04006381333948')).toEqual([])
    expect(reference.itemsBySku('P-1')).toEqual([item])
    expect(reference.item(asId('nothing'))).toBeNull()
  })

  test('an article number is found exactly, then in any case', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importItems('test', [anItem('1', { sku: '85123A' }), anItem('2', { sku: '85123a' }), anItem('3', { sku: 'MH01-XS' })])
    const found = (sku: string) => reference.itemsBySku(sku).map((item) => item.itemId)
    expect(found('85123A')).toEqual(['1'])
    expect(found('85123a')).toEqual(['2'])
    expect(found('mh01-xs')).toEqual(['3'])
    expect(found('mh01')).toEqual([])
  })

  test('one code may belong to several items', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importItems('test', [anItem('1', { gtins: [GTIN] }), anItem('2', { gtins: [GTIN] })])
    expect(reference.itemsByGtin(GTIN).map((item) => item.itemId)).toEqual(['1', '2'])
  })

  test('a known id is replaced in its place, its codes too', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importItems('test', [anItem('1', { gtins: [GTIN] }), anItem('2')])
    reference.importItems('test', [anItem('1', { title: 'New', gtins: [OTHER_GTIN] }), anItem('2')])
    expect(reference.itemsByGtin(GTIN)).toEqual([])
    expect(reference.itemsByGtin(OTHER_GTIN).map((item) => item.title)).toEqual(['New'])
    expect(reference.itemsPage(0, 9).map((item) => item.itemId)).toEqual(['1', '2'])
    expect(reference.itemCount()).toBe(2)
  })

  test('pages come in a stable order', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importItems('test', ['c', 'a', 'b'].map((id) => anItem(id)))
    expect([reference.itemsPage(0, 2), reference.itemsPage(2, 2), reference.itemsPage(3, 2)].map((page) => page.map((item) => item.itemId))).toEqual([['c', 'a'], ['b'], []])
  })
})

describe('return orders', () => {
  test('come back with their lines, without the buyer', () => {
    const { reference } = openTestStore(temporaryFolder())
    const buyer = { reference: 'B1', name: 'Anna Muster', address: 'Street 1', phone: '1', email: 'a@example.invalid', country: 'DE' }
    const line = aLine('R-1', 1, { buyer, orderNumber: 'W-1', claimedReason: 'too small', gtin14: GTIN, usualWeightGrams: 390, quantityExpected: 2 })
    expect(reference.importReturnLines('test', [line, aLine('R-1', 2, { buyer })])).toEqual({ imported: 2, returnOrders: 1, repeatedLines: [] })
    const order = reference.returnOrder('R-1')
    expect(order).toEqual({
      returnOrderId: 'announced-R-1', rmaNumber: 'R-1',
      lines: [
        { line: 1, sku: 'SKU-1', gtin14: GTIN, title: 'Item 1', category: 'general', quantityExpected: 2, claimedReason: 'too small', usualWeightGrams: 390 },
        { line: 2, sku: 'SKU-2', gtin14: null, title: 'Item 2', category: 'general', quantityExpected: 1, claimedReason: null, usualWeightGrams: null },
      ],
    })
    expect(JSON.stringify(order)).not.toContain('Anna')
  })

  test('are found in any case, and by the number of their order', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importReturnLines('test', [aLine('R-1', 1, { orderNumber: 'W-1' }), aLine('R-2', 1, { orderNumber: 'W-1' }), aLine('R-3', 1)])
    expect(reference.returnOrder('r-1')?.rmaNumber).toBe('R-1')
    expect(reference.returnOrdersByOrderNumber('w-1').map((order) => order.rmaNumber)).toEqual(['R-1', 'R-2'])
    expect(reference.returnOrdersByOrderNumber('W-9')).toEqual([])
    expect(reference.returnOrder('R-9')).toBeNull()
    expect(reference.returnOrderNumbers(1, 5)).toEqual(['R-2', 'R-3'])
    expect(reference.returnOrderCount()).toBe(3)
  })

  test('lines with the same number stay separate and get numbers of their own, the same at every import', () => {
    const { reference } = openTestStore(temporaryFolder())
    const lines = [aLine('R-1', 1, { sku: 'a' }), aLine('R-1', 1, { sku: 'b' }), aLine('R-1', 2, { sku: 'c' }), aLine('R-1', 1, { sku: 'd' }), aLine('R-2', 1, { sku: 'e' })]
    for (let round = 0; round < 2; round++) {
      reference.importReturnLines('test', lines)
      expect(reference.returnOrder('R-1')?.lines.map((line) => [line.line, line.sku])).toEqual([[1, 'a'], [2, 'c'], [3, 'b'], [4, 'd']])
      expect(reference.returnOrder('R-2')?.lines.map((line) => line.line)).toEqual([1])
    }
  })

  test('that come again lose the lines they had, and keep their identity', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importReturnLines('first', [aLine('R-1', 1), aLine('R-1', 2), aLine('R-2', 1)])
    const identity = reference.returnOrder('R-1')?.returnOrderId
    reference.importReturnLines('second', [aLine('R-1', 7)])
    expect(reference.returnOrder('R-1')).toMatchObject({ returnOrderId: identity, lines: [{ line: 7 }] })
    expect(reference.returnOrder('R-2')?.lines).toHaveLength(1)
  })

  test('take the number of their order from whichever line has it', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importReturnLines('test', [aLine('R-1', 1), aLine('R-1', 2, { orderNumber: 'W-7' })])
    expect(reference.returnOrdersByOrderNumber('W-7')).toHaveLength(1)
  })
})

describe('an import', () => {
  const faultKind = (work: () => unknown): string => {
    try {
      work()
    } catch (error) {
      if (error instanceof StoreFault) return error.kind
    }
    return 'none'
  }

  test('is seen by nobody before it is committed', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importItems('old', [anItem('1', { title: 'Old' })])
    const session = reference.beginImport('new')
    session.addItems([anItem('1', { title: 'New' }), anItem('2')])
    session.addItems([anItem('3')])
    expect(reference.itemsPage(0, 9).map((item) => item.title)).toEqual(['Old'])
    expect(session.commit()).toEqual({ imported: 3, returnOrders: 0, repeatedLines: [] })
    expect(reference.itemsPage(0, 9).map((item) => item.title)).toEqual(['New', 'Item 2', 'Item 3'])
  })

  test('that is abandoned, or whose rows break off, leaves everything as it was', () => {
    const { reference } = openTestStore(temporaryFolder())
    reference.importItems('old', [anItem('1', { title: 'Old', gtins: [GTIN] })])
    const session = reference.beginImport('new')
    session.addItems([anItem('1', { title: 'New' }), anItem('2')])
    session.abandon()
    session.abandon()
    expect(() => session.commit()).toThrow(/finished/)
    expect(() => session.addItems([])).toThrow(/finished/)
    const breaking = function* () {
      yield anItem('1', { title: 'New' })
      throw new Error('the file ends here')
    }
    expect(() => reference.importItems('new', breaking())).toThrow('the file ends here')
    expect(reference.itemsPage(0, 9).map((item) => item.title)).toEqual(['Old'])
    expect(reference.itemsByGtin(GTIN)).toHaveLength(1)
    expect(reference.importItems('new', [anItem('2')]).imported).toBe(1)
  })

  test('holds off every other change of the reference data, but not the journal', () => {
    const store = openTestStore(temporaryFolder())
    const session = store.reference.beginImport('new')
    const operator: Operator = { operatorId: asId('o'), name: 'O', role: 'clerk', language: 'en', badge: store.journal.takePlate('badge'), active: true }
    expect(faultKind(() => store.reference.beginImport('other'))).toBe('busy')
    expect(faultKind(() => store.reference.importItems('other', []))).toBe('busy')
    expect(faultKind(() => store.reference.addOperator(operator, null))).toBe('busy')
    expect(faultKind(() => store.reference.eraseBuyer('R-1'))).toBe('busy')
    session.abandon()
    store.reference.addOperator(operator, null)
    expect(store.reference.operators()).toEqual([operator])
  })

  test('that is open when the store is closed is gone', () => {
    const dir = temporaryFolder()
    const store = openTestStore(dir)
    store.reference.beginImport('new').addItems([anItem('1')])
    store.close()
    expect(openTestStore(dir).reference.itemCount()).toBe(0)
  })
})
