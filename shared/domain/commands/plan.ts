import type { Pending, PendingChoice } from '../bench-state'
import type { Choosing } from '../choosing'
import { failure, type Facts, type Failure, type FailureKind } from '../failure'
import type { Lpn } from '../ids'
import type { DraftEntry } from '../journal-entry'
import { ok, refuse, type Result } from '../result'
import type { ScaleAdjustment } from '../scale-adjustment'
import type { Signal } from '../signal'

/** Every accepted step, for the echo line. Each has words in `renderer/strings`. */
export const OUTCOME_KINDS = [
  'signed-in', 'signed-out', 'shift-closed', 'parcel-matched', 'blind-opened', 'parcel-resumed', 'parcel-closed', 'unit-identified', 'unit-extra', 'unit-resumed',
  'unit-weighed', 'weighing-skipped', 'answer-kept', 'unit-decided', 'label-asked-again', 'label-scanned-back', 'label-out', 'label-not-out', 'label-voided', 'unit-placed', 'unit-placed-parcel-done', 'unit-held',
  'parcel-joined', 'parcel-set-aside', 'serial-recorded', 'serial-missing', 'lot-recorded', 'lot-missing',
  'step-undone', 'confirm-asked', 'put-back', 'tote-opened',
  'tote-closed', 'tote-reopened', 'tote-shown', 'unit-shown', 'tote-put-away', 'unit-put-away', 'locked',
  'choice-opened', 'reason-kept', 'weight-judged', 'weighed-anew', 'route-changed', 'grade-changed',
  'hand-over-noted', 'scale-asked', 'scale-adjusted', 'printer-taken-over',
  'tag-agrees', 'tags-compared', 'read-along', 'devices-checked',
  'relabel-tote', 'relabel-begun', 'relabel-goes-on', 'unit-relabelled', 'relabel-which', 'relabel-what-for',
] as const
export type OutcomeKind = (typeof OUTCOME_KINDS)[number]

/** What a command decides: the entries to append, the question to ask, and what the clerk is told. */
export interface Plan {
  readonly entries: readonly DraftEntry[]
  readonly pending: Pending | PendingChoice | null
  readonly signal: Signal
  readonly outcome: OutcomeKind
  readonly facts: Facts
  /** What the scale is to do; how it ends is told later, by itself. */
  readonly adjust?: ScaleAdjustment
  /** Another printer is to have the labels from now on. */
  readonly takesOverPrinter?: boolean
}

/** A decision, or the refusal in its place. */
export type Decision = Result<Plan, Failure>

/** An accepted step. */
export function accept(outcome: OutcomeKind, facts: Facts, entries: readonly DraftEntry[]): Decision {
  return ok({ entries, pending: null, signal: 'ok', outcome, facts })
}

/** A question back to the clerk; nothing is recorded yet. */
export function askFirst(pending: Pending, facts: Facts): Decision {
  return ok({ entries: [], pending, signal: 'ask', outcome: 'confirm-asked', facts })
}

/** A choice that a command opens; nothing is recorded yet, and nobody is warned. */
export function openChoice(choosing: Choosing, facts: Facts): Decision {
  return ok({ entries: [], pending: { kind: 'choose', choosing }, signal: 'ok', outcome: 'choice-opened', facts })
}

export function decline(kind: FailureKind, facts: Facts = {}): Decision {
  return refuse(failure(kind, facts))
}

/** Fresh identities and plates for a command. */
export interface Minting {
  nextId(): string
  nextPlate(type: 'unit' | 'parcel'): Lpn
}
