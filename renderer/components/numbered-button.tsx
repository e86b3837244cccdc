import styles from './numbered-button.module.css'

export interface NumberedButtonProps {
  /** Its number on the keyboard and on the mat; none for what stands too far down a list. */
  readonly place?: number | undefined
  readonly label: string
  readonly hint?: string | undefined
  readonly main?: boolean | undefined
  readonly onPress: () => void
}

/** An act with the number that does the same. */
export function NumberedButton({ place, label, hint, main = false, onPress }: NumberedButtonProps) {
  return (
    <button type="button" className={styles.button} data-main={main} onClick={onPress}>
      {place !== undefined && <span className={styles.place}>{place}</span>}{' '}
      <span>
        {label} {hint !== undefined && <small>{hint}</small>}
      </span>
    </button>
  )
}
