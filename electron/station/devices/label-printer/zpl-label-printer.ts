import { USUAL_DPI, USUAL_MEDIA } from '@shared/domain/label-media'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import { invariant, refuse, type Result } from '@shared/domain/result'
import type { DeviceIdentity, DevicePorts, LabelJob, LabelPrinter, PrintFailure, PrintProof } from '../device'
import { createStatusBoard } from '../status-board'
import { backoffMs } from '../transports/backoff'
import { stateOfFailure, type Transport, type TransportFailure } from '../transports/transport'
import { troubleOfHostStatus, type HostStatus } from './host-status'
import { printJob, printLimits, type PrintLimits } from './print-job'
import { openPrinterSession, type PrinterSession } from './printer-session'

/** More labels than a bench makes in an hour without anyone noticing. */
export const maxWaitingJobs = 20
/** A label of text and raster parts is some ten kilobytes. */
export const maxJobBytes = 2_000_000

export interface PrinterTimings extends PrintLimits {
  /** An idle printer is looked after this often, over a connection of its own: the port serves one client at a time. */
  readonly probeEveryMs: DurationMs
}

export const printerTimings: PrinterTimings = { ...printLimits, probeEveryMs: 1_000 }

/** Copies of one label that are asked for at once. */
export const maxCopies = 100

/**
 * A label printer that speaks ZPL II, on port 9100 or on a serial line. Every job and every look at the idle printer
 * has its own connection, so that benches can share a printer and no answer to an old question is left on the line.
 */
export function createZplLabelPrinter(
  identity: DeviceIdentity,
  transport: Transport,
  ports: DevicePorts,
  timings: PrinterTimings = printerTimings,
): LabelPrinter {
  const { clock } = ports
  const board = createStatusBoard(identity, 'printer', clock)
  let isRunning = false
  let wasStarted = false
  let waitingJobs = 0
  let mayHoldHalfLabel = false
  let hasEverAnswered = false
  /** Null until the printer was asked for it once. */
  let hasOdometer: boolean | null = null
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

  function heard(status: HostStatus): void {
    hasEverAnswered = true
    if (!status.hasPartialFormat) mayHoldHalfLabel = false
    board.said(status.text, clock.now())
    const trouble = troubleOfHostStatus(status)
    if (trouble === null) board.enter('ready')
    else board.enter('needs-hand', status.text, trouble)
  }

  function lineLost(failure: TransportFailure): void {
    if (isRunning) board.enter(stateOfFailure(failure), failure.detail)
  }

  /** Opens a connection, uses it, closes it. */
  async function overSession<T>(use: (open: PrinterSession) => Promise<T>, refused: (failure: TransportFailure) => T): Promise<T> {
    const opened = await openPrinterSession(transport, timings.answerTimeoutMs)
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

  async function print(label: Uint8Array): Promise<Result<PrintProof, PrintFailure>> {
    if (!isRunning) return refuse(notSent('unreachable', 'the printer is not in use'))
    return overSession(
      async (open) => {
        const outcome = await printJob({ session: open, clock, limits: timings, mayHoldHalfLabel, hasOdometer: hasOdometer === true, heard }, label)
        if (!isRunning) return outcome
        if (outcome.ok) mayHoldHalfLabel = false
        else noteFailure(outcome.failure)
        return outcome
      },
      (failure) => refuse(notSent('unreachable', failure.detail)),
    )
  }

  function noteFailure(failure: PrintFailure): void {
    if (failure.kind === 'needs-hand') board.enter('needs-hand', failure.detail, failure.trouble)
    else if (failure.sentBytes > 0) mayHoldHalfLabel = true
  }

  /** Looks at the idle printer. Whether it could be reached. */
  async function probe(): Promise<boolean> {
    return overSession(
      async (open) => {
        const answer = await open.askHostStatus()
        if (!isRunning) return true
        if (answer.kind === 'answered') {
          heard(answer.status)
          hasOdometer ??= (await open.askOdometer()).kind === 'answered'
        } else if (answer.kind === 'no-answer') await probeUnanswered(open)
        return answer.kind !== 'lost'
      },
      () => false,
    )
  }

  async function probeUnanswered(open: PrinterSession): Promise<void> {
    const answer = await open.askErrorStatus()
    if (!isRunning || answer.kind === 'lost') return
    if (answer.kind === 'answered' && answer.status.hasError) board.enter('needs-hand', answer.status.text, answer.status.trouble)
    // One that used to answer and stopped is likely in trouble; one that never did is just a simple printer.
    else if (hasEverAnswered) board.enter('silent', 'no answer to ~HS')
    else {
      board.said('(no answer to ~HS: prints cannot be confirmed)', clock.now())
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
    language: 'zpl',
    dpi: identity.profile?.dpi ?? USUAL_DPI,
    media: identity.profile?.media ?? USUAL_MEDIA,
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
    async print(job) {
      const label = labelBytes(job)
      if (waitingJobs >= maxWaitingJobs) return refuse(notSent('timeout', `${maxWaitingJobs} labels are waiting already`))
      waitingJobs += 1
      const startedAt: Instant = clock.now()
      const outcome = await inTurn(() => print(label)).finally(() => {
        waitingJobs -= 1
      })
      const facts = { deviceId: identity.deviceId, jobId: job.jobId, tookMs: clock.now() - startedAt }
      if (outcome.ok) ports.log.info('label sent', { ...facts, confirmed: outcome.value.confirmed })
      else ports.log.warn('label not printed', { ...facts, ...outcome.failure })
      return outcome
    },
  }
}

/** Half a label would wait in the printer for its end and swallow the next one, so only whole ones are taken. */
function labelBytes(job: LabelJob): Uint8Array {
  const zpl = Buffer.from(job.bytes).toString('latin1').trim()
  const copies = job.copies ?? 1
  invariant(zpl.startsWith('^XA') && zpl.endsWith('^XZ'), `job ${job.jobId} is a whole label, ^XA to ^XZ`)
  invariant(Number.isInteger(copies) && copies >= 1 && copies <= maxCopies, `job ${job.jobId} is printed 1 to ${maxCopies} times`)
  const bytes = Buffer.from(`${zpl}\r\n`.repeat(copies), 'latin1')
  invariant(bytes.length <= maxJobBytes, `job ${job.jobId} is at most ${maxJobBytes} bytes`)
  return bytes
}

function notSent(kind: PrintFailure['kind'], detail: string): PrintFailure {
  return { kind, trouble: null, detail, sentBytes: 0 }
}
