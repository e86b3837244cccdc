import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bitmap } from '@shared/labels/bitmap'
import { bytesPerRow, createBitmap } from '@shared/labels/bitmap'
import { bitmapToGraphicField } from '@shared/labels/zpl-graphic'
import { testSeed as seedFor } from '../support/seeded'

const testSeed = seedFor('zpl-graphic')

/** Reads Zebra's run-length form as the manual describes it, independently of the writer. */
function expand(data: string, stride: number): string[] {
  const rows: string[] = []
  let row = ''
  let count = 0
  for (const character of data) {
    if (/[G-Y]/.test(character)) count += character.charCodeAt(0) - 'F'.charCodeAt(0)
    else if (/[g-z]/.test(character)) count += 20 * (character.charCodeAt(0) - 'f'.charCodeAt(0))
    else if (character === ':') rows.push(rows.at(-1) ?? '')
    else if (character === ',') row = row.padEnd(2 * stride, '0')
    else if (character === '!') row = row.padEnd(2 * stride, 'F')
    else {
      row += character.repeat(Math.max(1, count))
      count = 0
    }
    if (row.length === 2 * stride) {
      rows.push(row)
      row = ''
    }
  }
  expect(row).toBe('')
  return rows
}

const bitmaps: fc.Arbitrary<Bitmap> = fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 6 })).chain(([widthDots, heightDots]) => {
  const byte = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.constant(0xff) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xff }) })
  const size = bytesPerRow(widthDots) * heightDots
  return fc.array(byte, { minLength: size, maxLength: size }).map((bytes) => ({ widthDots, heightDots, rows: Uint8Array.from(bytes) }))
})

describe('a graphic field', () => {
  test('states its bytes and writes rows in run-length form', () => {
    const bitmap = createBitmap(32, 4)
    bitmap.rows.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x12, 0x22, 0x22, 0x20, 0, 0, 0, 0])
    expect(bitmapToGraphicField(bitmap)).toBe('^GFA,16,16,4,NF:1L2,,^FS')
  })

  test('keeps every dot', () => {
    fc.assert(fc.property(bitmaps, (bitmap) => {
      const stride = bytesPerRow(bitmap.widthDots)
      const match = /^\^GFA,(\d+),(\d+),(\d+),([0-9A-Za-z:,!]*)\^FS$/.exec(bitmapToGraphicField(bitmap))
      expect(match?.slice(1, 4).map(Number)).toEqual([bitmap.rows.length, bitmap.rows.length, stride])
      const rows = Array.from({ length: bitmap.heightDots }, (_, y) => Buffer.from(bitmap.rows.subarray(y * stride, (y + 1) * stride)).toString('hex').toUpperCase())
      expect(expand(match?.[4] ?? '', stride)).toEqual(rows)
    }), { seed: testSeed })
  })
})
