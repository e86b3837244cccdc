import type { DeviceProfile, SerialLine } from '@shared/domain/device-profile'
import type { Instant } from '@shared/domain/quantities'

/*
 * What scales say, whatever they speak. A parser turns bytes into frames; it is pure (bytes and time come in), bounded,
 * finds the next frame by itself, and gives no value for a frame that is cut, damaged or contradicts itself.
 */

export type ScaleState =
  /** A weight at rest. Where the protocol has no stability flag (`hasStability`), only a weight. */
  | 'stable'
  | 'moving'
  /** A weight at rest at the centre of zero. */
  | 'zero'
  | 'overload'
  | 'underload'
  /** The scale says that it is broken, not calibrated or has no zero. */
  | 'fault'
  /** Anything else a scale says that holds no weight: answers to commands, refusals, status. */
  | 'reply'
  /** Bytes that are no frame of this protocol. */
  | 'invalid'

/** What a `reply` says, where the protocol tells. */
export type ScaleReply =
  /** Power came back, or the scale was reset: its zero may lie anywhere. */
  | { readonly kind: 'restarted'; readonly serialNumber: string }
  /** Not now: another command runs, or the load does not come to rest. */
  | { readonly kind: 'busy' }
  /** The command was carried out, or is understood and under way. */
  | { readonly kind: 'done'; readonly command: string }
  | { readonly kind: 'refused'; readonly command: string }
  /** The scale did not understand. */
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'answer'; readonly command: string }

export interface ScaleFrame {
  readonly state: ScaleState
  /** A decimal text such as `-0.120`, no needless zeros in front; only in the states stable, moving and zero. */
  readonly value: string | null
  /** In lower case as the scale names it: `g kg lb oz pcs % gn ct …`; null where the frame does not say. */
  readonly unit: string | null
  readonly net: boolean
  /** The bytes as received, terminators included. */
  readonly raw: Uint8Array
  /** Short, for the log and the evidence: what was wrong, or what the scale said. */
  readonly why?: string
  readonly reply?: ScaleReply
}

/** The `why` of an invalid frame that came whole and contradicts itself: the scale, not the line, is to blame. */
export const contradiction = 'contradicts itself'

/** A frame before its bytes are put to it. */
export type ScaleReading = Omit<ScaleFrame, 'raw'>

export interface ScaleParser {
  push(bytes: Uint8Array, at: Instant): readonly ScaleFrame[]
  /** Judges the silence since the last byte: a frame that was cut off is given up. */
  elapse(at: Instant): readonly ScaleFrame[]
  /** A frame has begun and is not whole. */
  readonly isPending: boolean
  /** When `elapse` will have something to do if no byte comes before; null when nothing is pending. */
  readonly dueAt: Instant | null
  /** Forgets everything, for a new connection. */
  reset(): void
}

export interface ScaleProtocol {
  readonly name: string
  /** How such scales leave the factory; the label on the device wins. Without meaning for HID. */
  readonly line: SerialLine
  /** What asks for one weight; null: the scale sends by itself. */
  readonly ask: Uint8Array | null
  readonly zero: Uint8Array | null
  readonly tare: Uint8Array | null
  readonly clearTare: Uint8Array | null
  /** Frames say whether the load is at rest; else it takes equal readings over time to know. */
  readonly hasStability: boolean
  /** Frames name their unit; else it is a setting of the scale, and must be in the profile. */
  readonly hasUnit: boolean
  /** Its line hands over whole reports: what is left over of one is broken, and never the beginning of the next. */
  readonly comesInReports?: boolean
  /** The pause between two questions. */
  readonly minPollMs: number
  /** The maker asks for that pause, or the scale beeps at every question; elsewhere a weight at rest is confirmed sooner. */
  readonly isPaceStrict?: boolean
  createParser(profile?: DeviceProfile): ScaleParser
}

interface Weighed {
  readonly state: 'stable' | 'moving' | 'zero'
  readonly value: string
  readonly unit: string | null
  readonly net?: boolean
}

export function weightReading({ state, value, unit, net = false }: Weighed): ScaleReading {
  return { state, value, unit, net }
}

/** A reading without a weight. */
export function plainReading(state: 'overload' | 'underload' | 'fault' | 'reply', why: string, reply?: ScaleReply): ScaleReading {
  return { state, value: null, unit: null, net: false, why, ...(reply !== undefined && { reply }) }
}

/** At rest and nothing but zeros: scales without a flag for the centre of zero say zero so. */
export function restingState(value: string): 'stable' | 'zero' {
  return /[1-9]/.test(value) ? 'stable' : 'zero'
}
