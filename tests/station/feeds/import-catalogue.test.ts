import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importCatalogue } from '../../../electron/station/feeds/import-catalogue'
import type { ImportReport } from '../../../electron/station/feeds/import-report'
import type { ReferenceSink } from '../../../electron/station/feeds/reference-sink'
import { sourceOf } from '../../../electron/station/feeds/run-import'
import { BATCH_ROWS } from '../../../electron/station/feeds/source-table'
import type { Store } from '../../../electron/station/store/store'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { csvOf, fileOf, gzipFileOf } from './files'

async function taken(file: string, store: Store = openTestStore(temporaryFolder())): Promise<{ report: ImportReport; store: Store; items: ReturnType<Store['reference']['itemsPage']> }> {
  const result = await importCatalogue(file, store)
  if (!result.ok) throw new Error(result.failure.detail)
  return { report: result.value, store, items: store.reference.itemsPage(0, 100) }
}

describe('formats', () => {
  const rows = [['id', 'sku', 'name', 'gtins', 'weightG'], ['1', 'P-1', 'Pen, "blue"\nwith cap', '4006381333931|96385074', '12']]
  const item = { itemId: 'feed/1', sku: 'P-1', title: 'Pen, "blue" with cap', category: '', usualWeightGrams: 12, gtins: ['04006381333931', '00000096385074'] }

  test.each([
    ['CSV', () => fileOf(csvOf(rows))],
    ['CSV with semicolons', () => fileOf(csvOf(rows, ';'))],
    ['CSV with tabs', () => fileOf(csvOf(rows, '\t'))],
    ['CSV with a byte-order mark', () => fileOf(`\ufeff${csvOf(rows)}`)],
    ['CSV in UTF-16, as a spreadsheet writes it', () => fileOf(Buffer.from(`\ufeff${csvOf(rows, '\t')}`, 'utf16le'))],
    ['packed CSV, whatever its name', () => gzipFileOf(csvOf(rows), 'feed.csv')],
    ['JSON lines', () => fileOf(`${JSON.stringify({ id: 1, sku: 'P-1', name: 'Pen, "blue"\nwith cap', gtins: ['4006381333931', '96385074'], weightG: 12.0 })}\n`)],
    ['packed JSON lines', () => gzipFileOf(JSON.stringify({ id: '1', sku: 'P-1', name: 'Pen, "blue" with cap', gtins: ['4006381333931', '96385074'], weight: '12' }), 'feed.jsonl.gz')],
  ])('%s', async (_what, file) => {
    const { report, items } = await taken(file())
    expect(report).toMatchObject({ source: 'feed', rows: 1, imported: 1, refused: 0, incomplete: 0 })
    expect(items).toEqual([item])
  })

  test('property: whatever stands in the fields of a CSV file comes out as it went in', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Ж', '"', ',', ';', '\n', "'", ' ', '😀', '7'), minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 20 }), fc.constantFrom(',', ';', '\t', '|'), async (titles, delimiter) => {
        const file = fileOf(csvOf([['id', 'name'], ...titles.map((title, n) => [`i${n}`, title])], delimiter))
        const { items } = await taken(file)
        expect(items.map((found) => found.title)).toEqual(titles.map((title, n) => title.replace(/\s+/g, ' ').trim() || `i${n}`))
      }),
      { numRuns: 15 },
    )
  })
})

