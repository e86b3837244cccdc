import type { ReactNode } from 'react'
import { Wordmark } from './wordmark'
import styles from './lead-bar.module.css'

export interface LeadBarPage {
  readonly id: string
  readonly name: string
  readonly current: boolean
  readonly onOpen: () => void
}

export interface LeadBarProps {
  readonly label: string
  readonly pages: readonly LeadBarPage[]
  /** The lead and the shift. */
  readonly who: string
  readonly clock: ReactNode
  readonly hq: string
}

/** The top of every lead's screen. */
export function LeadBar({ label, pages, who, clock, hq }: LeadBarProps) {
  return (
    <header className={styles.bar}>
      <Wordmark />
      <nav aria-label={label}>
        {pages.map((page) => (
          <button key={page.id} type="button" aria-current={page.current ? 'page' : undefined} onClick={page.onOpen}>
            {page.name}
          </button>
        ))}
      </nav>
      <span className={styles.who}>{who}</span>
      <span>{clock}</span>
      <span className={styles.quiet}>{hq}</span>
    </header>
  )
}
