import type { ReactNode } from 'react'
import { Icon } from './icons'
import styles from './weigh-now.module.css'

export interface WeighNowProps {
  readonly title: string
  /** What the person has to know of it; null where the prompt says it all. */
  readonly words: string | null
  /** The weight readout. */
  readonly weight: ReactNode
  /** `large` where the weight is all that is awaited: it is then read like the prompt. */
  readonly size?: 'line' | 'large' | undefined
}

/** What lies on the scale before its unit is known. */
export function WeighNow({ title, words, weight, size = 'line' }: WeighNowProps) {
  return (
    <section className={styles.row} data-size={size}>
      <Icon name="scale" />
      <div className={styles.words}>
        <h2>{title}</h2>
        {words !== null && <p>{words}</p>}
      </div>
      {weight}
    </section>
  )
}
