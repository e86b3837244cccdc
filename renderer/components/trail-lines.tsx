import type { ReactNode } from 'react'
import { Tick, type StepState } from './tick'
import { TrailHeading, UndoButton, type Undo } from './trail'
import { useScrollToNow } from './use-scroll-to-now'
import styles from './trail-lines.module.css'

export interface TrailLine {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly words: string
  readonly state: StepState
}

export interface TrailLinesProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly lines: readonly TrailLine[]
  /** Takes back the closing of the parcel. */
  readonly undo?: Undo | undefined
}

/** The lines of a return order at the foot of the trail, each with its state. */
export function TrailLines({ title, aside, lines, undo }: TrailLinesProps) {
  return (
    <>
      <TrailHeading title={title} aside={aside} />
      <ol>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      {undo !== undefined && (
        <div className={styles.undo}>
          <UndoButton undo={undo} />
        </div>
      )}
    </>
  )
}

interface LineProps {
  readonly line: TrailLine
}

function Line({ line }: LineProps) {
  const isNow = line.state === 'now'
  const ref = useScrollToNow<HTMLLIElement>(isNow)
  return (
    <li ref={ref} className={styles.line} data-state={line.state} aria-current={isNow ? 'step' : undefined}>
      <Tick number={line.number} state={line.state} />
      <p>
        <b>{line.name}</b>
        {line.words}
      </p>
    </li>
  )
}