describe('catalogues of all kinds', () => {
  test('electronics as JSON lines: members differ from line to line, weights are as entered', async () => {
    const lines = [
      { id: '3920564', mpn: '006R90321', title: 'Toner &quot;black&quot;', brand: 'X', gtins: ['0095205603217'], priceCents: 4995, currency: 'USD', released: '2009-12-10' },
      { id: '2101957', mpn: 'dv7', title: 'Notebook', gtins: [], productType: 'Notebook', weight: 3460.0, packageWeight: 4000.4, released: '' },
      { id: '7', mpn: 'k', title: 'Kilogram in a gram column', weight: 1.4 },
      { id: '8', mpn: 'r', title: 'Rack', packageWeight: 858_000 },
    ]
    const { items, report } = await taken(gzipFileOf(lines.map((line) => JSON.stringify(line)).join('\n'), 'icecat-electronics.jsonl.gz'))
    expect(items.map((item) => [item.itemId, item.sku, item.title, item.category, item.usualWeightGrams])).toEqual([
      ['icecat-electronics/3920564', '006R90321', 'Toner "black"', 'electronics', null],
      ['icecat-electronics/2101957', 'dv7', 'Notebook', 'electronics Notebook', 4000],
      ['icecat-electronics/7', 'k', 'Kilogram in a gram column', 'electronics', null],
      ['icecat-electronics/8', 'r', 'Rack', 'electronics', null],
    ])
    expect(items.map((item) => item.doubtfulWeightGrams)).toEqual([undefined, undefined, 1, 858_000])
    expect(report.incompleteRows).toMatchObject([{ row: 3, reason: 'weight-not-plausible', guess: '1400 g', taken: true }, { row: 4, reason: 'weight-not-plausible' }])
  })

  test('clothing without any code but its own number', async () => {
    const { items } = await taken(fileOf(csvOf([['sku', 'parentSku', 'name', 'size', 'colour', 'categories'], ['MH01-XS-Black', 'MH01', 'Hoodie&trade;', 'XS', 'Black', 'Men/Tops,Eco']])))
    expect(items).toEqual([{ itemId: 'feed/MH01-XS-Black', sku: 'MH01-XS-Black', title: 'Hoodie™', category: 'clothing Men/Tops,Eco', usualWeightGrams: null, gtins: [] }])
  })

  test('books that a spreadsheet damaged: what can be put together is offered as a guess, never taken as the key', async () => {
    const header = ['book_id', 'isbn', 'isbn13', 'authors', 'title']
    const { items, report, store } = await taken(
      fileOf(csvOf([header, ['1', '439023483', '9.78043902348e+12', 'Collins', 'The Hunger Games'], ['2', '', '2.94001328325e+12', 'Hunter', 'A Hidden Fire'], ['3', '', '', '', 'No number at all'], ['4', '', '9780061711527', '', 'Whole'], ['5', '0-439-02348-3', '', '', 'Whole, short']])),
    )
    expect(items.map((item) => [item.sku, item.category, item.gtins])).toEqual([
      ['439023483', 'books', []], ['2', 'books', []], ['3', 'books', []], ['9780061711527', 'books', ['09780061711527']], ['0-439-02348-3', 'books', ['09780439023481']],
    ])
    expect(store.reference.itemsByCode('9780439023481').map((match) => [match.item.title, match.guessed])).toEqual([['Whole, short', false], ['The Hunger Games', true]])
    expect(report).toMatchObject({ imported: 5, refused: 0, incomplete: 2, reasons: { 'code-in-exponent-form': 2, 'code-zeros-lost': 1 } })
    expect(report.incompleteRows.map((row) => [row.row, row.reason, row.guess])).toEqual([[2, 'code-zeros-lost', '09780439023481'], [2, 'code-in-exponent-form', undefined], [3, 'code-in-exponent-form', undefined]])
  })

  test('a supermarket: codes without check digit stay what they are, and the whole number is offered', async () => {
    const { items, report, store } = await taken(fileOf(csvOf([['id', 'code', 'description', 'category'], ['1', '779725000223', 'Bateria', 'Automotor/Baterias'], ['2', '7798086021271', 'Crema', 'Mamas y bebes'], ['3', '4011', 'Bananas', '']])))
    expect(items.map((item) => [item.sku, item.gtins, item.category])).toEqual([['779725000223', [], 'Automotor/Baterias'], ['7798086021271', ['07798086021271'], 'Mamas y bebes'], ['4011', [], '']])
    expect(store.reference.itemsByCode('7797250002238')).toMatchObject([{ guessed: true, item: { title: 'Bateria' } }])
    expect(store.reference.itemsByCode('4011')).toMatchObject([{ guessed: false, kind: 'other', item: { title: 'Bananas' } }])
    expect(report.incompleteRows).toMatchObject([{ row: 2, reason: 'code-check-digit-missing', guess: '07797250002238' }])
  })

  test('packs, cartons, serial numbers and lots', async () => {
    const header = ['sku', 'title', 'gtin', 'Carton GTIN', 'Pieces per carton', 'Pack quantity', 'Serial required', 'Lot required']
    const { items, store } = await taken(fileOf(csvOf([header, ['a', 'A', '0023942433521', '50023942433526', '50', '', 'yes', ''], ['b', 'B', '4006381333931', '', '', '3', 'no', 'да']])))
    expect(items).toMatchObject([{ asks: { serial: true, lot: false } }, { asks: { serial: false, lot: true }, packQuantity: 3 }])
    expect(store.reference.itemsByCode('50023942433526')).toMatchObject([{ kind: 'carton', pieces: 50, item: { sku: 'a' } }])
  })

  test('a package that is lighter than what it holds is doubted, and never compared with the scale', async () => {
    const { items, report } = await taken(fileOf('{"id":"1","title":"A","weight":500,"packageWeight":60}\n{"id":"2","title":"B","weight":500,"packageWeight":480}\n'))
    expect(items.map((item) => [item.usualWeightGrams, item.doubtfulWeightGrams])).toEqual([[null, 60], [480, undefined]])
    expect(report.incompleteRows).toMatchObject([{ row: 1, reason: 'weight-packed-lighter', guess: '500 g' }])
  })

  test('nothing but barcode and name', async () => {
    const { items } = await taken(fileOf('barcode,name\n5425002280475,Appelflappen\n0019473001414,Milk\n12,Odd\n'))
    expect(items.map((item) => [item.itemId, item.category, item.gtins])).toEqual([['feed/5425002280475', 'food', ['05425002280475']], ['feed/0019473001414', 'food', ['00019473001414']], ['feed/12', 'food', []]])
  })

  test('the sample of the product is taken whole', async () => {
    const { report } = await taken(join(import.meta.dirname, '../../../resources/sample/catalogue.csv'))
    expect(report).toMatchObject({ refused: 0, incomplete: 0, columnsNotRead: ['size', 'colour'] })
    expect(report.imported).toBe(report.rows)
  })
})

