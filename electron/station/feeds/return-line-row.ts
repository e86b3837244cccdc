import { vocabularyCode } from '@shared/domain/reason-vocabulary'
import type { ReturnOrderCode } from '@shared/domain/return-order'
import { doubtfulGrams, noteOf, readWeight, usualGrams, type ReadRow } from './catalogue-row'
import { cleanCode, cleanText } from './clean-text'
import { isExponentForm, readCodes } from './codes'
import type { ReturnLineField } from './column-names'
import type { ColumnMap } from './column-map'
import { parseQuantity } from './field-numbers'
import type { RowNote, RowReason } from './import-report'
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
  const asked = parseQuantity(read.first('quantity'))
  if (typeof asked !== 'object') return refused(asked)

  const codes = readCodes([...read.all('gtins'), ...read.all('code')])
  const ownSku = read.code('sku')
  const isSkuLost = isExponentForm(ownSku)
  const title = read.text('title')
  const sku = [isSkuLost ? '' : ownSku, codes.printed ?? '', title].find((text) => text !== '')
  if (sku === undefined) return refused(isSkuLost || codes.notes.length > 0 ? 'code-in-exponent-form' : 'no-article')

  const line = parseLine(read.first('line'))
  const weight = readWeight(read)
  const reasons = read.all('reason')
  const [orderNumber = null, ...moreOrders] = read.all('orderNumber').map(cleanCode).filter((number) => number !== '')
  const found = [...codesOf('order', moreOrders), ...codesOf('tracking', read.all('tracking')), ...codesOf('other', read.all('otherCode'))]
  const notes: RowNote[] = isSkuLost ? [{ reason: 'code-in-exponent-form' }, ...codes.notes] : [...codes.notes]
  if (asked.unusual) notes.push({ reason: 'quantity-unusual' })
  if (line === null) notes.push({ reason: 'line-not-a-number' })
  if (weight.kind === 'doubtful') notes.push(noteOf(weight))
  return {
    row: {
      rmaNumber, line: line ?? UNNUMBERED, sourceRow: record.row, createdAt: read.textOrNull('createdAt'), sku, gtin14: codes.gtins[0] ?? null, title: title || sku,
      category: [read.text('department'), read.text('category')].filter((part) => part !== '').join(' '),
      quantityExpected: asked.quantity, claimedReason: joined(reasons.filter((reason) => !vocabularyCode(reason)), ' · '),
      claimedCode: reasons.map(vocabularyCode).find((code) => code !== null) ?? undefined,
      orderedSerial: read.code('serial') || undefined,
      usualWeightGrams: usualGrams(weight), ...doubtfulGrams(weight),
      orderNumber, ...(found.length > 0 && { codes: found }), buyer: readBuyer(read),
    },
    refused: null,
    notes,
  }
}

const NO_CODES: readonly ReturnOrderCode[] = []

function codesOf(kind: ReturnOrderCode['kind'], cells: readonly string[]): readonly ReturnOrderCode[] {
  if (cells.length === 0) return NO_CODES
  return cells.flatMap((cell) => cell.split(/[|;]/)).map(cleanCode).filter((code) => code !== '' && !isExponentForm(code)).map((code) => ({ code, kind }))
}

function refused(reason: RowReason): ReadRow<ExpectedLineRow> {
  return { row: null, refused: { reason }, notes: [] }
}

function parseLine(text: string): number | null {
  if (text === '') return UNNUMBERED
  const line = /^\d+(?:\.0+)?$/.test(text.trim()) ? Number(text) : 0
  return line >= 1 && line <= LINE_LIMIT ? line : null
}

function joined(texts: readonly string[], between: string): string | null {
  if (texts.length === 0) return null
  return texts.map(cleanText).filter((text) => text !== '').join(between) || null
}

function readBuyer(read: RowReader<ReturnLineField>): BuyerFields {
  return {
    reference: read.textOrNull('buyerReference'), name: joined(read.all('buyerName'), ' '), address: joined(read.all('buyerAddress'), ', '),
    phone: read.textOrNull('buyerPhone'), email: read.textOrNull('buyerEmail'), country: read.textOrNull('buyerCountry'),
  }
}
