import type { DraftEntry } from '@shared/domain/journal-entry'
import type { DurationMs } from '@shared/domain/quantities'
import type { Log } from '../ports'
import type { Store } from '../store/store'
import { StoreFault } from '../store/sqlite-failure'

/** How long a fact waits before it is written again: a full disk is freed by hands. */
export const APPEND_AGAIN_MS: DurationMs = 1_000

/** Most facts that wait. Each belongs to a label, and no more labels than this wait to be printed. */
export const MOST_WAITING = 100

export interface SteadyAppendParts {
  readonly journal: Pick<Store['journal'], 'append'>
  readonly log: Log
  /** Told after every fact that was written. */
  readonly onAppended: () => void
}

/** Writes down what has happened already and cannot be asked for again: a label lies there, written down or not. */
export interface SteadyAppend {
  /** Writes now, or as soon as the store takes it again, in order. */
  append(entry: DraftEntry): void
  /** Facts that the store did not take yet. */
  readonly waiting: number
  /** What still waits is not lost with the process: its label counts as cut short at the next start, and a person looks. */
  close(): void
}

export function startSteadyAppend({ journal, log, onAppended }: SteadyAppendParts): SteadyAppend {
  const waiting: DraftEntry[] = []
  let timer: NodeJS.Timeout | null = null

  function writeAll(): void {
    timer = null
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      try {
        journal.append([next], null)
      } catch (fault) {
        if (!(fault instanceof StoreFault)) throw fault
        log.error('a fact waits for the store', { kind: next.kind, waiting: waiting.length, cause: fault.message })
        timer = setTimeout(writeAll, APPEND_AGAIN_MS)
        return
      }
      waiting.shift()
      onAppended()
    }
  }

  return {
    append(entry) {
      if (waiting.length >= MOST_WAITING) throw new Error(`${waiting.length} facts wait for the store`)
      waiting.push(entry)
      if (timer === null) writeAll()
    },
    get waiting() {
      return waiting.length
    },
    close() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
