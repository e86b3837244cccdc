import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importExpectedReturns } from '../../../electron/station/feeds/import-expected-returns'
import type { ImportReport } from '../../../electron/station/feeds/import-report'
import type { Store } from '../../../electron/station/store/store'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { csvOf, fileOf, gzipFileOf } from './files'

async function taken(file: string, store: Store = openTestStore(temporaryFolder())): Promise<{ report: ImportReport; store: Store }> {
  const result = await importExpectedReturns(file, store)
  if (!result.ok) throw new Error(result.failure.detail)
  return { report: result.value, store }
}

// Three lines of "Online Retail" (D. Chen, 2015, doi 10.24432/C5BW33, CC BY 4.0), joined to returns.
const RETAIL = `rma,line,createdAt,sku,description,quantityExpected,unitPrice,currency,customer,country,originalOrder,originalDate,originalQuantity,match
C536383,1,2010-12-01 09:49:00,35004C,SET OF 3 COLOURED  FLYING DUCKS,1,4.65,GBP,15311,United Kingdom,,,,none
C536391,1,2010-12-01 10:24:00,22556,PLASTERS IN TIN CIRCUS PARADE ,12,1.65,GBP,17548,United Kingdom,536365,,,none
C536391,2,2010-12-01 10:24:00,21984,PACK OF 12 PINK PAISLEY TISSUES ,24,0.29,GBP,17548,United Kingdom,536365,,,none
`

test('a retailer: lines under their number, quantities, no code', async () => {
  const { report, store } = await taken(gzipFileOf(RETAIL))
  expect(report).toMatchObject({ rows: 3, imported: 3, returnOrders: 2, refused: 0 })
  expect(store.reference.returnOrder('C536391')?.lines).toEqual([
    { line: 1, sku: '22556', gtin14: null, title: 'PLASTERS IN TIN CIRCUS PARADE', category: '', quantityExpected: 12, claimedReason: null, usualWeightGrams: null },
    { line: 2, sku: '21984', gtin14: null, title: 'PACK OF 12 PINK PAISLEY TISSUES', category: '', quantityExpected: 24, claimedReason: null, usualWeightGrams: null },
  ])
  expect(store.reference.returnOrdersByOrderNumber('536365').map((order) => order.rmaNumber)).toEqual(['C536391'])
})

test('a marketplace: no quantity means one; code, weight of the catalogue, words of the customer over several lines', async () => {
  const header = ['rma', 'line', 'orderId', 'category', 'orderedWeightG', 'customerComment', 'gtin', 'mpn', 'title', 'brand', 'cataloguePackageWeight']
  const { store } = await taken(fileOf(csvOf([header, ['R-1', '1', 'w1', 'telephony', '225', 'Não gostei\nmuito ruim', '0065030805056', '10 ft Cord', 'StarTech 10 ft Cord', 'StarTech', '230.4']])))
  expect(store.reference.returnOrder('R-1')?.lines).toEqual([
    { line: 1, sku: '10 ft Cord', gtin14: '00065030805056', title: 'StarTech 10 ft Cord', category: 'telephony', quantityExpected: 1, claimedReason: 'Não gostei muito ruim', usualWeightGrams: 230 },
  ])
})

test('the sample of the product is taken whole', async () => {
  const { report } = await taken(join(import.meta.dirname, '../../../resources/sample/expected-returns.csv'))
  expect(report).toMatchObject({ refused: 0, incomplete: 0 })
  expect(report.returnOrders).toBeGreaterThan(5)
})

describe('lines', () => {
  test('that cannot be taken are told with their reason', async () => {
    const rows = [['rma', 'line', 'sku', 'qty'], ['', '1', 'a', '1'], ['1.2E+10', '1', 'a', '1'], ['R-1', '1', 'a', '0'], ['R-1', '2', 'a', 'two'], ['R-1', '3', 'a', '74215'], ['R-1', '4', '', '1'], ['R-1', '5', '9.78E+12', '1'], ['R-1', '6', 'a', ''], ['R-1', '7', 'a', '-3'], ['R-1', '8', 'a', '1,000'], ['R-1', '9', 'a', '9360']]
    const { report, store } = await taken(fileOf(csvOf(rows)))
    expect(report.refusedRows.map((row) => [row.row, row.reason])).toEqual([
      [2, 'no-return-order-number'], [3, 'code-in-exponent-form'], [4, 'quantity-zero'], [5, 'quantity-not-whole'], [6, 'quantity-too-large'], [7, 'no-article'], [8, 'code-in-exponent-form'],
      [10, 'quantity-negative'], [11, 'quantity-not-whole'],
    ])
    expect(report.incompleteRows).toMatchObject([{ row: 12, reason: 'quantity-unusual' }])
    expect(store.reference.returnOrder('R-1')?.lines.map((line) => [line.line, line.quantityExpected])).toEqual([[6, 1], [9, 9360]])
  })

  test('with the same number stay separate; without any they are numbered', async () => {
    const { store, report } = await taken(fileOf(csvOf([['rma', 'line', 'sku'], ['R-1', '1', 'a'], ['R-1', '1', 'b'], ['R-2', '', 'c'], ['R-2', '', 'd'], ['R-2', 'x', 'e']])))
    expect(store.reference.returnOrder('R-1')?.lines.map((line) => [line.line, line.sku])).toEqual([[1, 'a'], [2, 'b']])
    expect(store.reference.returnOrder('R-2')?.lines.map((line) => [line.line, line.sku])).toEqual([[1, 'c'], [2, 'd'], [3, 'e']])
    expect(report.incompleteRows.filter((row) => row.reason === 'line-repeated').map((row) => [row.row, row.raw])).toEqual([[3, 'R-1 | 1'], [5, 'R-2 | 1'], [6, 'R-2 | 1']])
  })

  test('a code that is damaged leaves the line with its other number', async () => {
    const { report, store } = await taken(fileOf(csvOf([['rma', 'sku', 'ean', 'title'], ['R-1', 'a', '4.00638E+12', 'A'], ['R-2', '', '4.00638E+12', 'B']])))
    expect(store.reference.returnOrder('R-1')?.lines).toMatchObject([{ sku: 'a', gtin14: null }])
    expect(store.reference.returnOrder('R-2')?.lines).toMatchObject([{ sku: 'B' }])
    expect(report.incompleteRows.map((row) => row.reason)).toEqual(['code-in-exponent-form', 'code-in-exponent-form'])
  })
})

