import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LPN_ALPHABET } from '@shared/domain/lpn'
import { FREE_BURST_LENGTH, HOLD_MS, MAX_BURST_LENGTH, MAX_GAP_MS, MIN_BURST_LENGTH, releaseAt, UNLEARNED, wedgeReducer, NO_KEYS } from '@shared/domain/keyboard/wedge-reducer'
import { testSeed } from '../../support/seeded'
import { inRussian, keysOf, play, pressOf, scansOf, typed } from '../../support/key-presses'

const seed = testSeed('wedge-reducer')

/** Codes as they are printed: capitals, digits, a dash here and there. */
const anyCode = fc.string({ unit: fc.constantFrom(...LPN_ALPHABET, '-'), minLength: MIN_BURST_LENGTH, maxLength: 40 })
const gapsOf = (gap: fc.Arbitrary<number>) => fc.array(gap, { minLength: 41, maxLength: 41 })

describe('what a scanner types', () => {
  test('is a scan at any gaps of 5 to 120 ms when it is longer than a PIN, and nothing of it reaches the page', () => {
    fc.assert(fc.property(anyCode.filter((code) => code.length >= FREE_BURST_LENGTH), gapsOf(fc.integer({ min: 5, max: MAX_GAP_MS })), (code, gaps) => {
      const played = play(typed(code, gaps))
      expect(scansOf(played)).toEqual([code])
      expect(keysOf(played)).toEqual([])
      expect(played.swallowed.every(Boolean)).toBe(true)
    }), { seed })
  })

  test('is the same text on a computer set to Russian, with or without Caps Lock', () => {
    fc.assert(fc.property(anyCode, fc.integer({ min: 5, max: 100 }), fc.boolean(), (code, gap, capsLock) => {
      const presses = typed(code, Array(41).fill(gap)).map((press) => ({ ...inRussian(press), capsLock }))
      expect(scansOf(play(presses))).toEqual([code])
    }), { seed })
  })

  test('is a scan in a text field, too, at its even beat', () => {
    fc.assert(fc.property(anyCode, fc.integer({ min: 5, max: MAX_GAP_MS - 8 }), gapsOf(fc.integer({ min: 0, max: 8 })), (code, beat, jitter) => {
      const played = play(typed(code, jitter.map((late) => beat + late), { focus: 'field' }))
      expect(scansOf(played)).toEqual([code])
      // The characters pass while nobody knows yet; only the end is kept.
      expect(played.swallowed.filter(Boolean)).toHaveLength(1)
    }), { seed })
  })

  test('keeps a group separator, which scanners type as Ctrl and ]', () => {
    const separator = pressOf(']', 40, { code: 'BracketRight', chord: true, control: true })
    expect(scansOf(play([...['0', '1', '0', '9'].map((key, i) => pressOf(key, i * 10)), separator, pressOf('2', 50), pressOf('Enter', 60)]))).toEqual(['0109\u001d2'])
  })

  test('with Caps Lock on an English computer comes out in capitals', () => {
    const presses = typed('u3f7k2a', Array(41).fill(10)).map((press) => ({ ...press, shift: true, capsLock: true }))
    expect(scansOf(play(presses))).toEqual(['U3F7K2A'])
  })

  test('may end with Tab', () => {
    const presses = typed('TA12R', Array(41).fill(20)).map((press) => (press.key === 'Enter' ? { ...press, key: 'Tab', code: 'Tab' } : press))
    expect(scansOf(play(presses))).toEqual(['TA12R'])
  })

  test('two codes right after each other are two scans, in order', () => {
    const first = typed('TA12R', Array(41).fill(10))
    const second = typed('TB075', Array(41).fill(10)).map((press) => ({ ...press, at: press.at + 60 }))
    expect(scansOf(play([...first, ...second]))).toEqual(['TA12R', 'TB075'])
  })

  test('at the limit is a scan, above it is told to be too long', () => {
    const fits = play(typed('7'.repeat(MAX_BURST_LENGTH), Array(MAX_BURST_LENGTH).fill(5)))
    expect(scansOf(fits)[0]).toHaveLength(MAX_BURST_LENGTH)
    const over = play(typed('7'.repeat(MAX_BURST_LENGTH + 500), Array(MAX_BURST_LENGTH + 500).fill(5)))
    expect(over.effects).toEqual([{ kind: 'too-long', length: MAX_BURST_LENGTH + 1, inField: [] }])
  })
})

