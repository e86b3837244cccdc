import type { ReactNode } from 'react'
import { Wordmark } from './wordmark'
import styles from './full-message.module.css'

export interface FullMessageProps {
  readonly title: string
  readonly words: string
  /** The one act, if there is one. */
  readonly children?: ReactNode
}

/** The whole window while there is nothing else to show: a sentence and what it means, never a turning wheel. */
export function FullMessage({ title, words, children }: FullMessageProps) {
  return (
    <main className={styles.message} aria-live="polite">
      <Wordmark />
      <h1>{title}</h1>
      <p>{words}</p>
      {children}
    </main>
  )
}
