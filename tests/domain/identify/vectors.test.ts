// Every vector that reaches the identifier as a scanned text. What we see differently stands in docs/identification-exceptions.md by its
// number; that page is read here, so that it can neither miss a difference nor keep one that is gone.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { luhnCheckDigit } from '@shared/domain/identify/check-digits'
import { describe, expect, it } from 'vitest'
import { vectorsOf } from '../gs1/gs1-data'
import { fixture, guess, hasSharedData, namedExceptions, readings, sharedDataFile, sharedVectors, valid } from './shared-vectors'

interface TrackingVector {
  readonly id: string
  readonly number: string
  readonly valid: boolean
  readonly courier: string
  readonly format: string
}

interface LooseVector {
  readonly id: string
  readonly number: string
  readonly courierExpected: string
}

interface IdentifierVector {
  readonly id: string
  readonly kind: string
  readonly input: string
  readonly valid: boolean
  readonly expected: { readonly result?: string | null } | null
  readonly options: { readonly args?: string }
  readonly origin: string
}

/** Compares what differs with what the page says differs, for the numbers with one prefix. */
function expectDifferences(prefix: string, differing: readonly string[]): void {
  expect([...differing].sort()).toEqual([...namedExceptions].filter((id) => id.startsWith(`${prefix}-`)).sort())
}

const numberOf = (text: string) => text.replace(/\s/g, '')

describe('tracking numbers', () => {
  const shared = sharedVectors<TrackingVector & { readonly formatId: string | null; readonly formatName: string }>('tracking/tracking-numbers.json')
  const vectors = hasSharedData ? shared.map((vector) => ({ ...vector, format: vector.formatId ?? vector.formatName })) : fixture<TrackingVector>('tracking/tracking-numbers.json')

  it(`are judged like their source does, each for its own format (${vectors.length})`, () => {
    expect(vectors.length).toBeGreaterThan(100)
    const differing = vectors.filter(({ number, courier, format, valid: expected }) => {
      const matches = readings(number).filter((candidate) => candidate.kind === 'tracking' && candidate.courier === courier && candidate.format === format)
      return expected ? !matches.some((candidate) => candidate.valid && candidate.kind === 'tracking' && candidate.number === numberOf(number)) : matches.some((candidate) => candidate.valid)
    })
    expectDifferences('trk', differing.map((vector) => vector.id))
  })

  it('are read with hyphens in the place of blanks', () => {
    for (const { number, courier, format } of vectors.filter((vector) => vector.valid && / /.test(vector.number.trim()) && !vector.number.includes('-'))) {
      const spelled = number.trim().replace(/\s+/g, '-')
      expect(readings(spelled)).toContainEqual(expect.objectContaining({ kind: 'tracking', courier, format, valid: true }))
    }
  })

  it.skipIf(!hasSharedData)('of another source are at least recognised by their shape', () => {
    const differing = sharedVectors<LooseVector>('tracking/tracking-numbers-loose.json')
      .filter(({ number, courierExpected }) => !readings(number).some((candidate) => candidate.kind === 'tracking' && candidate.courier === courierExpected))
    expectDifferences('trkl', differing.map((vector) => vector.id))
  })
})

const compact = (text: string) => text.replace(/[ -]/g, '')

