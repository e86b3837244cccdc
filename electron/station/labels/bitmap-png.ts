import { deflateSync } from 'node:zlib'
import type { Bitmap } from '@shared/labels/bitmap'
import { bytesPerRow } from '@shared/labels/bitmap'

/*
 * A black and white picture as a PNG of one bit a dot (W3C PNG, third edition): signature, IHDR, pHYs, IDAT, IEND.
 * PNG counts 0 as black, a print head 1, so the rows are turned over.
 */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The picture with its true size noted in it: `dotsPerMm` of the print head. */
export function bitmapToPng(bitmap: Bitmap, dotsPerMm: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(bitmap.widthDots, 0)
  header.writeUInt32BE(bitmap.heightDots, 4)
  // Bit depth 1, greyscale, deflate, no filter choice, not interlaced.
  header.set([1, 0, 0, 0, 0], 8)
  const density = Buffer.alloc(9)
  density.writeUInt32BE(dotsPerMm * 1000, 0)
  density.writeUInt32BE(dotsPerMm * 1000, 4)
  density.writeUInt8(1, 8)
  const stride = bytesPerRow(bitmap.widthDots)
  const rows = Buffer.alloc((stride + 1) * bitmap.heightDots)
  for (let y = 0; y < bitmap.heightDots; y++) {
    for (let x = 0; x < stride; x++) rows[y * (stride + 1) + 1 + x] = ~(bitmap.rows[y * stride + x] ?? 0) & 0xff
  }
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('pHYs', density), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** CRC-32 of PNG chunks (ISO 3309): the runtime's own came after the oldest one the station runs on. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
