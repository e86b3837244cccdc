import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScaleFrame } from '../../../../../electron/station/devices/bench-scale/scale-frame'
import { scaleProtocolNamed } from '../../../../../electron/station/devices/bench-scale/scale-protocols'
import { testSeed } from '../../../../support/seeded'
import { collectedFrames, ownFrames, type ScaleVector } from '../../support/scale-vectors'

/*
 * What the wire can do to a frame: cut it, glue it, put noise before it, flip a bit. None of it may give a number that the
 * scale did not send. What cannot be told by design is named here, and in docs/device-exceptions.md.
 */

const seed = testSeed('no value from a bad frame')
const vectors: readonly ScaleVector[] = [...ownFrames, ...(collectedFrames ?? [])]

/** A check over all that is before it: any flipped bit shows. */
const checked = new Set(['toledo-continuous', 'cas-ap1'])
/** One USB report each time, checked by USB: there is nothing in it to tell a flipped bit by, and nothing glued to it. */
const reports = new Set(['hid-scale'])
/** A field without ends: half of one glued to another is a whole one. The driver's silence guards it. */
const endless = new Set(['dibal-dpos'])
/** No header, and a minus with a place of its own in front of the number. */
const ownSignPlace = new Set(['ohaus', 'ohaus-defender', 'sartorius', 'kern-kcp', 'adam-text', 'radwag'])
/** Characters that say whether the load is at rest and that lie one bit from another: the line's parity guards them. */
const oneBitStatus: ReadonlyMap<string, RegExp> = new Map([
  ['nci-scp01', /[0-?]/], ['nci-scp02', /[0-?]/], ['nci-scp12', /[0-?]/], ['adam-mdw', /[0-?GRNT]/], ['weight-qa', /[0-9]/],
])

function framesOf(protocol: string, ...pieces: readonly Uint8Array[]): readonly ScaleFrame[] {
  const parser = scaleProtocolNamed(protocol)?.createParser()
  if (parser === undefined) throw new Error(`no protocol ${protocol}`)
  return pieces.flatMap((piece) => parser.push(piece, 0))
}

const hasValue = (frame: ScaleFrame): boolean => frame.value !== null
const said = (frames: readonly ScaleFrame[]) => frames.filter(({ state }) => state !== 'invalid')
const weights = (frames: readonly ScaleFrame[]) => frames.filter(hasValue).map(({ state, value, unit, net }) => ({ state, value, unit, net }))
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39

/** A good frame of the same protocol, to see that its reader finds its feet again. */
const goodFrames = new Map(ownFrames.filter(({ expected }) => expected.state === 'stable').toReversed().map((vector) => [vector.protocol, vector.bytes]))

function good(protocol: string): Uint8Array {
  return goodFrames.get(protocol) ?? new Uint8Array(0)
}

