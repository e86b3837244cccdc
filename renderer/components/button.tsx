import { Icon, type IconName } from './icons'
import styles from './button.module.css'

export interface ButtonProps {
  readonly label: string
  readonly icon?: IconName | undefined
  /** Filled with ink: the one expected act of its place. */
  readonly main?: boolean | undefined
  /** `touch` is at least 20 mm high; `compact` is for the lead's screens with a mouse. */
  readonly size?: 'touch' | 'compact' | undefined
  readonly onPress: () => void
}

export function Button({ label, icon, main = false, size = 'touch', onPress }: ButtonProps) {
  return (
    <button type="button" className={styles.button} data-main={main} data-size={size} onClick={onPress}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{label}</span>
    </button>
  )
}
