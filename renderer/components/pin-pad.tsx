import { Icon } from './icons'
import styles from './pin-pad.module.css'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export interface PinPadProps {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  /** How many digits are in, spoken instead of the digits: "3 of 6 digits". */
  readonly filledWords: string
  readonly eraseLabel: string
  readonly enterLabel: string
  readonly onChange: (value: string) => void
  readonly onEnter: (value: string) => void
}

/** Digits for a personal number. The value is held by the screen, so keys, pedal and touch fill the same one. */
export function PinPad({ label, value, maxLength, filledWords, eraseLabel, enterLabel, onChange, onEnter }: PinPadProps) {
  const isEmpty = value === ''
  function add(digit: string) {
    if (value.length < maxLength) onChange(value + digit)
  }
  return (
    <div className={styles.pad} role="group" aria-label={label}>
      <p className={styles.filled} role="status" aria-label={filledWords}>
        {Array.from({ length: maxLength }, (_, place) => (
          <i key={place} data-filled={place < value.length} />
        ))}
      </p>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" className={styles.key} onClick={() => add(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" className={styles.key} aria-label={eraseLabel} aria-disabled={isEmpty} onClick={() => onChange(value.slice(0, -1))}>
        <Icon name="erase" />
      </button>
      <button type="button" className={styles.key} onClick={() => add('0')}>
        0
      </button>
      <button
        type="button"
        className={styles.key}
        data-main="true"
        aria-label={enterLabel}
        aria-disabled={isEmpty}
        onClick={isEmpty ? undefined : () => onEnter(value)}
      >
        <Icon name="next" />
      </button>
    </div>
  )
}
