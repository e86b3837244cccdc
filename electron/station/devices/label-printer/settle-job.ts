import { ok, refuse, type Result } from '@shared/domain/result'
import type { PrintFailure, PrintProof } from '../device'
import { clear, doneAnswersNeeded, labelCount, pause, type PrintWork } from './print-job'
import { isEmpty } from './printer-manuals'
import type { PrinterSession } from './printer-session'

/*
 * What became of a job whose line broke, asked of the printer over a new connection. Half a label is cleared now, before
 * anybody is told: the line end that closes a begun command may be the one that prints it, and a label that comes out
 * after a person looked would be printed again. Only a printer that counts its labels can tell what happened, because
 * "nothing left" is said after printing and after losing alike:
 *
 *   half a label in it, count unmoved ──▶ cleared; nothing of the job can print any more
 *   nothing in it, count unmoved ───────▶ nothing of the job can print any more
 *   nothing in it, count moved by the job, and all of the job was handed over ─▶ printed
 *   anything else ──────────────────────▶ unknown: a person looks
 *
 * A count that moved while only a part was handed over may be another bench's label at a shared printer, and no answer
 * is no answer.
 */

export interface BrokenJob {
  readonly failure: PrintFailure
  readonly jobBytes: number
  readonly countBefore: number | null
}

const askTries = 20

/** What became of a job that broke, or null when nobody can know. */
export async function settleJob(session: PrinterSession, work: Omit<PrintWork, 'session' | 'counted'>, { failure, jobBytes, countBefore }: BrokenJob): Promise<Result<PrintProof, PrintFailure> | null> {
  const { limits, clock } = work
  if (!session.manual.tellsHalf && !(await clear({ ...work, session })).ok) return null
  const until = clock.now() + limits.settleTimeoutMs
  let stillAnswers = 0
  for (let tries = 0; tries < askTries && clock.now() <= until; tries += 1) {
    const answer = await session.askState()
    if (answer.kind !== 'answered' || !answer.value.isFull) return null
    const { report } = answer.value
    work.heard(report)
    if (report.status.flags.includes('partial-format')) {
      if (!(await clear({ ...work, session })).ok) return null
      stillAnswers = 0
    } else if (isEmpty(report.status)) stillAnswers += 1
    // It works on what it has, or waits for a hand over it.
    else if (report.trouble !== null) return null
    else stillAnswers = 0
    if (stillAnswers >= doneAnswersNeeded) {
      if (countBefore === null) return null
      const count = await labelCount({ session, hasCounter: true })
      if (count === countBefore) return refuse({ ...failure, sentBytes: 0, detail: `${failure.detail}; asked since: nothing is left in the printer and it counted no label (${count})` })
      if (count === countBefore + work.labels && failure.sentBytes === jobBytes) return ok({ confirmed: true, sentAt: clock.now(), evidence: `${report.text} | labels printed ${countBefore} -> ${count}, asked after the line broke` })
      return null
    }
    await pause(limits.askEveryMs)
  }
  return null
}
