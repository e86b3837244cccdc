import type { ReturnOrderId } from './ids'
import type { ParcelMatch, ParcelView } from './parcel'

/*
 * What a scan on the outside of a parcel may mean: identifiers and look-ups go in, ranked return orders with reasons
 * come out. One strong match is taken; anything else is shown, and a person chooses.
 */

/** A return order that a look-up found, and by what. */
export interface FoundReturnOrder {
  readonly returnOrderId: ReturnOrderId
  readonly rmaNumber: string
  readonly by: ParcelMatch
  readonly piecesExpected: number
  /** Pieces that nobody has seen yet; 0 when the return order is complete or was opened on the spot. */
  readonly piecesLeft: number
  /** Titles of its first lines, to tell it from others. */
  readonly titles: readonly string[]
  /** Its parcel that waits, set aside or open at another bench. */
  readonly waiting: ParcelView | null
}

/** Why a return order is offered: by what it was found, and what speaks for or against it. */
export const MATCH_REASONS = ['rma-number', 'tracking', 'order-number', 'item', 'parcel', 'unit', 'waiting', 'complete', 'opened-here'] as const
export type MatchReason = (typeof MATCH_REASONS)[number]

/** A return order that the scan may mean. */
export interface MatchCandidate extends FoundReturnOrder {
  readonly reasons: readonly MatchReason[]
  /** Found by a number that names one return order, not by what may be in many. */
  readonly isStrong: boolean
}

/** How much a finding says, the most first. An item may be in many return orders; its code alone is never enough. */
const WEIGHTS: Record<ParcelMatch, number> = { 'rma-number': 100, parcel: 95, unit: 92, tracking: 90, 'order-number': 70, item: 40, blind: 0 }
const STRONG_FROM = 70
const WAITING_BONUS = 8
const COMPLETE_MALUS = 30

/** Most return orders that are offered: one place of the choice grid stays for "none of these". */
export const MATCHES_SHOWN = 8

function weightOf(candidate: MatchCandidate): number {
  return WEIGHTS[candidate.by] + (candidate.waiting ? WAITING_BONUS : candidate.piecesLeft === 0 ? -COMPLETE_MALUS : 0)
}

function candidateOf(found: readonly FoundReturnOrder[], best: FoundReturnOrder): MatchCandidate {
  const waiting = found.find((one) => one.waiting)?.waiting ?? null
  const by = [...new Set(found.map((one) => one.by))].filter((one) => one !== 'blind')
  const reasons: MatchReason[] = [...by.sort((a, b) => WEIGHTS[b] - WEIGHTS[a])]
  if (waiting) reasons.push('waiting')
  else if (best.piecesLeft === 0) reasons.push(best.piecesExpected === 0 ? 'opened-here' : 'complete')
  return { ...best, waiting, reasons, isStrong: WEIGHTS[best.by] >= STRONG_FROM }
}

/** Ranks what the look-ups found. One return order found in several ways is one candidate with several reasons. */
export function rankMatches(found: readonly FoundReturnOrder[]): readonly MatchCandidate[] {
  const byOrder = new Map<ReturnOrderId, FoundReturnOrder[]>()
  for (const one of found) byOrder.set(one.returnOrderId, [...(byOrder.get(one.returnOrderId) ?? []), one])
  return [...byOrder.values()]
    .flatMap((ways) => {
      const best = ways.toSorted((a, b) => WEIGHTS[b.by] - WEIGHTS[a.by])[0]
      return best ? [candidateOf(ways, best)] : []
    })
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.rmaNumber < b.rmaNumber ? -1 : 1))
}

/** The one candidate that may be taken without asking: the only strong one. */
export function onlyStrong(candidates: readonly MatchCandidate[]): MatchCandidate | null {
  const [first, ...others] = candidates.filter((candidate) => candidate.isStrong)
  return first && others.length === 0 ? first : null
}
