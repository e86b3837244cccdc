import {
  LPN_ALPHABET, NUMBERS_PER_RANGE, checkCharacter, groupLpn, isLpnRange, makeLpn, makeNumberedLpn, parseLpn, rangeFromBytes, toteName, type LpnType,
} from '@shared/domain/lpn'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

const SYMBOLS = [...LPN_ALPHABET]
const BASE = SYMBOLS.length
const BODIES: Record<LpnType, string> = { unit: '3F7K2A019C', badge: '3F7K2A0001', parcel: '3F7K2A0001', tote: 'A12', zone: 'TBA', location: 'TBA0417', command: 'TB017' }
const TYPES = Object.keys(BODIES) as LpnType[]

const anyBody = (length: number) => fc.array(fc.constantFrom(...SYMBOLS), { minLength: length, maxLength: length }).map((symbols) => symbols.join(''))
const replaced = (text: string, at: number, symbol: string) => text.slice(0, at) + symbol + text.slice(at + 1)
const swapped = (text: string, at: number) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)

describe('the licence-plate alphabet', () => {
  it('has 31 symbols in order, none of them misread for another', () => {
    expect(SYMBOLS).toHaveLength(31)
    expect([...SYMBOLS].sort()).toEqual(SYMBOLS)
    for (const letter of 'DGIOS') expect(LPN_ALPHABET).not.toContain(letter)
  })
})

/*
 * Proof by exhaustion, on all 31^3 texts of three symbols with their check character. An altered text is caught exactly
 * when its check character differs, so comparing the check characters of all pairs of texts that one mistake turns into
 * each other covers every mistake.
 */
describe('the check character of every text of three symbols', () => {
  const indexes = SYMBOLS.map((_, i) => i)
  const checks = indexes.map((a) => indexes.map((b) => indexes.map((c) => LPN_ALPHABET.indexOf(checkCharacter(`${SYMBOLS[a]}${SYMBOLS[b]}${SYMBOLS[c]}`)))))
  const check = (a: number, b: number, c: number): number => checks[a]?.[b]?.[c] ?? -1

  it('catches every single substitution', () => {
    let missed = 0
    for (const a of indexes) for (const b of indexes) for (const c of indexes) for (const other of indexes) {
      if (other !== a && check(other, b, c) === check(a, b, c)) missed++
      if (other !== b && check(a, other, c) === check(a, b, c)) missed++
      if (other !== c && check(a, b, other) === check(a, b, c)) missed++
    }
    expect(missed).toBe(0)
  })

  it('catches every swap of neighbours, that of the last symbol with the check character included', () => {
    let missed = 0
    for (const a of indexes) for (const b of indexes) for (const c of indexes) {
      if (a !== b && check(b, a, c) === check(a, b, c)) missed++
      if (b !== c && check(a, c, b) === check(a, b, c)) missed++
      const k = check(a, b, c)
      if (k !== c && check(a, b, k) === c) missed++
    }
    expect(missed).toBe(0)
  })
})

/*
 * A plate of 12 symbols has too many texts to try. But the check character is linear: what a substitution does to it
 * depends on its place and its two symbols alone, not on the rest. The property below shows that, so that trying every
 * place and every pair of symbols on one text proves it for all.
 */
describe('the check character of a plate of twelve', () => {
  const LENGTH = 11
  const value = (text: string): number => LPN_ALPHABET.indexOf(checkCharacter(text))
  const shift = (text: string, at: number, from: string, to: string): number => (value(replaced(text, at, to)) - value(replaced(text, at, from)) + BASE) % BASE

  it('is linear: a substitution shifts it alike in every text', () => {
    const seed = testSeed('lpn linearity')
    fc.assert(fc.property(anyBody(LENGTH), fc.nat(LENGTH - 1), fc.constantFrom(...SYMBOLS), fc.constantFrom(...SYMBOLS), (text, at, from, to) => {
      expect(shift(text, at, from, to)).toBe(shift('0'.repeat(LENGTH), at, from, to))
    }), { seed, numRuns: 2000 })
  })

  it('catches every substitution at every place', () => {
    const zeros = '0'.repeat(LENGTH)
    for (let at = 0; at < LENGTH; at++) for (const from of SYMBOLS) for (const to of SYMBOLS) {
      if (from !== to) expect(shift(zeros, at, from, to)).not.toBe(0)
    }
  })

  it('catches every swap of neighbours at every place', () => {
    const zeros = '0'.repeat(LENGTH)
    for (let at = 0; at + 1 < LENGTH; at++) for (const a of SYMBOLS) for (const b of SYMBOLS) {
      if (a === b) continue
      const text = replaced(replaced(zeros, at, a), at + 1, b)
      expect(value(text)).not.toBe(value(swapped(text, at)))
    }
    for (const last of SYMBOLS) {
      const text = zeros.slice(1) + last
      const mistaken = swapped(text + checkCharacter(text), LENGTH - 1)
      if (mistaken !== text + checkCharacter(text)) expect(checkCharacter(mistaken.slice(0, -1))).not.toBe(mistaken.slice(-1))
    }
  })

  it('catches twins and swaps over one symbol too', () => {
    const zeros = '0'.repeat(LENGTH)
    for (let at = 0; at + 1 < LENGTH; at++) for (const a of SYMBOLS) for (const b of SYMBOLS) {
      if (a === b) continue
      const twin = (symbol: string) => replaced(replaced(zeros, at, symbol), at + 1, symbol)
      expect(value(twin(a))).not.toBe(value(twin(b)))
      if (at + 2 < LENGTH) expect(value(replaced(replaced(zeros, at, a), at + 2, b))).not.toBe(value(replaced(replaced(zeros, at, b), at + 2, a)))
    }
  })

  it('makes the parser refuse every single mistake in real plates', () => {
    const seed = testSeed('lpn mistakes')
    fc.assert(fc.property(fc.constantFrom('unit', 'badge', 'parcel' as const), anyBody(10), (type, body) => {
      const plate = makeLpn(type, body)
      for (let at = 0; at < plate.length; at++) {
        for (const symbol of SYMBOLS) if (symbol !== plate.charAt(at)) expect(parseLpn(replaced(plate, at, symbol))).toBeNull()
        if (at > 0 && plate.charAt(at - 1) !== plate.charAt(at)) expect(parseLpn(swapped(plate, at - 1))).toBeNull()
      }
    }), { seed, numRuns: 50 })
  })
})

