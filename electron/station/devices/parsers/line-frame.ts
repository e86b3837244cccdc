import type { DurationMs, Instant } from '@shared/domain/quantities'

/*
 * Framing of devices that talk in lines: scanners and scales.
 *
 * A frame ends at CR, LF, CR LF or ETX; an STX opens a frame anew and is not part of it. Devices without any
 * terminator end their frame by falling silent. As soon as one terminator was seen, silence no longer makes a
 * frame: a device that terminates its lines and stops half-way has been cut off, and half a code is worse than none.
 *
 * Time comes in with the bytes. There is no timer in here: who owns the framer calls `elapse` at `dueAt`. Only that
 * call judges silence; a gap between two pushes may as well be a process that was busy while the bytes waited.
 */

const stx = 0x02
const etx = 0x03
const lf = 0x0a
const cr = 0x0d

export interface LineFrame {
  /** The content, terminators and STX removed; never empty. */
  readonly bytes: Uint8Array
  readonly firstByteAt: Instant
  readonly lastByteAt: Instant
  readonly endedBy: 'mark' | 'silence'
}

export interface LineFramerOptions {
  /** A longer frame is dropped up to its end, and the next one is read normally. */
  readonly maxFrameBytes: number
  /** Silence that ends a frame as long as the device has shown no terminator. */
  readonly silenceMs: DurationMs
  /** A started frame that gets no further byte for this long is dropped once terminators are expected. */
  readonly staleMs: DurationMs
  /** The protocol always terminates its lines: silence never makes a frame. */
  readonly alwaysMarked: boolean
}

export interface LineFramer {
  push(bytes: Uint8Array, at: Instant): readonly LineFrame[]
  /** Judges the silence since the last byte; gives the frame it ended, if any. */
  elapse(at: Instant): readonly LineFrame[]
  /** When `elapse` will have something to do if no byte comes before; null when nothing is pending. */
  readonly dueAt: Instant | null
  /** Forgets everything, for a new connection. */
  reset(): void
  /** Frames given up so far: too long, cut off, or broken by an STX. */
  readonly droppedFrames: number
}

export function createLineFramer(options: LineFramerOptions): LineFramer {
  const pending = new Uint8Array(options.maxFrameBytes)
  let length = 0
  let firstByteAt: Instant = 0
  let lastByteAt: Instant = 0
  let isOverlong = false
  let marksSeen = options.alwaysMarked
  let droppedFrames = 0

  function clear(): void {
    length = 0
    isOverlong = false
  }

  function drop(): void {
    if (length > 0 || isOverlong) droppedFrames += 1
    clear()
  }

  function take(endedBy: LineFrame['endedBy']): LineFrame[] {
    if (isOverlong) drop()
    if (length === 0) return []
    const frame = { bytes: pending.slice(0, length), firstByteAt, lastByteAt, endedBy }
    clear()
    return [frame]
  }

  function dueAt(): Instant | null {
    if (length === 0 && !isOverlong) return null
    return lastByteAt + (marksSeen ? options.staleMs : options.silenceMs)
  }

  function elapse(at: Instant): LineFrame[] {
    const due = dueAt()
    if (due === null || at < due) return []
    if (!marksSeen) return take('silence')
    drop()
    return []
  }

  function accept(byte: number, at: Instant): LineFrame[] {
    if (byte === cr || byte === lf || byte === etx) {
      marksSeen = true
      return take('mark')
    }
    if (byte === stx) {
      drop()
      return []
    }
    if (length === options.maxFrameBytes) {
      isOverlong = true
      length = 0
    }
    if (isOverlong) {
      lastByteAt = at
      return []
    }
    if (length === 0) firstByteAt = at
    lastByteAt = at
    pending[length] = byte
    length += 1
    return []
  }

  return {
    push(bytes, at) {
      const frames: LineFrame[] = []
      for (const byte of bytes) frames.push(...accept(byte, at))
      return frames
    },
    elapse,
    get dueAt() {
      return dueAt()
    },
    reset() {
      clear()
      marksSeen = options.alwaysMarked
    },
    get droppedFrames() {
      return droppedFrames
    },
  }
}