describe('what a person types', () => {
  test('is never a scan when slower than 150 ms, and every key arrives', () => {
    fc.assert(fc.property(anyCode, gapsOf(fc.integer({ min: 150, max: 2000 })), (code, gaps) => {
      const played = play(typed(code, gaps))
      expect(scansOf(played)).toEqual([])
      expect(keysOf(played)).toEqual([...code, 'Enter'])
    }), { seed })
  })

  test('passes a text field untouched, and is no scan, when slower than 150 ms', () => {
    fc.assert(fc.property(anyCode, gapsOf(fc.integer({ min: 150, max: 2000 })), (code, gaps) => {
      const played = play(typed(code, gaps, { focus: 'field' }))
      expect(scansOf(played)).toEqual([])
      expect(played.swallowed.some(Boolean)).toBe(false)
    }), { seed })
  })

  test('of a fast typist in a text field is no scan: the beat is uneven', () => {
    const gaps = [62, 98, 71, 95, 55, 99, 60]
    expect(scansOf(play(typed('BENCH 07', gaps, { focus: 'field' })))).toEqual([])
  })

  test('is held one gap at most', () => {
    const { state } = wedgeReducer(NO_KEYS, { kind: 'key', press: pressOf('5', 1000) })
    expect(releaseAt(state)).toBe(1000 + HOLD_MS)
    expect(wedgeReducer(state, { kind: 'quiet', at: 1000 + HOLD_MS - 1 }).effects).toEqual([])
    expect(wedgeReducer(state, { kind: 'quiet', at: 1000 + HOLD_MS }).effects).toMatchObject([{ kind: 'key', press: { key: '5' } }])
  })

  test('a digit and Enter are two keys, however fast', () => {
    const played = play([pressOf('5', 0), pressOf('Enter', 30)])
    expect(keysOf(played)).toEqual(['5', 'Enter'])
    expect(scansOf(played)).toEqual([])
  })

  test('a key that is held down is one key', () => {
    const held = Array.from({ length: 20 }, (_, i) => pressOf('1', 500 + i * 33, { repeat: true }))
    expect(keysOf(play([pressOf('1', 0), ...held]))).toEqual(['1'])
  })

  test('a key that types nothing ends the run before it', () => {
    expect(keysOf(play([pressOf('5', 0), pressOf('Escape', 20)]))).toEqual(['5', 'Escape'])
  })
})

test('one gap above the limit splits the run', () => {
  const gaps = [10, 10, 10, 10, MAX_GAP_MS + 1, 10, 10, 10, 10]
  const played = play(typed('12345ABCDE', gaps))
  expect(keysOf(played).slice(0, 5)).toEqual(['1', '2', '3', '4', '5'])
  expect(scansOf(played)).toEqual(['ABCDE'])
})

describe('human typing is never stolen', () => {
  /** As people type: no two gaps alike, and none as short as a machine's. */
  const uneven = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 9, maxLength: 9 }).map((jitter) => jitter.map((late, place) => (place % 2 === 0 ? 45 : 100) + late))
  const shortCode = fc.string({ unit: fc.constantFrom(...LPN_ALPHABET), minLength: 1, maxLength: FREE_BURST_LENGTH - 1 })

  test('a PIN and Enter, however fast a person types them', () => {
    fc.assert(fc.property(shortCode, uneven, (pin, gaps) => {
      const played = play(typed(pin, gaps))
      expect(scansOf(played)).toEqual([])
      expect(keysOf(played)).toEqual([...pin, 'Enter'])
    }), { seed })
  })

  test('a password in its field, however fast and long', () => {
    fc.assert(fc.property(anyCode, fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 41, maxLength: 41 }), (word, jitter) => {
      const played = play(typed(word, jitter.map((late, place) => (place % 2 === 0 ? 45 : 100) + late), { focus: 'field' }))
      expect(scansOf(played)).toEqual([])
      expect(played.swallowed.some(Boolean)).toBe(false)
    }), { seed })
  })

  test('any keys at any speed and rest: what no scan took arrives, once and in order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('A', '7', 'x', 'Enter', 'Escape', 'Tab'), fc.integer({ min: 1, max: 400 })), { maxLength: 60 }), (keys) => {
      let at = 0
      const presses = keys.map(([key, gap]) => pressOf(key, (at += gap)))
      const { effects } = play(presses)
      const told = effects.flatMap((effect) => (effect.kind === 'scan' ? effect.burst.keys.map(({ key }) => key).concat(effect.burst.suffix ?? []) : effect.kind === 'key' ? [effect.press.key] : []))
      expect(told).toEqual(keys.map(([key]) => key))
    }), { seed })
  })

  test('a shortcut right after fast typing is the person’s', () => {
    const played = play([pressOf('a', 0, { focus: 'field' }), pressOf('b', 70, { focus: 'field' }), pressOf('a', 140, { chord: true, control: true, focus: 'field' })])
    expect(played.swallowed).toEqual([false, false, false])
  })
})

