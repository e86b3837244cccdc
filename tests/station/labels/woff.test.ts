import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unpackWoff } from '../../../electron/station/labels/woff'
import { FONTS_DIR } from './fonts-dir'

const fontFiles = readdirSync(FONTS_DIR).filter((name) => name.endsWith('.woff'))
const latin = readFileSync(join(FONTS_DIR, 'noto-sans-latin-400-normal.woff'))

/** The sum of big-endian words that an OpenType table entry states (OpenType 1.9, "Calculating Checksums"). */
function checkSum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}

describe('unpacking WOFF', () => {
  test.each(fontFiles)('%s gives OpenType whose tables have the check sums they state', (name) => {
    const font = unpackWoff(readFileSync(join(FONTS_DIR, name)))
    expect([0x00010000, 0x4f54544f]).toContain(font.readUInt32BE(0))
    const count = font.readUInt16BE(4)
    expect(count).toBeGreaterThan(8)
    for (let i = 0; i < count; i++) {
      const at = 12 + 16 * i
      const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)]
      // The sum of the head table is taken with its own adjustment field as zero.
      if (font.toString('latin1', at, at + 4) === 'head') font.writeUInt32BE(0, offset + 8)
      expect(checkSum(font.subarray(offset, (offset + length + 3) & ~3))).toBe(font.readUInt32BE(at + 4))
    }
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another format', Buffer.from('wOF2'.padEnd(60, '\0'))],
    ['half of a font', latin.subarray(0, latin.length >> 1)],
    ['a header with too many tables', Buffer.concat([latin.subarray(0, 12), Buffer.from([0xff, 0xff]), latin.subarray(14)])],
  ])('refuses %s', (_, bytes) => {
    expect(() => unpackWoff(bytes)).toThrow()
  })

  test('refuses a table that would unpack to more than it states', () => {
    const wrong = Buffer.from(latin)
    wrong.writeUInt32BE(wrong.readUInt32BE(44 + 12) + 8, 44 + 12)
    expect(() => unpackWoff(wrong)).toThrow()
    wrong.writeUInt32BE(0x7fffffff, 44 + 12)
    expect(() => unpackWoff(wrong)).toThrow('a font of')
  })
})
