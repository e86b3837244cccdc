import { USUAL_DPI, USUAL_MEDIA, type PrinterLanguage } from '@shared/domain/label-media'
import { invariant, refuse, type Result } from '@shared/domain/result'
import type { DeviceIdentity, DevicePorts, LabelPrinter, PrintFailure, PrintProof } from '../../device'
import { createStatusBoard } from '../../status-board'
import { backoffMs } from '../../transports/backoff'
import { stateOfFailure } from '../../transports/transport'
import { maxCopies, maxJobBytes, maxWaitingJobs, printerTimings, type PrinterTimings } from '../connected-label-printer'
import { printSpooled } from './print-spooled'
import type { Spooler } from './spooler'

/** A queue is looked at less often than a printer: what it says of the printer is old news anyway. */
const probesASpan = 5

/** A printer behind a print queue of the operating system: any printer there is a driver for, by PDF or in its own language. */
export function createSpooledLabelPrinter(language: PrinterLanguage, identity: DeviceIdentity, spooler: Spooler, ports: DevicePorts, timings: PrinterTimings = printerTimings): LabelPrinter {
  const { clock } = ports
  const board = createStatusBoard(identity, 'printer', clock)
  let isRunning = false
  let wasStarted = false
  let waitingJobs = 0
  let failedProbes = 0
  let probeTimer: ReturnType<typeof setTimeout> | undefined
  let previous: Promise<unknown> = Promise.resolve()

  async function probe(): Promise<void> {
    const asked = await spooler.queueState()
    if (!isRunning) return
    failedProbes = asked.ok ? 0 : failedProbes + 1
    if (!asked.ok) board.enter(stateOfFailure(asked.failure), asked.failure.detail)
    else {
      board.said(asked.value.text, clock.now())
      if (asked.value.trouble === null) board.enter('ready')
      else board.enter('needs-hand', asked.value.text, asked.value.trouble)
    }
    probeTimer = setTimeout(() => void probe(), asked.ok ? timings.probeEveryMs * probesASpan : backoffMs(failedProbes - 1, ports.random))
  }

  async function print(jobId: string, bytes: Uint8Array, copies: number): Promise<Result<PrintProof, PrintFailure>> {
    let outcome: Result<PrintProof, PrintFailure> = refuse({ kind: 'unreachable', trouble: null, detail: 'the printer is not in use', sentBytes: 0 })
    for (let copy = 1; copy <= copies && isRunning; copy += 1) {
      outcome = await printSpooled({ spooler, clock, limits: timings, name: copies === 1 ? `Turnback ${jobId}` : `Turnback ${jobId} ${copy}/${copies}`, language }, bytes)
      // Copies before the one that failed are out of our hands.
      if (!outcome.ok) return copy === 1 ? outcome : refuse({ ...outcome.failure, sentBytes: Math.max(outcome.failure.sentBytes, bytes.length) })
    }
    return outcome
  }

  return {
    language,
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
      void probe()
    },
    async stop() {
      isRunning = false
      clearTimeout(probeTimer)
      await previous
      spooler.close()
    },
    async print({ jobId, bytes, copies = 1 }) {
      invariant(Number.isInteger(copies) && copies >= 1 && copies <= maxCopies, `job ${jobId} is printed 1 to ${maxCopies} times`)
      invariant(bytes.length > 0 && bytes.length <= maxJobBytes, `job ${jobId} is at most ${maxJobBytes} bytes`)
      if (waitingJobs >= maxWaitingJobs) return refuse({ kind: 'timeout', trouble: null, detail: `${maxWaitingJobs} labels are waiting already`, sentBytes: 0 })
      waitingJobs += 1
      const startedAt = clock.now()
      const turn = previous.then(() => print(jobId, bytes, copies))
      previous = turn.catch(() => undefined)
      const outcome = await turn.finally(() => (waitingJobs -= 1))
      const facts = { deviceId: identity.deviceId, jobId, tookMs: clock.now() - startedAt }
      if (outcome.ok) ports.log.info('label sent', { ...facts, confirmed: false })
      else {
        ports.log.warn('label not printed', { ...facts, ...outcome.failure })
        if (outcome.failure.kind === 'needs-hand') board.enter('needs-hand', outcome.failure.detail, outcome.failure.trouble)
      }
      return outcome
    },
  }
}
