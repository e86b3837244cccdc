import type { ReactNode } from 'react'
import styles from './visually-hidden.module.css'

export interface VisuallyHiddenProps {
  /** `div` where a table or another block is hidden. */
  readonly as?: 'span' | 'div' | undefined
  readonly children: ReactNode
}

/** Words for a screen reader where the eye gets a shape. */
export function VisuallyHidden({ as: Element = 'span', children }: VisuallyHiddenProps) {
  return <Element className={styles.hidden}>{children}</Element>
}
