import type { ReactNode } from 'react'
import styles from './work-split.module.css'

export interface WorkSplitProps {
  /** `label` stands on the left and is wide; `photo` and `parts` stand narrow on the right. */
  readonly kind: 'label' | 'photo' | 'parts'
  readonly side: ReactNode
  readonly children: ReactNode
}

/** The work with one thing to look at beside it. */
export function WorkSplit({ kind, side, children }: WorkSplitProps) {
  return (
    <div className={styles.split} data-kind={kind}>
      <div className={styles.main}>{children}</div>
      <div className={styles.side}>{side}</div>
    </div>
  )
}
