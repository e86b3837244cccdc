import { answerPending } from './answer-pending'
import type { BenchState, Pending } from './bench-state'
import type { Decision } from './commands/plan'
import type { IdentifyTools } from './commands/take-unit'
import type { ItemCodeMatch } from './item'
import type { MatchCandidate } from './match-parcel'

/** What a scan names. */
export interface NamedByScan {
  readonly text: string
  readonly matches: readonly MatchCandidate[]
  readonly items: readonly ItemCodeMatch[]
}

/**
 * A scan while a choice is open chooses what it names, when it names one of it: the number of a return order, or a code
 * of one item. Null when it names none or several: then the places are the answer.
 */
export function scannedChoice(state: BenchState, pending: Pending, facts: NamedByScan, tools: IdentifyTools): Decision | null {
  const place = placeOf(pending, facts)
  return place === null ? null : answerPending(state, pending, place, { ...tools, scaleReady: false })
}

function placeOf(pending: Pending, { matches, items, text }: NamedByScan): number | null {
  if (pending.kind === 'choose-return' && text !== pending.scanned) {
    return onlyPlace(pending.candidates.map((candidate) => matches.some((match) => match.isStrong && match.returnOrderId === candidate.returnOrderId)))
  }
  if (pending.kind === 'choose-item' && text !== pending.item.scanned) {
    return onlyPlace(pending.options.map(({ line, match }) => (match ? items.some(({ item }) => item.itemId === match.item.itemId) : line?.sku === text)))
  }
  return null
}

function onlyPlace(fits: readonly boolean[]): number | null {
  const first = fits.indexOf(true)
  return first >= 0 && fits.lastIndexOf(true) === first ? first + 1 : null
}
