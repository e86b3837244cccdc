import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { ImportJob } from './handlers/import-file'
import { runImportJob, type ImportThreadMessage } from './handlers/import-thread'

/*
 * Entry of the import thread: one job comes as worker data, progress and the end go back as messages. It has
 * connections and files of its own and shares nothing with the station but the disk.
 */

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const TELL_EVERY_MS = 100

if (isMainThread || !parentPort) throw new Error('this file is a thread of the station')
const port = parentPort
const job: ImportJob = workerData
const post = (message: ImportThreadMessage) => port.postMessage(message)
let isCancelled = false
let toldAt = 0

function inTime(message: ImportThreadMessage): void {
  if (performance.now() - toldAt < TELL_EVERY_MS) return
  toldAt = performance.now()
  post(message)
}

port.on('message', () => (isCancelled = true))
void runImportJob(job, {
  progress: (progress) => inTime({ said: 'progress', progress }),
  indexing: (done, total) => inTime({ said: 'indexing', done, total }),
  isCancelled: () => isCancelled,
}).then((end) => {
  post({ said: 'end', end })
  port.close()
})
