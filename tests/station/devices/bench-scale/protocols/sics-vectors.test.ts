import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSicsParser, readSicsLine } from '../../../../../electron/station/devices/bench-scale/protocols/sics'
import type { ScaleFrame } from '../../../../../electron/station/devices/bench-scale/scale-frame'
import { bytesOf, readFixtures, type ByteVector } from '../../support/vectors'

const vectors = readFixtures<ByteVector>('mt-sics.json')

function framesOf(...pieces: readonly Uint8Array[]): readonly ScaleFrame[] {
  const parser = createSicsParser()
  return pieces.flatMap((piece) => parser.push(piece, 0))
}

const values = (frames: readonly ScaleFrame[]) => frames.flatMap(({ value }) => value ?? [])
const good = Buffer.from('S S      42.50 g\r\n', 'latin1')

function expectMeaning(frame: ScaleFrame | undefined, { meaning }: ByteVector): void {
  if (typeof meaning.value === 'string' && meaning.stable !== undefined) {
    const isZero = !/[1-9]/.test(meaning.value)
    expect(frame).toMatchObject({ value: meaning.value, unit: meaning.unit, state: meaning.stable === true ? (isZero ? 'zero' : 'stable') : 'moving' })
  } else if (meaning.overload === true) expect(frame?.state).toBe('overload')
  else if (meaning.underload === true) expect(frame?.state).toBe('underload')
  else if (meaning.serial !== undefined) expect(frame?.reply).toEqual({ kind: 'restarted', serialNumber: meaning.serial })
  else if (meaning.restart !== undefined) expect(frame?.reply).toEqual({ kind: 'restarted', serialNumber: meaning.restart })
  else if (meaning.answer !== undefined) expect(frame?.reply).toMatchObject({ command: meaning.answer })
  else if (meaning.invalid === true) expect(frame?.value ?? null).toBeNull()
  else expect(frame?.state).toBe('reply')
}

describe.each(vectors.map((vector) => ({ title: JSON.stringify(vector.ascii), vector })))('MT-SICS $title', ({ vector }) => {
  const bytes = bytesOf(vector)

  it('means what it means, whole and byte by byte', () => {
    expectMeaning(framesOf(bytes)[0], vector)
    expect(framesOf(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(framesOf(bytes))
  })

  it('leaves the frame glued to it whole, and gives no value of its own when it is cut', () => {
    expect(values(framesOf(bytes, good)).at(-1)).toBe('42.50')
    for (let end = 0; end < bytes.length - 2; end += 1) {
      expect(values(framesOf(bytes.subarray(0, end)))).toEqual([])
      for (const value of values(framesOf(bytes.subarray(0, end), good, good))) expect(value).toBe('42.50')
    }
  })

  it('gives no value when a parity bit is left on', () => {
    for (let at = 0; at < bytes.length - 2; at += 1) {
      const flipped = Uint8Array.from(bytes)
      flipped[at] = (flipped[at] ?? 0) | 0x80
      expect(values(framesOf(flipped))).toEqual([])
    }
  })
})

it('never becomes a weight by one character too many', () => {
  const text = 'S S      42.50 g'
  fc.assert(
    fc.property(fc.nat(text.length), fc.constantFrom(...'Sx -+,;:'), (at, extra) => {
      const reading = readSicsLine(text.slice(0, at) + extra + text.slice(at))
      if (reading !== null && reading.value !== null) expect(Math.abs(Number(reading.value))).toBe(42.5)
    }),
  )
})
