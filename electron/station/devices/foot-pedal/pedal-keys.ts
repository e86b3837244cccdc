import type { DurationMs, Instant } from '@shared/domain/quantities'

/** A contact that bounces, or a foot that trembles, closes again within this; a person who means two presses takes longer. */
export const pedalDebounceMs: DurationMs = 150
/** Most keys of one keypad that are told apart. */
const maxKeys = 32

/** Finds the keys that went down in what a pedal or keypad sends. Pure: time comes in with the bytes. */
export interface PedalKeys {
  /** The places of the keys that went down, counted from 0 in the order of their first use. */
  push(bytes: Uint8Array, at: Instant): readonly number[]
  reset(): void
}

/**
 * Reports of HID keyboards, keypads and consumer controls: what is not zero is held. A key that stays held is in every
 * report and counts once. `idBytes` bytes in front are the report id, and reports of different ids are held apart.
 */
export function createHeldKeys(idBytes: 0 | 1): PedalKeys {
  const heldBefore = new Map<number, readonly number[]>()
  const debounced = createDebounce()
  return {
    push(report, at) {
      const id = idBytes === 0 ? 0 : (report[0] ?? 0)
      // The place in front tells a modifier from a key of the same number; keys of the array may move from place to place.
      const held = [...report.subarray(idBytes)].flatMap((byte, place) => (byte === 0 ? [] : [place === 0 ? 0x1_0000 + byte : byte]))
      const before = heldBefore.get(id) ?? []
      heldBefore.set(id, held)
      return debounced(held.filter((key) => !before.includes(key)).map((key) => id * 0x2_0000 + key), at)
    },
    reset: () => heldBefore.clear(),
  }
}

/** Serial contacts: each press sends a character, a held one sends it again and again. Line ends are no keys. */
export function createSentKeys(): PedalKeys {
  const debounced = createDebounce()
  return { push: (bytes, at) => debounced([...new Set(bytes)].filter((byte) => byte !== 0x0d && byte !== 0x0a), at), reset: () => undefined }
}

/** Lets a key through once, and again when it was quiet for a while: what bounces or repeats keeps it quiet. */
function createDebounce(): (codes: readonly number[], at: Instant) => number[] {
  const places: number[] = []
  const lastAt = new Map<number, Instant>()
  return (codes, at) =>
    codes.flatMap((code) => {
      const quietMs = at - (lastAt.get(code) ?? Number.NEGATIVE_INFINITY)
      lastAt.set(code, at)
      if (!places.includes(code) && places.length < maxKeys) places.push(code)
      const place = places.indexOf(code)
      // A clock set back gives a negative span: that is no bounce.
      return place < 0 || (quietMs >= 0 && quietMs < pedalDebounceMs) ? [] : [place]
    })
}
