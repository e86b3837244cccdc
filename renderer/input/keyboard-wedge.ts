import { usCharacter } from './us-positions'

/*
 * Tells a scanner that types from a person who types.
 *
 *   no text field has focus                       a text field has focus
 *   ───────────────────────                       ──────────────────────
 *   printable key: swallowed and held             printable key: passes, and is remembered
 *   next key within 100 ms: held with it          next key within 100 ms: remembered with it
 *   Enter or Tab after >= 4 held: a scan          Enter or Tab after >= 4, at a scanner's beat: a scan;
 *   quiet for 120 ms: released as a person's keys   the field is put back to what it was before it
 *   slower key: held ones released, it is held    anything else: forgotten
 *
 * Gaps: Honeywell types every 10 ms, Zebra every 80 with peaks of 100, so a fixed 30 to 50 ms would refuse a Zebra.
 * Outside of text fields a fast run that ends with Enter means nothing else, so any gaps up to 100 ms will do.
 * In a text field a fast typist could look the same; there the beat must be faster than a person or even as a machine.
 */

/** Longest gap between two keys of one scan. */
export const MAX_GAP_MS = 100
/** How long a key waits for its successor before it is a person's. Above MAX_GAP_MS by the jitter of timers. */
export const HOLD_MS = 120
/** Shorter runs are a person's: no code at a bench has fewer characters. */
export const MIN_BURST_LENGTH = 4
/** Longest scan that the station takes; what is longer is refused here. */
export const MAX_BURST_LENGTH = 3000
/** Mean gap below which no person types. */
const MACHINE_GAP_MS = 35
/** Spread of the gaps (standard deviation to mean) below which it is a machine, however slow. */
const MACHINE_SPREAD = 0.25

/** One key going down. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  /** Milliseconds on any clock that does not jump. */
  readonly at: number
  readonly shift: boolean
  readonly capsLock: boolean
  /** Ctrl, Alt or Meta is down. */
  readonly chord: boolean
  readonly repeat: boolean
  /** What has focus: a text field, something that Enter presses, or neither. */
  readonly focus: 'field' | 'control' | 'none'
}

export type WedgeInput = { readonly kind: 'key'; readonly press: KeyPress } | { readonly kind: 'quiet'; readonly at: number }

export interface WedgeState {
  /** Keys of what may become a scan, oldest first. */
  readonly presses: readonly KeyPress[]
}

export type WedgeEffect =
  | { readonly kind: 'scan'; readonly text: string; readonly tookMs: number; readonly inField: boolean }
  | { readonly kind: 'too-long'; readonly length: number; readonly inField: boolean }
  /** A person's key, to be taken for what it means. */
  | { readonly kind: 'key'; readonly press: KeyPress }

export interface WedgeStep {
  readonly state: WedgeState
  readonly effects: readonly WedgeEffect[]
  /** The key of this step must not reach the page. */
  readonly swallow: boolean
}

export const NO_KEYS: WedgeState = { presses: [] }

const MODIFIERS: readonly string[] = ['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph', 'Meta', 'NumLock', 'ScrollLock', 'Fn']
const ENDS: readonly string[] = ['Enter', 'Tab']
/** Group separator (FNC1 in a GS1 code): typed as Ctrl+] by scanners. */
const GROUP_SEPARATOR = '\u001d'

export function wedgeReducer(state: WedgeState, input: WedgeInput): WedgeStep {
  if (input.kind === 'quiet') return onQuiet(state, input.at)
  const { press } = input
  if (MODIFIERS.includes(press.key)) return { state, effects: [], swallow: false }
  // A key that is held down is one wish, not many.
  if (press.repeat) return { state, effects: [], swallow: press.focus !== 'field' && (isPrintable(press) || press.key === 'Enter') }
  if (isSeparator(state, press) || (isPrintable(press) && !press.chord)) return onCharacter(state, press)
  if (ENDS.includes(press.key) && !press.chord) return onEnd(state, press)
  return { state: NO_KEYS, effects: [...released(state), ...(press.chord ? [] : [{ kind: 'key', press } as const])], swallow: false }
}

