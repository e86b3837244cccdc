import type { ReturnOrderId } from './ids'
import type { MissingLine } from './parcel'
import type { ReturnLine, ReturnOrder } from './return-order'
import type { UnitView } from './unit'
import { isInHand } from './unit'

/*
 * What a return order announces, with what was taken in of it so far. Pieces are counted, not units: a pack that is
 * handled as one unit counts as many pieces as it holds.
 */

/** What was taken in on one line of a return order, or on none (`line` null), from this and earlier parcels. */
export interface LineCount {
  readonly line: number | null
  /** Pieces that fill the line. */
  readonly counted: number
  /** Of those, how many lie in a tote or wait on hold. */
  readonly settled: number
  /** Pieces beyond what the line announces. */
  readonly surplus: number
  /** Units, whatever their pieces. */
  readonly units: number
  /** Of those, how many are still in work at some bench. */
  readonly inHand: number
}

/** A return line of the open parcel with its counts. */
export interface ExpectedLine extends ReturnLine, Pick<LineCount, 'counted' | 'settled' | 'surplus'> {
  readonly returnOrderId: ReturnOrderId
  readonly rmaNumber: string
}

/** Most lines that one entry names as missing: it must stay far below the size limit of an entry. */
export const MISSING_LINES_NAMED = 150
/** Longest title among them, in characters. */
const MISSING_TITLE_LENGTH = 60

/** Lines of a return order with what was counted on each. */
export function expectLines(order: ReturnOrder, counts: readonly LineCount[]): readonly ExpectedLine[] {
  const countByLine = new Map(counts.map((count) => [count.line, count]))
  return order.lines.map((line) => {
    const { counted = 0, settled = 0, surplus = 0 } = countByLine.get(line.line) ?? {}
    return { ...line, returnOrderId: order.returnOrderId, rmaNumber: order.rmaNumber, counted, settled, surplus }
  })
}

/** Counts units line by line, as the store does with the columns of its table. */
export function countUnits(units: readonly UnitView[]): readonly LineCount[] {
  const countByLine = new Map<number | null, LineCount>()
  for (const unit of units) {
    const { counted, settled, surplus, units: before, inHand } = countByLine.get(unit.line) ?? { counted: 0, settled: 0, surplus: 0, units: 0, inHand: 0 }
    const pieces = unit.fit === 'expected' ? unit.packQuantity : 0
    countByLine.set(unit.line, {
      line: unit.line,
      counted: counted + pieces,
      settled: settled + (isInHand(unit) ? 0 : pieces),
      surplus: surplus + (unit.fit === 'surplus' ? unit.packQuantity : 0),
      units: before + 1,
      inHand: inHand + (isInHand(unit) ? 1 : 0),
    })
  }
  return [...countByLine.values()]
}

/** Pieces of a line that nobody has seen yet. */
export function piecesMissing(line: Pick<ExpectedLine, 'quantityExpected' | 'counted'>): number {
  return Math.max(0, line.quantityExpected - line.counted)
}

/** Pieces that nobody has seen yet, over all lines. */
export function piecesLeft(lines: readonly Pick<ExpectedLine, 'quantityExpected' | 'counted'>[]): number {
  return lines.reduce((sum, line) => sum + piecesMissing(line), 0)
}

/** What is missing, line by line, for the entry that closes a parcel. */
export function missingLines(lines: readonly ExpectedLine[]): readonly MissingLine[] {
  return lines
    .filter((line) => piecesMissing(line) > 0)
    .slice(0, MISSING_LINES_NAMED)
    .map((line) => ({ returnOrderId: line.returnOrderId, line: line.line, sku: line.sku, title: [...line.title].slice(0, MISSING_TITLE_LENGTH).join(''), quantity: piecesMissing(line) }))
}
