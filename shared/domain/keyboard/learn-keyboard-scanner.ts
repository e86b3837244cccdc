import type { KeyboardScannerProfile } from '../device-profile'
import { ok, refuse, type Result } from '../result'
import { CALIBRATION_CODES, calibrationText } from './calibration-code'
import { GROUP_SEPARATOR, keyNames } from './decode-burst'
import { ALT_CODE, type KeyBurst } from './key-press'
import { usCharacter } from './key-positions'

/** What one calibration code told. */
export interface LearnedCode {
  /** Which of the codes, from 0. */
  readonly place: number
  /** Character → the key that the scanner types for it; GS is left out when it was lost. */
  readonly namesByCharacter: ReadonlyMap<string, string>
  readonly altMode: boolean
  readonly capsLock: boolean
  readonly gapsMs: readonly number[]
  readonly prefix: string | null
  readonly suffix: string | null
}

/**
 * Why a scan taught nothing: it was no code of the sheet, it was read half or with keys lost, or two characters came as
 * the same key (Shift got lost on the way, or the computer had Sticky Keys on).
 */
export type LearnRefusal = 'no-calibration-code' | 'read-half' | 'keys-alike'

/** Longest gap that is kept: a slower scanner would make every key of a person wait. Milliseconds. */
const MAX_LEARNED_GAP_MS = 200

/** Learns from one scan of the sheet. */
export function learnCode(burst: KeyBurst): Result<LearnedCode, LearnRefusal> {
  const { keys } = burst
  const single = keyNames(burst, null)
  const place = placeOf(single)
  if (place === null) return refuse('no-calibration-code')
  const code = CALIBRATION_CODES[place]
  if (code === undefined) return refuse('no-calibration-code')
  const text = [...calibrationText(code)]
  const names = fitNames(single, text)
  if (names === null || code.marker.split('').some((_, at) => names[names.length - code.marker.length + at] !== names[at])) return refuse('read-half')
  const isSeparatorLost = names.length < text.length
  const expected = isSeparatorLost ? text.filter((character) => character !== GROUP_SEPARATOR) : text
  const namesByCharacter = new Map<string, string>()
  for (const [at, character] of expected.entries()) {
    const name = names[at] ?? ''
    const before = namesByCharacter.get(character)
    if (before !== undefined && before !== name) return refuse('read-half')
    namesByCharacter.set(character, name)
  }
  if (new Set(namesByCharacter.values()).size !== namesByCharacter.size) return refuse('keys-alike')
  return ok({
    place, namesByCharacter,
    altMode: keys.some((key) => key.code === ALT_CODE),
    capsLock: keys.some(({ capsLock }) => capsLock),
    gapsMs: keys.slice(1).map(({ at }, before) => at - (keys[before]?.at ?? at)),
    prefix: burst.prefix, suffix: burst.suffix,
  })
}

/** The code whose marker these keys show, by which of the first four are alike. */
function placeOf(names: readonly string[]): number | null {
  const [zero, ...rest] = names.slice(0, 4)
  const one = rest.find((name) => name !== zero)
  if (zero === undefined || one === undefined || rest.some((name) => name !== zero && name !== one)) return null
  const shown = [zero, ...rest].map((name) => (name === zero ? '0' : '1')).join('')
  const place = CALIBRATION_CODES.findIndex(({ marker }) => marker === shown)
  return place < 0 ? null : place
}

/** One name for each character, GS perhaps missing: an accent key that needs a blank after it counts as one. Null: some were lost. */
function fitNames(names: readonly string[], text: readonly string[]): readonly string[] | null {
  const fewest = text.length - (text.includes(GROUP_SEPARATOR) ? 1 : 0)
  if (names.length >= fewest && names.length <= text.length) return names
  const joined: string[] = []
  for (const name of names) {
    const isBlankOfAccent = name === 'Space' && joined.length > 0 && text[joined.length] !== ' '
    if (isBlankOfAccent) joined.push(`${joined.pop() ?? ''} Space`)
    else joined.push(name)
  }
  return joined.length >= fewest && joined.length <= text.length ? joined : null
}

/** Joins what all codes told; null while one is missing. */
export function joinLearned(codes: readonly LearnedCode[]): KeyboardScannerProfile | null {
  const latest = CALIBRATION_CODES.map((_, place) => codes.findLast((code) => code.place === place)).filter((code) => code !== undefined)
  const last = latest.at(-1)
  if (latest.length < CALIBRATION_CODES.length || last === undefined) return null
  const undoesCapsLock = latest.every(isReversed) && latest.some(({ capsLock }) => capsLock)
  const named = latest.flatMap(({ namesByCharacter }) => [...namesByCharacter]).map(([character, name]) => [character, undoesCapsLock ? reverseShift(name) : name] as const)
  const gaps = latest.flatMap(({ gapsMs }) => gapsMs).sort((one, other) => one - other)
  return {
    characters: Object.fromEntries(named.filter(([character, name]) => !name.startsWith(ALT_CODE) && usCharacterOf(name) !== character).map(([character, name]) => [name, character])),
    altMode: latest.some(({ altMode }) => altMode),
    undoesCapsLock,
    separator: latest.some(({ namesByCharacter }) => namesByCharacter.has(GROUP_SEPARATOR)) ? 'kept' : 'lost',
    usualGapMs: Math.round(gaps[Math.floor(gaps.length / 2)] ?? 0),
    longestGapMs: Math.min(MAX_LEARNED_GAP_MS, Math.round(gaps.at(-1) ?? 0)),
    prefixKey: last.prefix,
    suffixKey: last.suffix,
  }
}

/** With Caps Lock on, every capital came without Shift: the scanner turned it round. Codes without letters tell nothing. */
function isReversed({ capsLock, namesByCharacter }: LearnedCode): boolean {
  const capitals = [...namesByCharacter].filter(([character, name]) => /^[A-Z]$/.test(character) && /Key[A-Z]$/.test(name))
  return capsLock && capitals.every(([, name]) => !name.startsWith('Shift+'))
}

function reverseShift(name: string): string {
  if (/^Key[A-Z]$/.test(name)) return `Shift+${name}`
  return /^Shift\+Key[A-Z]$/.test(name) ? name.slice('Shift+'.length) : name
}

function usCharacterOf(name: string): string | null {
  if (name === 'Control+BracketRight') return GROUP_SEPARATOR
  const isShifted = name.startsWith('Shift+')
  return usCharacter(isShifted ? name.slice('Shift+'.length) : name, isShifted)
}
