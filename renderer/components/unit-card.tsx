import type { ReactNode } from 'react'
import { ItemPicture } from './item-picture'
import { sizeByLength } from './text-measure'
import styles from './unit-card.module.css'

export interface UnitCardProps {
  readonly picture: string | null
  readonly name: string
  /** LPN, item number, what the buyer says. */
  readonly details: ReactNode
  /** The weight readout. */
  readonly weight?: ReactNode
}

/** The unit at hand on one line. */
export function UnitCard({ picture, name, details, weight }: UnitCardProps) {
  return (
    <article className={styles.card}>
      <ItemPicture src={picture} />
      <div className={styles.words}>
        <h2 data-size={sizeByLength(name, [[44, 'short']], 'long')}>{name}</h2>
        <p>{details}</p>
      </div>
      {weight}
    </article>
  )
}
