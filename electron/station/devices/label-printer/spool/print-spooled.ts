import { ok, refuse, type Result } from '@shared/domain/result'
import type { Clock } from '../../../ports'
import type { PrintFailure, PrintProof } from '../../device'
import { pause, type PrintLimits } from '../print-job'
import type { SpooledJob, Spooler, SpoolLanguage } from './spooler'

/*
 * One job through a print queue:
 *
 *   queue stopped or in trouble ──────▶ needs-hand, nothing sent
 *   job given ─ taken ────────────────▶ sent, not confirmed: a queue never knows what came out
 *             ├ not taken in time ─ cancel ─ it had not begun ▶ timeout, nothing sent
 *             │                             └ it had ────────▶ timeout, unknown
 *             └ given up by the queue ─▶ broken, unknown
 *
 * A job that is not taken in time is taken back: one that lay in a queue unseen would come out when nobody expects it.
 */

export interface SpoolWork {
  readonly spooler: Spooler
  readonly clock: Clock
  readonly limits: Pick<PrintLimits, 'confirmTimeoutMs' | 'askEveryMs'>
  readonly name: string
  readonly language: SpoolLanguage
}

export async function printSpooled({ spooler, clock, limits, name, language }: SpoolWork, bytes: Uint8Array): Promise<Result<PrintProof, PrintFailure>> {
  const queue = await spooler.queueState()
  if (!queue.ok) return refuse({ kind: queue.failure.cause === 'timeout' ? 'timeout' : 'unreachable', trouble: null, detail: queue.failure.detail, sentBytes: 0 })
  if (queue.value.trouble !== null) return refuse({ kind: 'needs-hand', trouble: queue.value.trouble, detail: queue.value.text, sentBytes: 0 })
  const given = await spooler.submit(name, bytes, language)
  if (!given.ok) return refuse({ kind: given.failure.failure.cause === 'timeout' ? 'timeout' : 'broken', trouble: null, detail: given.failure.failure.detail, sentBytes: given.failure.sentBytes })
  const sentAt = clock.now()
  let job: SpooledJob = given.value
  let hasBegun = job.state !== 'waiting'
  const polls = Math.ceil(limits.confirmTimeoutMs / limits.askEveryMs)
  for (let poll = 0; poll <= polls && clock.now() - sentAt <= limits.confirmTimeoutMs; poll += 1) {
    if (job.state === 'taken') return ok({ confirmed: false, sentAt, evidence: `${job.text}: the queue handed it on and does not know whether it was printed` })
    if (job.state === 'ended') return refuse({ kind: 'broken', trouble: null, detail: job.text, sentBytes: bytes.length })
    await pause(limits.askEveryMs)
    const asked = await spooler.jobState(job.id)
    if (!asked.ok) return refuse({ kind: 'broken', trouble: null, detail: `${job.text}, then ${asked.failure.detail}`, sentBytes: bytes.length })
    job = asked.value
    hasBegun ||= job.state !== 'waiting'
  }
  const cancelled = await spooler.cancel(job.id)
  // It may have begun between the last look and the taking back.
  const after = await spooler.jobState(job.id)
  const isBack = cancelled.ok && !hasBegun && after.ok && after.value.state === 'ended'
  return refuse({ kind: 'timeout', trouble: null, detail: `${job.text}; ${isBack ? 'taken back before it began' : 'taken back too late to know what was printed'}`, sentBytes: isBack ? 0 : bytes.length })
}
