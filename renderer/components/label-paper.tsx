import styles from './label-paper.module.css'

/** What a label is drawn of, in millimetres from its upper left corner, in painting order. */
export type LabelShape =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: 'black' | 'white' }
  | { readonly kind: 'path'; readonly d: string; readonly fill: 'black' | 'white' }
  | {
      readonly kind: 'text'
      readonly x: number
      /** The baseline. */
      readonly y: number
      readonly size: number
      readonly bold: boolean
      readonly anchor: 'start' | 'middle' | 'end'
      readonly fill: 'black' | 'white'
      readonly text: string
    }

export interface LabelPaperProps {
  /** Spoken name: which label this is. */
  readonly label: string
  readonly widthMm: number
  readonly heightMm: number
  readonly shapes: readonly LabelShape[]
}

/** A label as it will print, in true proportions: the bars are those of the print, so they scan from the screen. */
export function LabelPaper({ label, widthMm, heightMm, shapes }: LabelPaperProps) {
  return (
    <div className={styles.paper}>
      <svg viewBox={`0 0 ${widthMm} ${heightMm}`} role="img" aria-label={label}>
        {shapes.map((shape, place) => (
          // Shapes have no identity of their own; their place is their order of painting.
          <Shape key={place} shape={shape} />
        ))}
      </svg>
    </div>
  )
}

interface ShapeProps {
  readonly shape: LabelShape
}

function Shape({ shape }: ShapeProps) {
  switch (shape.kind) {
    case 'rect':
      return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={shape.fill} />
    case 'path':
      return <path d={shape.d} fill={shape.fill} />
    case 'text':
      return (
        <text x={shape.x} y={shape.y} fontSize={shape.size} fontWeight={shape.bold ? 700 : 400} textAnchor={shape.anchor} fill={shape.fill}>
          {shape.text}
        </text>
      )
  }
}
