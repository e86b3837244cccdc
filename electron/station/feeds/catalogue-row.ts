import { asId, type ItemId } from '@shared/domain/ids'
import type { ItemCode } from '@shared/domain/item'
import { isExponentForm, readCodes, readPackCodes } from './codes'
import type { CatalogueField } from './column-names'
import type { ColumnMap } from './column-map'
import { judgeWeights, parseGrams, parsePieces, parsePriceMinor, parseYes, type ReadWeight } from './field-numbers'
import type { RowNote } from './import-report'
import { keyOfIsbn } from './isbn-codes'
import type { CatalogueRow } from './reference-sink'
import { createRowReader, type RowReader } from './row-reader'
import type { SourceRecord } from './source-table'

/** What a row became. `notes` say what of it was left out or guessed. */
export interface ReadRow<Row> {
  readonly row: Row | null
  /** Why there is no row. */
  readonly refused: RowNote | null
  readonly notes: readonly RowNote[]
}

export interface CatalogueContext {
  readonly columns: ColumnMap<CatalogueField>
  /** Ids are unique within a source; the store needs them unique over all. */
  readonly source: string
  /** Kind of goods of the whole table, empty when the rows tell it. */
  readonly kind: string
}

const NO_NOTES: readonly RowNote[] = []

/** An item from a row of a catalogue. It needs one identity: an id, an article number or a code; a title is shown when there is one. */
export function readCatalogueRow(record: SourceRecord, { columns, source, kind }: CatalogueContext): ReadRow<CatalogueRow> {
  const read = createRowReader(record, columns)
  const found = readItemCodes(read)
  const ownSku = read.code('sku')
  const isSkuLost = isExponentForm(ownSku)
  const sku = [isSkuLost ? '' : ownSku, read.code('code'), read.code('isbn'), found.printed ?? ''].find((text) => text !== '' && !isExponentForm(text))
  const id = read.code('itemId') || sku
  const notes = isSkuLost ? [{ reason: 'code-in-exponent-form' } as const, ...found.notes] : found.notes
  if (id === undefined) return { row: null, refused: notes.find((note) => note.reason === 'code-in-exponent-form') ?? { reason: 'no-identity' }, notes: NO_NOTES }

  const weight = readWeight(read)
  const currency = read.textOrNull('currency')?.toUpperCase() ?? null
  const shownSku = sku ?? id
  const packQuantity = parsePieces(read.first('packQuantity'))
  const asks = { serial: parseYes(read.first('asksSerial')), lot: parseYes(read.first('asksLot')) }
  return {
    row: {
      itemId: asId<ItemId>(`${source}/${id}`), sku: shownSku, title: read.text('title') || shownSku, brand: read.textOrNull('brand'),
      category: [kind, read.text('department'), read.text('category')].filter((part) => part !== '').join(' '),
      usualWeightGrams: usualGrams(weight), gtins: found.gtins, priceMinor: readPrice(read, currency), currency,
      ...(found.codes.length > 0 && { codes: found.codes }),
      ...(asks.serial || asks.lot ? { asks } : {}),
      ...(packQuantity !== null && packQuantity > 1 && { packQuantity }),
      ...doubtfulGrams(weight),
    },
    refused: null,
    notes: weight.kind === 'doubtful' ? [...notes, noteOf(weight)] : notes,
  }
}

/** Codes of every column that holds any; the key of a book from its ISBN comes first. */
function readItemCodes(read: RowReader<CatalogueField>): { gtins: readonly string[]; codes: readonly ItemCode[]; printed: string | null; notes: readonly RowNote[] } {
  const gtinCells = read.all('gtins')
  const found = readCodes([...gtinCells, ...read.all('code'), ...read.all('isbn').filter((isbn) => isbn.replace(/\D/g, '').length > 10)])
  const isbn = read.first('isbn')
  const key = isbn === '' ? null : keyOfIsbn(isbn, gtinCells.filter(isExponentForm))
  const packs = [
    ...readPackCodes(read.all('packCode'), 'pack', parsePieces(read.first('packQuantity'))),
    ...readPackCodes(read.all('cartonCode'), 'carton', parsePieces(read.first('cartonQuantity'))),
  ]
  const isPacked = new Set(packs.map((pack) => pack.code))
  const codes = [...packs, ...found.codes.filter(({ code }) => !isPacked.has(code))]
  if (!key) return { ...found, codes }
  if (key.guessed) return { ...found, codes: [...codes, { code: key.gtin14, kind: 'gtin', pieces: 1, guessed: true }], notes: [{ reason: 'code-zeros-lost', guess: key.gtin14 }, ...found.notes] }
  return { ...found, gtins: [...new Set([key.gtin14, ...found.gtins])], codes }
}

/** The weight of the item as it is sent: from a column that says so, else from the first that holds any. */
export function readWeight(read: RowReader<'packageWeight' | 'weight' | 'weightKg'>): ReadWeight {
  const asSent = parseGrams(read.first('packageWeight'), 'g')
  const alone = parseGrams(read.first('weight'), 'g')
  return asSent.kind === 'none' && alone.kind === 'none' ? parseGrams(read.first('weightKg'), 'kg') : judgeWeights(asSent, alone)
}

export function usualGrams(weight: ReadWeight): number | null {
  return weight.kind === 'usual' ? weight.grams : null
}

export function doubtfulGrams(weight: ReadWeight): { readonly doubtfulWeightGrams?: number } {
  return weight.kind === 'doubtful' && weight.grams !== null ? { doubtfulWeightGrams: weight.grams } : {}
}

export function noteOf({ reason, guess }: Extract<ReadWeight, { kind: 'doubtful' }>): RowNote {
  return guess === undefined ? { reason } : { reason, guess }
}

function readPrice(read: RowReader<CatalogueField>, currency: string | null): number | null {
  const minor = read.first('priceMinor')
  if (minor !== '' && /^\d{1,15}$/.test(minor)) return Number(minor)
  const price = read.first('price')
  return price === '' ? null : parsePriceMinor(price, currency)
}
