import { Worker } from 'node:worker_threads'
import type { ImportFailureKind } from '@shared/domain/import-report'
import type { ImportReport } from '../feeds/import-report'
import { findWorkerFile } from '../worker-thread'
import { importFile, type ImportJob, type ImportWatch } from './import-file'
import { StoreFault } from '../store/sqlite-failure'

export interface ImportThreadProgress {
  readonly rows: number
  readonly bytesRead: number
  readonly totalBytes: number
  readonly refused: number
  readonly incomplete: number
}

/** How an import came out. */
export type ImportEnd =
  | { readonly ended: 'taken'; readonly report: ImportReport }
  | { readonly ended: 'refused'; readonly failure: { readonly kind: ImportFailureKind; readonly detail: string } }

/** What the thread says. */
export type ImportThreadMessage =
  | { readonly said: 'progress'; readonly progress: ImportThreadProgress }
  | { readonly said: 'indexing'; readonly done: number; readonly total: number }
  | { readonly said: 'end'; readonly end: ImportEnd }

/** What the thread is told. */
export type ImportThreadOrder = 'cancel'

export interface ImportThread {
  /** Asks it to stop after the batch it works on; what it took is taken back. */
  cancel(): void
  readonly ended: Promise<ImportEnd>
  /** Ends it wherever it stands. SQLite takes back what was not committed. */
  terminate(): Promise<void>
}

/** Its heap: batches and one page of CSV are small. The page cache of SQLite lies outside of it. */
const HEAP_LIMIT_MB = 96
const YOUNG_HEAP_LIMIT_MB = 4

export interface ImportThreadListener {
  onProgress(progress: ImportThreadProgress): void
  onIndexing(done: number, total: number): void
}

const storeFault = (detail: string): ImportEnd => ({ ended: 'refused', failure: { kind: 'store-fault', detail } })

/** Brings a file in and tells how it came out, whatever happens. */
export async function runImportJob(job: ImportJob, watch: ImportWatch): Promise<ImportEnd> {
  try {
    const result = await importFile(job, watch)
    return result.ok ? { ended: 'taken', report: result.value } : { ended: 'refused', failure: result.failure }
  } catch (error) {
    if (error instanceof StoreFault) return { ended: 'refused', failure: { kind: error.kind === 'full' ? 'disk-full' : 'store-fault', detail: error.message } }
    return storeFault(error instanceof Error ? error.message : String(error))
  }
}

/** Runs one import in a thread of its own, so that a scan never waits for it; in this thread where no worker was built. */
export function startImportThread(job: ImportJob, listener: ImportThreadListener): ImportThread {
  const file = findWorkerFile('import-worker')
  return file === null ? startHere(job, listener) : startWorker(file, job, listener)
}

function startHere(job: ImportJob, listener: ImportThreadListener): ImportThread {
  let isCancelled = false
  const ended = runImportJob(job, { progress: listener.onProgress, indexing: listener.onIndexing, isCancelled: () => isCancelled })
  const cancel = () => void (isCancelled = true)
  return {
    cancel, ended,
    async terminate() {
      cancel()
      await ended
    },
  }
}

function startWorker(file: string, job: ImportJob, listener: ImportThreadListener): ImportThread {
  const thread = new Worker(file, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_LIMIT_MB } })
  const ended = new Promise<ImportEnd>((resolve) => {
    thread.on('message', (message: ImportThreadMessage) => {
      if (message.said === 'progress') listener.onProgress(message.progress)
      else if (message.said === 'indexing') listener.onIndexing(message.done, message.total)
      else resolve(message.end)
    })
    thread.on('error', (error) => resolve(storeFault(error instanceof Error ? error.message : String(error))))
    thread.on('exit', (code) => resolve(storeFault(`the import ended with code ${code}`)))
  })
  return {
    cancel: () => thread.postMessage('cancel' satisfies ImportThreadOrder),
    ended,
    terminate: async () => void (await thread.terminate()),
  }
}
