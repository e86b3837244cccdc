import type { OfferView } from '@shared/contract/bench-view'
import { FIRST_RELATED_PLACE } from '@shared/domain/answer-pending'
import type { Pending } from '@shared/domain/bench-state'
import { piecesMissing } from '@shared/domain/expected-line'
import type { Facts } from '@shared/domain/failure'
import type { MatchCandidate } from '@shared/domain/match-parcel'
import { titleOf, type UnitOption } from '@shared/domain/scanned-item'

/** What the open question is about, for its words. */
export function pendingFacts(pending: Pending): Facts {
  switch (pending.kind) {
    case 'open-blind':
      return { text: pending.scanned, courier: pending.courier, title: pending.title }
    case 'choose-return':
      return { text: pending.scanned, courier: pending.courier, count: pending.candidates.length, join: pending.join ? 1 : 0 }
    case 'reopen-return':
    case 'join-return':
      return { text: pending.scanned, rmaNumber: pending.candidate.rmaNumber, left: pending.candidate.piecesLeft, title: pending.candidate.titles[0] ?? null }
    case 'choose-item':
      return { text: pending.item.scanned, count: pending.options.length }
    case 'whole-pack':
      return { text: pending.item.scanned, title: titleOf(pending.item, pending.option), pieces: pending.pieces, counting: pending.counting ? 1 : 0 }
    case 'take-extra':
      return { text: pending.item.scanned, title: titleOf(pending.item, pending.option), open: pending.linesOpen, pieces: pending.pieces }
    case 'take-surplus': {
      const { line } = pending.option
      return { text: pending.item.scanned, title: titleOf(pending.item, pending.option), pieces: pending.pieces, line: line?.line ?? null, expected: line?.quantityExpected ?? null, missing: line ? piecesMissing(line) : 0 }
    }
    case 'take-unknown':
      return { text: pending.item.scanned }
    case 'serial-doubt':
      return { text: pending.given.serial, doubt: pending.doubt, title: pending.given.seenOn[0]?.title ?? null, lpn: pending.given.seenOn[0]?.lpn ?? null, sold: pending.sold }
    case 'close-incomplete':
      return { units: pending.unitsMissing }
    case 'skip-weight':
      return {}
    case 'take-guess':
      return { text: pending.scanned, count: pending.guesses.length, how: pending.guesses[0]?.guessed[0] ?? null }
  }
}

function offerOf(candidate: MatchCandidate, place: number): OfferView {
  return {
    kind: 'return-order', place, rmaNumber: candidate.rmaNumber, reasons: [...candidate.reasons], titles: [...candidate.titles],
    piecesLeft: candidate.piecesLeft, piecesExpected: candidate.piecesExpected,
  }
}

function itemOffer(scanned: string, option: UnitOption, place: number): OfferView {
  const { line, match } = option
  return {
    kind: 'item', place, title: titleOf({ scanned }, option), sku: match?.item.sku ?? line?.sku ?? scanned, code: match?.kind ?? 'other', pieces: match ? match.pieces : 1,
    guessed: match?.guessed ?? false, line: line?.line ?? null, awaited: line ? piecesMissing(line) : 0,
  }
}

/** What stands at the places of the choice grid, besides yes and no. */
export function pendingOffers(pending: Pending): OfferView[] {
  switch (pending.kind) {
    case 'choose-return':
      return pending.candidates.map((candidate, i) => offerOf(candidate, i + 1))
    case 'choose-item':
      return pending.options.map((option, i) => itemOffer(pending.item.scanned, option, i + 1))
    case 'take-extra':
      return pending.related.map((candidate, i) => offerOf(candidate, FIRST_RELATED_PLACE + i))
    case 'take-guess':
      return pending.guesses.map((guess, i): OfferView => {
        const { thing, name, title, serial, lot, expiry } = guess
        return { kind: 'guess', place: i + 1, thing, name, title, serial, lot, expiry, guessed: [...guess.guessed] }
      })
    default:
      return []
  }
}
