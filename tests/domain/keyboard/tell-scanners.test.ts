import type { KeyboardScannerProfile } from '@shared/domain/device-profile'
import { ALT_CODE, type KeyBurst } from '@shared/domain/keyboard/key-press'
import { readBurst, sameScanner, timingOf, type KnownKeyboardScanner } from '@shared/domain/keyboard/tell-scanners'
import { expect, test } from 'vitest'
import { burstOf } from '../../support/key-presses'

const US: KeyboardScannerProfile = { characters: {}, altMode: false, undoesCapsLock: false, separator: 'kept', usualGapMs: 10, longestGapMs: 14, prefixKey: null, suffixKey: 'Enter' }
/** Set to German: what stands at Y is its Z. */
const GERMAN: KeyboardScannerProfile = { ...US, characters: { KeyY: 'z', 'Shift+KeyY': 'Z', KeyZ: 'y', 'Shift+KeyZ': 'Y' } }
const scanner = (deviceId: string, profile: KeyboardScannerProfile | null): KnownKeyboardScanner => ({ deviceId, profile })
const at = (text: string, gapMs: number, more: Partial<KeyBurst> = {}): KeyBurst => {
  const burst = burstOf(text)
  return { ...burst, keys: burst.keys.map((key, place) => ({ ...key, at: place * gapMs })), suffix: 'Enter', ...more }
}

test('scanners are told apart by what stands in front, what stands behind, Alt, and the beat', () => {
  const marked = { ...GERMAN, prefixKey: 'F13' }
  const silent = { ...GERMAN, suffixKey: null }
  const slow = { ...GERMAN, usualGapMs: 90, longestGapMs: 100 }
  for (const [other, burst] of [[marked, at('XYZ12', 10, { prefix: 'F13' })], [silent, at('XYZ12', 10, { suffix: null })], [slow, at('XYZ12', 95)]] as const) {
    const bench = [scanner('us', US), scanner('german', other)]
    expect(readBurst(burst, bench)).toEqual([{ deviceId: 'german', text: 'XZY12' }])
    expect(readBurst(at('XYZ12', 10), bench)).toEqual([{ deviceId: 'us', text: 'XYZ12' }])
  }
  const spelled: KeyBurst = { prefix: null, suffix: 'Enter', keys: [...'XYZ12'].map((key, place) => ({ key, code: ALT_CODE, at: place * 10, shift: false, capsLock: false, control: false })) }
  expect(readBurst(spelled, [scanner('us', US), scanner('alt', { ...US, altMode: true })])).toEqual([{ deviceId: 'alt', text: 'XYZ12' }])
})

test('where nothing tells them apart, each reading is given once; where they mean the same, there is no doubt', () => {
  const bench = [scanner('us', US), scanner('german', GERMAN), scanner('german-too', GERMAN)]
  expect(readBurst(at('XYZ12', 10), bench)).toEqual([{ deviceId: 'us', text: 'XYZ12' }, { deviceId: 'german', text: 'XZY12' }])
  expect(readBurst(at('RT-77', 10), bench)).toEqual([{ deviceId: 'us', text: 'RT-77' }])
})

test('what fits nothing that was learned is one that was not, or a learned one set anew; without any there is no reading', () => {
  expect(readBurst(at('XYZ12', 10, { suffix: 'Tab' }), [scanner('german', GERMAN), scanner('new', null)])).toEqual([{ deviceId: 'new', text: 'XYZ12' }])
  expect(readBurst(at('XYZ12', 10, { suffix: 'Tab' }), [scanner('german', GERMAN)])).toEqual([{ deviceId: 'german', text: 'XZY12' }])
  expect(readBurst(at('XYZ12', 10), [])).toEqual([])
})

test('a scanner that is learned again is found by its marks and beat; one that was never learned takes the first', () => {
  const bench = [scanner('fast', US), scanner('slow', { ...US, usualGapMs: 90 }), scanner('marked', { ...US, prefixKey: 'F13' })]
  expect(sameScanner({ ...GERMAN, usualGapMs: 80 }, bench)?.deviceId).toBe('slow')
  expect(sameScanner({ ...GERMAN, prefixKey: 'F13' }, bench)?.deviceId).toBe('marked')
  expect(sameScanner({ ...US, suffixKey: 'Tab' }, bench)).toBeNull()
  expect(sameScanner({ ...US, suffixKey: 'Tab' }, [...bench, scanner('new', null)])?.deviceId).toBe('new')
})

test('main waits for the slowest of them, and knows every mark', () => {
  expect(timingOf([scanner('us', US), scanner('slow', { ...US, longestGapMs: 110, prefixKey: 'Control+KeyB', suffixKey: null }), scanner('new', null)], false)).toEqual({ longestGapMs: 110, prefixes: ['Control+KeyB'], endsSilent: true, learning: false })
  expect(timingOf([scanner('new', null)], true)).toEqual({ longestGapMs: 0, prefixes: [], endsSilent: false, learning: true })
})
