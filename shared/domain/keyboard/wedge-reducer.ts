import { ALT_CODE, isPrintable, type KeyBurst, type KeyPress } from './key-press'

/*
 * Tells a scanner that types from a person who types.
 *
 *   no text field has focus                       a text field has focus
 *   ───────────────────────                       ──────────────────────
 *   printable key: swallowed and held             printable key: passes, and is remembered
 *   next key within the gap: held with it         next key within the gap: remembered with it
 *   end after >= 4 held, like a machine: a scan   end after >= 4, at a machine's beat: a scan; the field is put
 *   quiet: released as a person's keys              back to what it was before it
 *   slower key: held ones released, it is held    anything else: forgotten
 *
 * Gaps: Honeywell types every 10 ms, Zebra every 80 with peaks of 100, so a fixed 30 to 50 ms would refuse a Zebra.
 * Once scanners are learned, the gap is that of the slowest of them. A machine's beat is faster than a person's or even. Outside of text fields a run longer than any PIN that ends with
 * Enter means nothing else, whatever its beat. A prefix that no person types settles it.
 *
 * A scanner in ALT mode holds Alt and spells each character by its code on the number pad; releasing Alt ends it.
 */

/** Longest gap between two keys of one scan: the slowest scanners in use type every 100 ms, and timers jitter. */
export const MAX_GAP_MS = 120
/** How much longer than the gap a key waits for its successor before it is a person's. */
const HOLD_MARGIN_MS = 20
/** How long a key waits while no slower scanner was learned. */
export const HOLD_MS = MAX_GAP_MS + HOLD_MARGIN_MS
/** No learned gap makes a person wait longer. */
const SLOWEST_GAP_MS = 250
/** A busy computer holds keys up: what was learned in a quiet moment is not taken at its word below this. */
const FASTEST_GAP_MS = 60
/** Shorter runs are a person's: no code at a bench has fewer characters. */
export const MIN_BURST_LENGTH = 4
/** Runs this long are no PIN (4 to 8 digits): outside of text fields they need no even beat. */
export const FREE_BURST_LENGTH = 9
/** A scan that ends with silence must be at least this long: a person rests after a few fast keys, too. */
const MIN_SILENT_LENGTH = 6
/** Longest scan that the station takes; what is longer is refused here. */
export const MAX_BURST_LENGTH = 3000
/** Mean gap below which no person types. */
const MACHINE_GAP_MS = 35
/** Spread of the gaps (standard deviation to mean) below which it is a machine, however slow. */
const MACHINE_SPREAD = 0.25
/** Digits of one character code: `0029` at most. */
const MAX_ALT_DIGITS = 4

/** What the classifier knows of the keyboard scanners of a bench. The system mixes all keyboards, so it is one for all. */
export interface WedgeTiming {
  /** Longest gap that was seen of the slowest learned scanner, milliseconds; 0: none was learned. A person's key waits that long and no longer. */
  readonly longestGapMs: number
  /** Keys that scanners put before a code, such as `Control+KeyB`; those that no person has need not be learned. */
  readonly prefixes: readonly string[]
  /** A scanner ends its codes with silence. */
  readonly endsSilent: boolean
  /** A calibration sheet is being scanned: whatever comes before, ends with silence or not. */
  readonly learning: boolean
}

export const UNLEARNED: WedgeTiming = { longestGapMs: 0, prefixes: [], endsSilent: false, learning: false }

export type WedgeInput =
  | { readonly kind: 'key'; readonly press: KeyPress }
  | { readonly kind: 'alt-released'; readonly at: number }
  | { readonly kind: 'quiet'; readonly at: number }

export interface WedgeState {
  /** Keys of what may become a scan, oldest first. */
  readonly presses: readonly KeyPress[]
  /** The key in front of them that no person types. */
  readonly prefix: string | null
  /** Digits of a character code that is being spelled, with the newest of them. */
  readonly spelled: { readonly digits: string; readonly press: KeyPress } | null
  /** When the newest key of the run came, of any kind. */
  readonly lastAt: number
}

export type WedgeEffect =
  | { readonly kind: 'scan'; readonly burst: KeyBurst; readonly inField: readonly KeyPress[] }
  | { readonly kind: 'too-long'; readonly length: number; readonly inField: readonly KeyPress[] }
  /** A person's key, to be taken for what it means. */
  | { readonly kind: 'key'; readonly press: KeyPress }

