import styles from './progress-steps.module.css'

export interface ProgressStepsProps {
  readonly done: number
  readonly total: number
}

/** Counted steps: full, half for the one at hand, empty. The words beside it say the same in numbers. */
export function ProgressSteps({ done, total }: ProgressStepsProps) {
  return (
    <span className={styles.steps} aria-hidden="true">
      {Array.from({ length: total }, (_, step) => (
        <i key={step} data-state={step < done ? 'done' : step === done ? 'now' : 'later'} />
      ))}
    </span>
  )
}