describe('reading a plate', () => {
  it.each(TYPES)('gives back what a %s plate was made of', (type) => {
    const lpn = makeLpn(type, BODIES[type])
    expect(parseLpn(lpn)).toEqual({ type, body: BODIES[type], lpn })
  })

  it('gives back every numbered plate', () => {
    const seed = testSeed('lpn round trip')
    fc.assert(fc.property(fc.constantFrom('unit', 'badge', 'parcel' as const), anyBody(6), fc.nat(NUMBERS_PER_RANGE - 1), (type, range, number) => {
      const parsed = parseLpn(makeNumberedLpn(type, range, number))
      expect(parsed?.type).toBe(type)
      expect(parsed?.body.slice(0, 6)).toBe(range)
    }), { seed, numRuns: 500 })
  })

  it('is as printed in the documents', () => {
    expect(makeNumberedLpn('unit', '3F7K2A', 0)).toBe('U3F7K2A0000' + checkCharacter('U3F7K2A0000'))
    expect(['A12', 'B07', 'C04', 'V01', 'R01', 'Q01'].map((body) => makeLpn('tote', body))).toMatchInlineSnapshot(`
      [
        "TA122",
        "TB075",
        "TC04F",
        "TV013",
        "TR01A",
        "TQ012",
      ]
    `)
  })

  it.each(['', 'U', 'TA1', 'hello', 'ta122', 'TA12O', 'U3F7K2A0000', ' TA122', 'TA122 ', '9520000047184', 'X'.repeat(13), 'DA122'])('does not take %j for a plate', (text) => {
    expect(parseLpn(text)).toBeNull()
  })

  it('does not take a right check character for a right shape', () => {
    for (const text of ['TAAA', 'U3F7K2A000', 'CTB1A7', 'ZTB1', 'LTBA04']) expect(parseLpn(text + checkCharacter(text))).toBeNull()
  })

  it('groups a long plate as people read it aloud, and leaves a short one whole', () => {
    expect(groupLpn('U3F7K2A019CX')).toBe('U 3F7K2A 019C X')
    expect(groupLpn('TA122')).toBe('TA122')
  })

  it('knows the name of a tote', () => {
    expect(toteName({ type: 'tote', body: 'A12', lpn: makeLpn('tote', 'A12') })).toBe('A-12')
    expect(() => toteName({ type: 'zone', body: 'TBA', lpn: makeLpn('zone', 'TBA') })).toThrow('only a tote plate')
  })
})

describe('making plates', () => {
  it('throws for a body that does not fit', () => {
    for (const [type, body] of [['tote', 'A1'], ['tote', 'a12'], ['unit', 'SHORT'], ['command', 'TB17'], ['zone', 'XXA']] as const) expect(() => makeLpn(type, body)).toThrow()
  })

  it('holds 31^4 numbers in a range and not one more', () => {
    expect(NUMBERS_PER_RANGE).toBe(923_521)
    expect(parseLpn(makeNumberedLpn('unit', '000000', NUMBERS_PER_RANGE - 1))?.body).toBe('000000ZZZZ')
    for (const number of [NUMBERS_PER_RANGE, -1, 0.5, NaN]) expect(() => makeNumberedLpn('unit', '000000', number)).toThrow()
  })

  it('makes a different plate for every number', () => {
    const plates = new Set(Array.from({ length: 2000 }, (_, number) => makeNumberedLpn('unit', '3F7K2A', number * 461)))
    expect(plates.size).toBe(2000)
  })

  it('makes a range from any six bytes', () => {
    const seed = testSeed('lpn range')
    fc.assert(fc.property(fc.uint8Array({ minLength: 6, maxLength: 16 }), (bytes) => isLpnRange(rangeFromBytes(bytes))), { seed })
    expect(() => rangeFromBytes(new Uint8Array(5))).toThrow()
    expect(isLpnRange('3F7K2')).toBe(false)
    expect(isLpnRange('3F7K2O')).toBe(false)
  })
})
