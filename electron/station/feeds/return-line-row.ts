import { vocabularyCode } from '@shared/domain/reason-vocabulary'
import { readWeight, type ReadRow } from './catalogue-row'
import { cleanText } from './clean-text'
import { isExponentForm, readCodes } from './codes'
import type { ColumnMap, ReturnLineField } from './column-map'
import { parseQuantity } from './field-numbers'
import type { RowReason } from './import-report'
import type { BuyerFields, ExpectedLineRow } from './reference-sink'
import { createRowReader, type RowReader } from './row-reader'
import type { SourceRecord } from './source-table'

/** Lines without a number get 1; the store then numbers repeated ones by their order in the file. */
const UNNUMBERED = 1
const LINE_LIMIT = 1_000_000

/** A line of an announced return order. It needs the number of its return order and something that tells the article. */
export function readReturnLine(record: SourceRecord, columns: ColumnMap<ReturnLineField>): ReadRow<ExpectedLineRow> {
  const read = createRowReader(record, columns)
  const rmaNumber = read.code('rmaNumber')
  if (rmaNumber === '') return refused('no-return-order-number')
  if (isExponentForm(rmaNumber)) return refused('code-in-exponent-form')
  const quantity = parseQuantity(read.first('quantity'))
  if (typeof quantity !== 'number') return refused(quantity)

  const codes = readCodes([...read.all('gtins'), ...read.all('code')])
  const ownSku = read.code('sku')
  const exponents = isExponentForm(ownSku) ? [ownSku, ...codes.exponents] : codes.exponents
  const title = read.text('title')
  const sku = [isExponentForm(ownSku) ? '' : ownSku, ...codes.others, codes.printed ?? '', title].find((text) => text !== '')
  if (sku === undefined) return refused(exponents.length > 0 ? 'code-in-exponent-form' : 'no-article')

  const line = parseLine(read.first('line'))
  const weight = readWeight(read)
  const reasons = read.all('reason')
  return {
    row: {
      rmaNumber, line: line ?? UNNUMBERED, createdAt: read.textOrNull('createdAt'), sku, gtin14: codes.gtins[0] ?? null, title: title || sku,
      category: [read.text('department'), read.text('category')].filter((part) => part !== '').join(' '),
      quantityExpected: quantity, claimedReason: joined(reasons.filter((reason) => !vocabularyCode(reason)), ' · '),
      claimedCode: reasons.map(vocabularyCode).find((code) => code !== null) ?? undefined, usualWeightGrams: typeof weight === 'number' ? weight : null,
      orderNumber: read.code('orderNumber') || null, buyer: readBuyer(read),
    },
    refused: null,
    leftOut: whatIsLeftOut(exponents, line, weight),
  }
}

function refused(reason: RowReason): ReadRow<ExpectedLineRow> {
  return { row: null, refused: reason, leftOut: null }
}

function whatIsLeftOut(exponents: readonly string[], line: number | null, weight: ReturnType<typeof readWeight>): RowReason | null {
  if (exponents.length > 0) return 'code-in-exponent-form'
  if (line === null) return 'line-not-a-number'
  return weight === 'implausible' ? 'weight-not-plausible' : null
}

function parseLine(text: string): number | null {
  if (text === '') return UNNUMBERED
  const line = /^\d+(?:\.0+)?$/.test(text.trim()) ? Number(text) : 0
  return line >= 1 && line <= LINE_LIMIT ? line : null
}

function joined(texts: readonly string[], between: string): string | null {
  return texts.map(cleanText).filter((text) => text !== '').join(between) || null
}

function readBuyer(read: RowReader<ReturnLineField>): BuyerFields {
  return {
    reference: read.textOrNull('buyerReference'), name: joined(read.all('buyerName'), ' '), address: joined(read.all('buyerAddress'), ', '),
    phone: read.textOrNull('buyerPhone'), email: read.textOrNull('buyerEmail'), country: read.textOrNull('buyerCountry'),
  }
}