/** When the held keys become a person's, or null while none is held. */
export function releaseAt(state: WedgeState): number | null {
  const last = state.presses.at(-1)
  return last === undefined ? null : last.at + HOLD_MS
}

function onQuiet(state: WedgeState, at: number): WedgeStep {
  const due = releaseAt(state)
  if (due === null || at < due) return { state, effects: [], swallow: false }
  return { state: NO_KEYS, effects: released(state), swallow: false }
}

function onCharacter(state: WedgeState, press: KeyPress): WedgeStep {
  const swallow = press.focus !== 'field'
  if (!follows(state, press)) return { state: { presses: [press] }, effects: released(state), swallow }
  // One more than allowed is kept, so that the end still knows that it was too long.
  const presses = state.presses.length > MAX_BURST_LENGTH ? [...state.presses.slice(0, -1), press] : [...state.presses, press]
  return { state: { presses }, effects: [], swallow }
}

function onEnd(state: WedgeState, press: KeyPress): WedgeStep {
  const inField = press.focus === 'field'
  const { presses } = state
  const isScan = follows(state, press) && presses.length >= MIN_BURST_LENGTH && (!inField || hasMachineBeat([...presses, press]))
  const first = presses[0]
  if (!isScan || first === undefined) return { state: NO_KEYS, effects: [...released(state), { kind: 'key', press }], swallow: false }
  if (presses.length > MAX_BURST_LENGTH) return { state: NO_KEYS, effects: [{ kind: 'too-long', length: presses.length, inField }], swallow: true }
  return { state: NO_KEYS, effects: [{ kind: 'scan', text: decodePresses(presses), tookMs: press.at - first.at, inField }], swallow: true }
}

function follows(state: WedgeState, press: KeyPress): boolean {
  const last = state.presses.at(-1)
  return last !== undefined && press.at - last.at <= MAX_GAP_MS && (last.focus === 'field') === (press.focus === 'field')
}

/** Keys that were held back and turned out to be a person's. What a text field got has had its effect. */
function released(state: WedgeState): readonly WedgeEffect[] {
  return state.presses.filter((press) => press.focus !== 'field').map((press) => ({ kind: 'key', press }))
}

function hasMachineBeat(presses: readonly KeyPress[]): boolean {
  const gaps = presses.slice(1).map((press, place) => press.at - (presses[place]?.at ?? press.at))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  if (mean <= MACHINE_GAP_MS) return true
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
  return Math.sqrt(variance) / mean <= MACHINE_SPREAD
}

function isSeparator(state: WedgeState, press: KeyPress): boolean {
  return press.chord && press.code === 'BracketRight' && follows(state, press)
}

/** Types a character. A dead key of a national layout counts: its position tells what the scanner meant. */
export function isPrintable(press: Pick<KeyPress, 'key' | 'code'>): boolean {
  return [...press.key].length === 1 || (press.key === 'Dead' && usCharacter(press.code, false) !== null)
}

/** The text of a scan. With one character that is not ASCII the computer's layout is not the scanner's: positions tell. */
function decodePresses(presses: readonly KeyPress[]): string {
  const byPosition = presses.some((press) => !/^[ -~]$/.test(press.key))
  const text = presses.map((press) => characterOf(press, byPosition)).join('')
  // Caps Lock turns the capitals of a scanner into small letters; codes have capitals.
  if (!byPosition && presses.some((press) => press.capsLock) && !/[A-Z]/.test(text)) return text.toUpperCase()
  return text
}

function characterOf(press: KeyPress, byPosition: boolean): string {
  if (press.chord) return GROUP_SEPARATOR
  return (byPosition ? usCharacter(press.code, press.shift) : null) ?? press.key
}
