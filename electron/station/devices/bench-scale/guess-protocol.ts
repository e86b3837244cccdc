import { scaleProtocols } from './scale-protocols'
import type { ScaleProtocol } from './scale-frame'
import { weighLine, type WeighedLine } from './weigh-line'

/** A protocol these bytes may be in, and what they say in it. */
export interface ProtocolGuess {
  readonly protocol: ScaleProtocol
  readonly weighed: WeighedLine
}

/**
 * Which protocol bytes are in: the one that leaves the fewest bytes unread and whose shape leaves least to chance. Null when
 * none reads a frame. Protocols that differ in nothing the bytes show (`mt-sics` and `kern-kcp`) are answered by the first.
 */
export function guessProtocol(bytes: Uint8Array): ProtocolGuess | null {
  let best: { readonly guess: ProtocolGuess; readonly score: number } | null = null
  for (const protocol of scaleProtocols) {
    const parser = protocol.createParser()
    const frames = parser.push(bytes, 0)
    const read = frames.filter(({ state }) => state !== 'invalid')
    if (read.length === 0) continue
    const readBytes = read.reduce((sum, { raw }) => sum + raw.length, 0)
    const weights = read.filter(({ value }) => value !== null).length
    // Bytes that belong to a frame, then frames that hold a weight, then none left over; headers and checks before bare lines.
    const score = (readBytes / bytes.length) * 100 + (weights > 0 ? 20 : 0) + (shapeScore.get(protocol.name) ?? 5) - (parser.isPending ? 10 : 0)
    if (best === null || score > best.score) best = { guess: { protocol, weighed: weighLine(protocol.createParser(), bytes) }, score }
  }
  return best?.guess ?? null
}

/** How much a protocol's shape proves: a checksum most, a bare number with a unit least. */
const shapeScore: ReadonlyMap<string, number> = new Map([
  ['toledo-continuous', 9], ['cas-ap1', 9], ['cas-22', 8], ['jik', 8], ['sma', 8], ['mt-sics', 7], ['nci-scp01', 7], ['nci-scp02', 7],
  ['and', 7], ['and-18', 5], ['generic', 6], ['radwag', 4], ['ohaus', 3], ['ohaus-defender', 2], ['sartorius', 2], ['adam-text', 2],
  ['adam-mdw', 1], ['dibal-dpos', 0], ['hid-scale', 3],
])