export interface WedgeStep {
  readonly state: WedgeState
  readonly effects: readonly WedgeEffect[]
  /** The key of this step must not reach the page. */
  readonly swallow: boolean
}

export const NO_KEYS: WedgeState = { presses: [], prefix: null, spelled: null, lastAt: 0 }

const MODIFIERS: readonly string[] = ['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph', 'Meta', 'NumLock', 'ScrollLock', 'Fn']
/** Keys that no keyboard of a person has: scanners are set to put them before or after a code. */
const SCANNER_KEY = /^F(?:1[3-9]|2[0-4])$/

export function wedgeReducer(state: WedgeState, input: WedgeInput, timing: WedgeTiming = UNLEARNED): WedgeStep {
  if (input.kind === 'quiet') return onQuiet(state, input.at, timing)
  if (input.kind === 'alt-released') return onAltReleased(state, input.at, timing)
  const { press } = input
  // Chromium brings no key-up after a key that was kept from the page: the next Alt, or a key without it, tells of it as well.
  if (state.spelled !== null && !press.repeat && (press.key === 'Alt' || !press.alt)) {
    const released = onAltReleased(state, press.at, timing)
    const next = wedgeReducer(released.state, input, timing)
    return { ...next, effects: [...released.effects, ...next.effects] }
  }
  if (MODIFIERS.includes(press.key)) return { state, effects: [], swallow: false }
  // A key that is held down is one wish, not many.
  if (press.repeat) return { state, effects: [], swallow: press.focus !== 'field' && (isPrintable(press) || press.key === 'Enter') }
  if (isSpelling(press)) return onSpelling(state, press, timing)
  if (SCANNER_KEY.test(press.key) || isLearnedPrefix(state, press, timing)) return onScannerKey(state, press, timing)
  if (isEnd(press) && !press.chord) return onEnd(state, press, timing)
  if ((isPrintable(press) && !press.chord) || isControlCharacter(state, press, timing)) return onCharacter(state, press, timing)
  return { state: NO_KEYS, effects: [...released(state), ...(press.chord ? [] : [{ kind: 'key', press } as const])], swallow: false }
}

/** Longest gap inside of a scan, in milliseconds. */
export function maxGapMs({ longestGapMs, learning }: WedgeTiming): number {
  // While a sheet is scanned, the scanner may be slower than all that were learned.
  if (longestGapMs === 0 || learning) return Math.max(MAX_GAP_MS, Math.min(SLOWEST_GAP_MS, longestGapMs * 1.25))
  return Math.min(SLOWEST_GAP_MS, Math.max(FASTEST_GAP_MS, longestGapMs * 1.25))
}

/** When the held keys become a person's, or null while none is held. */
export function releaseAt(state: WedgeState, timing: WedgeTiming = UNLEARNED): number | null {
  return state.presses.length === 0 && state.prefix === null && state.spelled === null ? null : state.lastAt + maxGapMs(timing) + HOLD_MARGIN_MS
}

function onQuiet(state: WedgeState, at: number, timing: WedgeTiming): WedgeStep {
  const due = releaseAt(state, timing)
  if (due === null || at < due) return { state, effects: [], swallow: false }
  const isSilent = (timing.learning || timing.endsSilent) && state.presses.length >= MIN_SILENT_LENGTH && (state.prefix !== null || hasMachineBeat(state.presses))
  return { state: NO_KEYS, effects: isSilent ? [scanOf(state, null)] : released(state), swallow: false }
}

function onCharacter(state: WedgeState, press: KeyPress, timing: WedgeTiming): WedgeStep {
  const swallow = press.focus !== 'field' || press.chord
  if (!follows(state, press.at, timing)) return { state: { ...NO_KEYS, presses: [press], lastAt: press.at }, effects: released(state), swallow }
  // One more than allowed is kept, so that the end still knows that it was too long.
  const presses = state.presses.length > MAX_BURST_LENGTH ? [...state.presses.slice(0, -1), press] : [...state.presses, press]
  return { state: { ...state, presses, spelled: null, lastAt: press.at }, effects: [], swallow }
}

function onEnd(state: WedgeState, press: KeyPress, timing: WedgeTiming): WedgeStep {
  if (!follows(state, press.at, timing) || !isScan(state, press)) return { state: NO_KEYS, effects: [...released(state), { kind: 'key', press }], swallow: false }
  return { state: NO_KEYS, effects: [scanOf(state, press.key)], swallow: true }
}

