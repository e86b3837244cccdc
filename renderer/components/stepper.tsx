import { useSpeech } from '../strings/speech'
import styles from './stepper.module.css'

export interface StepperProps {
  readonly label: string
  readonly value: number
  readonly step: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
}

/** A number that goes up and down in steps, by touch or Space. */
export function Stepper({ label, value, step, least, most, onChange }: StepperProps) {
  const { t, language } = useSpeech()
  const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value)
  const go = (by: number) => onChange(Math.min(most, Math.max(least, Math.round((value + by) * 1000) / 1000)))
  return (
    <div className={styles.stepper} role="group" aria-label={label}>
      <span>{label}</span>
      <button type="button" aria-label={`${label}: ${t('labels.editor.less')}`} onClick={() => go(-step)}>
        −
      </button>
      <output aria-label={label}>{shown}</output>
      <button type="button" aria-label={`${label}: ${t('labels.editor.moreOf')}`} onClick={() => go(step)}>
        +
      </button>
    </div>
  )
}
