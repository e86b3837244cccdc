import type { Signal } from './signal'

/** Every refusal the bench can give. Each has words in `renderer/strings`: what was recognised, why it does not fit, what to do. */
export const FAILURE_KINDS = [
  'sign-in-first', 'unknown-badge', 'wrong-pin', 'badge-not-now',
  'scan-too-long', 'scan-too-slow', 'scan-empty',
  'parcel-wanted', 'unit-wanted', 'weight-wanted', 'answer-wanted', 'label-wanted', 'tote-wanted', 'confirm-wanted', 'serial-wanted', 'lot-wanted', 'serial-too-long', 'unit-in-hand', 'tag-contradicts',
  'no-such-answer', 'tote-unknown', 'wrong-tote', 'wrong-label', 'plate-unknown', 'unit-done-already', 'unit-held-elsewhere', 'held-for-lead',
  'nothing-to-undo', 'nothing-to-hold', 'nothing-to-reprint', 'nothing-to-void', 'nothing-next', 'command-not-now', 'printer-busy',
  'nothing-to-change', 'nothing-to-weigh-again', 'weigh-again-late', 'route-for-lead', 'route-not-allowed', 'grade-for-lead', 'grade-not-allowed', 'old-label',
  'scale-not-adjusted', 'no-other-printer',
  'shift-not-open', 'units-in-hand', 'lead-only', 'name-taken', 'file-unreadable', 'not-simulated', 'import-running', 'step-not-due', 'station-fault',
  'tote-is-full', 'tote-is-closed', 'tote-is-away', 'tote-is-open', 'tote-not-in-use', 'which-tote', 'wrong-location', 'already-there', 'put-away-what', 'unit-not-ready', 'floor-wanted',
  'undo-built-on', 'pin-wait',
  'code-covered', 'old-code-reads', 'fresh-label-wanted', 'fresh-plate-wanted', 'fresh-label-by-eye',
  'relabel-wanted', 'relabel-not-found', 'relabel-undecided', 'relabel-held', 'relabel-in-work', 'relabel-elsewhere', 'relabel-not-in-tote', 'relabel-done', 'relabel-none', 'relabel-missing',
  'note-empty', 'note-too-long', 'nothing-checked',
  'disk-full', 'store-read-only', 'store-damaged', 'store-refused',
  'person-inactive', 'person-unknown', 'person-is-you', 'last-lead', 'name-wanted', 'pin-wanted', 'badge-wanted', 'badge-taken', 'too-many-people', 'pattern-refused', 'too-many-patterns',
  'device-not-asked', 'line-not-learned', 'label-unknown', 'label-wrong', 'label-version-gone', 'second-lead-wanted', 'proof-not-printed',
  'device-unknown', 'device-taken', 'protocol-unknown', 'address-unknown', 'too-many-devices',
] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

/** What a wording may need: numbers, names, codes. Never personal data of a buyer. */
export type Facts = Readonly<Record<string, string | number | null>>

/** Expected trouble: what kind, and the facts for its words. */
export interface Failure {
  readonly kind: FailureKind
  readonly facts: Facts
}

export function failure(kind: FailureKind, facts: Facts = {}): Failure {
  return { kind, facts }
}

/** Refusals that stop the work over the whole screen: going on would put a unit or a label in the wrong place. */
const STOPPING: readonly FailureKind[] = ['wrong-tote', 'wrong-label', 'wrong-location', 'code-covered', 'old-code-reads']

/** How loud a refusal is. */
export function signalOf(kind: FailureKind): Signal {
  return STOPPING.includes(kind) ? 'stop' : 'ask'
}
