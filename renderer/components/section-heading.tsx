import type { ReactNode } from 'react'
import styles from './section-heading.module.css'

export interface SectionHeadingProps {
  readonly title: string
  readonly aside?: ReactNode
}

/** A part of a screen: its name, and on the right what to know about it. */
export function SectionHeading({ title, aside }: SectionHeadingProps) {
  return (
    <div className={styles.heading}>
      <h2>{title}</h2>
      {aside !== undefined && <p>{aside}</p>}
    </div>
  )
}
