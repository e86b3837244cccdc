import type { DurationMs } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Connection, Transport, TransportFailure } from '../transports/transport'
import { judgePrinter, unknownAnswer, type PrinterStatus } from './status/printer-status'
import { stateQueries, type StatusLanguage, type StatusQuery } from './status/read-printer-status'

/** How long a printer may take to answer one question. */
export const statusAnswerTimeoutMs: DurationMs = 1_500
/** An answer is a few hundred bytes; what is longer is noise. */
const maxAnswerBytes = 8_192

/** A printer's state with what speaks for it. */
export interface AskedStatus {
  readonly status: PrinterStatus
  /** The questions that were answered, as people write them. */
  readonly answered: readonly string[]
  /** What the printer sent, for the record. */
  readonly answer: Uint8Array
}

/** A printer that can be asked again and again over one connection. */
export interface StatusSession {
  ask(): Promise<Result<AskedStatus, TransportFailure>>
  write(bytes: Uint8Array): Promise<Result<void, TransportFailure>>
  close(): Promise<void>
}

/** Opens a connection to a printer of this language. Nothing is sent until it is asked. */
export async function openStatusSession(transport: Transport, language: StatusLanguage, timeoutMs: DurationMs = statusAnswerTimeoutMs): Promise<Result<StatusSession, TransportFailure>> {
  let heard = new Uint8Array()
  let lost: TransportFailure | null = null
  let wake: () => void = () => undefined
  const opened = await transport.open({
    bytes(bytes) {
      heard = new Uint8Array(Buffer.concat([heard, bytes]).subarray(-maxAnswerBytes))
      wake()
    },
    lost(failure) {
      lost = failure
      wake()
    },
  })
  if (!opened.ok) return opened
  const connection: Connection = opened.value

  /** Asks one question; null when the printer keeps silent. */
  async function askOne(query: StatusQuery): Promise<Result<PrinterStatus | null, TransportFailure>> {
    heard = new Uint8Array()
    const written = await connection.write(Buffer.from(query.ask, 'latin1'))
    if (!written.ok) return refuse(lost ?? written.failure)
    const isAnswered = await new Promise<boolean>((resolve) => {
      const settle = (answered: boolean): void => {
        clearTimeout(timer)
        wake = () => undefined
        resolve(answered)
      }
      const timer = setTimeout(() => settle(heard.length > 0), timeoutMs)
      wake = () => {
        if (lost !== null) settle(false)
        else if (heard.length > 0 && query.read(heard).state !== 'incomplete') settle(true)
      }
      wake()
    })
    if (lost !== null) return refuse(lost)
    return ok(isAnswered ? query.read(heard) : null)
  }

  return ok({
    async ask() {
      const statuses: PrinterStatus[] = []
      const answered: string[] = []
      let answer = new Uint8Array()
      for (const query of stateQueries(language)) {
        const asked = await askOne(query)
        if (!asked.ok) return asked
        if (asked.value === null) continue
        statuses.push(asked.value)
        answered.push(query.name)
        answer = new Uint8Array(Buffer.concat([answer, heard]))
        // ESC/POS spreads its state over four bytes; the others tell it all at once.
        if (language !== 'escpos') break
      }
      return ok({ status: joined(statuses), answered, answer })
    },
    write: (bytes) => connection.write(bytes),
    close: () => connection.close(),
  })
}

/** Of several answers everything counts: no part of a printer is fine because another one is. */
function joined(statuses: readonly PrinterStatus[]): PrinterStatus {
  const [first, ...rest] = statuses
  if (first === undefined) return unknownAnswer('no answer: switched off, in trouble that it does not tell, or another language')
  if (rest.length === 0) return first
  const worst = (['blocked', 'unknown', 'incomplete', 'paused', 'printing', 'ready'] as const).find((state) => statuses.some((status) => status.state === state)) ?? 'unknown'
  return { ...judgePrinter({ flags: statuses.flatMap(({ flags }) => flags) }), state: worst, problems: [...new Set(statuses.flatMap(({ problems }) => problems))] }
}
