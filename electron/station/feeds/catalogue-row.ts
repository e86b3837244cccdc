import { asId, type ItemId } from '@shared/domain/ids'
import type { CatalogueField, ColumnMap } from './column-map'
import { gtinOfIsbn, isExponentForm, readCodes } from './codes'
import { parseGrams, parsePriceMinor } from './field-numbers'
import type { RowReason } from './import-report'
import type { CatalogueRow } from './reference-sink'
import { createRowReader, type RowReader } from './row-reader'
import type { SourceRecord } from './source-table'

/** What a row became. `leftOut` names what of it could not be taken. */
export interface ReadRow<Row> {
  readonly row: Row | null
  readonly refused: RowReason | null
  readonly leftOut: RowReason | null
}

export interface CatalogueContext {
  readonly columns: ColumnMap<CatalogueField>
  /** Ids are unique within a source; the store needs them unique over all. */
  readonly source: string
  /** Kind of goods of the whole table, empty when the rows tell it. */
  readonly kind: string
}

/** An item from a row of a catalogue. It needs one identity: an id, an article number or a code; a title is shown when there is one. */
export function readCatalogueRow(record: SourceRecord, { columns, source, kind }: CatalogueContext): ReadRow<CatalogueRow> {
  const read = createRowReader(record, columns)
  const codes = readCodes([...read.all('gtins'), ...read.all('code'), ...read.all('isbn').filter((isbn) => isbn.replace(/\D/g, '').length > 10)])
  const isbnGtin = gtinOfIsbn(read.first('isbn'), codes.exponents)
  const gtins = isbnGtin ? [...new Set([isbnGtin, ...codes.gtins])] : codes.gtins
  const ownSku = read.code('sku')
  const exponents = isExponentForm(ownSku) ? [ownSku, ...codes.exponents] : codes.exponents
  const sku = [isExponentForm(ownSku) ? '' : ownSku, read.code('code'), read.code('isbn'), ...codes.others, codes.printed ?? ''].find((text) => text !== '' && !isExponentForm(text))
  const id = read.code('itemId') || sku
  if (id === undefined) return { row: null, refused: exponents.length > 0 ? 'code-in-exponent-form' : 'no-identity', leftOut: null }

  const weight = readWeight(read)
  const currency = read.textOrNull('currency')?.toUpperCase() ?? null
  const shownSku = sku ?? id
  return {
    row: {
      itemId: asId<ItemId>(`${source}/${id}`), sku: shownSku, title: read.text('title') || shownSku, brand: read.textOrNull('brand'),
      category: [kind, read.text('department'), read.text('category')].filter((part) => part !== '').join(' '),
      usualWeightGrams: typeof weight === 'number' ? weight : null, gtins, priceMinor: readPrice(read, currency), currency,
    },
    refused: null,
    leftOut: whatIsLeftOut(exponents, read.all('gtins').length > 0 && gtins.length === 0 && ownSku !== '', weight),
  }
}

function whatIsLeftOut(exponents: readonly string[], lostCode: boolean, weight: ReturnType<typeof parseGrams>): RowReason | null {
  if (exponents.length > 0) return 'code-in-exponent-form'
  if (lostCode) return 'code-check-digit-wrong'
  return weight === 'implausible' ? 'weight-not-plausible' : null
}

/** Grams from the first column that holds any, else from one that is in kilograms. */
export function readWeight(read: RowReader<'weight' | 'weightKg'>): ReturnType<typeof parseGrams> {
  const grams = read.first('weight')
  return grams === '' ? parseGrams(read.first('weightKg'), 'kg') : parseGrams(grams, 'g')
}

function readPrice(read: RowReader<CatalogueField>, currency: string | null): number | null {
  const minor = read.first('priceMinor')
  if (/^\d{1,15}$/.test(minor)) return Number(minor)
  return read.first('price') === '' ? null : parsePriceMinor(read.first('price'), currency)
}
