import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importCatalogue } from '../../../electron/station/feeds/import-catalogue'
import { importExpectedReturns } from '../../../electron/station/feeds/import-expected-returns'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'

const DATA = join(import.meta.dirname, '../../../../shared/data')
const HAS_DATA = existsSync(join(DATA, 'README.md'))
if (!HAS_DATA) process.stdout.write(`not run: the data of other people is not at ${DATA}\n`)

/** Rows of each file: in it, taken, not taken, taken with a note. */
const CATALOGUES = [
  ['catalogue/argentina-supermarket.csv.gz', 8_687, 8_687, 0],
  ['catalogue/books-spreadsheet-damaged.csv.gz', 7_992, 7_992, 0],
  ['catalogue/clothing-variants.csv.gz', 1_506, 1_506, 0],
  ['catalogue/icecat-electronics.jsonl.gz', 15_441, 15_441, 0],
  ['catalogue/off-barcodes.csv.gz', 171_203, 171_203, 0],
  ['catalogue/small-catalogue-2000.csv', 2_000, 2_000, 0],
  ['orders/online-retail.csv.gz', 209_029, 209_029, 0],
] as const

const RETURNS = [
  ['returns/expected-returns-retail.csv.gz', 3_526, 3_525, 1, 1_506],
  ['returns/olist-nc/expected-returns-electronics.csv.gz', 398, 398, 0, 352],
] as const

test.skipIf(!HAS_DATA)('every catalogue and every file of expected returns goes into one store', async () => {
  const store = openTestStore(temporaryFolder())
  for (const [file, rows, imported, refused] of CATALOGUES) {
    const result = await importCatalogue(join(DATA, file), store)
    if (!result.ok) throw new Error(`${file}: ${result.failure.detail}`)
    process.stdout.write(`${file}: ${result.value.rows} rows, ${result.value.imported} taken, ${result.value.refused} not, ${result.value.incomplete} with a note ${JSON.stringify(result.value.reasons)}\n`)
    expect({ file, rows: result.value.rows, imported: result.value.imported, refused: result.value.refused }).toEqual({ file, rows, imported, refused })
  }
  for (const [file, rows, imported, refused, returnOrders] of RETURNS) {
    const result = await importExpectedReturns(join(DATA, file), store)
    if (!result.ok) throw new Error(`${file}: ${result.failure.detail}`)
    process.stdout.write(`${file}: ${result.value.rows} rows, ${result.value.imported} taken, ${result.value.refused} not, ${result.value.returnOrders} return orders ${JSON.stringify(result.value.reasons)}\n`)
    expect({ file, rows: result.value.rows, imported: result.value.imported, refused: result.value.refused, returnOrders: result.value.returnOrders }).toEqual({ file, rows, imported, refused, returnOrders })
  }
  const { reference } = store

  // Nasty input 1: three spellings, one processor.
  for (const code of ['735858190046', '0735858190046', '00735858190046']) expect(reference.itemsByCode(code).filter((match) => !match.guessed)).toMatchObject([{ kind: 'gtin', item: { itemId: 'icecat-electronics/832931' } }])
  // 2: a carton and its piece, both in one list.
  expect(reference.itemsByCode('50023942433526')).toMatchObject([{ kind: 'carton', pieces: null }])
  expect(reference.itemsByCode('0023942433521')).toMatchObject([{ kind: 'gtin', pieces: 1 }])
  // 3: without its check digit, offered.
  expect(reference.itemsByCode('7797250002238').map((match) => match.guessed)).toContain(true)
  // 4: the first is lost, the second can be put together and is offered.
  expect(reference.itemsByCode('9780439023481')).toMatchObject([{ guessed: true, item: { title: expect.stringContaining('The Hunger Games') } }])
  expect(reference.itemsByGtin('09780439023481')).toEqual([])
  // 7: an in-store number in the list of a manufacturer is no article of anyone.
  expect(reference.itemsByGtin('02000000755243')).toEqual([])
  // 8: a PLU.
  expect(reference.itemsByCode('4011').every((match) => match.kind === 'other')).toBe(true)
  // Dirty case 8: numbers with letters, in their own spelling.
  expect(reference.itemsBySku('85123A').map((item) => item.sku)).toEqual(expect.arrayContaining(['85123A']))
  // Dirty case 13: 74,215 pieces are refused, the order of the others is there.
  expect(reference.returnOrder('C541433')).toBeNull()
}, 180_000)

test.skipIf(!HAS_DATA)('notes of a warehouse are no expected returns, and orders are none either', async () => {
  const store = openTestStore(temporaryFolder())
  for (const file of ['returns/stock-adjustment-notes.csv.gz', 'orders/online-retail.csv.gz', 'orders/olist-nc/orders.csv.gz']) {
    expect(await importExpectedReturns(join(DATA, file), store)).toMatchObject({ ok: false, failure: { kind: 'columns-missing' } })
  }
})
