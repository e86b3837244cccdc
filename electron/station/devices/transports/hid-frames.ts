/*
 * How the reports of a simulated HID device travel over a stream: each with its length, so that none is cut or glued.
 *
 *   kind (1 byte) · length (2 bytes, little endian) · content
 */

/** The largest report the Linux kernel takes is 16 KiB; no device of a bench comes near a quarter of it. */
export const maxReportBytes = 4_096

export const hidFrameKinds = {
  /** From the device, first thing on a connection: its report descriptor, possibly empty. */
  descriptor: 0,
  /** From the device: an input report. */
  input: 1,
  /** To the device: an output report. */
  output: 2,
  /** To the device: a feature report; it answers with `taken` or `stalled`, in order. */
  feature: 3,
  taken: 4,
  stalled: 5,
} as const

export interface HidFrame {
  readonly kind: number
  readonly content: Uint8Array
}

const headBytes = 3

export function encodeHidFrame(kind: number, content: Uint8Array): Uint8Array {
  if (content.length > maxReportBytes) throw new Error(`a report of ${content.length} bytes, at most ${maxReportBytes}`)
  return Uint8Array.of(kind, content.length & 0xff, content.length >> 8, ...content)
}

export interface HidFrameReader {
  /** The frames completed by these bytes; null when the stream is none of ours. Then nothing more can be read from it. */
  push(bytes: Uint8Array): readonly HidFrame[] | null
}

export function createHidFrameReader(): HidFrameReader {
  let pending = new Uint8Array(0)

  return {
    push(bytes) {
      const all = Buffer.concat([pending, bytes])
      const frames: HidFrame[] = []
      let start = 0
      while (all.length - start >= headBytes) {
        const length = all.readUInt16LE(start + 1)
        if (length > maxReportBytes) return null
        const end = start + headBytes + length
        if (end > all.length) break
        frames.push({ kind: all.readUInt8(start), content: Uint8Array.from(all.subarray(start + headBytes, end)) })
        start = end
      }
      pending = Uint8Array.from(all.subarray(start))
      return frames
    },
  }
}
