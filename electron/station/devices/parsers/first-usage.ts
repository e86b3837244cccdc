/** What a HID device says it is: the usage page and usage of its first collection. */
export interface FirstUsage {
  readonly usagePage: number | null
  readonly usage: number | null
}

const LONG_ITEM = 0xfe
const USAGE_PAGE = 0x04
const USAGE = 0x08
const COLLECTION = 0xa0

/**
 * Reads a HID report descriptor up to its first collection. Total: a damaged one gives what it said before the damage.
 * Source: Device Class Definition for HID 1.11, section 6.2.2 (an item's low two bits are its size, 3 meaning 4 bytes).
 */
export function firstUsage(descriptor: Uint8Array): FirstUsage {
  let usagePage: number | null = null
  let usage: number | null = null
  for (let at = 0; at < descriptor.length; ) {
    const prefix = descriptor[at] ?? 0
    if (prefix === LONG_ITEM) {
      at += 3 + (descriptor[at + 1] ?? 0)
      continue
    }
    const size = (prefix & 3) === 3 ? 4 : prefix & 3
    const tag = prefix & 0xfc
    const value = littleEndian(descriptor.subarray(at + 1, at + 1 + size))
    if (tag === COLLECTION) break
    if (tag === USAGE_PAGE) usagePage = value & 0xffff
    // A usage of four bytes brings its page along.
    if (tag === USAGE && size === 4) usagePage = value >>> 16
    if (tag === USAGE) usage = value & 0xffff
    at += 1 + size
  }
  return { usagePage, usage }
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => (value << 8) | byte, 0) >>> 0
}
