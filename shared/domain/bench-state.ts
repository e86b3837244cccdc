import { nextQuestion, questionsAtMost, type Checklist } from './checklist'
import type { Choosing } from './choosing'
import { piecesLeft, piecesMissing, type ExpectedLine } from './expected-line'
import type { MatchCandidate } from './match-parcel'
import type { OfferedGuess } from './meant-text'
import type { Operator } from './operator'
import type { ParcelView } from './parcel'
import { isOpenParcel } from './parcel'
import type { ScannedItem, UnitOption } from './scanned-item'
import type { GivenSerial } from './serial-number'
import type { ShiftView } from './shift'
import { hasRoom, type ToteView } from './tote'
import type { UnitView } from './unit'
import type { Waiting } from './waiting'
import type { UsualWeight, WeightJudgement } from './weight-check'

/** A question the bench asks before it does something unusual. Answered at places 1 (yes) and 3 (no), or at the place of a choice. */
export type Pending =
  | { readonly kind: 'open-blind'; readonly scanned: string; readonly courier: string | null; readonly title: string | null }
  /** Several return orders fit, or none for sure. `join`: one of them is to be in the open parcel, too. Place 9: none of these. */
  | { readonly kind: 'choose-return'; readonly scanned: string; readonly courier: string | null; readonly candidates: readonly MatchCandidate[]; readonly join: boolean }
  | { readonly kind: 'reopen-return'; readonly scanned: string; readonly candidate: MatchCandidate }
  /** Place 1: in the same parcel. Place 2: in a parcel of its own. */
  | { readonly kind: 'join-return'; readonly scanned: string; readonly candidate: MatchCandidate }
  | { readonly kind: 'choose-item'; readonly item: ScannedItem; readonly options: readonly UnitOption[] }
  /** Place 1: one piece. Place 3: the whole pack of `pieces`; where nobody knows how many, they are counted (`counting`). */
  | { readonly kind: 'whole-pack'; readonly item: ScannedItem; readonly option: UnitOption; readonly pieces: number | null; readonly counting: boolean }
  /** Place 1: sent in place of what is awaited (with no line open: extra). Place 2: besides it. Places 4 to 9: of a related return order. */
  | { readonly kind: 'take-extra'; readonly item: ScannedItem; readonly option: UnitOption; readonly pieces: number; readonly linesOpen: number; readonly related: readonly MatchCandidate[] }
  | { readonly kind: 'take-surplus'; readonly item: ScannedItem; readonly option: UnitOption; readonly pieces: number }
  | { readonly kind: 'take-unknown'; readonly item: ScannedItem }
  | { readonly kind: 'serial-doubt'; readonly given: GivenSerial; readonly doubt: 'seen' | 'not-the-sold-one'; readonly sold: string | null }
  | { readonly kind: 'close-incomplete'; readonly unitsMissing: number }
  | { readonly kind: 'skip-weight' }
  /** The scan may have come damaged. Places 1 and 2: as it may have been meant. Place 3: as it was scanned. `over`: what was open before. */
  | { readonly kind: 'take-guess'; readonly scanned: string; readonly how: 'scanned' | 'typed'; readonly guesses: readonly OfferedGuess[]; readonly over: Pending | PendingChoice | null }

/** A choice that a command opened. It can be opened again, so it is not kept over a restart. */
export interface PendingChoice {
  readonly kind: 'choose'
  readonly choosing: Choosing
}

/** Every kind of question. */
export const PENDING_KINDS = [
  'open-blind', 'choose-return', 'reopen-return', 'join-return', 'choose-item', 'whole-pack', 'take-extra', 'take-surplus', 'take-unknown', 'serial-doubt', 'close-incomplete', 'skip-weight', 'take-guess',
] as const satisfies readonly Pending['kind'][]

/** A tote with what is in it now. */
export interface ToteAtBench extends ToteView {
  readonly unitCount: number
}

/** Everything a bench decision looks at, gathered before it. */
export interface BenchState {
  readonly operator: Operator | null
  readonly shift: ShiftView | null
  readonly parcel: ParcelView | null
  /** Lines of all return orders of the parcel with their counts; empty for a blind parcel. */
  readonly lines: readonly ExpectedLine[]
  /** Units taken out of this parcel. */
  readonly unitsTaken: number
  /** Units of the parcel's return orders that are still in work, the one in hand among them. */
  readonly unitsInWork: number
  /** Of another unit of this parcel nobody could say why it came back: then it is not asked for the next one. */
  readonly isClaimUnsaid: boolean
  /** The unit in the clerk's hands. */
  readonly unit: UnitView | null
  /** The checklist of the unit in hand. */
  readonly checklist: Checklist | null
  readonly totes: readonly ToteAtBench[]
  readonly pending: Pending | PendingChoice | null
  /** What the weight of the unit in hand says about it; null without one. */
  readonly weight: WeightJudgement | null
  /** What the unit in hand usually weighs; null without a unit. */
  readonly usual: UsualWeight | null
  /** What was set aside; read while the bench is between two parcels or nobody is signed in, else nothing. */
  readonly waiting: Waiting
  /** While no unit is in hand: the unit held last at this bench, out of the open parcel where there is one, that no label came out for. */
  readonly unlabelled: UnitView | null
}