describe('rows that cannot be taken', () => {
  test('are told with number, reason and beginning; the others are taken', async () => {
    const { report, items } = await taken(fileOf('id,sku,name\n1,a,A\n,,nobody\n,9.78E+12,lost\n2,b,B,surplus\n3,c,C,\n,,\n4,d,D\n'))
    expect(items.map((item) => item.sku)).toEqual(['a', 'c', 'd'])
    expect(report).toMatchObject({ rows: 6, imported: 3, refused: 3, reasons: { 'no-identity': 1, 'code-in-exponent-form': 1, 'too-many-fields': 1 } })
    expect(report.refusedRows).toEqual([
      { row: 3, taken: false, reason: 'no-identity', raw: ' |  | nobody' },
      { row: 4, taken: false, reason: 'code-in-exponent-form', raw: ' | 9.78E+12 | lost' },
      { row: 5, taken: false, reason: 'too-many-fields', raw: '2,b,B,surplus' },
    ])
  })

  test('JSON lines that are none', async () => {
    const { report, items } = await taken(fileOf('{"id":"1","name":"A"}\n{"id":"2","name":\n[1]\n"x"\n\n{"id":"3","name":"C"}\n'))
    expect(items.map((item) => item.title)).toEqual(['A', 'C'])
    expect(report.refusedRows.map((row) => [row.row, row.reason])).toEqual([[2, 'not-json'], [3, 'not-json'], [4, 'not-json']])
  })

  test('a line without end is refused, not swallowed into memory', async () => {
    const { report, items } = await taken(fileOf(`{"id":"1","name":"A"}\n{"id":"2","name":"${'x'.repeat(3_000_000)}"}\n{"id":"3","name":"C"}\n`))
    expect(items.map((item) => item.title)).toEqual(['A', 'C'])
    expect(report.refusedRows).toEqual([{ row: 2, taken: false, reason: 'line-too-long', raw: expect.stringMatching(/^.{200}$/) }])
  })

  test('are listed up to a limit and counted beyond it', async () => {
    const { report } = await taken(fileOf(`id,name\n1,A\n${',nobody\n'.repeat(1_500)}`))
    expect(report.refused).toBe(1_500)
    expect(report.refusedRows).toHaveLength(1_000)
  })

  test('a wrong check digit is told', async () => {
    const { report, items } = await taken(fileOf('id,sku,name,gtins\n1,a,A,4006381333932\n2,,B,4006381333932\n'))
    expect(items.map((item) => [item.sku, item.gtins])).toEqual([['a', []], ['4006381333932', []]])
    expect(report.incompleteRows.map((row) => [row.row, row.reason])).toEqual([[2, 'code-check-digit-wrong'], [3, 'code-check-digit-wrong']])
  })
})

