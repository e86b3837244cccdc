import { HOST_LAYOUTS, HOST_LAYOUT_NAMES, US, FRENCH_PC, typedCharacters, type HostLayout } from '@shared/domain/keyboard/host-layouts'
import { KEY_POSITIONS } from '@shared/domain/keyboard/key-positions'
import { CALIBRATION_CODES, calibrationText } from '@shared/domain/keyboard/calibration-code'
import { decodeBurst } from '@shared/domain/keyboard/decode-burst'
import { ALT_CODE, type BurstKey, type KeyBurst } from '@shared/domain/keyboard/key-press'
import { joinLearned, learnCode } from '@shared/domain/keyboard/learn-keyboard-scanner'
import type { KeyboardScannerProfile } from '@shared/domain/device-profile'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testSeed } from '../../support/seeded'

/** A scanner set to the keyboard of a country, at a computer set to another, typing a text. */
interface Typing {
  readonly scanner?: HostLayout
  readonly host?: HostLayout
  readonly capsLock?: boolean
  readonly undoesCapsLock?: boolean
  readonly separator?: 'kept' | 'lost'
  readonly suffix?: string | null
  readonly gapMs?: number
}

function typedBy(text: string, { scanner = US, host = US, capsLock = false, undoesCapsLock = false, separator = 'kept', suffix = 'Enter', gapMs = 10 }: Typing): KeyBurst {
  const keys: BurstKey[] = []
  const add = (key: Omit<BurstKey, 'at' | 'capsLock'>) => keys.push({ ...key, at: keys.length * gapMs, capsLock })
  for (const character of text) {
    if (character === '\u001d') {
      if (separator === 'kept') add({ key: ']', code: 'BracketRight', shift: false, control: true })
    } else if (character === ' ') add({ key: ' ', code: 'Space', shift: false, control: false })
    else {
      const plain = [...scanner.plain].indexOf(character)
      const place = plain >= 0 ? plain : [...scanner.shifted].indexOf(character)
      if (place < 0) throw new Error(`this scanner has no ${character}`)
      const isReversed = undoesCapsLock && capsLock && /[A-Za-z]/.test(character)
      const shift = plain < 0 !== isReversed
      const typed = typedCharacters(host, place, shift, capsLock ? host.capsReaches[0]! : 'none')[0]!
      const isDead = host.dead.includes(typed)
      add({ key: isDead ? 'Dead' : typed, code: KEY_POSITIONS[place]!, shift, control: false })
      if (scanner !== US && isDead) add({ key: ' ', code: 'Space', shift: false, control: false })
    }
  }
  return { keys, prefix: null, suffix }
}

function learnedFrom(how: Typing): KeyboardScannerProfile {
  const codes = CALIBRATION_CODES.map((code) => learnCode(typedBy(calibrationText(code), how)))
  const profile = joinLearned(codes.flatMap((code) => (code.ok ? [code.value] : [])))
  if (profile === null) throw new Error(JSON.stringify(codes.map((code) => (code.ok ? 'read' : code.failure))))
  return profile
}

const anyText = fc.string({ unit: fc.constantFrom(...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)), '\u001d'), minLength: 1, maxLength: 40 })
const everyHost = HOST_LAYOUT_NAMES.flatMap((name) => HOST_LAYOUTS[name].map((layout, variant) => ({ name: `${name} ${variant + 1}`, layout })))

test('the codes hold every printable ASCII character and GS', () => {
  const all = new Set(CALIBRATION_CODES.map(calibrationText).join(''))
  expect(all.size).toBe(96)
  for (let code = 32; code < 127; code++) expect(all).toContain(String.fromCharCode(code))
})

describe.each(everyHost)('a scanner set to US at a computer set to $name', ({ name, layout }) => {
  test('gives the same bytes for any text, with Caps Lock on or off', () => {
    const profile = learnedFrom({ host: layout })
    expect(profile).toMatchObject({ characters: {}, separator: 'kept', undoesCapsLock: false, suffixKey: 'Enter', usualGapMs: 10 })
    fc.assert(fc.property(anyText, fc.boolean(), (text, capsLock) => {
      expect(decodeBurst(typedBy(text, { host: layout, capsLock }), profile)).toBe(text)
    }), { seed: testSeed(`learned at ${name}`), numRuns: 60 })
  })
})

