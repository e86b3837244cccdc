import { USUAL_DPI, USUAL_MEDIA, type PrinterLanguage } from '@shared/domain/label-media'
import type { PrinterTally } from '@shared/domain/print-job'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import { invariant, refuse, type Result } from '@shared/domain/result'
import type { DeviceIdentity, DevicePorts, LabelJob, LabelPrinter, PrintFailure, PrintProof } from '../device'
import { createStatusBoard } from '../status-board'
import { backoffMs } from '../transports/backoff'
import { stateOfFailure, type Transport, type TransportFailure } from '../transports/transport'
import { labelCount, pause, printJob, printLimits, type PrintLimits, type PrintWork } from './print-job'
import { printerManuals, type PrinterReport } from './printer-manuals'
import { openPrinterSession, type PrinterSession } from './printer-session'
import { mediaMismatch } from './status/zpl-configuration'
import { settleJob, type BrokenJob } from './settle-job'

/** More labels than a bench makes in an hour without anyone noticing. */
export const maxWaitingJobs = 20
/** A label of text and raster parts is some ten kilobytes. */
export const maxJobBytes = 2_000_000
/** Copies of one label that are asked for at once. */
export const maxCopies = 100

export interface PrinterTimings extends PrintLimits {
  /** An idle printer is looked after this often, over a connection of its own: the port serves one client at a time. */
  readonly probeEveryMs: DurationMs
}

export const printerTimings: PrinterTimings = { ...printLimits, probeEveryMs: 1_000 }

/** Between two attempts to reach a printer whose line broke over a label. */
const settleRetryMs: DurationMs = 200

/**
 * A label printer with a line of its own: port 9100, serial, USB. Every job and every look at the idle printer has its
 * own connection, so that benches can share a printer and no answer to an old question is left on the line. How its
 * language is spoken is in printer-manuals.ts.
 */