/** How each kind is compared: true when we agree. The options are what the source was asked for beyond the number. */
const CHECKS: Readonly<Record<string, (vector: IdentifierVector) => boolean>> = {
  gtin: ({ input, valid: expected }) => (valid(input, 'gtin') !== undefined) === expected,
  gtin13: ({ input, valid: expected }) => (valid(input, 'gtin') !== undefined) === expected,
  isbn: ({ input, valid: expected, options }) => {
    const version = /1[03]/.exec(options.args ?? '')?.[0]
    return (valid(input, 'isbn') !== undefined && (version === undefined || version === 'convert' || compact(input).length === Number(version))) === expected
  },
  isbn10: ({ input, valid: expected }) => (valid(input, 'isbn') !== undefined) === expected,
  'isbn10-format': ({ input, valid: expected }) => (valid(input, 'isbn') !== undefined) === expected,
  'isbn13-format': ({ input, valid: expected }) => (valid(input, 'isbn') !== undefined) === expected,
  'isbn-to_isbn13': ({ input, expected }) => valid(input, 'isbn')?.isbn13 === compact(expected?.result ?? ''),
  'isbn-compact': ({ input, expected }) => valid(input, 'isbn')?.isbn13 === compact(expected?.result ?? ''),
  'isbn-to_isbn10': ({ input, valid: expected }) => (valid(input, 'isbn') !== undefined) === expected,
  'isbn-split': ({ input, valid: expected }) => (valid(input, 'isbn') !== undefined) === expected,
  issn: ({ input, valid: expected, options }) => {
    const asked = (!options.args?.includes('require_hyphen') || input.includes('-')) && (!options.args?.includes('case_sensitive') || !input.includes('x'))
    return (valid(input, 'issn') !== undefined && asked) === expected
  },
  imei: ({ input, valid: expected, origin }) => (valid(input, 'imei') !== undefined || (origin.includes('python-stdnum') && valid(input, 'imeisv') !== undefined)) === expected,
  'imei-imei_type': ({ input, expected }) => (valid(input, 'imeisv') ? 'IMEISV' : valid(input, 'imei') ? 'IMEI' : null) === (expected?.result ?? null),
  'imei-format': ({ input, expected }) => {
    const made = [valid(input, 'imei'), valid(input, 'imeisv'), guess(input, 'imei')].flatMap((candidate) => (candidate ? [candidate.imei] : []))
    return made[0] === compact(expected?.result ?? '')
  },
}

describe.skipIf(!hasSharedData)('check digits', () => {
  it('of articles, books, periodicals and telephones are judged like their sources do', () => {
    const vectors = sharedVectors<IdentifierVector>('identifiers/check-digit-vectors.json')
    expect(vectors.filter((vector) => CHECKS[vector.kind] === undefined)).toEqual([])
    expectDifferences('idv', vectors.filter((vector) => CHECKS[vector.kind]?.(vector) === false).map((vector) => vector.id))
  })

  it('hold for every type allocation code, and bring back the zero that a spreadsheet took', () => {
    const rows = gunzipSync(readFileSync(sharedDataFile('identifiers/tac-osmocom.csv.gz'))).toString('utf8').split('\n').slice(1)
    const codes = rows.map((row) => /^"?(\d{7,8})"?,/.exec(row)?.[1]).filter((code) => code !== undefined)
    expect(codes.length).toBeGreaterThan(10_000)
    const few = codes.filter((code, place) => code.length === 7 || place % 20 === 0)
    for (const code of few) {
      const tac = code.padStart(8, '0')
      const imei = `${tac}123456${luhnCheckDigit(`${tac}123456`)}`
      expect(valid(imei, 'imei')).toMatchObject({ imei, tac })
      expect(valid(`${tac}12345600`, 'imeisv')).toMatchObject({ tac })
      if (code.length === 8) continue
      expect(guess(code, 'imei')).toMatchObject({ tac, guessed: ['lost-zero'], valid: false })
      expect(guess(imei.slice(1), 'imei')).toMatchObject({ imei, tac, guessed: ['lost-zero'] })
    }
  })
})

describe('GS1 vectors that reach a scanner', () => {
  const isGs1 = (text: string, aim?: string) => valid(text, 'gs1', aim) !== undefined

  it.each(vectorsOf('unbracketed-ai-process').filter(({ input }) => input.startsWith('^')))('element string $input', ({ input, valid: expected }) => {
    const text = input.slice(1).replaceAll('^', '\u001d')
    expect(isGs1(text, ']C1')).toBe(expected)
    expect(isGs1(`]d2${text}`)).toBe(expected)
  })

  /** The source's word "valid" is "could be read" here: only what has GS1 data in it, or an article number, can be compared. */
  it.each(vectorsOf('scan-data-process'))('scan data $input', ({ input, valid: expected, expected: content }) => {
    const found = readings(input)
    const isStructured = content === null || content.data?.startsWith('^') === true || content.symbology === 'EAN13' || content.symbology === 'EAN8' || /^(?:https|HTTPS):/.test(content.data ?? '')
    const hasHold = found.some(({ kind, valid: holds }) => holds && (kind === 'gs1' || kind === 'gtin' || kind === 'digital-link'))
    expect(hasHold).toBe(expected && isStructured)
    expect(found.at(-1)?.kind).toBe('unknown')
  })

  it.each(vectorsOf('databar-expanded-decoded').slice(0, 20))('bracketed text $input', ({ input }) => {
    expect(readings(input)[0]?.kind).toBe('gs1')
  })
})