test('a scanner that turns Shift round under Caps Lock is known by it', () => {
  const how = { undoesCapsLock: true, capsLock: true } as const
  const profile = learnedFrom(how)
  expect(profile).toMatchObject({ undoesCapsLock: true, characters: {} })
  expect(decodeBurst(typedBy('aB-cD{1}', how), profile)).toBe('aB-cD{1}')
  expect(decodeBurst(typedBy('aB-cD{1}', { ...how, capsLock: false }), profile)).toBe('aB-cD{1}')
})

test('a scanner set to another country is read by the keys it uses', () => {
  // Its keyboard has all of ASCII in this test: signs that a French one types with AltGr stand on keys it does not need.
  const scanner: HostLayout = { ...FRENCH_PC, plain: FRENCH_PC.plain.replace('²', '`').replace('é', '@').replace('è', '#').replace('ç', '\\').replace('à', '[').replace('ù', ']'), shifted: FRENCH_PC.shifted.replace('°', '{').replace('¨', '}').replace('£', '|').replace('µ', '>') }
  const how = { scanner, host: scanner }
  const profile = learnedFrom(how)
  expect(profile.characters).toMatchObject({ KeyQ: 'a', 'Shift+Digit1': '1', 'BracketLeft Space': '^' })
  expect(decodeBurst(typedBy('AZ-qm^1[2]', how), profile)).toBe('AZ-qm^1[2]')
})

test('a separator that gets lost is told, and the rest is learned', () => {
  const profile = learnedFrom({ separator: 'lost' })
  expect(profile.separator).toBe('lost')
  expect(decodeBurst(typedBy('0109', { separator: 'lost' }), profile)).toBe('0109')
})

test('ALT mode, no suffix and a slow beat are learned', () => {
  const spelled = (text: string): KeyBurst => ({ keys: [...text].map((key, at) => ({ key, code: ALT_CODE, at: at * 95, shift: false, capsLock: false, control: false })), prefix: 'F13', suffix: null })
  const codes = CALIBRATION_CODES.map((code) => learnCode(spelled(calibrationText(code))))
  const profile = joinLearned(codes.flatMap((code) => (code.ok ? [code.value] : [])))
  expect(profile).toEqual({ characters: {}, altMode: true, undoesCapsLock: false, separator: 'kept', usualGapMs: 95, longestGapMs: 95, prefixKey: 'F13', suffixKey: null })
  expect(decodeBurst(spelled('SIP-4-1\u001d'), profile)).toBe('SIP-4-1\u001d')
})

describe('refusals', () => {
  const whole = typedBy(calibrationText(CALIBRATION_CODES[0]!), {})

  test('a code cut anywhere was read half', () => {
    for (let length = 4; length < whole.keys.length; length++) expect(learnCode({ ...whole, keys: whole.keys.slice(0, length) })).toEqual({ ok: false, failure: 'read-half' })
  })

  test('a code with any one key lost was read half, or is no code of the sheet', () => {
    for (let lost = 0; lost < whole.keys.length; lost++) expect(learnCode({ ...whole, keys: whole.keys.filter((_, at) => at !== lost) }).ok).toBe(false)
  })

  test('any other code is none of the sheet', () => {
    for (const text of ['9520000047115', 'RMA-4720', 'AAAA', 'UBBQTCU0001H']) expect(learnCode(typedBy(text, {}))).toEqual({ ok: false, failure: 'no-calibration-code' })
  })

  test('capitals and small letters from one key: Shift gets lost', () => {
    const text = calibrationText(CALIBRATION_CODES[2]!)
    const flat = typedBy(text, {})
    expect(learnCode({ ...flat, keys: flat.keys.map((key) => ({ ...key, shift: false })) })).toEqual({ ok: false, failure: 'keys-alike' })
  })

  test('without all codes nothing is learned', () => {
    const learned = learnCode(whole)
    expect(learned.ok && joinLearned([learned.value])).toBeNull()
  })
})
