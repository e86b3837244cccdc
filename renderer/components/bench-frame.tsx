import type { ReactNode } from 'react'
import styles from './bench-frame.module.css'

export interface BenchFrameProps {
  readonly strip: ReactNode
  /** The plate; with it, `children` is the work below. Without it, `children` takes the whole stage. */
  readonly prompt?: ReactNode
  /** Steps on the right. Without it the stage takes the whole width. */
  readonly trail?: ReactNode
  readonly actions?: ReactNode
  /** The pulse around everything. */
  readonly frame?: ReactNode
  readonly children: ReactNode
}

/** The places every bench screen shares: strip, stage, trail, actions. They never move. */
export function BenchFrame({ strip, prompt, trail, actions, frame, children }: BenchFrameProps) {
  return (
    <div className={styles.frame} data-whole={trail === undefined} data-actions={actions !== undefined}>
      {frame}
      {strip}
      <main className={styles.stage} data-prompt={prompt !== undefined}>
        {prompt}
        {prompt === undefined ? children : <div className={styles.work}>{children}</div>}
      </main>
      {trail}
      {actions}
    </div>
  )
}
