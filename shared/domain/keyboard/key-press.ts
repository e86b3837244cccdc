import { usCharacter } from './key-positions'

/** One key going down, wherever it was seen. */
export interface KeyPress {
  /** What the computer made of it, as `KeyboardEvent.key`; `Dead` or `Process` for an accent that waits for its letter. */
  readonly key: string
  /** Where it is, as `KeyboardEvent.code`. */
  readonly code: string
  /** Milliseconds on any clock that does not jump. */
  readonly at: number
  readonly shift: boolean
  readonly capsLock: boolean
  /** Ctrl, Alt or Meta is down. */
  readonly chord: boolean
  readonly control: boolean
  readonly alt: boolean
  readonly repeat: boolean
  /** What has focus: a text field, something that Enter presses, or neither. */
  readonly focus: KeyFocus
}

export type KeyFocus = 'field' | 'control' | 'none'

/** The position that a character has which was spelled by its code: Alt held, digits of the number pad. */
export const ALT_CODE = 'AltCode'

const ACCENTS: readonly string[] = ['Dead', 'Process']

/** Types a character. An accent key counts: its position tells what the scanner meant. */
export function isPrintable(press: Pick<KeyPress, 'key' | 'code'>): boolean {
  return [...press.key].length === 1 || (ACCENTS.includes(press.key) && usCharacter(press.code, false) !== null)
}

/** One key of a burst, as the station gets it. */
export type BurstKey = Pick<KeyPress, 'key' | 'code' | 'at' | 'shift' | 'capsLock' | 'control'>

/** A run of keys that only a scanner types: the raw frame of a keyboard scanner. */
export interface KeyBurst {
  readonly keys: readonly BurstKey[]
  /** The key in front that types nothing, such as `F13` or `Control+KeyB`; null: none. */
  readonly prefix: string | null
  /** The key that ended it; null: silence. */
  readonly suffix: string | null
}

/** Length of a burst in time, from its first key to its last, milliseconds. */
export function burstMs({ keys }: KeyBurst): number {
  return Math.max(0, (keys.at(-1)?.at ?? 0) - (keys[0]?.at ?? 0))
}
