import type { ReadJob } from '../../electron/station/labels/job-bytes'
import { readEpl as readEplJob } from '../../electron/station/labels/read-epl'
import { readTspl as readTsplJob } from '../../electron/station/labels/read-tspl'

/** A job in TSPL, drawn back by the reader of the previews. A command that it does not know fails the test. */
export function readTspl(bytes: Uint8Array, dotsPerMm: number): ReadJob {
  return known('TSPL', readTsplJob(bytes, dotsPerMm))
}

/** A job in EPL2, likewise. */
export function readEpl(bytes: Uint8Array): ReadJob {
  return known('EPL2', readEplJob(bytes))
}

function known(language: string, job: ReadJob): ReadJob {
  if (job.unknown.length > 0) throw new Error(`${language}: ${JSON.stringify(job.unknown)}`)
  return job
}
