import type { ReactNode } from 'react'
import { Icon } from './icons'
import styles from './photo-preview.module.css'

export interface PhotoPreviewProps {
  readonly title: string
  /** How a photo is taken: "photo: pedal". */
  readonly words: string
  /** Why no picture comes; shown in its place. */
  readonly missing?: string | undefined
  /** The live picture. */
  readonly children?: ReactNode
}

/** The camera, always on beside the question. */
export function PhotoPreview({ title, words, missing, children }: PhotoPreviewProps) {
  return (
    <figure className={styles.preview}>
      {missing === undefined ? (
        children
      ) : (
        <p className={styles.missing}>
          <Icon name="camera" />
          {missing}
        </p>
      )}
      <figcaption>
        <b>{title}</b>
        <span>{words}</span>
      </figcaption>
    </figure>
  )
}
