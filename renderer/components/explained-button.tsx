import { Icon, type IconName } from './icons'
import styles from './explained-button.module.css'

export interface ExplainedButtonProps {
  readonly icon: IconName
  readonly label: string
  /** What exactly will happen: "take it out of A-12". */
  readonly words: string
  readonly onPress: () => void
}

/** An act whose effect is said before it is pressed: undo, print again. */
export function ExplainedButton({ icon, label, words, onPress }: ExplainedButtonProps) {
  return (
    <button type="button" className={styles.button} onClick={onPress}>
      <Icon name={icon} />
      <span>
        <b>{label}</b> <span className={styles.words}>{words}</span>
      </span>
    </button>
  )
}