/** What the bench waits for now. */
export type BenchStep =
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'confirm'; readonly pending: Pending }
  | { readonly kind: 'scan-parcel' }
  | { readonly kind: 'scan-unit'; readonly unitsLeft: number }
  | { readonly kind: 'serial' }
  | { readonly kind: 'lot' }
  | { readonly kind: 'weigh' }
  | { readonly kind: 'choose'; readonly choosing: Choosing }
  | { readonly kind: 'question'; readonly questionId: string; readonly index: number; readonly count: number }
  | { readonly kind: 'label' }
  | { readonly kind: 'tote' }
export type BenchStepKind = BenchStep['kind']

/** Whether every expected piece was seen and no unit is in work any more. False for a blind parcel: only a person knows when it is empty. */
export function isParcelComplete(state: Pick<BenchState, 'lines' | 'unitsInWork'>): boolean {
  return state.lines.length > 0 && piecesLeft(state.lines) === 0 && state.unitsInWork === 0
}

/** The step that is due. */
export function dueStep(state: BenchState): BenchStep {
  if (!state.operator || !state.shift) return { kind: 'sign-in' }
  if (state.pending) return state.pending.kind === 'choose' ? state.pending : { kind: 'confirm', pending: state.pending }
  const { unit } = state
  if (unit) return dueUnitStep(unit, state)
  if (isOpenParcel(state.parcel)) return { kind: 'scan-unit', unitsLeft: piecesLeft(state.lines) }
  return { kind: 'scan-parcel' }
}

/** What decides the next step of a unit besides itself. */
export type UnitSurroundings = Pick<BenchState, 'checklist' | 'weight' | 'isClaimUnsaid'>

/** Choices that are due by themselves between the weight and the first question. */
function dueChoice(unit: UnitView, state: UnitSurroundings): Choosing | null {
  if (unit.state !== 'weighed' || unit.answers.length > 0) return null
  if (unit.weightJudged === null && (state.weight?.kind === 'light' || state.weight?.kind === 'heavy')) return { of: 'weight-check' }
  // Nobody writes a note for every single unit: what was not said for one of the parcel is not asked for the next.
  return unit.claimedReason === null && !state.isClaimUnsaid ? { of: 'claimed-reason' } : null
}

/** The step that is due for a unit in hand, whoever is at the bench and whatever question is open. */
export function dueUnitStep(unit: UnitView, state: UnitSurroundings): BenchStep {
  const { checklist } = state
  const choosing = dueChoice(unit, state)
  if (choosing) return { kind: 'choose', choosing }
  switch (unit.state) {
    case 'identified':
      if (unit.asks.includes('serial') && unit.serialHow === null) return { kind: 'serial' }
      if (unit.asks.includes('lot') && unit.lotHow === null) return { kind: 'lot' }
      return { kind: 'weigh' }
    case 'weighed':
    case 'graded':
    case 'decided': {
      const question = checklist && nextQuestion(checklist, unit.answers)
      if (!checklist || !question) return { kind: 'label' }
      return { kind: 'question', questionId: question.id, index: unit.answers.length + 1, count: questionsAtMost(checklist, unit.answers) }
    }
    case 'labelling':
      return { kind: 'label' }
    case 'labelled':
      return { kind: 'tote' }
    case 'placed':
    case 'put-away':
    case 'held':
      throw new Error(`a unit that is ${unit.state} is not in hand`)
  }
}

/** What a unit can be known by on a return line. */
export interface LineKeys {
  readonly skus: readonly string[]
  readonly gtins: readonly string[]
}

/** Lines that announce this SKU or GTIN: those that still miss a piece first. */
export function linesFor(state: Pick<BenchState, 'lines'>, keys: LineKeys): readonly ExpectedLine[] {
  const fitting = state.lines.filter((line) => keys.skus.includes(line.sku) || (line.gtin14 !== null && keys.gtins.includes(line.gtin14)))
  return [...fitting.filter((line) => piecesMissing(line) > 0), ...fitting.filter((line) => piecesMissing(line) === 0)]
}

/** The tote the route card names: the fullest one of the zone that still has room, so that totes are finished one by one. */
export function proposedTote(state: Pick<BenchState, 'totes'>, zone: string): ToteAtBench | null {
  const open = state.totes.filter((tote) => tote.zone === zone && hasRoom(tote))
  return open.reduce<ToteAtBench | null>((best, tote) => (!best || tote.unitCount > best.unitCount ? tote : best), null)
}

