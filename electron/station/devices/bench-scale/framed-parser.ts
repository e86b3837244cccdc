import type { DurationMs, Instant } from '@shared/domain/quantities'
import { invariant } from '@shared/domain/result'
import type { ScaleFrame, ScaleParser, ScaleReading } from './scale-frame'

/** A started frame that gets no further byte for this long is given up. A trickling line sends a byte every few ms. */
const staleMs: DurationMs = 1_000

/** What to do with the bytes that wait: take so many as a frame, throw so many away, or wait for more. */
export type FrameCut = { readonly kind: 'frame' | 'noise'; readonly length: number } | 'more'

/** Where the frames of a protocol begin and end, and what they mean. One per parser: it may keep state. */
export interface FrameLayout {
  /** With this many bytes waiting and no frame in sight the first one is thrown away. */
  readonly maxFrameBytes: number
  cut(pending: Uint8Array): FrameCut
  /** Null: this is a frame by its ends, but not by its content. `'blank'`: nothing was said. */
  read(frame: Uint8Array): ScaleReading | 'blank' | null
  /** Bytes were thrown away, or a started frame was given up. */
  thrown?(): void
  reset?(): void
}

/** A parser for any layout: keeps what waits, bounded, and makes invalid frames of what is none. */
export function createFramedParser(layout: FrameLayout): ScaleParser {
  // One place more than a frame has: a byte that makes it too long still fits.
  const buffer = new Uint8Array(layout.maxFrameBytes + 1)
  let waiting = 0
  let lastByteAt: Instant = 0
  /** A run of noise is one invalid frame, not one for each byte of it. */
  let isInNoise = false

  function invalid(raw: Uint8Array, why: string): ScaleFrame {
    return { state: 'invalid', value: null, unit: null, net: false, raw, why }
  }

  function shift(length: number): Uint8Array {
    const taken = buffer.slice(0, length)
    buffer.copyWithin(0, length, waiting)
    waiting -= length
    return taken
  }

  function throwAway(length: number, why: string): ScaleFrame[] {
    const raw = shift(length)
    layout.thrown?.()
    const frames = isInNoise ? [] : [invalid(raw, why)]
    isInNoise = true
    return frames
  }

  function take(length: number): ScaleFrame[] {
    const raw = shift(length)
    const reading = layout.read(raw)
    if (reading === 'blank') return []
    isInNoise = false
    return [reading === null ? invalid(raw, 'shape') : { ...reading, raw }]
  }

  function drain(): ScaleFrame[] {
    const frames: ScaleFrame[] = []
    while (waiting > 0) {
      const cut = layout.cut(buffer.subarray(0, waiting))
      if (cut === 'more') {
        if (waiting < layout.maxFrameBytes) break
        frames.push(...throwAway(1, 'too long'))
        continue
      }
      invariant(cut.length > 0 && cut.length <= waiting, 'a cut lies within what waits')
      frames.push(...(cut.kind === 'frame' ? take(cut.length) : throwAway(cut.length, 'noise')))
    }
    return frames
  }

  return {
    push(bytes, at) {
      const frames: ScaleFrame[] = []
      for (const byte of bytes) {
        lastByteAt = at
        buffer[waiting] = byte
        waiting += 1
        frames.push(...drain())
      }
      return frames
    },
    elapse(at) {
      if (waiting === 0 || at < lastByteAt + staleMs) return []
      return throwAway(waiting, 'cut off')
    },
    get isPending() {
      return waiting > 0
    },
    get dueAt() {
      return waiting > 0 ? lastByteAt + staleMs : null
    },
    reset() {
      waiting = 0
      isInNoise = false
      layout.reset?.()
    },
  }
}
