import type { LabelPictureView } from '@shared/contract/label-versions'
import type { CSSProperties, ReactNode } from 'react'
import styles from './label-sheet.module.css'

export interface LabelSheetProps {
  /** Spoken name: which label this is. */
  readonly label: string
  readonly widthMm: number
  readonly heightMm: number
  /** Null while there is none: the paper is empty. */
  readonly picture: Pick<LabelPictureView, 'png'> | null
  /** What lies over the paper, placed in parts of its width and height. */
  readonly children?: ReactNode
}

/** A piece of paper in true proportions, as large as its room, with a picture from the bytes of the print job. */
export function LabelSheet({ label, widthMm, heightMm, picture, children }: LabelSheetProps) {
  const sides: CSSProperties = { width: `min(100cqw, 100cqh * ${widthMm / heightMm})`, aspectRatio: `${widthMm} / ${heightMm}` }
  return (
    <div className={styles.room}>
      <div className={styles.paper} style={sides}>
        {picture?.png != null && <img src={`data:image/png;base64,${picture.png}`} alt={label} draggable={false} />}
        {children}
      </div>
    </div>
  )
}
