import type { ReactNode } from 'react'
import { Tick, type StepEnd, type StepState } from './tick'
import { useScrollToNow } from './use-scroll-to-now'
import styles from './job-list.module.css'

export interface Job {
  readonly id: string
  readonly state: StepState
  readonly end?: StepEnd | undefined
  readonly title: string
  readonly words: string
  /** A time, a tote: what to look at. */
  readonly value: string
  readonly valueWords: string
}

export interface JobListProps {
  readonly label: string
  readonly jobs: readonly Job[]
  /** A way to do a job over, in the same size under the jobs. */
  readonly again?: ReactNode
}

/** What happens step by step: a label printed, scanned back, in its tote; a device tested after another. */
export function JobList({ label, jobs, again }: JobListProps) {
  return (
    <ol className={styles.jobs} aria-label={label}>
      {jobs.map((job, place) => (
        <JobLine key={job.id} job={job} number={place + 1} />
      ))}
      {again !== undefined && <li className={styles.again}>{again}</li>}
    </ol>
  )
}

function JobLine({ job, number }: { readonly job: Job; readonly number: number }) {
  const line = useScrollToNow<HTMLLIElement>(job.state === 'now')
  return (
    <li ref={line} className={styles.job} data-state={job.state} aria-current={job.state === 'now' ? 'step' : undefined}>
      <Tick number={number} state={job.state} end={job.end} />
      <p>
        <b>{job.title}</b>
        <small>{job.words}</small>
      </p>
      <p className={styles.value}>
        {job.value}
        <small>{job.valueWords}</small>
      </p>
    </li>
  )
}