/** A key that only scanners have ends a run, or begins one. */
function onScannerKey(state: WedgeState, press: KeyPress, timing: WedgeTiming): WedgeStep {
  const name = press.control ? `Control+${press.code}` : press.key
  if (follows(state, press.at, timing) && state.presses.length >= MIN_BURST_LENGTH) return { state: NO_KEYS, effects: [scanOf(state, name)], swallow: true }
  return { state: { ...NO_KEYS, prefix: name, lastAt: press.at }, effects: released(state), swallow: true }
}

/** Digits of the number pad under Alt spell a character. In a text field they pass, and what came of them is taken out again. */
function onSpelling(state: WedgeState, press: KeyPress, timing: WedgeTiming): WedgeStep {
  const isSame = follows(state, press.at, timing)
  const digits = ((isSame ? (state.spelled?.digits ?? '') : '') + press.code.slice(-1)).slice(-MAX_ALT_DIGITS)
  const kept = isSame ? state : NO_KEYS
  return { state: { ...kept, spelled: { digits, press }, lastAt: press.at }, effects: isSame ? [] : released(state), swallow: press.focus !== 'field' }
}

function onAltReleased(state: WedgeState, at: number, timing: WedgeTiming): WedgeStep {
  const { spelled } = state
  if (spelled === null) return { state, effects: [], swallow: false }
  const press: KeyPress = { ...spelled.press, key: String.fromCharCode(Number(spelled.digits) % 256), code: ALT_CODE, at, shift: false, chord: false, alt: false }
  return onCharacter({ ...state, spelled: null }, press, timing)
}

function scanOf(state: WedgeState, suffix: string | null): WedgeEffect {
  const { presses, prefix } = state
  const inField = presses.filter((press) => press.focus === 'field' && !press.chord)
  if (presses.length > MAX_BURST_LENGTH) return { kind: 'too-long', length: presses.length, inField }
  return { kind: 'scan', burst: { keys: presses.map(({ key, code, at, shift, capsLock, control }) => ({ key, code, at, shift, capsLock, control })), prefix, suffix }, inField }
}

function isScan(state: WedgeState, end: KeyPress): boolean {
  const { presses, prefix } = state
  if (presses.length < MIN_BURST_LENGTH) return false
  if (prefix !== null || hasMachineBeat([...presses, end])) return true
  return presses.length >= FREE_BURST_LENGTH && presses.every(({ focus }) => focus !== 'field')
}

function follows(state: WedgeState, at: number, timing: WedgeTiming): boolean {
  return releaseAt(state, timing) !== null && at - state.lastAt <= maxGapMs(timing)
}

/** Keys that were held back and turned out to be a person's. What a text field got has had its effect. */
function released(state: WedgeState): readonly WedgeEffect[] {
  return state.presses.filter((press) => press.focus !== 'field' && !press.chord && press.code !== ALT_CODE).map((press) => ({ kind: 'key', press }))
}

/** Whether no person types so: fast, or evenly. */
export function hasMachineBeat(presses: readonly KeyPress[]): boolean {
  const gaps = presses.slice(1).map((press, place) => press.at - (presses[place]?.at ?? press.at))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  if (mean <= MACHINE_GAP_MS) return true
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
  return Math.sqrt(variance) / mean <= MACHINE_SPREAD
}

function isEnd(press: KeyPress): boolean {
  return press.key === 'Enter' || press.key === 'Tab'
}

function isSpelling(press: KeyPress): boolean {
  return press.alt && !press.control && /^Numpad[0-9]$/.test(press.code)
}

/** Ctrl and a key inside of a machine's run is a control character: Ctrl+] is GS. A person's shortcut is no part of a run. */
function isControlCharacter(state: WedgeState, press: KeyPress, timing: WedgeTiming): boolean {
  if (!press.control || press.alt || !follows(state, press.at, timing) || !/^(?:Key[A-Z]|BracketLeft|BracketRight|Backslash|Digit6|Minus)$/.test(press.code)) return false
  return state.prefix !== null || (state.presses.length >= 3 && hasMachineBeat([...state.presses, press]))
}

function isLearnedPrefix(state: WedgeState, press: KeyPress, timing: WedgeTiming): boolean {
  if (!press.control || press.alt || state.presses.length > 0) return false
  return timing.learning || timing.prefixes.includes(`Control+${press.code}`)
}
