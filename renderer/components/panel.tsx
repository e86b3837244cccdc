import type { ReactNode } from 'react'
import styles from './panel.module.css'

export interface PanelProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One card of a lead's screen. */
export function Panel({ title, aside, children }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside !== undefined && <p>{aside}</p>}
      </header>
      {children}
    </section>
  )
}
