import type { ReactNode } from 'react'
import { ExplainedButton } from './explained-button'
import { Picture } from './pictures'
import styles from './trail.module.css'

/** Steps the trail shows: the newest and four before it. */
const SHOWN_STEPS = 5

export interface TrailStep {
  readonly id: string
  readonly time: string
  readonly words: string
}

/** An undo and what it takes back. */
export interface Undo {
  readonly label: string
  readonly words: string
  readonly onPress: () => void
}

export interface TrailProps {
  readonly title: string
  /** The unit the steps belong to, or that none is open. */
  readonly subject: ReactNode
  /** Newest first. */
  readonly steps: readonly TrailStep[]
  /** Takes back the newest step; absent when there is nothing to take back. */
  readonly undo?: Undo | undefined
  /** Said while there are no steps. */
  readonly emptyWords: string
  /** At the foot: the parcel's lines or its facts. */
  readonly children?: ReactNode
}

/** What was done with this unit, newest on top, with the way back. */
export function Trail({ title, subject, steps, undo, emptyWords, children }: TrailProps) {
  const [newest, ...older] = steps.slice(0, SHOWN_STEPS)
  return (
    <aside className={styles.trail} aria-label={title}>
      <TrailHeading title={title} aside={subject} />
      {newest === undefined ? (
        <div className={styles.empty}>
          <Picture name="empty" />
          <p>{emptyWords}</p>
        </div>
      ) : (
        <>
          <div className={styles.newest}>
            <Step step={newest} />
          </div>
          {undo !== undefined && (
            <div className={styles.undo}>
              <UndoButton undo={undo} />
            </div>
          )}
          <ul className={styles.older}>
            {older.map((step) => (
              <li key={step.id}>
                <Step step={step} />
              </li>
            ))}
          </ul>
        </>
      )}
      {children !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long parcel scrolls here, and must be reached by keyboard (WCAG 2.1.1)
        <div className={styles.foot} tabIndex={0}>
          {children}
        </div>
      )}
    </aside>
  )
}

interface StepProps {
  readonly step: TrailStep
}

function Step({ step }: StepProps) {
  return (
    <p className={styles.step}>
      <time>{step.time}</time>
      <span>{step.words}</span>
    </p>
  )
}

interface UndoButtonProps {
  readonly undo: Undo
}

/** The undo key of the trail and of its foot. */
export function UndoButton({ undo }: UndoButtonProps) {
  return <ExplainedButton icon="undo" {...undo} />
}

export interface TrailHeadingProps {
  readonly title: string
  readonly aside?: ReactNode
}

/** Heading of the trail and of the part at its foot. */
export function TrailHeading({ title, aside }: TrailHeadingProps) {
  return (
    <div className={styles.heading}>
      <h2>{title}</h2>
      {aside !== undefined && <span>{aside}</span>}
    </div>
  )
}
