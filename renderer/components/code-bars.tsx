import { encodeCode128, QUIET_ZONE_MODULES } from '@shared/labels/code128'
import styles from './code-bars.module.css'

export interface CodeBarsProps {
  /** Printable ASCII, as Code 128 carries it. */
  readonly text: string
  /** What the code is for; read aloud in place of the bars. */
  readonly label: string
}

/** A code on the screen that a scanner can read: always black on white, whatever the theme. */
export function CodeBars({ text, label }: CodeBarsProps) {
  const widths = encodeCode128(text)
  let x = QUIET_ZONE_MODULES
  const bars: string[] = []
  for (const [place, width] of widths.entries()) {
    if (place % 2 === 0) bars.push(`M${x} 0h${width}v1h-${width}z`)
    x += width
  }
  return (
    <figure className={styles.code}>
      <svg viewBox={`0 0 ${x + QUIET_ZONE_MODULES} 1`} preserveAspectRatio="none" role="img" aria-label={label} shapeRendering="crispEdges">
        <path d={bars.join('')} />
      </svg>
      <figcaption>{text}</figcaption>
    </figure>
  )
}
