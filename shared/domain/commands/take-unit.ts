import type { BenchState } from '../bench-state'
import type { Checklist } from '../checklist'
import { piecesMissing } from '../expected-line'
import { asId, type UnitId } from '../ids'
import { draft, subjectOf } from '../journal-entry'
import type { UnitAsk, UnitFit } from '../unit-fit'
import type { ReturnLine } from '../return-order'
import type { ClaimedReason } from '../return-reason'
import { titleOf, type ScannedItem, type UnitOption } from '../scanned-item'
import { accept, decline, type Decision, type Minting } from './plan'

/** Chooses the checklist for a category of goods. */
export type ChecklistChooser = (category: string, title: string) => Checklist

/** What taking a unit in may use besides the state. */
export interface IdentifyTools {
  readonly chooseChecklist: ChecklistChooser
  /** What a return line claims, in our reasons; null when nobody can tell by it. */
  readonly claimedReasonOf: (line: ReturnLine) => ClaimedReason | null
  readonly minting: Minting
}

/** A unit as it was judged: what it is, how many pieces it stands for, how it stands to what was announced. */
export interface JudgedUnit {
  readonly item: ScannedItem
  readonly option: UnitOption
  readonly pieces: number
  readonly fit: UnitFit
}

/** Takes a unit in: it gets its plate, its line, and with them everything that its code already told. */
export function takeUnit(state: BenchState, { item, option, pieces, fit }: JudgedUnit, tools: IdentifyTools): Decision {
  const { parcel, shift } = state
  if (!parcel || !shift) return decline('parcel-wanted', { text: item.scanned })
  const { line, match } = option
  const title = titleOf(item, option)
  const checklist = tools.chooseChecklist([line?.category, match?.item.category].filter(Boolean).join(' '), title)
  const unitId = asId<UnitId>(tools.minting.nextId())
  const lpn = tools.minting.nextPlate('unit')
  const asks = asksOf(item, option)
  const claimed = line && tools.claimedReasonOf(line)
  const facts = { title, lpn, line: line?.line ?? null, rmaNumber: line?.rmaNumber ?? parcel.rmaNumber, fit, pieces }
  return accept(fit === 'expected' || fit === 'blind' ? 'unit-identified' : 'unit-extra', facts, [
    draft('unitIdentified', subjectOf('unit', unitId), {
      unitId, lpn, parcelId: parcel.parcelId, returnOrderId: line?.returnOrderId ?? parcel.returnOrderId, shiftId: shift.shiftId,
      line: line?.line ?? null, itemId: match?.item.itemId ?? null, sku: line?.sku ?? match?.item.sku ?? item.scanned, title,
      checklistId: checklist.id, checklistVersion: checklist.version,
      usualWeightGrams: usualWeight(option, pieces), scanned: item.scanned, fit,
      ...(item.serial === null || item.isSerialKnown ? {} : { serial: item.serial }),
      ...(item.lot === null ? {} : { lot: item.lot }),
      ...(item.expiry === null ? {} : { expiry: item.expiry }),
      ...(pieces === 1 ? {} : { packQuantity: pieces }),
      ...(asks.length === 0 ? {} : { asks }),
      ...(claimed ? { claimedReason: claimed } : {}),
    }),
  ])
}

/** More pieces than announced fill what is still open of their line; the rest shows as too many. */
export function surplusFit({ line }: UnitOption): UnitFit {
  return line && piecesMissing(line) > 0 ? 'expected' : 'surplus'
}

function usualWeight({ line, match }: UnitOption, pieces: number): number | null {
  const piece = match?.item.usualWeightGrams ?? line?.usualWeightGrams ?? null
  return piece === null ? null : piece * pieces
}

/** A serial number that another unit has, or that is not the one that was sold, is asked for again: it is read by a person then. */
function asksOf(item: ScannedItem, { line, match }: UnitOption): readonly UnitAsk[] {
  const isSerialAsked = match?.item.asks?.serial === true || item.isSerialKnown || line?.orderedSerial !== undefined
  return [...(isSerialAsked ? (['serial'] as const) : []), ...(match?.item.asks?.lot === true ? (['lot'] as const) : [])]
}
