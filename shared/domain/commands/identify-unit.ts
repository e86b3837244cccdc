import { openLineFor, type BenchState } from '../bench-state'
import type { Checklist } from '../checklist'
import { asId, type UnitId } from '../ids'
import type { Item } from '../item'
import { draft, subjectOf } from '../journal-entry'
import type { ReturnLine } from '../return-order'
import { accept, askFirst, decline, type Decision, type Minting } from './plan'

/** Chooses the checklist for a category of goods. */
export type ChecklistChooser = (category: string, title: string) => Checklist

/** What a scanned article code led to: catalogue items, and the code as it stands. */
export interface ScannedArticle {
  readonly scanned: string
  readonly gtin14: string | null
  readonly items: readonly Item[]
}

/**
 * Takes a unit out of the parcel. An open line of the return order wins; a known item that is not expected, and a
 * code that nothing knows, are asked about first. In a blind parcel every known item is taken as it comes.
 */
export function identifyUnit(state: BenchState, article: ScannedArticle, chooseChecklist: ChecklistChooser, minting: Minting): Decision {
  if (!state.parcel || !state.shift) return decline('parcel-wanted', { text: article.scanned })
  const line = openLineFor(state, {
    skus: [article.scanned, ...article.items.map((item) => item.sku)],
    gtins: [...(article.gtin14 ? [article.gtin14] : []), ...article.items.flatMap((item) => item.gtins)],
  })
  const item = article.items.find((candidate) => !line || candidate.sku === line.sku) ?? article.items[0] ?? null
  if (line) return takeUnit(state, { article, line, item }, chooseChecklist, minting)
  if (!item) return askFirst({ kind: 'take-unknown', scanned: article.scanned }, { text: article.scanned })
  if (state.parcel.match !== 'blind') return askFirst({ kind: 'take-extra', scanned: article.scanned, item }, { title: item.title, rmaNumber: state.parcel.rmaNumber })
  return takeUnit(state, { article, line: null, item }, chooseChecklist, minting)
}

/** Takes the unit that the clerk confirmed: an unexpected item, or a code that nothing knows. */
export function takeConfirmedUnit(state: BenchState, scanned: string, item: Item | null, chooseChecklist: ChecklistChooser, minting: Minting): Decision {
  return takeUnit(state, { article: { scanned, gtin14: null, items: [] }, line: null, item }, chooseChecklist, minting)
}

function takeUnit(
  state: BenchState,
  found: { article: ScannedArticle; line: ReturnLine | null; item: Item | null },
  chooseChecklist: ChecklistChooser,
  minting: Minting,
): Decision {
  if (!state.parcel || !state.shift) return decline('parcel-wanted', { text: found.article.scanned })
  const { line, item, article } = found
  const title = line?.title ?? item?.title ?? article.scanned
  const checklist = chooseChecklist([line?.category, item?.category].filter(Boolean).join(' '), title)
  const unitId = asId<UnitId>(minting.nextId())
  const lpn = minting.nextPlate('unit')
  return accept(line || state.parcel.match === 'blind' ? 'unit-identified' : 'unit-extra', { title, lpn, line: line?.line ?? null, rmaNumber: state.parcel.rmaNumber }, [
    draft('unitIdentified', subjectOf('unit', unitId), {
      unitId, lpn, parcelId: state.parcel.parcelId, returnOrderId: state.parcel.returnOrderId, shiftId: state.shift.shiftId,
      line: line?.line ?? null, itemId: item?.itemId ?? null, sku: line?.sku ?? item?.sku ?? article.scanned, title,
      checklistId: checklist.id, checklistVersion: checklist.version,
      usualWeightGrams: item?.usualWeightGrams ?? line?.usualWeightGrams ?? null, scanned: article.scanned,
      ...(line?.claimed ? { claimedReason: line.claimed } : {}),
    }),
  ])
}
