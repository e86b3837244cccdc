import type { BenchState, Pending } from './bench-state'
import { judgeFit, takeOption } from './commands/identify-unit'
import { accept, askFirst, decline, type Decision } from './commands/plan'
import { changeParcel, closeParcel, joinReturnOrder, openBlindReturn, receiveParcel } from './commands/receive-parcel'
import { recordSerial } from './commands/record-serial'
import { surplusFit, takeUnit, type IdentifyTools } from './commands/take-unit'
import { skipWeighing } from './commands/weigh-unit'
import { assertNever } from './result'

/** Places of yes and no in every question; what stands elsewhere belongs to the question. */
export const YES_PLACE = 1
export const SECOND_PLACE = 2
export const NO_PLACE = 3
/** "None of these" below a choice of return orders. */
export const NONE_PLACE = 9
/** From here on related return orders stand beside the question about an extra unit. */
export const FIRST_RELATED_PLACE = 4

export interface PendingTools extends IdentifyTools {
  readonly scaleReady: boolean
}

type Of<K extends Pending['kind']> = Extract<Pending, { kind: K }>

const noSuch = (place: number): Decision => decline('no-such-answer', { place })
const putBack = (): Decision => accept('put-back', {}, [])

/** Answers the open question with a place of the choice grid. */
export function answerPending(state: BenchState, pending: Pending, place: number, tools: PendingTools): Decision {
  switch (pending.kind) {
    case 'choose-return':
      return chooseReturn(state, pending, place, tools)
    case 'choose-item':
      return chooseItem(state, pending, place, tools)
    case 'whole-pack':
      return answerPack(state, pending, place, tools)
    case 'take-extra':
      return answerExtra(state, pending, place, tools)
    case 'join-return':
      return answerJoin(state, pending, place, tools)
    case 'take-guess':
      // Its own places lead back to the scan (see scan-guess.ts); no other place means anything.
      return noSuch(place)
    default:
      if (place === NO_PLACE) return putBack()
      return place === YES_PLACE ? confirm(state, pending, tools) : noSuch(place)
  }
}

function confirm(state: BenchState, pending: Exclude<Pending, { kind: 'choose-return' | 'choose-item' | 'whole-pack' | 'take-extra' | 'join-return' | 'take-guess' }>, tools: PendingTools): Decision {
  switch (pending.kind) {
    case 'open-blind':
      return openBlindReturn(state, pending, tools.minting)
    case 'reopen-return':
      return receiveParcel(state, { scanned: pending.scanned, candidate: pending.candidate, reopen: true }, tools.minting)
    case 'take-surplus':
      return takeUnit(state, { ...pending, fit: surplusFit(pending.option) }, tools)
    case 'take-unknown':
      return takeUnit(state, { item: pending.item, option: { line: null, match: null }, pieces: 1, fit: 'unknown' }, tools)
    case 'serial-doubt':
      return recordSerial(state, pending.given, true)
    case 'close-incomplete':
      return closeParcel(state, true)
    case 'skip-weight':
      return skipWeighing(state, tools.scaleReady, true)
    default:
      return assertNever(pending, 'pending question')
  }
}

function chooseReturn(state: BenchState, { candidates, scanned, courier, join }: Of<'choose-return'>, place: number, tools: PendingTools): Decision {
  if (place === NONE_PLACE) return join ? putBack() : openBlindReturn(state, { scanned, courier }, tools.minting)
  const candidate = candidates[place - 1]
  if (!candidate) return noSuch(place)
  if (join) return askFirst({ kind: 'join-return', scanned, candidate }, { rmaNumber: candidate.rmaNumber, open: state.parcel?.rmaNumber ?? null })
  return receiveParcel(state, { scanned, candidate, reopen: false }, tools.minting)
}

function chooseItem(state: BenchState, { item, options }: Of<'choose-item'>, place: number, tools: PendingTools): Decision {
  const option = options[place - 1]
  return option ? takeOption(state, item, option, tools) : noSuch(place)
}

/** While the pieces are counted, every place says its own number; a larger one is typed. */
function answerPack(state: BenchState, pending: Of<'whole-pack'>, place: number, tools: PendingTools): Decision {
  if (pending.counting) return judgeFit(state, pending.item, pending.option, place, tools)
  if (place === YES_PLACE) return judgeFit(state, pending.item, pending.option, 1, tools)
  if (place !== NO_PLACE) return noSuch(place)
  if (pending.pieces === null) return askFirst({ ...pending, counting: true }, { text: pending.item.scanned })
  return judgeFit(state, pending.item, pending.option, pending.pieces, tools)
}

/** Most pieces that one pack can be said to hold. */
export const PACK_PIECES_LIMIT = 9999

/** The number of pieces in a pack, typed while they are counted; null for any other text. */
export function piecesTyped(text: string): number | null {
  const pieces = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0
  return pieces >= 1 && pieces <= PACK_PIECES_LIMIT ? pieces : null
}

function answerExtra(state: BenchState, pending: Of<'take-extra'>, place: number, tools: PendingTools): Decision {
  const { item, option, pieces, linesOpen, related } = pending
  if (place === NO_PLACE) return putBack()
  if (place === YES_PLACE) return takeUnit(state, { item, option, pieces, fit: linesOpen > 0 ? 'wrong' : 'extra' }, tools)
  if (place === SECOND_PLACE && linesOpen > 0) return takeUnit(state, { item, option, pieces, fit: 'extra' }, tools)
  const candidate = related[place - FIRST_RELATED_PLACE]
  return candidate ? joinReturnOrder(state, item.scanned, candidate) : noSuch(place)
}

function answerJoin(state: BenchState, { scanned, candidate }: Of<'join-return'>, place: number, tools: PendingTools): Decision {
  if (place === YES_PLACE) return joinReturnOrder(state, scanned, candidate)
  if (place === SECOND_PLACE) return changeParcel(state, scanned, candidate, tools.minting)
  return place === NO_PLACE ? putBack() : noSuch(place)
}
