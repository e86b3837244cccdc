import type { DeviceProfile } from '@shared/domain/device-profile'
import type { Instant } from '@shared/domain/quantities'
import { WEIGHT_UNITS, type WeightReading, type WeightStability, type WeightTrouble, type WeightUnit } from '@shared/domain/reading'
import { decimalToGrams } from './decimal-grams'
import { frameText } from './frame-text'
import { zeroBandGrams } from './pan-history'
import { contradiction, type ScaleFrame } from './scale-frame'

/** What the driver knows beside the frame. */
export interface FrameSource {
  readonly deviceId: string
  readonly readAt: Instant
  readonly profile: DeviceProfile | undefined
  /** For scales that do not say it themselves: whether the load was found to be at rest. */
  readonly isAtRest: boolean
  /** A tare was taken by command, whatever the frame says of it. */
  readonly isTared: boolean
}

/** The reading in a frame, one without a value included; null for frames that answer something else or are none. Total, and never a value where there is doubt. */
export function weightReadingOf(frame: ScaleFrame, source: FrameSource): WeightReading | null {
  const common = { readAt: source.readAt, deviceId: source.deviceId, frame: frameText(frame.raw) }
  const without = (stability: WeightStability, trouble: WeightTrouble | null = null): WeightReading => ({
    ...common, decimal: frame.value ?? '', unit: null, grams: null, stability, net: source.isTared || frame.net, trouble,
  })
  switch (frame.state) {
    case 'reply':
      // Asked for a weight, it has none now: the load moves, or another command runs.
      return frame.reply === undefined || frame.reply.kind === 'busy' ? without('moving') : null
    case 'invalid':
      return frame.why === contradiction ? without('unusable', { kind: 'contradiction' }) : null
    case 'overload':
      return without('over')
    case 'underload':
      return without('under')
    case 'fault':
      return without('unusable', { kind: 'scale-fault' })
    case 'stable':
    case 'moving':
    case 'zero': {
      const unit = usableUnit(frame.unit, source.profile?.unit)
      if (typeof unit !== 'string') return without('unusable', unit)
      const grams = frame.value === null ? null : decimalToGrams(frame.value, unit)
      if (grams === null) return without('unusable', { kind: 'contradiction' })
      if (frame.state === 'zero' && Math.abs(grams) > zeroBandGrams) return without('unusable', { kind: 'contradiction' })
      const stability = frame.state === 'moving' || !source.isAtRest ? 'moving' : 'stable'
      // Some makers set the net bit always; then it says nothing, and their scales have no tare worth the name.
      const net = source.isTared || (frame.net && source.profile?.netBit !== 'always-set')
      return { ...common, decimal: frame.value ?? '', unit, grams, stability, net, trouble: null }
    }
  }
}

/** The unit the value is in. A profile names the unit of a scale that does not say it, and the only right one of a scale that does. */
function usableUnit(said: string | null, wanted: WeightUnit | undefined): WeightUnit | WeightTrouble {
  if (said === null) return wanted ?? { kind: 'unit-unknown' }
  const unit = WEIGHT_UNITS.find((candidate) => candidate === said)
  return unit !== undefined && (wanted === undefined || wanted === unit) ? unit : { kind: 'wrong-unit', unit: said }
}
