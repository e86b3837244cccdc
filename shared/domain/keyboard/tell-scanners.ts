import type { KeyboardScannerProfile } from '../device-profile'
import { decodeBurst } from './decode-burst'
import { ALT_CODE, type KeyBurst } from './key-press'
import type { WedgeTiming } from './wedge-reducer'

/*
 * Several keyboard scanners at one bench. The system mixes all keyboards into one, so which of them typed is told by what a
 * burst shows by itself: the key in front, the key behind, characters spelled with Alt, the beat. Where that leaves several,
 * the burst is read as each of them would have meant it; where they meant the same, nothing is in doubt.
 */

/** A keyboard scanner of the bench; null: nothing was learned of it. */
export interface KnownKeyboardScanner {
  readonly deviceId: string
  readonly profile: KeyboardScannerProfile | null
}

export interface BurstReading {
  readonly deviceId: string
  readonly text: string
}

/** A burst may be as much faster or slower than what was learned: its mean gap against the usual one. */
const GAP_FACTOR = 2
/** Gaps below this are one to the system's clock, milliseconds. */
const LEAST_GAP_MS = 4

/** What a burst says, once for every different text, the likeliest scanner first. Empty where the bench has no keyboard scanner. */
export function readBurst(burst: KeyBurst, scanners: readonly KnownKeyboardScanner[]): readonly BurstReading[] {
  const learned = scanners.filter(({ profile }) => profile !== null)
  const shown = learned.filter(({ profile }) => profile !== null && showsMarks(burst, profile))
  const beating = shown.filter(({ profile }) => profile !== null && hasBeat(burst, profile))
  const unlearned = scanners.filter(({ profile }) => profile === null)
  // What fits nothing that was learned was typed by one that was not, or by one whose settings changed.
  const meant = [beating, shown, unlearned, learned].find((some) => some.length > 0) ?? []
  const nearest = meant.toSorted((one, other) => distance(burst, one.profile) - distance(burst, other.profile))
  const readings = new Map<string, BurstReading>()
  for (const { deviceId, profile } of nearest) {
    const text = decodeBurst(burst, profile)
    if (!readings.has(text)) readings.set(text, { deviceId, text })
  }
  return [...readings.values()]
}

/** The scanner that a newly learned one most likely is, learned again: the same marks, the nearest beat. Null: none of them. */
export function sameScanner(profile: KeyboardScannerProfile, scanners: readonly KnownKeyboardScanner[]): KnownKeyboardScanner | null {
  const alike = scanners.filter((one) => one.profile === null || (one.profile.prefixKey === profile.prefixKey && one.profile.suffixKey === profile.suffixKey && one.profile.altMode === profile.altMode))
  const away = (one: KnownKeyboardScanner): number => (one.profile === null ? Number.POSITIVE_INFINITY : Math.abs(Math.log((one.profile.usualGapMs + LEAST_GAP_MS) / (profile.usualGapMs + LEAST_GAP_MS))))
  return alike.toSorted((one, other) => away(one) - away(other))[0] ?? null
}

/** What main has to know of all keyboard scanners together. */
export function timingOf(scanners: readonly KnownKeyboardScanner[], learning: boolean): WedgeTiming {
  const profiles = scanners.flatMap(({ profile }) => profile ?? [])
  return {
    longestGapMs: Math.max(0, ...profiles.map(({ longestGapMs }) => longestGapMs)),
    prefixes: [...new Set(profiles.flatMap(({ prefixKey }) => prefixKey ?? []))],
    endsSilent: profiles.some(({ suffixKey }) => suffixKey === null),
    learning,
  }
}

function showsMarks(burst: KeyBurst, profile: KeyboardScannerProfile): boolean {
  const isSpelled = burst.keys.some(({ code }) => code === ALT_CODE)
  return burst.prefix === profile.prefixKey && burst.suffix === profile.suffixKey && isSpelled === profile.altMode
}

function hasBeat(burst: KeyBurst, { usualGapMs }: KeyboardScannerProfile): boolean {
  const ratio = (meanGapMs(burst) + LEAST_GAP_MS) / (usualGapMs + LEAST_GAP_MS)
  return ratio <= GAP_FACTOR && ratio >= 1 / GAP_FACTOR
}

function distance(burst: KeyBurst, profile: KeyboardScannerProfile | null): number {
  return profile === null ? Number.POSITIVE_INFINITY : Math.abs(Math.log((meanGapMs(burst) + LEAST_GAP_MS) / (profile.usualGapMs + LEAST_GAP_MS)))
}

function meanGapMs({ keys }: KeyBurst): number {
  const [first, last] = [keys[0], keys.at(-1)]
  return first === undefined || last === undefined || keys.length < 2 ? 0 : (last.at - first.at) / (keys.length - 1)
}
