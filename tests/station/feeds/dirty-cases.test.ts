import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { importCatalogue } from '../../../electron/station/feeds/import-catalogue'
import { importExpectedReturns } from '../../../electron/station/feeds/import-expected-returns'
import type { ImportReport } from '../../../electron/station/feeds/import-report'
import type { ImportFailure } from '../../../electron/station/feeds/import-report'
import type { Result } from '@shared/domain/result'
import { openRaw } from '../store/support/raw-database'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { csvOf, fileOf } from './files'

/* The dirty cases of real data that concern files, one test each. Codes of single cells are in codes.test.ts. */

function reportOf(result: Result<ImportReport, ImportFailure>): ImportReport {
  if (!result.ok) throw new Error(result.failure.detail)
  return result.value
}

async function catalogue(rows: readonly (readonly string[])[]) {
  const store = openTestStore(temporaryFolder())
  const report = reportOf(await importCatalogue(fileOf(csvOf(rows)), store))
  return { report, ...store.reference, items: store.reference.itemsPage(0, 100) }
}

async function returns(rows: readonly (readonly string[])[]) {
  const store = openTestStore(temporaryFolder())
  const report = reportOf(await importExpectedReturns(fileOf(csvOf(rows)), store))
  return { report, ...store.reference }
}

describe('dirty case', () => {
  test('1: one number in many spellings is one key, and what was printed is kept', async () => {
    const { itemsByCode, items } = await catalogue([['title', 'gtins'], ['Processor', '0735858190046|00735858190046|735858190046']])
    expect(items).toMatchObject([{ gtins: ['00735858190046'], sku: '0735858190046' }])
    for (const code of ['735858190046', '0735858190046', '00735858190046']) expect(itemsByCode(code)).toHaveLength(1)
  })

  test('3: a 12-digit number that fails is offered with a check digit, never taken', async () => {
    const { itemsByCode, itemsByGtin } = await catalogue([['id', 'title', 'code'], ['1', 'Battery', '779725000223']])
    expect(itemsByGtin('07797250002238')).toEqual([])
    expect(itemsByCode('7797250002238')).toMatchObject([{ guessed: true }])
    expect(itemsByCode('779725000223')).toMatchObject([{ guessed: false, kind: 'other' }])
  })

  test("4: a shop's own codes are never an article of another company", async () => {
    const { itemsByGtin, itemsByCode, report } = await catalogue([['id', 'title', 'ean'], ['1', 'Lamp', '4965957823804|2000723372000'], ['2', 'Cheese', '0212345678909']])
    expect([itemsByGtin('02000723372000'), itemsByGtin('00212345678909')]).toEqual([[], []])
    expect(itemsByCode('2000723372000')).toMatchObject([{ kind: 'other', item: { title: 'Lamp' } }])
    expect(report.reasons).toEqual({ 'code-in-store': 2 })
  })

  test('5: several numbers for an item and several items for a number are a choice', async () => {
    const many = Array.from({ length: 127 }, (_, n) => `A${n}`).join('|')
    const { itemsByCode, items } = await catalogue([['id', 'title', 'ean'], ['1', 'White', '4006381333931'], ['2', 'Black', '4006381333931|8592978025724'], ['3', 'All', many]])
    expect(itemsByCode('4006381333931').map((match) => match.item.title)).toEqual(['White', 'Black'])
    expect(items[2]?.codes).toHaveLength(127)
    expect(itemsByCode('a126')).toMatchObject([{ item: { title: 'All' } }])
  })

  test('7: articles without any number are found by their own', async () => {
    const { itemsBySku } = await catalogue([['sku', 'name', 'size'], ['MH01-XS-Black', 'Hoodie', 'XS']])
    expect(itemsBySku('mh01-xs-black')).toMatchObject([{ title: 'Hoodie', gtins: [] }])
  })

  test('8: numbers that differ in case stay two, and numbers with letters are no numbers', async () => {
    const { items, itemsBySku } = await catalogue([['sku', 'title'], ['85123A', 'Big'], ['85123a', 'Small'], ['23W', 'Bulb'], ['1E5', 'Fuse']])
    expect(items.map((item) => item.sku)).toEqual(['85123A', '85123a', '23W', '1E5'])
    expect(itemsBySku('85123a')).toMatchObject([{ title: 'Small' }])
  })

  test('11: a weight in the wrong unit is kept, told, and compared with nothing', async () => {
    const { items, report } = await catalogue([['id', 'title', 'weight', 'packageWeight'], ['1', 'Printer', '1.4', ''], ['2', 'Mat', '810', '81'], ['3', 'Rack', '858000', ''], ['4', 'Mouse', '80', '120']])
    expect(items.map((item) => [item.usualWeightGrams, item.doubtfulWeightGrams ?? null])).toEqual([[null, 1], [null, 81], [null, 858_000], [120, null]])
    expect(report.reasons).toEqual({ 'weight-not-plausible': 2, 'weight-packed-lighter': 1 })
  })

  test('12: a spreadsheet in Russian: byte-order mark, semicolons, line breaks, entities, lost letters', async () => {
    const store = openTestStore(temporaryFolder())
    const text = `\ufeff${csvOf([['Артикул', 'Название', 'Штрихкод'], ['00123', 'Чайник\n&laquo;Уют&raquo;', '4,00638E+12'], ['А;1', 'Кружк\ufffd', '']], ';')}`
    const report = reportOf(await importCatalogue(fileOf(text), store))
    expect(store.reference.itemsPage(0, 9)).toMatchObject([{ sku: '00123', title: 'Чайник «Уют»', gtins: [] }, { sku: 'А;1', title: 'Кружк\ufffd' }])
    expect(report.incompleteRows.map((row) => [row.row, row.reason])).toEqual([[2, 'code-in-exponent-form'], [3, 'text-damaged']])
  })

  test('13: repeated lines, odd quantities, a return without an order, an order without a customer', async () => {
    const { report, returnOrder } = await returns([
      ['rma', 'line', 'sku', 'qty', 'order', 'customer'],
      ['R-1', '1', 'a', '1', 'W-1', '17850'], ['R-1', '1', 'a', '1', 'W-1', '17850'], ['R-2', '1', 'b', '0', '', ''], ['R-3', '1', 'c', '74215', '', ''], ['R-4', '1', 'd', '-2', '', ''], ['R-5', '1', 'e', '2', '', '17850'], ['R-6', '1', 'f', '1', 'W-2', ''],
    ])
    expect(returnOrder('R-1')?.lines.map((line) => line.line)).toEqual([1, 2])
    expect(['R-2', 'R-3', 'R-4'].map(returnOrder)).toEqual([null, null, null])
    expect(returnOrder('R-5')?.lines).toMatchObject([{ quantityExpected: 2 }])
    expect(returnOrder('R-6')?.lines).toHaveLength(1)
    expect(report.reasons).toEqual({ 'line-repeated': 1, 'quantity-zero': 1, 'quantity-too-large': 1, 'quantity-negative': 1 })
  })
})

