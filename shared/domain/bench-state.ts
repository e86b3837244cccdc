import { nextQuestion, questionsAtMost, type Checklist } from './checklist'
import type { Choosing } from './choosing'
import type { Item } from './item'
import type { Operator } from './operator'
import type { ParcelView } from './parcel'
import type { ReturnLine, ReturnOrder } from './return-order'
import type { ShiftView } from './shift'
import { hasRoom, type ToteView } from './tote'
import { isInHand, type UnitView } from './unit'
import type { WeightJudgement } from './weight-check'

/** A question the bench asks before it does something unusual. Answered at places 1 (yes) and 3 (no). */
export type Pending =
  | { readonly kind: 'open-blind'; readonly scanned: string }
  | { readonly kind: 'reopen-return'; readonly scanned: string; readonly returnOrder: ReturnOrder }
  | { readonly kind: 'take-extra'; readonly scanned: string; readonly item: Item }
  | { readonly kind: 'take-unknown'; readonly scanned: string }
  | { readonly kind: 'close-incomplete'; readonly unitsMissing: number }
  | { readonly kind: 'skip-weight' }

/** A choice that a command opened. It can be opened again, so it is not kept over a restart. */
export interface PendingChoice {
  readonly kind: 'choose'
  readonly choosing: Choosing
}

/** A tote with what is in it now. */
export interface ToteAtBench extends ToteView {
  readonly unitCount: number
}

/** Everything a bench decision looks at, gathered before it. */
export interface BenchState {
  readonly operator: Operator | null
  readonly shift: ShiftView | null
  readonly parcel: ParcelView | null
  /** Lines of the parcel's return order; empty for a blind parcel. */
  readonly lines: readonly ReturnLine[]
  /** Units of the parcel's return order, from this and earlier parcels. */
  readonly units: readonly UnitView[]
  /** The unit in the clerk's hands. */
  readonly unit: UnitView | null
  /** The checklist of the unit in hand. */
  readonly checklist: Checklist | null
  readonly totes: readonly ToteAtBench[]
  readonly pending: Pending | PendingChoice | null
  /** What the weight of the unit in hand says about it; null without one. */
  readonly weight: WeightJudgement | null
}

/** What the bench waits for now. */
export type BenchStep =
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'confirm'; readonly pending: Pending }
  | { readonly kind: 'scan-parcel' }
  | { readonly kind: 'scan-unit'; readonly unitsLeft: number }
  | { readonly kind: 'weigh' }
  | { readonly kind: 'choose'; readonly choosing: Choosing }
  | { readonly kind: 'question'; readonly questionId: string; readonly index: number; readonly count: number }
  | { readonly kind: 'label' }
  | { readonly kind: 'tote' }
export type BenchStepKind = BenchStep['kind']

/** Units of the return order that belong to a line. */
export function unitsOfLine(state: Pick<BenchState, 'units'>, line: number): readonly UnitView[] {
  return state.units.filter((unit) => unit.line === line)
}

/** How many expected units have not been seen yet, over all lines. */
export function unitsLeft(state: Pick<BenchState, 'units' | 'lines'>): number {
  return state.lines.reduce((sum, line) => sum + Math.max(0, line.quantityExpected - unitsOfLine(state, line.line).length), 0)
}

/** Whether every expected unit was seen and is placed or set aside. False for a blind parcel: only a person knows when it is empty. */
export function isParcelComplete(state: Pick<BenchState, 'units' | 'lines'>): boolean {
  return state.lines.length > 0 && unitsLeft(state) === 0 && !state.units.some(isInHand)
}

/** The step that is due. */
export function dueStep(state: BenchState): BenchStep {
  if (!state.operator || !state.shift) return { kind: 'sign-in' }
  if (state.pending) return state.pending.kind === 'choose' ? state.pending : { kind: 'confirm', pending: state.pending }
  const { unit } = state
  if (unit) return dueUnitStep(unit, state)
  if (state.parcel && state.parcel.closedAt === null) return { kind: 'scan-unit', unitsLeft: unitsLeft(state) }
  return { kind: 'scan-parcel' }
}

/** Choices that are due by themselves between the weight and the first question. */
function dueChoice(unit: UnitView, state: Pick<BenchState, 'units' | 'weight'>): Choosing | null {
  if (unit.state !== 'weighed' || unit.answers.length > 0) return null
  if (unit.weightJudged === null && (state.weight?.kind === 'light' || state.weight?.kind === 'heavy')) return { of: 'weight-check' }
  // Nobody writes a note for every single unit: what was not said for one of the parcel is not asked for the next.
  const isKnownUnsaid = state.units.some((other) => other.unitId !== unit.unitId && other.parcelId === unit.parcelId && other.claimedReason === 'not-said')
  return unit.claimedReason === null && !isKnownUnsaid ? { of: 'claimed-reason' } : null
}

function dueUnitStep(unit: UnitView, state: BenchState): BenchStep {
  const { checklist } = state
  const choosing = dueChoice(unit, state)
  if (choosing) return { kind: 'choose', choosing }
  switch (unit.state) {
    case 'identified':
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

/** The line that a unit of this SKU or GTIN fills next, or null when none is open for it. */
export function openLineFor(state: Pick<BenchState, 'units' | 'lines'>, keys: { readonly skus: readonly string[]; readonly gtins: readonly string[] }): ReturnLine | null {
  return (
    state.lines.find(
      (line) => (keys.skus.includes(line.sku) || (line.gtin14 !== null && keys.gtins.includes(line.gtin14))) && unitsOfLine(state, line.line).length < line.quantityExpected,
    ) ?? null
  )
}

/** The tote the route card names: the fullest one of the zone that still has room, so that totes are finished one by one. */
export function proposedTote(state: Pick<BenchState, 'totes'>, zone: string): ToteAtBench | null {
  const open = state.totes.filter((tote) => tote.zone === zone && hasRoom(tote))
  return open.reduce<ToteAtBench | null>((best, tote) => (!best || tote.unitCount > best.unitCount ? tote : best), null)
}

