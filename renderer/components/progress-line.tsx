import styles from './progress-line.module.css'

export interface ProgressLineProps {
  readonly label: string
  /** Null while nobody knows how much there is. */
  readonly share: number | null
}

/** How much of a long work is done. It moves with the work and never on its own. */
export function ProgressLine({ label, share }: ProgressLineProps) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className={styles.line} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent ?? undefined}>
      <span style={{ inlineSize: `${percent ?? 0}%` }} />
    </div>
  )
}
