import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxSicsFrameBytes, parseSicsFrame, type SicsFrame } from '../../../../electron/station/devices/bench-scale/sics-frame'
import { createLineFramer } from '../../../../electron/station/devices/parsers/line-frame'
import { bytesOf, readFixtures, readVectors, type ByteVector } from '../support/vectors'

const collected = readVectors<ByteVector>('scales.json')
const spoken = collected?.filter((vector) => ['mt-sics', 'kern-kcp'].includes(vector.protocol ?? '') && vector.dir === 'rx') ?? []
const vectors = [...readFixtures<ByteVector>('mt-sics.json'), ...spoken]
const others = collected?.filter((vector) => !['mt-sics', 'kern-kcp'].includes(vector.protocol ?? '')) ?? []

/** What comes out at the driver's side, for bytes that arrived in these pieces. */
function framesOf(...pieces: readonly Uint8Array[]): SicsFrame[] {
  const framer = createLineFramer({ maxFrameBytes: maxSicsFrameBytes, silenceMs: 1_000, staleMs: 1_000, alwaysMarked: true })
  return pieces.flatMap((piece) => framer.push(piece, 0).map((frame) => parseSicsFrame(frame.bytes)))
}

const hasValue = (frame: SicsFrame): boolean => frame.kind === 'weight'
const good = Uint8Array.from(Buffer.from('S S      42.50 g\r\n', 'latin1'))
const goodFrame: SicsFrame = { kind: 'weight', stability: 'stable', decimal: '42.50', unit: 'g', grams: 43 }

function expectMeaning(frame: SicsFrame | undefined, { meaning }: ByteVector): void {
  if (typeof meaning.value === 'string' && meaning.stable !== undefined) {
    expect(frame).toMatchObject({ kind: 'weight', decimal: meaning.value, unit: meaning.unit, stability: meaning.stable === true ? 'stable' : 'moving' })
  } else if (meaning.overload === true) expect(frame).toEqual({ kind: 'over' })
  else if (meaning.underload === true) expect(frame).toEqual({ kind: 'under' })
  else if (meaning.serial !== undefined) expect(frame).toEqual({ kind: 'power-on', serialNumber: meaning.serial })
  else if (meaning.restart !== undefined) expect(frame).toEqual({ kind: 'power-on', serialNumber: meaning.restart })
  else if (meaning.answer !== undefined) expect(frame).toEqual({ kind: 'answer', command: meaning.answer })
  else if (meaning.invalid === true) expect(frame?.kind).toBe('invalid')
  else expect(frame?.kind).toMatch(/^(busy|error|answer)$/)
}

describe.each(vectors.map((vector) => ({ title: JSON.stringify(vector.ascii), vector })))('MT-SICS $title', ({ vector }) => {
  const bytes = bytesOf(vector)

  it('means what it means, whole and byte by byte', () => {
    expectMeaning(framesOf(bytes)[0], vector)
    expect(framesOf(bytes)).toHaveLength(1)
    expect(framesOf(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(framesOf(bytes))
  })

  it('leaves the frame glued to it whole', () => {
    expect(framesOf(Buffer.concat([bytes, good]))).toEqual([...framesOf(bytes), goodFrame])
  })

  it('gives no value when it is cut, at any offset, and none of what follows', () => {
    for (let end = 0; end < bytes.length - 2; end += 1) {
      expect(framesOf(bytes.subarray(0, end))).toEqual([])
      // Glued to the next frame there is one line, made of both: no value, and the one after is read again.
      const frames = framesOf(bytes.subarray(0, end), good, good)
      expect(frames.at(-1)).toEqual(goodFrame)
      if (end > 0) expect(frames.slice(0, -1).filter(hasValue)).toEqual([])
    }
  })

  it('gives no wrong value after garbage', () => {
    const [meant] = framesOf(bytes)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (garbage) => {
        const frames = framesOf(garbage, bytes, good)
        expect(frames.at(-1)).toEqual(goodFrame)
        for (const frame of frames.slice(0, -1).filter(hasValue)) expect(frame).toEqual(meant)
      }),
    )
  })

  it('gives no value when a parity bit is left on', () => {
    for (let at = 0; at < bytes.length - 2; at += 1) {
      const flipped = Uint8Array.from(bytes)
      flipped[at] = (flipped[at] ?? 0) | 0x80
      expect(framesOf(flipped).filter(hasValue)).toEqual([])
    }
  })
})

describe('what is not MT-SICS', () => {
  it.skipIf(collected === null)('never becomes a weight: other protocols of the collection', () => {
    expect(others.length).toBeGreaterThan(0)
    for (const vector of others) expect(framesOf(bytesOf(vector), Uint8Array.of(13)).filter(hasValue), vector.ascii).toEqual([])
  })

  it('has an answer for every line and never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: maxSicsFrameBytes }), (bytes) => void parseSicsFrame(bytes)))
  })

  it('never becomes a weight by one character too many', () => {
    const text = 'S S      42.50 g'
    const alphabet = [...'Sx -+,;:']
    fc.assert(
      fc.property(fc.nat(text.length), fc.constantFrom(...alphabet), (at, extra) => {
        const frame = parseSicsFrame(Buffer.from(text.slice(0, at) + extra + text.slice(at), 'latin1'))
        if (frame.kind === 'weight') expect(Math.abs(frame.grams)).toBe(43)
      }),
    )
  })
})
