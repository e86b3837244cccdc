// What a computer of another layout typed, read back: every key, every layout, and the captures of ../shared.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOST_LAYOUTS, HOST_LAYOUT_NAMES, typedCharacters, type HostLayoutName } from '@shared/domain/keyboard/host-layouts'
import { KEY_POSITIONS, usCharacter } from '@shared/domain/keyboard/key-positions'
import { readTypedText } from '@shared/domain/keyboard/read-typed-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seeded'

const read = (observed: string, layout: HostLayoutName, capsLock = false) => readTypedText(observed, { layout, capsLock })

interface LayoutVector {
  readonly kind: string
  readonly truth: string
  readonly hostLayout: string
  readonly capsLock: boolean
  readonly observed: string
}

interface Capture {
  readonly printed: string
  readonly usLayout?: string
  readonly usCapsLock: string
  readonly frLayout: string
  readonly frCapsLock: string
}

const shared = join(import.meta.dirname, '../../../../shared')
function sharedList<T>(path: string): readonly T[] {
  if (existsSync(join(shared, path))) return JSON.parse(readFileSync(join(shared, path), 'utf8')) as readonly T[]
  process.stdout.write(`../shared/${path} is absent: its keyboard captures are skipped\n`)
  return []
}

/** Worked out by hand from the layouts, so that something is read back wherever the captures are absent. */
const OWN_VECTORS: readonly LayoutVector[] = [
  { kind: 'layout', truth: '4006381333931', hostLayout: 'us', capsLock: false, observed: '4006381333931' },
  { kind: 'layout', truth: 'RMA-4711', hostLayout: 'us', capsLock: true, observed: 'rma-4711' },
  { kind: 'layout', truth: 'RMA-4711', hostLayout: 'ru', capsLock: false, observed: 'КЬФ-4711' },
  { kind: 'layout', truth: 'XYZ-1', hostLayout: 'de', capsLock: false, observed: 'XZYß1' },
]
const OWN_CAPTURES: readonly Capture[] = [
  { printed: 'abc123', usLayout: 'abc123', usCapsLock: 'ABC123', frLayout: 'qbc&é"', frCapsLock: 'QBC123' },
]

describe('every capture', () => {
  const vectors = [...OWN_VECTORS, ...sharedList<LayoutVector>('vectors/wedge.json').filter(({ kind }) => kind === 'layout')]

  it.each(vectors)('$hostLayout, Caps Lock $capsLock: $observed', ({ truth, hostLayout, capsLock, observed }) => {
    const layout = (hostLayout === 'fr-azerty' ? 'fr' : hostLayout) as HostLayoutName
    // Of what it can mean, the truth is the likeliest.
    expect(read(observed, layout, capsLock)[0]).toBe(truth)
  })

  const captures = [...OWN_CAPTURES, ...sharedList<Capture>('data/devices/scanner-captures.json').filter(({ usLayout }) => usLayout !== undefined)]
  it.each(captures)('$printed on US and French keyboards, with and without Caps Lock', ({ printed, usCapsLock, frLayout, frCapsLock }) => {
    expect(read(printed, 'us')).toEqual([printed])
    expect(read(usCapsLock, 'us', true)).toEqual([printed])
    expect(read(frLayout, 'fr')[0]).toBe(printed)
    expect(read(frCapsLock, 'fr', true)[0]).toBe(printed)
  })
})

describe('where systems differ, every reading is given and none is taken', () => {
  it('French: ! is / on a PC and 8 on a Mac or in Belgium', () => {
    expect(read('àà!', 'fr')).toEqual(['008', '00/'])
    expect(read('àà"', 'fr')).toEqual(['003'])
    expect(read('§', 'fr')).toEqual(['6', '?'])
  })

  it('French with Caps Lock: digits by the digit keys, or by Shift and them', () => {
    expect(read('004ha3nidbvd', 'fr', true)).toEqual(['004HQ3NIDBVD', '))$HQ#NIDBVD'])
    expect(read('ÀÀhÉ', 'fr', true)).toEqual(['00H2'])
  })

  it('German with Caps Lock: letters alone, or digits too', () => {
    expect(read('abz', 'de', true)).toEqual(['ABY'])
    expect(read('a1', 'de', true)).toEqual(['A1', 'A!'])
  })

  it('US, British and Russian: Caps Lock reverses letters only', () => {
    expect(read('004hq3', 'us', true)).toEqual(['004HQ3'])
    expect(read('{@a@:1}', 'uk', true)).toEqual(['{"A":1}'])
    expect(read('1я5к', 'ru', true)).toEqual(['1Z5R'])
  })
})

describe('accents', () => {
  it('are taken apart into the key of the accent and the key of the letter', () => {
    expect(read('ê', 'fr')).toEqual(['[e'])
    expect(read('Ö', 'fr')).toEqual(['{O'])
    expect(read('é', 'de')).toEqual(['=e'])
    expect(read('Ù', 'de')).toEqual(['+U'])
  })

  it('stand for themselves where nothing composes', () => {
    expect(read('^&', 'fr')).toEqual(['[1'])
    expect(read('^', 'de')).toEqual(['`'])
    expect(read('^e', 'fr')).toEqual(['[e', '[ e'])
  })
})

it('GS comes as Ctrl+] and stays, on every layout; Enter at the end is no part of the code', () => {
  for (const layout of HOST_LAYOUT_NAMES) expect(read('\u001d\r', layout)).toEqual(['\u001d'])
})

it('a character that no key of the layout types has no reading', () => {
  expect(read('日', 'us')).toEqual([])
  expect(read('я', 'fr')).toEqual([])
  expect(read('ß', 'uk')).toEqual([])
})

it('any text is found again among the readings of what any computer types for it', () => {
  const keys = KEY_POSITIONS.slice(0, 47).flatMap((position, place) => [false, true].map((shift) => ({ place, shift, text: usCharacter(position, shift)! })))
  const hosts = HOST_LAYOUT_NAMES.flatMap((name) => HOST_LAYOUTS[name].flatMap((layout) => ['none' as const, ...layout.capsReaches].map((reach) => ({ name, layout, reach }))))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 12 }), fc.constantFrom(...hosts), (pressed, { name, layout, reach }) => {
      const typed = pressed.map(({ place, shift }) => typedCharacters(layout, place, shift, reach)[0]!)
      // What an accent key does to the next letter is held by examples: a system that composes types other characters.
      fc.pre(!typed.some((symbol, at) => layout.dead.includes(symbol) && at < typed.length - 1))
      expect(read(typed.join(''), name, reach !== 'none')).toContain(pressed.map(({ text }) => text).join(''))
    }),
    { seed: testSeed('typed text'), numRuns: 500 },
  )
})
