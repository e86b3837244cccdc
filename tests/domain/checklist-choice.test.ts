import { chooseChecklistId } from '@shared/domain/choose-checklist'
import { parse } from 'csv-parse/sync'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { goodsKind } from '../../electron/station/feeds/goods-kind'
import { shippedChecklists, shippedChoices } from '../support/shipped-templates'

const DATA = resolve(import.meta.dirname, '../../../shared/data')
const SAMPLE_ROWS = 4000
const hasData = existsSync(join(DATA, 'catalogue'))
if (!hasData) process.stdout.write('../shared/data/catalogue is absent: the choice of checklists is checked on single examples only\n')

type Row = Readonly<Record<string, string>>
const choices = shippedChoices()

function textOf(path: string): string {
  const bytes = readFileSync(join(DATA, path))
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

function csvRows(path: string): readonly Row[] {
  return parse(textOf(path), { columns: true, relax_column_count: true, bom: true, to: SAMPLE_ROWS })
}

function jsonRows(path: string): readonly Row[] {
  return textOf(path).split('\n').filter(Boolean).slice(0, SAMPLE_ROWS).map((line) => JSON.parse(line) as Row)
}

/** How many rows of a table take each checklist, with the kind of goods that the import tells of the whole table. */
function distribution(name: string, rows: readonly Row[], of: (row: Row) => { category: string; title: string }): Readonly<Record<string, number>> {
  const kind = goodsKind(Object.keys(rows[0] ?? {}))
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const { category, title } = of(row)
    const id = chooseChecklistId(choices, [kind, category].filter(Boolean).join(' '), title)
    counts[id] = (counts[id] ?? 0) + 1
  }
  process.stdout.write(`${name}, ${rows.length} rows: ${Object.entries(counts).sort((a, b) => b[1] - a[1]).map(([id, count]) => `${id} ${count}`).join(', ')}\n`)
  return counts
}

/** What a checklist takes together with those that inherit from it. */
const share = (counts: Readonly<Record<string, number>>, id: string) => {
  const family = shippedChecklists().filter(({ lineage }) => lineage.includes(id))
  return family.reduce((sum, one) => sum + (counts[one.id] ?? 0), 0) / Object.values(counts).reduce((sum, count) => sum + count, 0)
}

describe.skipIf(!hasData)('the catalogues choose their checklists', () => {
  it('electronics', () => {
    const counts = distribution('icecat', jsonRows('catalogue/icecat-electronics.jsonl.gz'), (row) => ({ category: row.productType ?? '', title: row.title ?? '' }))
    expect(share(counts, 'electronics')).toBeGreaterThan(0.9)
  })

  it('clothing', () => {
    const counts = distribution('clothing', csvRows('catalogue/clothing-variants.csv.gz'), (row) => ({ category: row.categories ?? '', title: row.name ?? '' }))
    expect(share(counts, 'clothing')).toBeGreaterThan(0.98)
  })

  it('books', () => {
    const counts = distribution('books', csvRows('catalogue/books-spreadsheet-damaged.csv.gz'), (row) => ({ category: row.language_code ?? '', title: row.title ?? '' }))
    expect(share(counts, 'books-and-media')).toBe(1)
  })

  it('a department store in Spanish', () => {
    const rows = csvRows('catalogue/argentina-supermarket.csv.gz')
    const counts = distribution('argentina', rows, (row) => ({ category: row.category ?? '', title: row.description ?? '' }))
    expect(share(counts, 'general') + share(counts, 'cosmetics')).toBeGreaterThan(0.7)
    const of = (department: string) => distribution(`argentina, ${department}`, rows.filter((row) => row.category?.startsWith(department)), (row) => ({ category: row.category ?? '', title: row.description ?? '' }))
    expect(share(of('Electro y tecnologia'), 'electronics')).toBeGreaterThan(0.9)
    expect(share(of('Bazar'), 'home')).toBeGreaterThan(0.9)
    expect(share(of('Juguetes'), 'toys')).toBe(1)
    expect(share(of('Libros, musica y peliculas'), 'books-and-media')).toBe(1)
  })

  it('a mixed catalogue by its departments', () => {
    const rows = csvRows('catalogue/small-catalogue-2000.csv')
    const wanted: Readonly<Record<string, string>> = { electronics: 'electronics', clothing: 'clothing', home: 'home', stationery: 'general', books: 'books-and-media', toys: 'general', automotive: 'general' }
    for (const [department, id] of Object.entries(wanted)) {
      const counts = distribution(`small, ${department}`, rows.filter((row) => row.department === department), (row) => ({ category: `${row.department} ${row.category}`, title: row.name ?? '' }))
      // Cleaning goods of the home department are inspected as general goods.
      expect(share(counts, id), department).toBeGreaterThan(department === 'home' ? 0.8 : 0.9)
    }
  })

  it('groceries take the general one', () => {
    expect(share(distribution('food', csvRows('catalogue/off-barcodes.csv.gz'), (row) => ({ category: '', title: row.name ?? '' })), 'general')).toBe(1)
  })
})
