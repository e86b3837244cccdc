import type { ScaleFrame } from '../bench-scale/scale-frame'

/** As many good frames one after the other before a protocol is believed: one or two come about by chance. */
export const FRAMES_WANTED = 3

/** What one protocol made of the bytes that were heard. */
export interface ProtocolHearing {
  readonly protocol: string
  /** Frames in the order they came, whatever they say. */
  readonly frames: readonly ScaleFrame[]
}

/** How far a protocol is believed. `sure`: it alone understood enough; `likely`: others did, too; `maybe`: too few frames so far. */
export const CONFIDENCES = ['sure', 'likely', 'maybe'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export interface ScoredProtocol {
  readonly protocol: string
  readonly confidence: Confidence
  /** Good frames in a row, up to the newest. */
  readonly inARow: number
  readonly valid: number
  readonly invalid: number
  /** The newest weight, as the scale said it; null when no frame held one. */
  readonly value: string | null
  readonly unit: string | null
}

/** A frame that speaks for its protocol: a weight, or that there is none. What merely fits as an answer proves nothing. */
function isProof({ state }: ScaleFrame): boolean {
  return state === 'stable' || state === 'moving' || state === 'zero' || state === 'overload' || state === 'underload'
}

/** Good frames in a row at the end. An answer without a weight neither counts nor breaks the row. */
function rowOf(frames: readonly ScaleFrame[]): number {
  let row = 0
  for (const frame of frames) {
    if (isProof(frame)) row += 1
    else if (frame.state === 'invalid') row = 0
  }
  return row
}

/**
 * Ranks protocols by what they understood: first those that are believed, then by fewer damaged frames, then in the order
 * given, which has the particular ones before the general ones. A protocol that understood nothing is left out.
 */
export function scoreFrames(hearings: readonly ProtocolHearing[]): readonly ScoredProtocol[] {
  const scored = hearings.map(({ protocol, frames }, place) => {
    const weighed = frames.findLast(({ value }) => value !== null)
    const valid = frames.filter(isProof).length
    const invalid = frames.filter(({ state }) => state === 'invalid').length
    return { protocol, place, inARow: rowOf(frames), valid, invalid, value: weighed?.value ?? null, unit: weighed?.unit ?? null }
  })
  const heard = scored.filter(({ valid }) => valid > 0)
  const believed = heard.filter(({ inARow }) => inARow >= FRAMES_WANTED)
  // One that understood everything leaves no room for one that stumbled.
  const clean = believed.filter(({ invalid }) => invalid === 0)
  const rivals = clean.length > 0 ? clean : believed
  const confidenceOf = (one: (typeof scored)[number]): Confidence => {
    if (one.inARow < FRAMES_WANTED) return 'maybe'
    return rivals.length === 1 && rivals[0] === one ? 'sure' : 'likely'
  }
  return heard
    .map((one) => ({ ...one, confidence: confidenceOf(one) }))
    .sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) || a.invalid - b.invalid || b.inARow - a.inARow || a.place - b.place)
    .map(({ place: _place, ...rest }) => rest)
}