describe('coming again', () => {
  test('the same file changes nothing; the export of the next day replaces by id', async () => {
    const store = openTestStore(temporaryFolder())
    await taken(fileOf('id,name\n1,A\n2,B\n', 'catalogue-2026-11-02.csv'), store)
    await taken(fileOf('id,name\n1,A\n2,B\n', 'catalogue-2026-11-02.csv'), store)
    const { items } = await taken(fileOf('id,name\n2,New\n3,C\n', 'catalogue-2026-11-03 (1).csv.gz'), store)
    expect(items.map((item) => [item.itemId, item.title])).toEqual([['catalogue/1', 'A'], ['catalogue/2', 'New'], ['catalogue/3', 'C']])
  })

  test('ids of two systems do not meet', async () => {
    const store = openTestStore(temporaryFolder())
    await taken(fileOf('id,name\n1,Book\n', 'books.csv'), store)
    const { items } = await taken(fileOf('id,name\n1,Battery\n', 'supermarket.csv'), store)
    expect(items.map((item) => item.title)).toEqual(['Book', 'Battery'])
  })

  test.each([
    ['catalogue.csv', 'catalogue'], ['/x/y/Catalogue 2026-11-02 (1).CSV.GZ', 'catalogue'], ['small-catalogue-2000.csv', 'small-catalogue'], ['icecat_electronics.jsonl.gz', 'icecat-electronics'], ['2026.csv', 'file'], ['товары_01.txt', 'товары'],
  ])('%s comes from %s', (file, source) => {
    expect(sourceOf(file)).toBe(source)
  })
})

test('a scan never waits for more than a batch while a large file is read', async () => {
  const store = openTestStore(temporaryFolder())
  // Not packed: a piece of a plain file holds thousands of rows.
  const file = fileOf(`id,name\n${Array.from({ length: 20_000 }, (_, n) => `${n},Item ${n}\n`).join('')}`)
  let isDone = false
  let sinceLastTurn = 0
  let most = 0
  const turn = (): void => {
    sinceLastTurn = 0
    if (!isDone) setImmediate(turn)
  }
  setImmediate(turn)
  const counting: ReferenceSink = {
    reference: {
      beginImport(source) {
        const session = store.reference.beginImport(source)
        return {
          ...session,
          addItems(rows) {
            const list = [...rows]
            sinceLastTurn += list.length
            most = Math.max(most, sinceLastTurn)
            session.addItems(list)
          },
        }
      },
    },
  }
  expect(await importCatalogue(file, counting)).toMatchObject({ ok: true, value: { imported: 20_000 } })
  isDone = true
  expect(store.reference.itemCount()).toBe(20_000)
  expect(most).toBeLessThanOrEqual(BATCH_ROWS)
})
