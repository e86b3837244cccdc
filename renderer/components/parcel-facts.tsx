import type { ReactNode } from 'react'
import { TrailHeading } from './trail'
import styles from './parcel-facts.module.css'

export interface ParcelFactsProps {
  readonly title: string
  readonly aside?: ReactNode
  /** Address of the photo and what it shows; null while there is none. */
  readonly photo: { readonly src: string; readonly alt: string } | null
  readonly facts: readonly ReactNode[]
}

/** The parcel as it came, at the foot of the trail: photo, weight, damage. */
export function ParcelFacts({ title, aside, photo, facts }: ParcelFactsProps) {
  return (
    <>
      <TrailHeading title={title} aside={aside} />
      <div className={styles.facts}>
        {photo !== null && <img src={photo.src} alt={photo.alt} />}
        {facts.map((fact, place) => (
          // Facts have no identity of their own; their place is fixed.
          <p key={place}>{fact}</p>
        ))}
      </div>
    </>
  )
}