test('control characters go, the text around them stays', async () => {
  const { items } = await catalogue([['sku', 'title'], ['A\u0007-1', 'Lamp\u0000 blue'], ['B\u001d2', 'Cup']])
  expect(items.map((item) => [item.sku, item.title])).toEqual([['A-1', 'Lamp\ufffd blue'], ['B2', 'Cup']])
})

/** Every row of the reference tables, but the number of the import and of the rows themselves. */
function tables(dir: string) {
  const db = openRaw(dir, 'catalogue.db')
  const rows = (sql: string) => db.prepare(sql).all()
  const all = {
    items: rows('SELECT * FROM items ORDER BY item'),
    gtins: rows('SELECT * FROM item_gtins ORDER BY gtin14, item'),
    codes: rows('SELECT * FROM item_codes ORDER BY code, item'),
    orders: rows('SELECT rma_number, return_order_id, order_number, created_at, source FROM return_orders ORDER BY rma_number'),
    orderCodes: rows('SELECT * FROM return_order_codes ORDER BY code, rma_number'),
    lines: rows('SELECT rma_number, line, source_row, sku, gtin14, title, quantity_expected, claimed_reason, claimed_code, ordered_serial FROM return_lines ORDER BY rma_number, line'),
    buyers: rows('SELECT rma_number, reference, name FROM buyers ORDER BY rma_number'),
  }
  db.close()
  return all
}

test('importing again changes no table: neither the sample nor rows with everything in them', async () => {
  const dir = temporaryFolder()
  const store = openTestStore(dir)
  const sample = (name: string) => readFileSync(join(import.meta.dirname, '../../../resources/sample', name))
  const files = {
    catalogue: fileOf(gzipSync(sample('catalogue.csv')), 'catalogue.csv.gz'),
    odd: fileOf(csvOf([['id', 'title', 'ean', 'code', 'Carton GTIN', 'weight'], ['1', 'A', '4006381333931', '779725000223', '50023942433526', '1.4'], ['2', 'B', '4006381333931', '', '', ''], ['2', 'B again', '8592978025724', '', '', '']]), 'odd.csv'),
    expected: fileOf(sample('expected-returns.csv'), 'expected.csv'),
    lines: fileOf(csvOf([['rma', 'line', 'sku', 'order', 'tracking', 'reason', 'name'], ['R-1', '1', 'a', 'W-1', 'T1', 'DEFECTIVE', 'X'], ['R-1', '1', 'b', 'W-2', 'T 1', 'too small', 'X'], ['R-2', '1', 'c', '', 'T1', '', '']]), 'lines.csv'),
  }
  const bring = async () => {
    for (const file of [files.catalogue, files.odd]) reportOf(await importCatalogue(file, store))
    for (const file of [files.expected, files.lines]) reportOf(await importExpectedReturns(file, store))
    return tables(dir)
  }
  const first = await bring()
  expect(first.items.length).toBeGreaterThan(100)
  expect(first.codes.length).toBeGreaterThan(2)
  expect(await bring()).toEqual(first)
})
