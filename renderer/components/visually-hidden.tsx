import type { ReactNode } from 'react'
import styles from './visually-hidden.module.css'

export interface VisuallyHiddenProps {
  readonly children: ReactNode
}

/** Words for a screen reader where the eye gets a shape. */
export function VisuallyHidden({ children }: VisuallyHiddenProps) {
  return <div className={styles.hidden}>{children}</div>
}