describe('a scanner that was learned', () => {
  const slow = { ...UNLEARNED, longestGapMs: 180 }

  test('is whole at any gap it was learned at', () => {
    fc.assert(fc.property(anyCode, fc.integer({ min: 10, max: 180 }), (code, longestGapMs) => {
      expect(scansOf(play(typed(code, Array(41).fill(longestGapMs)), { ...UNLEARNED, longestGapMs }))).toEqual([code])
    }), { seed })
  })

  test('makes a person wait one learned gap, and no longer than a quarter of a second', () => {
    const { state } = wedgeReducer(NO_KEYS, { kind: 'key', press: pressOf('5', 0) }, slow)
    expect(releaseAt(state, slow)).toBe(180 * 1.25 + 20)
    expect(releaseAt(state, { ...slow, longestGapMs: 900 })).toBe(270)
    expect(releaseAt(state, { ...UNLEARNED, longestGapMs: 12 })).toBe(80)
    expect(releaseAt(state, { ...UNLEARNED, longestGapMs: 12, learning: true })).toBe(HOLD_MS)
  })

  test('may end with silence, when it was learned so', () => {
    const keys = typed('TA12RX', Array(41).fill(12)).slice(0, -1)
    expect(scansOf(play(keys, { ...UNLEARNED, endsSilent: true }))).toEqual(['TA12RX'])
    expect(keysOf(play(keys))).toEqual([...'TA12RX'])
  })

  test('may begin and end with keys that no person has, at any beat', () => {
    const keys = [pressOf('F13', 0), ...[...'AB12'].map((key, place) => pressOf(key, [40, 150, 170, 280][place]!)), pressOf('F14', 300)]
    const played = play(keys)
    expect(played.effects).toMatchObject([{ kind: 'scan', burst: { prefix: 'F13', suffix: 'F14' } }])
    expect(played.swallowed.every(Boolean)).toBe(true)
  })

  test('may begin with STX as Ctrl+B, when it was learned so', () => {
    const stx = pressOf('b', 0, { code: 'KeyB', chord: true, control: true })
    const keys = [stx, ...typed('AB12', [10, 10, 10, 10]).map((press) => ({ ...press, at: press.at + 10 }))]
    expect(play(keys, { ...UNLEARNED, prefixes: ['Control+KeyB'] }).effects).toMatchObject([{ kind: 'scan', burst: { prefix: 'Control+KeyB' } }])
    expect(play(keys).swallowed[0]).toBe(false)
  })
})

test.each([true, false])('characters spelled with Alt and the number pad are one each (key-up of Alt seen: %s)', (isSeen) => {
  // SIP-4-1, as a scanner in ALT mode types it: Alt down, 0 8 3, Alt up, and so on.
  let state = NO_KEYS
  const effects = []
  let at = 0
  for (const character of 'SIP-4-1') {
    if (!isSeen) state = wedgeReducer(state, { kind: 'key', press: pressOf('Alt', (at += 4), { code: 'AltLeft', alt: true, chord: true }) }).state
    for (const digit of `0${character.charCodeAt(0)}`.slice(-3)) {
      const step = wedgeReducer(state, { kind: 'key', press: pressOf(digit, (at += 4), { code: `Numpad${digit}`, chord: true, alt: true }) })
      expect(step.swallow).toBe(true)
      state = step.state
    }
    if (isSeen) state = wedgeReducer(state, { kind: 'alt-released', at: (at += 4) }).state
  }
  const end = wedgeReducer(state, { kind: 'key', press: pressOf('Enter', at + 4) })
  effects.push(...end.effects)
  expect(scansOf({ state: end.state, effects, swallowed: [] })).toEqual(['SIP-4-1'])
})