describe('No value from a bad frame', () => {
  it('one byte at a time means the same as whole', () => {
    for (const { protocol, bytes, title } of vectors) {
      const byByte = framesOf(protocol, ...[...bytes].map((byte) => Uint8Array.of(byte)))
      expect(said(byByte), title).toEqual(said(framesOf(protocol, bytes)))
    }
  })

  it('cut at any offset there is nothing, and glued to the next two frames no number but theirs', () => {
    for (const { protocol, bytes, title } of vectors) {
      // A balance puts its code in front of all lines or of none.
      const next = /^[A-Z] {5}/.test(Buffer.from(bytes).toString('latin1')) ? bytes : good(protocol)
      const theirs = weights(framesOf(protocol, next))
      for (let end = 0; end < bytes.length; end += 1) {
        const cut = bytes.subarray(0, end)
        expect(framesOf(protocol, cut).filter(hasValue), `${title} cut at ${end}`).toEqual([])
        if (reports.has(protocol) || endless.has(protocol)) continue
        const frames = weights(framesOf(protocol, cut, next, next))
        expect(frames.at(-1), `${title} cut at ${end}, glued`).toEqual(theirs.at(-1))
        for (const weight of frames) expect(theirs.some((known) => isSame(known, weight) || isSignOfTheCut(protocol, cut, known, weight)), `${title} cut at ${end}, glued: ${JSON.stringify(weight)}`).toBe(true)
      }
    }
  })

  it('a whole frame leaves the one glued to it whole', () => {
    for (const { protocol, bytes, title } of vectors) {
      const next = good(protocol)
      const own = weights(framesOf(protocol, bytes))
      if (said(framesOf(protocol, bytes)).length === 0 || /hello|\x02E/.test(Buffer.from(bytes).toString('latin1'))) continue
      expect(weights(framesOf(protocol, bytes, next)), title).toEqual([...own, ...weights(framesOf(protocol, next))])
    }
  })

  it('after 1 to 64 bytes of noise there is the same number or none, and the frame after it is read', () => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 64 })
    fc.assert(
      fc.property(noise, fc.constantFrom(...vectors), (bytes, vector) => {
        if (reports.has(vector.protocol) || endless.has(vector.protocol)) return
        const next = good(vector.protocol)
        // Noise may hold the beginning of a frame that swallows the first; the second one stands.
        const frames = weights(framesOf(vector.protocol, bytes, vector.bytes, next, next))
        const meant = [...weights(framesOf(vector.protocol, vector.bytes)), ...weights(framesOf(vector.protocol, next))]
        for (const weight of frames) expect(meant.some((known) => isSame(known, weight) || isSignOfTheCut(vector.protocol, bytes, known, weight)), `${vector.title}: ${JSON.stringify(weight)}`).toBe(true)
        expect(frames.at(-1), vector.title).toEqual(weights(framesOf(vector.protocol, next)).at(-1))
      }),
      { seed, numRuns: 4_000 },
    )
  })

  it('one flipped bit never makes another number, but for what the protocol cannot tell', () => {
    for (const { protocol, bytes, title } of vectors) {
      if (reports.has(protocol)) continue
      const before = weights(framesOf(protocol, bytes))
      for (let at = 0; at < bytes.length; at += 1) {
        for (let bit = 0; bit < 8; bit += 1) {
          const flipped = Uint8Array.from(bytes)
          flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
          for (const weight of weights(framesOf(protocol, flipped))) {
            if (before.some((known) => isSame(known, weight))) continue
            if (isBlindTo(protocol, bytes[at] ?? 0, flipped[at] ?? 0, before[0], weight)) continue
            expect.fail(`${title} byte ${at} bit ${bit}: ${JSON.stringify(weight)}`)
          }
        }
      }
    }
  })

  it('with a parity bit left on there is no number: 7 data bits read as 8', () => {
    for (const { protocol, bytes, title } of vectors) {
      if (reports.has(protocol) || framesOf(protocol, bytes).every((frame) => !hasValue(frame))) continue
      for (const parity of [evenParity, oddParity]) {
        const wrong = bytes.map(parity)
        // Bytes that happen to be the same with and without are no proof of anything: such a frame is what was sent.
        if (Buffer.from(wrong).equals(Buffer.from(bytes))) continue
        expect(weights(framesOf(protocol, wrong)), title).toEqual([])
      }
    }
  })

  it('nonsense of any kind never throws, and what waits stays bounded', () => {
    fc.assert(
      fc.property(fc.constantFrom(...goodFrames.keys()), fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (protocol, pieces) => {
        const parser = scaleProtocolNamed(protocol)?.createParser()
        let at = 0
        for (const piece of pieces) {
          parser?.push(piece, (at += 10))
          if (parser?.dueAt != null) expect(parser.dueAt).toBeGreaterThan(at)
          parser?.elapse((at += 5_000))
          if (!reports.has(protocol)) expect(parser?.isPending).toBe(false)
        }
      }),
      { seed, numRuns: 500 },
    )
  })
})

/** The same number in the same unit, with as much trust or less: a stable load said to be moving is read again. */
function isSame(known: Weight, weight: Weight): boolean {
  const isAsTrusted = known.state === weight.state || weight.state === 'moving'
  return Number(known.value) === Number(weight.value) && known.unit === weight.unit && known.net === weight.net && isAsTrusted
}

/** A line whose minus has a place of its own, cut behind that minus, or noise that ends with one: it becomes the sign of the next. A negative weight is never recorded. */
function isSignOfTheCut(protocol: string, cut: Uint8Array, known: Weight, weight: Weight): boolean {
  return ownSignPlace.has(protocol) && Buffer.from(cut).toString('latin1').trim().endsWith('-') && isSame({ ...known, value: `-${known.value}` }, weight)
}

/** Differences a protocol without a check cannot tell from what was sent. */
function isBlindTo(protocol: string, from: number, to: number, before: Weight | undefined, after: Weight): boolean {
  if (checked.has(protocol)) return false
  if (isDigit(from) && isDigit(to)) return true
  return oneBitStatus.get(protocol)?.test(String.fromCharCode(from)) === true && before?.value === after.value
}

type Weight = Pick<ScaleFrame, 'state' | 'value' | 'unit' | 'net'>

function bitsOf(byte: number): number {
  return [...Array(7).keys()].filter((bit) => (byte & (1 << bit)) !== 0).length
}

function evenParity(byte: number): number {
  return bitsOf(byte) % 2 === 0 ? byte & 0x7f : byte | 0x80
}

function oddParity(byte: number): number {
  return bitsOf(byte) % 2 === 1 ? byte & 0x7f : byte | 0x80
}
