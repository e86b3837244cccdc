import type { PrinterTrouble } from '@shared/domain/device'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { DurationMs } from '@shared/domain/quantities'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import { withinMs } from '../../transports/deadline'
import type { TransportFailure } from '../../transports/transport'
import type { QueueState, SpooledJob, Spooler } from './spooler'
import { WINSPOOL_SCRIPT } from './winspool-script'

/*
 * The Windows spooler, RAW: bytes go to the printer as they are, whatever its driver. A process of its own calls
 * winspool.drv (StartDocPrinter with data type RAW, WritePrinter, GetJob, SetJob, GetPrinter), so that a driver that hangs
 * or crashes takes nothing along, and no native module has to be built. One question a line in, one answer a line out.
 *
 *   {"ask":"queue"}                          {"status":0,"jobs":0}                    PRINTER_STATUS_* bits
 *   {"ask":"submit","name":…,"base64":…}     {"job":12,"written":940}                 RAW: no language is looked at
 *   {"ask":"job","job":12}                   {"status":16} · {"gone":true}            JOB_STATUS_* bits
 *   {"ask":"cancel","job":12}                {}
 *   anything that failed                     {"error":"…","code":1801,"written":0}    a Win32 error
 */

/** Starting compiles a few lines; it happens once. */
export const startTimeoutMs: DurationMs = 15_000
export const spoolTimeoutMs: DurationMs = 10_000

/** How the process is started; another one in tests. */
export interface SpoolProcess {
  readonly command: string
  readonly args: readonly string[]
}

const powershell: SpoolProcess = { command: 'powershell.exe', args: ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand', Buffer.from(WINSPOOL_SCRIPT, 'utf16le').toString('base64')] }

interface SpoolAnswer {
  readonly status?: number
  readonly job?: number
  readonly written?: number
  readonly gone?: boolean
  readonly error?: string
  readonly code?: number
}

/** Windows: there is no printer of this name. Source: System Error Codes, ERROR_INVALID_PRINTER_NAME; 5 is ERROR_ACCESS_DENIED. */
const INVALID_PRINTER_NAME = 1801
const ACCESS_DENIED = 5

/** PRINTER_STATUS_* (Windows SDK, winspool.h). */
const printerBits: readonly (readonly [number, PrinterTrouble, string])[] = [
  [0x400000, 'head-open', 'door open'], [0x10, 'paper-out', 'paper out'], [0x08, 'jam', 'paper jam'], [0x01, 'paused', 'paused'], [0x80, 'offline', 'offline'], [0x1000, 'offline', 'not available'], [0x02, 'fault', 'error'], [0x100000, 'fault', 'wants a hand'],
]
/** JOB_STATUS_*: printed, complete, retained · deleting, deleted, error · spooling, printing. */
const JOB_TAKEN = 0x80 | 0x1000 | 0x2000
const JOB_ENDED = 0x04 | 0x100 | 0x02
const JOB_WORKING = 0x10 | 0x08

/** A printer by its name in the Windows spooler. */
export function createWindowsSpooler(address: string, printer: string, starter: SpoolProcess = powershell): Spooler {
  let child: ChildProcessWithoutNullStreams | null = null
  let answers: ((line: string | null) => void)[] = []
  let isFresh = true

  function start(): ChildProcessWithoutNullStreams {
    const started = spawn(starter.command, [...starter.args], { stdio: 'pipe', windowsHide: true, env: { ...process.env, TURNBACK_PRINTER: printer } })
    const over = (): void => {
      if (child === started) child = null
      const left = answers
      answers = []
      for (const tell of left) tell(null)
    }
    started.on('error', over)
    started.on('exit', over)
    started.stdin.on('error', () => undefined)
    started.stderr.resume()
    createInterface({ input: started.stdout }).on('line', (line) => answers.shift()?.(line))
    isFresh = true
    return started
  }

  const failed = (cause: TransportFailure['cause'], detail: string): TransportFailure => ({ cause, operation: 'line', address, detail })

  async function ask(question: Readonly<Record<string, unknown>>): Promise<Result<SpoolAnswer, TransportFailure & { readonly written: number }>> {
    child ??= start()
    const asked = child
    const answer = new Promise<string | null>((resolve) => (answers = [...answers, resolve]))
    asked.stdin.write(`${JSON.stringify(question)}\n`)
    const line = await withinMs(answer, isFresh ? startTimeoutMs : spoolTimeoutMs)
    isFresh = false
    if (line === 'late') {
      // Answers come in order: after a late one none could be told apart.
      asked.kill()
      return refuse({ ...failed('timeout', 'the spooler does not answer'), written: Number.MAX_SAFE_INTEGER })
    }
    const read = line === null ? null : readAnswer(line)
    if (read === null) return refuse({ ...failed('broken', line === null ? `${starter.command} ended` : 'no answer of the spooler'), written: Number.MAX_SAFE_INTEGER })
    if (read.error === undefined) return ok(read)
    const cause = read.code === INVALID_PRINTER_NAME ? 'absent' : read.code === ACCESS_DENIED ? 'no-permission' : 'broken'
    return refuse({ ...failed(cause, `${read.error} (${read.code ?? 0})`), written: read.written ?? 0 })
  }

  function jobOf(id: string, { status = 0, gone = false }: SpoolAnswer): SpooledJob {
    const state = gone || (status & JOB_TAKEN) !== 0 ? 'taken' : (status & JOB_ENDED) !== 0 ? 'ended' : (status & JOB_WORKING) !== 0 ? 'working' : 'waiting'
    return { id, state, text: `job ${id}: ${gone ? 'left the queue' : `${state}, status 0x${status.toString(16)}`}` }
  }

  return {
    address,
    async queueState(): Promise<Result<QueueState, TransportFailure>> {
      const asked = await ask({ ask: 'queue' })
      if (!asked.ok) return asked
      const { status = 0 } = asked.value
      const set = printerBits.filter(([bit]) => (status & bit) !== 0)
      const trouble = set[0]?.[1] ?? null
      return ok({ state: trouble === null ? 'idle' : 'stopped', trouble, text: [trouble === null ? 'ready, as the queue says' : 'stopped', ...set.map(([, , words]) => words)].join('; ') })
    },
    async submit(name, job) {
      const asked = await ask({ ask: 'submit', name, base64: Buffer.from(job).toString('base64') })
      if (!asked.ok) return refuse({ failure: asked.failure, sentBytes: Math.min(job.length, asked.failure.written) })
      const { written = 0, job: id = 0 } = asked.value
      if (written === job.length) return ok({ id: String(id), state: 'waiting', text: `job ${id}: given to the queue` })
      return refuse({ failure: failed('broken', `the queue took ${written} of ${job.length} bytes`), sentBytes: written })
    },
    async jobState(id) {
      const asked = await ask({ ask: 'job', job: Number(id) })
      return asked.ok ? ok(jobOf(id, asked.value)) : asked
    },
    async cancel(id) {
      const asked = await ask({ ask: 'cancel', job: Number(id) })
      return asked.ok ? ok(undefined) : asked
    },
    close() {
      child?.kill()
    },
  }
}

function readAnswer(line: string): SpoolAnswer | null {
  try {
    const read: unknown = JSON.parse(line)
    return typeof read === 'object' && read !== null ? read : null
  } catch {
    return null
  }
}
