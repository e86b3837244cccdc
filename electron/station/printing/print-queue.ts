import type { PrintJobId } from '@shared/domain/ids'
import type { Instant } from '@shared/domain/quantities'
import { refuse, type Result } from '@shared/domain/result'
import type { Log } from '../ports'

/** A label on its way: what to print, made when its turn comes. */
export interface PrintJob {
  readonly printJobId: PrintJobId
  /** Makes the label and gives back what sends it. Until that is called nothing has left the station. */
  readonly make: () => Promise<Result<() => Promise<Result<PrintedLabel, LabelTrouble>>, LabelTrouble>>
  /** False when the step that asked for the label was taken back meanwhile: then nothing is sent. */
  readonly isWanted: () => boolean
}

export interface PrintedLabel {
  readonly confirmed: boolean
  readonly sentAt: Instant
  readonly evidence: string
}

/** Why a label did not print. With `sentBytes` 0 nothing left the station and printing again cannot double it. */
export interface LabelTrouble {
  readonly cause: string
  readonly detail: string
  readonly sentBytes: number
}

export interface PrintQueueParts {
  readonly log: Log
  readonly onPrinted: (job: PrintJobId, label: PrintedLabel) => void
  readonly onTrouble: (job: PrintJobId, trouble: LabelTrouble) => void
}

/** Most labels that may wait. The bench works one unit at a time, so more means that something runs wild. */
const MAX_WAITING_JOBS = 50

export interface PrintQueue {
  add(job: PrintJob): void
  /** Resolves when nothing waits and nothing prints. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/**
 * Prints labels one after another. The jobs themselves are durable: each is a `labelRequested` entry in the journal,
 * its result `labelSent` or `labelFailed`. The queue never prints a job twice on its own.
 */
export function startPrintQueue(parts: PrintQueueParts): PrintQueue {
  let chain: Promise<void> = Promise.resolve()
  let waiting = 0
  let stopped = false

  async function printOne(job: PrintJob): Promise<void> {
    if (stopped || !job.isWanted()) return
    const result = await printed(job)
    if (stopped) return
    if (result.ok) parts.onPrinted(job.printJobId, result.value)
    else parts.onTrouble(job.printJobId, result.failure)
  }

  /** A fault before the label was handed over is known to have sent nothing; one after it may have sent all of it. */
  async function printed(job: PrintJob): Promise<Result<PrintedLabel, LabelTrouble>> {
    let sentBytes = 0
    try {
      const made = await job.make()
      if (!made.ok) return made
      sentBytes = -1
      return await made.value()
    } catch (fault) {
      parts.log.error('label was not printed', { printJobId: job.printJobId, cause: String(fault) })
      return refuse({ cause: 'fault', detail: String(fault), sentBytes })
    }
  }

  return {
    add(job) {
      if (waiting >= MAX_WAITING_JOBS) {
        parts.onTrouble(job.printJobId, { cause: 'queue-full', detail: `${waiting} labels wait`, sentBytes: 0 })
        return
      }
      waiting++
      chain = chain.then(() => printOne(job)).finally(() => waiting--)
    },
    idle: () => chain,
    async stop() {
      stopped = true
      await chain
    },
  }
}
