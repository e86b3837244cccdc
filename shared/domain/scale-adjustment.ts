/** What a person may ask of a scale: to take the empty pan for nothing, to take what lies on it for nothing, to count it again. */
export const SCALE_ADJUSTMENTS = ['zero', 'tare', 'clear-tare'] as const
export type ScaleAdjustment = (typeof SCALE_ADJUSTMENTS)[number]

/** Why a scale was not adjusted. */
export const ADJUSTMENT_REFUSALS = [
  /** There is no scale, or it does not answer. */
  'not-ready',
  /** Its protocol has no such command: only the scale's own keys do it. */
  'not-offered',
  /** Another adjustment is under way. */
  'busy',
  /** The scale answered no: it moves, or holds too much for its zero. */
  'declined',
  /** The scale took the command, and its weight did not follow. */
  'not-done',
] as const
export type AdjustmentRefusal = (typeof ADJUSTMENT_REFUSALS)[number]
