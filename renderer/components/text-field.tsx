import { useId } from 'react'
import styles from './text-field.module.css'

export interface TextFieldProps {
  readonly label: string
  /** What it is for, and what an empty field means. */
  readonly hint: string
  readonly value: string
  readonly maxLength: number
  /** Shown while empty, to be overwritten. */
  readonly sample?: string | undefined
  /** Why it does not do yet; shown in place of the hint. */
  readonly refusal?: string | undefined
  readonly kind?: 'text' | 'pin' | 'address' | undefined
  readonly autoFocus?: boolean | undefined
  readonly onChange: (value: string) => void
}

/** One field with its explanation right under it. */
export function TextField({ label, hint, value, maxLength, sample, refusal, kind = 'text', autoFocus = false, onChange }: TextFieldProps) {
  const id = useId()
  const hintId = useId()
  return (
    <div className={styles.row} data-refused={refusal !== undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={kind === 'pin' ? 'password' : 'text'}
        className={kind === 'address' ? styles.code : undefined}
        inputMode={kind === 'pin' ? 'numeric' : 'text'}
        value={value}
        maxLength={maxLength}
        placeholder={sample}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        aria-describedby={hintId}
        aria-invalid={refusal !== undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={hintId}>{refusal ?? hint}</p>
    </div>
  )
}