test('everything that finds a return order, its serial number and the claimed reason in the words of a marketplace', async () => {
  const header = ['rma', 'order-id', 'customer order', 'tracking number', 'license-plate-number', 'sku', 'quantity', 'reason', 'customer-comments', 'IMEI']
  const rows = [['R-1', 'W-1', 'PO-9', '1Z 999 AA1 01 2345 6784', 'LPNNC5N165ZVR', 'a', '1', 'NOT_COMPATIBLE', 'too big for my car', '356938035643809'], ['R-2', 'W-1', '', '1Z999AA10123456784|JD014600003', '', 'b', '1', 'changed mind', '', '']]
  const { store } = await taken(fileOf(csvOf([header, ...rows])))
  const found = (code: string) => store.reference.returnOrdersByCode(code).map((match) => [match.returnOrder.rmaNumber, match.kind])
  expect(found('w-1')).toEqual([['R-1', 'order'], ['R-2', 'order']])
  expect(found('PO-9')).toEqual([['R-1', 'order']])
  expect(found('1Z999AA10123456784')).toEqual([['R-1', 'tracking'], ['R-2', 'tracking']])
  expect(found('JD014600003')).toEqual([['R-2', 'tracking']])
  expect(found('lpnnc5n165zvr')).toEqual([['R-1', 'other']])
  expect(store.reference.returnOrder('R-1')?.lines).toMatchObject([{ claimedCode: 'NOT_COMPATIBLE', claimedReason: 'too big for my car', orderedSerial: '356938035643809' }])
  expect(store.reference.returnOrder('R-2')?.lines).toMatchObject([{ claimedCode: 'changedMind', claimedReason: null }])
})

describe('personal fields', () => {
  const WORD = 'Zqxwv'
  const header = ['rma', 'line', 'sku', 'title', 'qty', 'reason', 'Customer Name', 'Customer Address', 'Phone', 'E-Mail', 'customerId', 'contact person']
  const row = (rma: string, qty: string) => [rma, '1', 'a', 'A', qty, `${WORD} says`, `${WORD} Name`, `${WORD} Street`, `${WORD} phone`, `${WORD}@example.invalid`, `${WORD}-1`, `${WORD} contact`]

  test('go into the buyer\'s columns and can be erased from there', async () => {
    const dir = temporaryFolder()
    const { store } = await taken(fileOf(csvOf([header, row('R-1', '1')])), openTestStore(dir))
    const inFiles = () => readdirSync(dir).reduce((sum, file) => sum + readFileSync(join(dir, file)).toString('latin1').split(WORD).length - 1, 0)
    expect(inFiles()).toBeGreaterThan(0)
    expect(JSON.stringify(store.reference.returnOrder('R-1')?.lines.map((line) => ({ ...line, claimedReason: null })))).not.toContain(WORD)
    expect(store.reference.eraseBuyer('R-1')).toBe(true)
    expect(inFiles()).toBe(0)
  })

  test('never stand in the report, whatever is wrong with the row', async () => {
    const broken = row('R-3', '1').map((cell) => `"${cell}"`).join(',')
    const { report } = await taken(fileOf(`${csvOf([header, row('R-1', '0'), row('', '1'), row('R-2', '1').map((cell, i) => (i === 2 ? '9.78E+12' : cell))])}\r\n${broken},surplus\r\n`))
    expect(report).toMatchObject({ refused: 3, incomplete: 1 })
    expect(JSON.stringify(report)).not.toContain(WORD)
    expect(report.refusedRows[0]?.raw).toContain('R-1')
  })

  test('never stand in the report of a broken JSON line', async () => {
    const { report } = await taken(fileOf(`{"rma":"R-1","sku":"a","buyer":{"name":"${WORD}"}}\n{"rma":"R-2","sku":"a","buyer":{"name":"${WORD}"\n`))
    expect(report).toMatchObject({ imported: 1, refused: 1 })
    expect(report.columns).toMatchObject({ 'buyer.name': 'buyerName' })
    expect(JSON.stringify(report)).not.toContain(WORD)
  })
})
