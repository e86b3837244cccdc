import type { Signal } from '@shared/domain/signal'

/** One tone of a signal, timed from the start of the signal. */
export interface Tone {
  readonly hertz: number
  readonly startMs: number
  readonly lengthMs: number
}

/** How a signal is heard and for how long it is seen. */
export interface SignalShape {
  readonly tones: readonly Tone[]
  /** How long the answer keeps the signal's colour; null means until the cause is solved. */
  readonly colourMs: number | null
}

/**
 * Pitch, count and length all differ, so the three are told apart over a conveyor and by people who hear
 * only part of the range: one short high, two middle, one long low.
 */
export const SIGNAL_SHAPES: Readonly<Record<Signal, SignalShape>> = {
  ok: { tones: [{ hertz: 1568, startMs: 0, lengthMs: 90 }], colourMs: 2000 },
  ask: {
    tones: [
      { hertz: 880, startMs: 0, lengthMs: 130 },
      { hertz: 880, startMs: 210, lengthMs: 130 },
    ],
    colourMs: null,
  },
  stop: { tones: [{ hertz: 196, startMs: 0, lengthMs: 750 }], colourMs: null },
}
