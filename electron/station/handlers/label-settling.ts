import type { PrintJobId } from '@shared/domain/ids'
import { judgeTally, type PrinterTally } from '@shared/domain/print-job'
import type { DurationMs } from '@shared/domain/quantities'
import type { Log } from '../ports'
import type { LabelJobAsked } from './label-source'

export interface SettleTimings {
  /** Between two looks at a label in doubt. */
  readonly lookEveryMs: DurationMs
  /** Looks at a printer that holds the label or cannot be reached, until a person is left alone with it. */
  readonly mostLooks: number
}

export const settleTimings: SettleTimings = { lookEveryMs: 1_000, mostLooks: 600 }

/** A printer between receiving and printing may say for a moment that it has nothing: "not printed" has to be said twice. */
const NOT_PRINTED_ANSWERS = 2

export interface LabelSettlingParts {
  readonly log: Log
  readonly timings?: SettleTimings | undefined
  readonly countBefore: (job: LabelJobAsked) => number | null
  /** False once the job is known, taken back or void. */
  readonly isInDoubt: (job: LabelJobAsked) => boolean
  /** What its printer says; null when it says nothing. */
  readonly tally: (job: LabelJobAsked) => Promise<PrinterTally | null>
  /** Told once of every job that the printer could tell of, or never will. */
  readonly onSettled: (job: LabelJobAsked, verdict: 'printed' | 'not-printed' | 'unknowable', text: string) => void
}

/** Asks printers what became of labels of which nobody knows. */
export interface LabelSettling {
  /** Begins to look after a job in doubt. */
  look(job: LabelJobAsked): void
  /** A printer is ready: looks at once. */
  lookNow(): void
  close(): void
}

interface Doubt {
  readonly job: LabelJobAsked
  looks: number
  notPrintedAnswers: number
  timer: NodeJS.Timeout | null
}

export function startLabelSettling(parts: LabelSettlingParts): LabelSettling {
  const { lookEveryMs, mostLooks } = parts.timings ?? settleTimings
  const doubts = new Map<PrintJobId, Doubt>()
  let isClosed = false

  function later(doubt: Doubt): void {
    doubt.looks += 1
    if (doubt.looks >= mostLooks) doubts.delete(doubt.job.printJobId)
    else doubt.timer = setTimeout(() => void lookAt(doubt), lookEveryMs)
  }

  async function lookAt(doubt: Doubt): Promise<void> {
    const { job } = doubt
    doubt.timer = null
    const tally = parts.isInDoubt(job) ? await parts.tally(job) : null
    if (isClosed) return
    // A person may have decided while the printer was asked.
    if (!parts.isInDoubt(job)) return void doubts.delete(job.printJobId)
    if (!tally) return later(doubt)
    const verdict = judgeTally(parts.countBefore(job), tally)
    doubt.notPrintedAnswers = verdict === 'not-printed' ? doubt.notPrintedAnswers + 1 : 0
    if (verdict === 'waiting' || (verdict === 'not-printed' && doubt.notPrintedAnswers < NOT_PRINTED_ANSWERS)) return later(doubt)
    doubts.delete(job.printJobId)
    parts.log.info('a label in doubt', { printJobId: job.printJobId, verdict, evidence: tally.text })
    parts.onSettled(job, verdict, tally.labelsPrinted === null ? tally.text : `${tally.text} | labels printed ${parts.countBefore(job) ?? '?'} -> ${tally.labelsPrinted}`)
  }

  return {
    look(job) {
      if (isClosed || doubts.has(job.printJobId)) return
      const doubt: Doubt = { job, looks: 0, notPrintedAnswers: 0, timer: null }
      doubts.set(job.printJobId, doubt)
      doubt.timer = setTimeout(() => void lookAt(doubt), lookEveryMs)
    },
    lookNow() {
      for (const doubt of doubts.values()) {
        // One that is being looked at has no timer; two answers that it has not printed are a moment apart.
        if (!doubt.timer || doubt.notPrintedAnswers > 0) continue
        clearTimeout(doubt.timer)
        void lookAt(doubt)
      }
    },
    close() {
      isClosed = true
      for (const { timer } of doubts.values()) if (timer) clearTimeout(timer)
      doubts.clear()
    },
  }
}
