import styles from './weight-readout.module.css'

/** Missing: no scale, or it gives no value. */
export type WeightState = 'stable' | 'moving' | 'missing'

export interface WeightReadoutProps {
  readonly state: WeightState
  /** Grams as shown, grouped for the language; not looked at while missing. */
  readonly grams: string
  readonly unit: string
  /** State and comparison: "stable, 38 g less than usual", or why no weight comes. */
  readonly words: string
}

/** Live weight: a square is at rest, a ring still moves, a dash means none comes. */
export function WeightReadout({ state, grams, unit, words }: WeightReadoutProps) {
  return (
    <div className={styles.weight} data-state={state}>
      <span className={styles.grams}>
        {state === 'missing' ? '–' : grams}
        <small>{unit}</small>
      </span>
      <span className={styles.words}>{words}</span>
    </div>
  )
}
