import { decodeBurst } from '@shared/domain/keyboard/decode-burst'
import type { KeyBurst, KeyPress } from '@shared/domain/keyboard/key-press'
import { NO_KEYS, releaseAt, UNLEARNED, wedgeReducer, type WedgeEffect, type WedgeState, type WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'

/** Position of a character on a US keyboard, as a scanner sends it. */
function positionOf(character: string): { readonly code: string; readonly shift: boolean } {
  if (/[a-z]/i.test(character)) return { code: `Key${character.toUpperCase()}`, shift: /[A-Z]/.test(character) }
  if (/[0-9]/.test(character)) return { code: `Digit${character}`, shift: false }
  return { code: { '-': 'Minus', ']': 'BracketRight' }[character] ?? 'Space', shift: false }
}

const RUSSIAN: Readonly<Record<string, string>> = Object.fromEntries([...'qwertyuiopasdfghjklzxcvbnm'].map((latin, place) => [latin, [...'йцукенгшщзфывапролдячсмить'][place] ?? '']))

/** What a key types on a computer set to Russian. */
export function inRussian(press: KeyPress): KeyPress {
  const cyrillic = RUSSIAN[press.key.toLowerCase()]
  if (cyrillic === undefined) return press
  return { ...press, key: press.shift ? cyrillic.toUpperCase() : cyrillic }
}

export function pressOf(key: string, at: number, more: Partial<KeyPress> = {}): KeyPress {
  const position = [...key].length === 1 ? positionOf(key) : { code: key, shift: false }
  return { key, ...position, at, capsLock: false, chord: false, control: false, alt: false, repeat: false, focus: 'none', ...more }
}

/** The keys of a text with the gap before each, then Enter after the last gap. */
export function typed(text: string, gaps: readonly number[], more: Partial<KeyPress> = {}): readonly KeyPress[] {
  let at = 0
  return [...text, 'Enter'].map((key, place) => {
    at += place === 0 ? 0 : (gaps[place - 1] ?? 0)
    return pressOf(key, at, more)
  })
}

export interface Played {
  readonly state: WedgeState
  readonly effects: readonly WedgeEffect[]
  /** Whether each key was kept from the page. */
  readonly swallowed: readonly boolean[]
}

/** Plays keys with the timer that a window would set between them, and waits for quiet at the end. */
export function play(presses: readonly KeyPress[], timing: WedgeTiming = UNLEARNED): Played {
  let state: WedgeState = NO_KEYS
  const effects: WedgeEffect[] = []
  const swallowed: boolean[] = []
  function wake(until: number): void {
    const due = releaseAt(state, timing)
    if (due === null || due > until) return
    const step = wedgeReducer(state, { kind: 'quiet', at: due }, timing)
    state = step.state
    effects.push(...step.effects)
  }
  for (const press of presses) {
    wake(press.at)
    const step = wedgeReducer(state, { kind: 'key', press }, timing)
    state = step.state
    effects.push(...step.effects)
    swallowed.push(step.swallow)
  }
  wake(Number.POSITIVE_INFINITY)
  return { state, effects, swallowed }
}

export const scansOf = ({ effects }: Played) => effects.flatMap((effect) => (effect.kind === 'scan' ? [decodeBurst(effect.burst, null)] : []))
export const keysOf = ({ effects }: Played) => effects.flatMap((effect) => (effect.kind === 'key' ? [effect.press.key] : []))

/** A burst as main hands it over: the keys of a scanner set to US, at an even beat. */
export function burstOf(text: string, more: Partial<KeyBurst> = {}, gapMs = 10): KeyBurst {
  const keys = [...text].map((character, place) => {
    const { key, code, at, shift, capsLock, control } = pressOf(character, place * gapMs)
    return { key, code, at, shift, capsLock, control }
  })
  return { keys, prefix: null, suffix: 'Enter', ...more }
}
