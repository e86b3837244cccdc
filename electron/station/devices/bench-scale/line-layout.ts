import type { FrameCut, FrameLayout } from './framed-parser'
import type { ScaleReading } from './scale-frame'

/*
 * Frames that are lines of text ended by CR LF, as most scales send them.
 *
 * A bare CR or LF ends nothing: a minus sign with one bit flipped is a CR, and what follows would be a whole line of a
 * positive weight. Scales set to CR alone are believed after `provingLines` good lines in a row.
 *
 * Lines that begin with a header (`ST,` or `S S`) are found behind noise and behind half a frame. Lines without one are
 * not: a sign may be part of the noise. There, noise spoils everything up to the next line end.
 */

/** As many good lines ended by the same single character make it the line end. */
const provingLines = 3
const lf = 0x0a
const cr = 0x0d

export interface LineLayout {
  /** Means a line without its end, or null when it is none of the protocol's. */
  readonly read: (text: string) => ScaleReading | null
  /** Matches where a line may begin; left out for protocols whose lines begin with blanks or a sign. */
  readonly header?: RegExp
  /** Bytes besides printable ASCII that lines hold. */
  readonly allows?: (byte: number) => boolean
  readonly maxFrameBytes?: number
}

export function createLineLayout({ read, header, allows = () => false, maxFrameBytes = 80 }: LineLayout): FrameLayout {
  /** What waits began in the middle of a line. */
  let isSpoilt = false
  let lineEnd: 'crlf' | typeof cr | typeof lf = 'crlf'
  let provenBy = 0
  let proofs = 0

  const starts = header === undefined ? null : new RegExp(header.source, 'g')
  const isText = (byte: number): boolean => (byte >= 0x20 && byte <= 0x7e) || allows(byte)

  function readLine(text: string): ScaleReading | null {
    const begins = starts === null ? [] : [...text.matchAll(starts)]
    const whole = isSpoilt && begins[0]?.index !== 0 ? null : read(text)
    if (whole !== null) return whole
    for (const { index } of begins) {
      const reading = index === 0 ? null : read(text.slice(index))
      if (reading !== null) return reading
    }
    return null
  }

  /** Good lines ended by this byte alone, one after the other, show how the scale is set. */
  function prove(text: string, end: number): boolean {
    proofs = read(text) === null ? 0 : provenBy === end ? proofs + 1 : 1
    provenBy = end
    if (proofs < provingLines || (end !== cr && end !== lf)) return false
    lineEnd = end
    return true
  }

  function cut(pending: Uint8Array): FrameCut {
    for (const [at, byte] of pending.entries()) {
      if (isText(byte)) continue
      if (byte === lineEnd) return { kind: 'frame', length: at + 1 }
      const next = pending[at + 1]
      if (byte === cr && next === lf) return { kind: 'frame', length: at + 2 }
      if (byte === cr && next === undefined) return 'more'
      // LF CR between lines, or LF left over behind a CR that already ended the line.
      if (at === 0 && byte === lf && lineEnd === cr) return { kind: 'frame', length: 1 }
      if ((byte === cr || byte === lf) && prove(latin1(pending.subarray(0, at)), byte)) return { kind: 'frame', length: at + 1 }
      return { kind: 'noise', length: at + 1 }
    }
    return 'more'
  }

  return {
    maxFrameBytes,
    cut,
    read(frame) {
      const text = latin1(frame).replace(/[\r\n]+$/, '')
      const reading = readLine(text)
      isSpoilt = false
      if (lineEnd === 'crlf') proofs = 0
      return reading === null && text === '' ? 'blank' : reading
    },
    thrown() {
      isSpoilt = true
    },
    reset() {
      isSpoilt = false
      lineEnd = 'crlf'
      proofs = 0
    },
  }
}

/** One character per byte; the byte above 0x7f stay what they are. */
export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
