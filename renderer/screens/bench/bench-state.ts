import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import type { WeightView } from '@shared/contract/devices'
import type { Instant } from '@shared/domain/quantities'
import { looksSame } from './weight-trouble'

/** The newest answer, with an identity: the same code scanned again is a new answer. */
export interface Answered {
  readonly id: number
  readonly answer: BenchAnswer
  /** When the scan it answers was read; null for answers to anything else. */
  readonly readAt: Instant | null
}

/** What the bench screen shows besides the station's own view. */
export interface BenchScreenState {
  /** Null until the station told it for the first time. */
  readonly view: BenchView | null
  readonly newest: Answered | null
  /** What was asked and is not answered yet, once that takes long enough to be noticed. */
  readonly asked: string | null
  /** A stop over the whole stage. It stays until the next accepted step, or until the person puts it away. */
  readonly stop: BenchAnswer | null
  /** A refusal that asks, on the amber plate until the next accepted step. */
  readonly ask: BenchAnswer | null
  readonly weight: WeightView | null
  /** The code being typed by hand; null while the type line is closed. */
  readonly typing: string | null
}

export type BenchEvent =
  | { readonly kind: 'view-came'; readonly view: BenchView }
  | { readonly kind: 'asked'; readonly text: string }
  | { readonly kind: 'answered'; readonly answer: BenchAnswer; readonly readAt?: Instant | undefined }
  | { readonly kind: 'weight-came'; readonly weight: WeightView }
  | { readonly kind: 'stop-put-away' }
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'typing-closed' }
  | { readonly kind: 'station-back' }

export const FIRST_BENCH_STATE: BenchScreenState = { view: null, newest: null, asked: null, stop: null, ask: null, weight: null, typing: null }

/** Longest code that the type line takes; longer ones come only from scanners. */
export const MAX_TYPED_LENGTH = 60

export function benchReducer(state: BenchScreenState, event: BenchEvent): BenchScreenState {
  switch (event.kind) {
    case 'view-came':
      return viewCame(state, event.view)
    case 'asked':
      return { ...state, asked: event.text }
    case 'answered':
      return answered({ ...state, asked: null }, event.answer, event.readAt ?? null)
    case 'weight-came':
      return weightCame(state, event.weight)
    case 'stop-put-away':
      return { ...state, stop: null }
    case 'typed':
      return { ...state, typing: event.text.slice(0, MAX_TYPED_LENGTH) }
    case 'typing-closed':
      return { ...state, typing: null }
    case 'station-back':
      // What was refused because the station was away is no longer true.
      return state.ask?.kind === 'station-fault' ? { ...state, ask: null } : state
  }
}

/** A weight that comes says that the scale is back: what was refused because it was away is no longer true. */
function weightCame(state: BenchScreenState, weight: WeightView): BenchScreenState {
  const ask = state.ask?.kind === 'scale-not-adjusted' && state.ask.facts.why === 'not-ready' ? null : state.ask
  if (ask === state.ask && state.weight !== null && looksSame(state.weight, weight)) return state
  return { ...state, ask, weight }
}

/** A view of another step means that a step was accepted, even when its answer went elsewhere (a weight, a second window). */
function viewCame(state: BenchScreenState, view: BenchView): BenchScreenState {
  if (state.view === null || stepIdentity(state.view) === stepIdentity(view)) return { ...state, view }
  return { ...state, view, stop: null, ask: null, typing: null }
}

function answered(state: BenchScreenState, answer: BenchAnswer, readAt: Instant | null): BenchScreenState {
  const newest = { id: (state.newest?.id ?? 0) + 1, answer, readAt }
  switch (answer.signal) {
    case 'stop':
      return { ...state, newest, stop: answer, ask: null, typing: null }
    case 'ask':
      // A question of the station has a step and a plate of its own.
      return { ...state, newest, ask: answer.kind === 'confirm-asked' || state.stop !== null ? null : answer }
    case 'ok':
      return { ...state, newest, stop: null, ask: null, typing: null }
  }
}

/** What makes a step another one: its kind, and what it is about. */
function stepIdentity(view: BenchView): string {
  return [view.step.kind, view.operator?.operatorId, view.parcel?.parcelId, view.unit?.unitId, view.question?.id, view.choice?.of, view.choice?.facts.group].join('/')
}
