import { readableBytes } from '../readable-bytes'

/** Control characters that begin or end the frames of scales. */
const marks: ReadonlySet<number> = new Set([0x01, 0x02, 0x03, 0x04, 0x0a, 0x0d])

/** A frame for status lines and evidence: its marks taken off; as text where it is text, else in hex. */
export function frameText(raw: Uint8Array): string {
  let start = 0
  let end = raw.length
  while (start < end && marks.has(raw[start] ?? 0)) start += 1
  while (end > start && marks.has(raw[end - 1] ?? 0)) end -= 1
  const content = raw.subarray(start, end)
  const printable = content.filter((byte) => byte >= 0x20 && byte < 0x7f).length
  return printable * 2 > content.length ? readableBytes(content) : [...raw].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
