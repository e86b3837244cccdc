/** How a bench is lit: by day, in the dark, or with the sun on the glass. */
export const THEMES = ['light', 'dark', 'glare'] as const
export type Theme = (typeof THEMES)[number]

/** Colours of the signals: green, amber and red, or blue, yellow and orange for eyes that cannot tell green from red. */
export const SIGNAL_COLOURS = ['usual', 'blue-orange'] as const
export type SignalColours = (typeof SIGNAL_COLOURS)[number]

/** Steps of loudness that a bench offers, percent; 0 is silent. */
export const VOLUMES = [0, 25, 50, 80, 100] as const

/** How a bench shows and sounds its signals. One look for each station, whoever works there. */
export interface BenchLook {
  readonly theme: Theme
  readonly signals: SignalColours
  /** Loudness of the tones, 0 to 100 percent. */
  readonly volumePercent: number
}

/** Loud enough over a conveyor; the speaker of the bench has a knob. */
export const USUAL_LOOK: BenchLook = { theme: 'light', signals: 'usual', volumePercent: 80 }
