import type { ScanGuess } from './barcode'
import { dueStep, type BenchState, type BenchStepKind } from './bench-state'
import { answerPlace, type BenchCommand } from './command-barcode'
import { askFirst, decline, type Decision, type OutcomeKind } from './commands/plan'
import type { FailureKind } from './failure'
import type { GuessedThing, OfferedGuess } from './meant-text'

/*
 * A code may have come damaged: a separator was lost, two scans ran together, the keyboard has another layout than the
 * scanner. What it may have been is asked about, never taken: yes judges the text as it was meant, no as it was scanned.
 */

/** Most guesses that are offered: places 1 and 2, beside no at 3. */
export const GUESSES_SHOWN = 2

const NO_PLACE = 3

/** Our own codes prove themselves by their check character, so they are worth asking about at every step. */
const OWN: readonly GuessedThing[] = ['command', 'unit', 'parcel', 'badge', 'tote', 'zone', 'location']

/** Guesses behind which more than one check digit stands. */
const SURER: readonly ScanGuess[] = ['glued-scans', 'lost-separator', 'mangled-header', 'brackets', 'plain-symbol', 'blanks']

/** Whether the step can use what the text may have been, and enough speaks for it. */
function isWorthAsking(step: BenchStepKind, guess: OfferedGuess): boolean {
  if (OWN.includes(guess.thing)) return true
  switch (step) {
    case 'scan-parcel':
      return guess.isKnown || guess.thing === 'return-order' || guess.thing === 'tracking'
    case 'scan-unit':
      return guess.isKnown || (guess.thing === 'item' && guess.guessed.some((how) => SURER.includes(how)))
    default:
      return false
  }
}

const WANTED: readonly FailureKind[] = ['parcel-wanted', 'unit-wanted', 'weight-wanted', 'answer-wanted', 'label-wanted', 'tote-wanted', 'confirm-wanted', 'serial-wanted', 'lot-wanted']
/** Steps that take any text, and so also one that was meant otherwise. */
const TAKES_ANY: readonly OutcomeKind[] = ['serial-recorded', 'lot-recorded']

/** Whether a scan led to nothing that anyone knows. */
function ledNowhere(decision: Decision): boolean {
  if (!decision.ok) return WANTED.includes(decision.failure.kind) || decision.failure.kind === 'sign-in-first'
  const { pending, outcome } = decision.value
  if (pending === null) return TAKES_ANY.includes(outcome)
  return pending.kind === 'take-unknown' || (pending.kind === 'open-blind' && pending.title === null && pending.courier === null)
}

/**
 * Asks about what a scan may have been, in place of a decision that leads nowhere. Null when there is nothing to ask.
 * Before somebody signed in nothing can be asked, so the refusal says it.
 */
export function offerGuesses(state: BenchState, scanned: { readonly text: string; readonly how: 'scanned' | 'typed' }, decision: Decision, guesses: () => readonly OfferedGuess[]): Decision | null {
  if (!ledNowhere(decision)) return null
  const step = dueStep(state).kind
  const offered = guesses().filter((guess) => isWorthAsking(step, guess)).slice(0, GUESSES_SHOWN)
  const [first] = offered
  if (!first) return null
  if (step === 'sign-in') return decision.ok ? null : decline(decision.failure.kind, { ...decision.failure.facts, guess: first.guessed[0] ?? null, thing: first.thing })
  return askFirst({ kind: 'take-guess', scanned: scanned.text, how: scanned.how, guesses: offered, over: state.pending }, { text: scanned.text, count: offered.length })
}

/** How a scan is to be judged after the question what it was: as it was meant, or as it came. */
export interface AnsweredGuess {
  readonly text: string
  readonly how: 'scanned' | 'typed'
  /** What was open before, and is again. */
  readonly over: BenchState['pending']
}

/** Asks which of several texts a scan was. Before somebody signed in nothing can be asked: then it counts as it came. */
export function askWhichText(state: BenchState, scanned: { readonly text: string; readonly how: 'scanned' | 'typed' }, texts: readonly OfferedGuess[]): Decision | null {
  if (texts.length < 2 || dueStep(state).kind === 'sign-in') return null
  return askFirst({ kind: 'take-guess', scanned: scanned.text, how: scanned.how, guesses: texts.slice(0, GUESSES_SHOWN), over: state.pending }, { text: scanned.text, count: texts.length })
}

/** The answer to the question what a scan was; null when it is not open, or the command answers something else. */
export function answerGuess(pending: BenchState['pending'], command: BenchCommand): AnsweredGuess | null {
  if (pending?.kind !== 'take-guess') return null
  const place = answerPlace(command)
  if (place === null) return null
  const { how, over } = pending
  if (place === NO_PLACE) return { text: pending.scanned, how, over }
  const guess = pending.guesses[place - 1]
  return guess ? { text: guess.text, how, over } : null
}

/** What is open once the question what a scan was is put away: another scan does that, for whoever doubts scans again. */
export function withoutGuess(pending: BenchState['pending']): BenchState['pending'] {
  return pending?.kind === 'take-guess' ? pending.over : pending
}
