import type { WeighedLine } from '../../../../electron/station/devices/bench-scale/weigh-line'
import { readFixtures, readVectors, type ByteVector } from './vectors'

/** A frame of a scale, where it comes from, and what it says. */
export interface ScaleVector {
  readonly title: string
  readonly protocol: string
  readonly bytes: Uint8Array
  readonly expected: Partial<WeighedLine>
}

interface OwnFrame extends WeighedLine {
  readonly protocol: string
  readonly ascii: string
}

/** Our own frames, each computed from the layout in the header of its parser. */
export const ownFrames: readonly ScaleVector[] = readFixtures<OwnFrame>('scales.json').map(({ protocol, ascii, ...expected }) => ({
  title: `${protocol} ${JSON.stringify(ascii)}`,
  protocol,
  bytes: Uint8Array.from(Buffer.from(ascii, 'latin1')),
  expected,
}))

const serial = readVectors<ByteVector>('scales.json')
const reports = readVectors<ByteVector & { readonly kind: string }>('hid-reports.json')

/** The collected frames that scales send, or null where the collection is not there. */
export const collectedFrames: readonly ScaleVector[] | null =
  serial === null || reports === null
    ? null
    : [
        ...serial.filter(({ dir }) => dir === 'rx').map((vector) => collected(vector, vector.protocol ?? '')),
        ...reports.filter(({ kind }) => kind === 'scale').map((vector) => collected(vector, 'hid-scale')),
      ]

/** What a host sends, by protocol. */
export const collectedCommands = serial?.filter(({ dir }) => dir === 'tx') ?? null

function collected(vector: ByteVector, protocol: string): ScaleVector {
  return {
    title: `${protocol} ${vector.hex}`,
    protocol,
    bytes: Uint8Array.from(Buffer.from(vector.hex, 'hex')),
    expected: meaningOf(vector.meaning),
  }
}

/** The collection's words in ours. What it leaves open is left open. */
function meaningOf(meaning: ByteVector['meaning']): Partial<WeighedLine> {
  const unit = typeof meaning.unit === 'string' ? meaning.unit.toLowerCase().replace(/^pc$/, 'pcs') : null
  const value = meaning.value ?? meaning.percent ?? (typeof meaning.count === 'number' ? String(meaning.count) : null)
  if (meaning.underload === true) return { state: 'underload', value: null, unit: null }
  if (meaning.overload === true) return { state: 'overload', value: null, unit: null }
  if (meaning.fault === true || meaning.needsCalibration === true || meaning.needsRezero === true) return { state: 'fault', value: null, unit: null }
  if (meaning.error === 'short report') return { state: 'incomplete', value: null }
  if (meaning.reason !== undefined) return { state: 'invalid', value: null }
  if (typeof value !== 'string') return { value: null }
  const state = meaning.stable === false ? 'moving' : meaning.zero === true ? 'zero' : 'stable'
  return {
    value,
    unit: meaning.percent === undefined ? unit : '%',
    ...(meaning.stable !== null && { state }),
    ...(typeof meaning.net === 'boolean' && { net: meaning.net }),
  }
}
