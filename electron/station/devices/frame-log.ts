import type { DurationMs, Instant } from '@shared/domain/quantities'
import { readableBytes } from './readable-bytes'

/** Frames kept of one device; the oldest goes first. A scale that is asked ten times a second fills half a minute. */
export const framesPerDevice = 600
/** Bytes kept of one frame: more than any reading is long, less than a label. */
export const longestLoggedFrame = 512
/** Bytes that arrive closer together than this are one frame: a slow line hands them over one by one. */
export const sameFrameMs: DurationMs = 20

/** Raw bytes as they went over a line, for whoever has to find out why a device is not understood. */
export interface LoggedFrame {
  readonly deviceId: string
  readonly way: 'received' | 'sent'
  /** When its first byte went over the line. */
  readonly at: Instant
  /** At most `longestLoggedFrame` of them. */
  readonly bytes: Uint8Array
  /** How many more there were. */
  readonly cutBytes: number
}

/**
 * The log of raw frames that drivers write to. What goes through a transport is written by the registry; a driver without
 * one (keys, a pedal) writes what it is told itself.
 */
export interface FrameLog {
  received(deviceId: string, bytes: Uint8Array, at: Instant): void
  sent(deviceId: string, bytes: Uint8Array, at: Instant): void
}

/** A frame log that can be read. Holds at most `framesPerDevice` frames of each device, in memory only. */
export interface FrameRing extends FrameLog {
  /** Of one device, or of all by time; oldest first. */
  frames(deviceId?: string): readonly LoggedFrame[]
}

interface OpenFrame extends LoggedFrame {
  lastAt: Instant
  bytes: Uint8Array
  cutBytes: number
}

export function createFrameRing(): FrameRing {
  const rings = new Map<string, OpenFrame[]>()

  function write(deviceId: string, way: LoggedFrame['way'], bytes: Uint8Array, at: Instant): void {
    const ring = rings.get(deviceId) ?? []
    rings.set(deviceId, ring)
    const last = ring.at(-1)
    if (last && way === 'received' && last.way === 'received' && at >= last.lastAt && at - last.lastAt < sameFrameMs && last.bytes.length < longestLoggedFrame) {
      append(last, bytes)
      last.lastAt = at
      return
    }
    const frame: OpenFrame = { deviceId, way, at, lastAt: at, bytes: new Uint8Array(0), cutBytes: 0 }
    append(frame, bytes)
    ring.push(frame)
    if (ring.length > framesPerDevice) ring.shift()
  }

  return {
    received: (deviceId, bytes, at) => write(deviceId, 'received', bytes, at),
    sent: (deviceId, bytes, at) => write(deviceId, 'sent', bytes, at),
    frames(deviceId) {
      const frames = deviceId === undefined ? [...rings.values()].flat() : (rings.get(deviceId) ?? [])
      return frames.toSorted((one, other) => one.at - other.at)
    },
  }
}

function append(frame: OpenFrame, bytes: Uint8Array): void {
  const taken = bytes.subarray(0, longestLoggedFrame - frame.bytes.length)
  const joined = new Uint8Array(frame.bytes.length + taken.length)
  joined.set(frame.bytes)
  joined.set(taken, frame.bytes.length)
  frame.bytes = joined
  frame.cutBytes += bytes.length - taken.length
}

/** One line of JSON per frame: time, device, direction, the bytes in hex and as a person can read them. */
export function frameLine({ deviceId, way, at, bytes, cutBytes }: LoggedFrame): string {
  return JSON.stringify({
    at: new Date(at).toISOString(),
    deviceId,
    way,
    hex: Buffer.from(bytes).toString('hex'),
    text: readableBytes(bytes),
    ...(cutBytes > 0 ? { cutBytes } : {}),
  })
}
