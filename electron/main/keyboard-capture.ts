import type { KeyboardMessage } from '@shared/contract/keyboard'
import { NO_KEYS, UNLEARNED, maxGapMs, releaseAt, wedgeReducer, type WedgeEffect, type WedgeInput, type WedgeState, type WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'
import { followBeat, type Beat } from '@shared/domain/keyboard/slow-scanner'
import type { KeyBurst, KeyFocus, KeyPress } from '@shared/domain/keyboard/key-press'
import type { Input, WebContents } from 'electron'

/*
 * Catches the keys of the window before its page does, whatever has focus and whether the page answers or not.
 * A scanner's burst goes to the station. Of a person's keys, those outside of text fields are held for a moment and
 * then told to the page; those in a text field pass at once, and the page takes a scan out of the field again
 * (decision 17 says why they are not played back).
 */

export interface KeyboardCaptureParts {
  readonly contents: WebContents
  /** Takes a burst to the station; false when it cannot. */
  readonly sendBurst: (burst: KeyBurst) => boolean
}

export interface KeyboardCapture {
  /** What of the page has focus now. */
  setFocus(focus: KeyFocus): void
  setTiming(timing: WedgeTiming): void
}

/** Tells the page of keys on this channel. */
const CHANNEL = 'keyboard'
/** A timer this much behind shows that the process was busy. */
const LATE_TIMER_MS = 10
/** Time for keys that waited meanwhile to be handed over. */
const QUEUED_KEYS_MS = 20

export function captureKeyboard({ contents, sendBurst }: KeyboardCaptureParts): KeyboardCapture {
  let state: WedgeState = NO_KEYS
  let timing: WedgeTiming = UNLEARNED
  let focus: KeyFocus = 'none'
  let beat: Beat = []
  let timer: ReturnType<typeof setTimeout> | null = null

  const tell = (message: KeyboardMessage): void => {
    if (!contents.isDestroyed()) contents.send(CHANNEL, message)
  }

  function carryOut(effect: WedgeEffect): void {
    if (effect.kind === 'key') return tell({ kind: 'key', press: effect.press })
    if (effect.inField.length > 0) tell({ kind: 'put-back', codes: effect.inField.map(({ code }) => code) })
    if (effect.kind === 'too-long') tell({ kind: 'too-long', length: effect.length })
    else if (!sendBurst(effect.burst)) tell({ kind: 'lost' })
  }

  /** Judges a key; true when the page must not get it. */
  function step(input: WedgeInput): boolean {
    const isHolding = state.presses.some((press) => press.focus !== 'field')
    const { state: next, effects, swallow } = wedgeReducer(state, input, timing)
    state = next
    // A key that ends a run of held ones would overtake them on its own way, so it goes the same way as they. Alone it passes.
    const isTold = input.kind === 'key' && isHolding && !swallow && effects.at(-1)?.kind === 'key' && input.press.key !== 'Tab'
    for (const effect of effects) if (effect.kind !== 'key' || !('press' in input) || effect.press !== input.press || isTold) carryOut(effect)
    waitForQuiet()
    return swallow || isTold
  }

  function waitForQuiet(): void {
    if (timer !== null) clearTimeout(timer)
    const due = releaseAt(state, timing)
    timer = due === null ? null : setTimeout(() => judgeQuiet(due), Math.max(0, due - performance.now()))
  }

  /** A timer that is late tells that this process was busy, not that the keyboard was silent: keys may be waiting in front of it. */
  function judgeQuiet(due: number): void {
    const lateMs = performance.now() - due
    timer = setTimeout(() => step({ kind: 'quiet', at: performance.now() }), lateMs > LATE_TIMER_MS ? QUEUED_KEYS_MS : 0)
  }

  /** When a key came. Before the silence was judged it belongs to the run: later than that only because this process was busy. */
  function arrivedAt(): number {
    const now = performance.now()
    return state.presses.length > 0 ? Math.min(now, state.lastAt + maxGapMs(timing)) : now
  }

  /** Sees a scanner that is slower than what was learned; true for the key that ends its scan. */
  function isSlowScan(press: KeyPress): boolean {
    const seen = followBeat(beat, press, timing)
    beat = seen.beat
    if (seen.slowGapMs === null) return false
    timing = { ...timing, longestGapMs: Math.max(timing.longestGapMs, seen.slowGapMs) }
    tell({ kind: 'scan-again' })
    return true
  }

  function onKey(press: KeyPress): boolean {
    // Its keys are over already, so its end would press what it must not.
    if (!isSlowScan(press)) return step({ kind: 'key', press })
    for (const effect of wedgeReducer(state, { kind: 'quiet', at: Number.POSITIVE_INFINITY }, timing).effects) carryOut(effect)
    state = NO_KEYS
    waitForQuiet()
    return true
  }

  contents.on('before-input-event', (event, input) => {
    if (input.isComposing) return
    if (input.type === 'keyUp') {
      if (input.key === 'Alt') step({ kind: 'alt-released', at: arrivedAt() })
    } else if (input.type === 'keyDown' && onKey(pressOf(input, focus, arrivedAt()))) event.preventDefault()
  })
  // A page that begins anew has nothing focused until it says so.
  contents.on('did-start-loading', () => (focus = 'none'))

  return {
    setFocus: (now) => (focus = now),
    setTiming: (now) => (timing = now),
  }
}

function pressOf(input: Input, focus: KeyFocus, at: number): KeyPress {
  return {
    key: input.key, code: input.code, at, shift: input.shift, capsLock: input.modifiers.some((modifier) => modifier.toLowerCase() === 'capslock'),
    chord: input.control || input.alt || input.meta, control: input.control, alt: input.alt, repeat: input.isAutoRepeat, focus,
  }
}
