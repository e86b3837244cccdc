import { Picture, type PictureName } from './pictures'
import styles from './big-choice.module.css'

export interface BigOption {
  readonly picture: PictureName
  readonly title: string
  readonly words: string
  readonly onPress: () => void
}

export interface BigChoiceProps {
  readonly label: string
  readonly first: BigOption
  readonly second: BigOption
}

/** Two ways to begin, side by side and far enough apart that a glove hits one of them. */
export function BigChoice({ label, first, second }: BigChoiceProps) {
  return (
    <div className={styles.choice} role="group" aria-label={label}>
      <Option option={first} />
      <Option option={second} />
    </div>
  )
}

interface OptionProps {
  readonly option: BigOption
}

function Option({ option }: OptionProps) {
  return (
    <button type="button" className={styles.option} onClick={option.onPress}>
      <Picture name={option.picture} />
      <span className={styles.title}>{option.title}</span> <span className={styles.words}>{option.words}</span>
    </button>
  )
}