export function createConnectedLabelPrinter(
  language: Exclude<PrinterLanguage, 'pdf'>,
  identity: DeviceIdentity,
  transport: Transport,
  ports: DevicePorts,
  timings: PrinterTimings = printerTimings,
): LabelPrinter {
  const { clock } = ports
  const manual = printerManuals[language]
  const dpi = identity.profile?.dpi ?? USUAL_DPI
  const media = identity.profile?.media ?? USUAL_MEDIA
  const board = createStatusBoard(identity, 'printer', clock)
  let isRunning = false
  let wasStarted = false
  let waitingJobs = 0
  /** At most so many bytes of a label that broke off may be in the printer. */
  let halfBytes = 0
  let hasEverAnswered = false
  /** Null until the printer was asked for it once. */
  let hasCounter: boolean | null = manual.counter === null ? false : null
  /** Whether its setting was held against the labels since it was reached, and since somebody had a hand in it. */
  let isFitKnown = manual.configuration === null
  /** Why its labels are not the ones wanted; null while nothing speaks against them. */
  let misfit: string | null = null
  let failedProbes = 0
  let probeTimer: ReturnType<typeof setTimeout> | undefined
  let session: PrinterSession | null = null
  /** The end of the line: whoever wants the printer next waits for it. */
  let previous: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = previous.then(work)
    // The chain goes on after a fault; the fault itself belongs to whoever asked for the work.
    previous = turn.catch(() => undefined)
    return turn
  }

  function heard({ status, trouble, text }: PrinterReport): void {
    hasEverAnswered = true
    if (manual.tellsHalf && !status.flags.includes('partial-format')) halfBytes = 0
    board.said(text, clock.now())
    if (!isRunning) return
    // A hand at the printer may have changed the roll.
    if (trouble !== null && manual.configuration !== null) isFitKnown = false
    if (trouble !== null) board.enter('needs-hand', text, trouble)
    else if (misfit !== null) board.enter('needs-hand', misfit, 'wrong-label')
    // Until its setting is known it is not called ready.
    else if (isFitKnown) board.enter('ready')
  }

  function lineLost(failure: TransportFailure): void {
    isFitKnown = manual.configuration === null
    if (isRunning) board.enter(stateOfFailure(failure), failure.detail)
  }

  /** Opens a connection, uses it, closes it. */
  async function overSession<T>(use: (open: PrinterSession) => Promise<T>, refused: (failure: TransportFailure) => T): Promise<T> {
    const opened = await openPrinterSession(transport, manual, timings.answerTimeoutMs)
    if (!opened.ok) {
      lineLost(opened.failure)
      return refused(opened.failure)
    }
    session = opened.value
    try {
      if (isRunning) return await use(opened.value)
      return refused({ cause: 'broken', operation: 'open', address: identity.address, detail: 'the printer was given back' })
    } finally {
      session = null
      if (opened.value.lost !== null) lineLost(opened.value.lost)
      await opened.value.close()
    }
  }

  /** Asks how the printer is set up, once after it was reached, and again while it does not fit. */
  async function checkFit(open: PrinterSession): Promise<void> {
    if (manual.configuration === null || (isFitKnown && misfit === null)) return
    const answer = await open.ask(manual.configuration)
    if (answer.kind === 'lost' || !isRunning) return
    isFitKnown = true
    misfit = answer.kind === 'answered' ? mediaMismatch(answer.value, media, dpi) : null
    if (misfit !== null) board.enter('needs-hand', misfit, 'wrong-label')
  }

  /** Asks once whether the printer counts its labels. A line that breaks over the question says nothing about it. */
  async function learnCounter(open: PrinterSession): Promise<void> {
    if (hasCounter !== null || manual.counter === null) return
    const answer = await open.ask(manual.counter)
    if (answer.kind !== 'lost') hasCounter = answer.kind === 'answered'
  }

  /** What every job and every question after it is worked with. */
  function surroundings(labels: number): Omit<PrintWork, 'session' | 'counted'> {
    return { clock, limits: timings, halfBytes, hasCounter: hasCounter === true, labels, heard, cleared: () => (halfBytes = 0) }
  }

  async function print(bytes: Uint8Array, labels: number): Promise<Result<PrintProof, PrintFailure>> {
    if (!isRunning) return refuse(notSent('unreachable', 'the printer is not in use'))
    let countBefore: number | null = null
    const outcome = await overSession<Result<PrintProof, PrintFailure>>(
      async (open) => {
        if (hasEverAnswered) await checkFit(open)
        if (misfit !== null) return refuse({ kind: 'needs-hand', trouble: 'wrong-label', detail: misfit, sentBytes: 0 })
        return printJob({ session: open, ...surroundings(labels), counted: (count) => (countBefore = count) }, bytes)
      },
      (failure) => refuse(notSent('unreachable', failure.detail)),
    )
    if (!isRunning || outcome.ok) return outcome
    const { failure } = outcome
    if (failure.kind === 'needs-hand') board.enter('needs-hand', failure.detail, failure.trouble)
    if (failure.kind === 'needs-hand' || failure.sentBytes === 0) return outcome
    halfBytes = Math.max(halfBytes, failure.sentBytes)
    return (await settle({ failure, jobBytes: bytes.length, countBefore }, labels)) ?? outcome
  }

  /** Asks the printer what became of a job whose line broke, as soon as it can be reached. */
  async function settle(job: BrokenJob, labels: number): Promise<Result<PrintProof, PrintFailure> | null> {
    const tries = Math.ceil(timings.settleTimeoutMs / settleRetryMs)
    const until = clock.now() + timings.settleTimeoutMs
    for (let attempt = 0; attempt < tries && isRunning && clock.now() < until; attempt += 1) {
      const asked = await overSession<'unreachable' | Result<PrintProof, PrintFailure> | null>((open) => settleJob(open, surroundings(labels), job), () => 'unreachable')
      if (asked !== 'unreachable') return asked
      await pause(settleRetryMs)
    }
    return null
  }

  /** Looks at the idle printer. Whether it could be reached. */
  async function probe(): Promise<boolean> {
    return overSession(
      async (open) => {
        const answer = await open.askState()
        if (!isRunning || answer.kind === 'lost') return answer.kind !== 'lost'
        if (answer.kind === 'answered' && answer.value.isFull) {
          heard(answer.value.report)
          if (answer.value.report.trouble === null) await checkFit(open)
          if (misfit === null && isRunning && answer.value.report.trouble === null) board.enter('ready')
          await learnCounter(open)
        } else probeUnanswered(answer.kind === 'answered' ? answer.value.report : null)
        return true
      },
      () => false,
    )
  }

  /** It said nothing, or only whether there are errors. */
  function probeUnanswered(errors: PrinterReport | null): void {
    const question = manual.state[0].name
    if (errors !== null && errors.trouble !== null) board.enter('needs-hand', errors.text, errors.trouble)
    // One that used to answer and stopped is likely in trouble; one that never did is just a simple printer.
    else if (hasEverAnswered) board.enter('silent', `no answer to ${question}`)
    else {
      board.said(`(no answer to ${question}: prints cannot be confirmed)`, clock.now())
      board.enter('ready')
    }
  }

  async function watch(): Promise<void> {
    // A job in line tells more than a look would.
    const wasReached = waitingJobs > 0 || (await inTurn(() => (isRunning ? probe() : Promise.resolve(true))))
    if (!isRunning) return
    failedProbes = wasReached ? 0 : failedProbes + 1
    probeTimer = setTimeout(() => void watch(), wasReached ? timings.probeEveryMs : backoffMs(failedProbes - 1, ports.random))
  }

  return {
    language,
    dpi,
    media,
    get status() {
      return board.status
    },
    onStatus: board.onStatus,
    start() {
      invariant(!wasStarted, 'a printer is started once')
      wasStarted = true
      isRunning = true
      void watch()
    },
    async stop() {
      isRunning = false
      clearTimeout(probeTimer)
      await session?.close()
      await previous
    },
    async tally() {
      // One that never answered would only be waited for in vain.
      if (!isRunning || !hasEverAnswered) return null
      return inTurn(() => overSession<PrinterTally | null>(async (open) => {
        const answer = await open.askState()
        if (answer.kind !== 'answered' || !answer.value.isFull) return null
        const { report } = answer.value
        heard(report)
        const { flags, labelsRemaining } = report.status
        const hasHalfLabel = flags.includes('partial-format')
        // Where it has a count of its own it says; else that it works on something is all there is.
        const labelsWaiting = manual.tells === 'nothing-left' ? (labelsRemaining ?? 0) + (flags.includes('printing') && !labelsRemaining ? 1 : 0) : flags.includes('printing') ? 1 : null
        await learnCounter(open)
        return { labelsPrinted: await labelCount({ session: open, hasCounter: hasCounter === true }), labelsWaiting, hasHalfLabel, text: report.text }
      }, () => null))
    },
    async print(job) {
      const bytes = jobBytes(job)
      invariant(manual.isWhole(Buffer.from(job.bytes).toString('latin1')), `job ${job.jobId} is a whole label of ${language}`)
      if (waitingJobs >= maxWaitingJobs) return refuse(notSent('timeout', `${maxWaitingJobs} labels are waiting already`))
      waitingJobs += 1
      const startedAt: Instant = clock.now()
      const outcome = await inTurn(() => print(bytes, job.copies ?? 1)).finally(() => {
        waitingJobs -= 1
      })
      const facts = { deviceId: identity.deviceId, jobId: job.jobId, tookMs: clock.now() - startedAt }
      if (outcome.ok) ports.log.info('label sent', { ...facts, confirmed: outcome.value.confirmed })
      else ports.log.warn('label not printed', { ...facts, ...outcome.failure })
      return outcome
    },
  }
}

/** The bytes of a job, copies and all. Half a label would wait in the printer for its end and swallow the next one, so each ends with a line end. */
function jobBytes({ jobId, bytes, copies = 1 }: LabelJob): Uint8Array {
  invariant(Number.isInteger(copies) && copies >= 1 && copies <= maxCopies, `job ${jobId} is printed 1 to ${maxCopies} times`)
  const label = bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from('\r\n')])
  invariant(label.length * copies <= maxJobBytes, `job ${jobId} is at most ${maxJobBytes} bytes`)
  return Buffer.concat(Array.from({ length: copies }, () => label))
}

function notSent(kind: PrintFailure['kind'], detail: string): PrintFailure {
  return { kind, trouble: null, detail, sentBytes: 0 }
}
