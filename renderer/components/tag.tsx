import type { Signal } from '@shared/domain/signal'
import { Icon, type IconName } from './icons'
import styles from './tag.module.css'

export interface TagProps {
  /** `plain` is for what is as it should be: colour only where a person is needed. */
  readonly tone: Signal | 'plain'
  readonly icon: IconName
  readonly words: string
}

/** A state in a word, for tables and figures. */
export function Tag({ tone, icon, words }: TagProps) {
  return (
    <span className={styles.tag} data-tone={tone}>
      <Icon name={icon} />
      {words}
    </span>
  )
}
