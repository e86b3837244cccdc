import type { DurationMs } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Connection, Transport, TransportFailure } from '../transports/transport'
import { parseErrorStatus, type ErrorStatus } from './error-status'
import { maxStatusReplyBytes, takeHostStatus, type HostStatus } from './host-status'

/*
 * One connection to a printer, from opening to closing: questions, and the bytes of a job.
 *
 * `~HS` replies carry no number. Each question gets at most one reply, in order, so a reply is known to be newer than
 * an event as soon as there are more replies than there were questions before that event. `fence` marks the event;
 * a late reply from before it is never taken for news.
 */

/** Handed to the operating system in one go, so that a stalled printer is noticed and what left is known to this grain. */
export const sendChunkBytes = 4_096
const ODOMETER = 'odometer.total_label_count'

export type PrinterAnswer<T> =
  | { readonly kind: 'answered'; readonly status: T }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'lost'; readonly failure: TransportFailure }

export interface SendFailure {
  readonly failure: TransportFailure
  /** At most this many bytes of the job left the station. */
  readonly sentBytes: number
}

export interface PrinterSession {
  /** Why the connection ended by itself; null while it stands. */
  readonly lost: TransportFailure | null
  askHostStatus(): Promise<PrinterAnswer<HostStatus>>
  askErrorStatus(): Promise<PrinterAnswer<ErrorStatus>>
  /**
   * How many labels came out of the printer in its life: SGD `odometer.total_label_count` (Zebra programming guide, SGD
   * printer commands). Many imitations know no odometer and keep silent.
   */
  askOdometer(): Promise<PrinterAnswer<number>>
  /** From now on only replies to later questions count. */
  fence(): void
  send(bytes: Uint8Array): Promise<Result<void, SendFailure>>
  close(): Promise<void>
}

/** Opens a connection to the printer; `answerTimeoutMs` is how long it may take to answer `~HS` or `~HQES`. */
export async function openPrinterSession(
  transport: Transport,
  answerTimeoutMs: DurationMs,
): Promise<Result<PrinterSession, TransportFailure>> {
  let heard = new Uint8Array()
  let asked = 0
  let replied = 0
  let fencedAt = 0
  let newest: HostStatus | null = null
  let lost: TransportFailure | null = null
  /** Called whenever something arrived or the connection ended. */
  let wake: () => void = () => undefined

  const opened = await transport.open({
    bytes(bytes) {
      const taken = takeHostStatus(Buffer.concat([heard, bytes]))
      if (taken.status !== null) {
        newest = taken.status
        replied += taken.replies
        heard = new Uint8Array(taken.rest)
      } else {
        // Kept whole, not only from an STX on: a `~HQES` reply has none.
        heard = new Uint8Array(Buffer.concat([heard, bytes]).subarray(-maxStatusReplyBytes))
      }
      wake()
    },
    lost(failure) {
      lost = failure
      wake()
    },
  })
  if (!opened.ok) return opened
  const connection: Connection = opened.value

  async function ask<T>(question: string, read: () => T | null): Promise<PrinterAnswer<T>> {
    const written = await connection.write(Buffer.from(`${question}\r\n`, 'latin1'))
    if (!written.ok) return { kind: 'lost', failure: lost ?? written.failure }
    return new Promise((resolve) => {
      const settle = (answer: PrinterAnswer<T>): void => {
        clearTimeout(timer)
        wake = () => undefined
        resolve(answer)
      }
      const timer = setTimeout(() => settle({ kind: 'no-answer' }), answerTimeoutMs)
      wake = () => {
        const status = read()
        if (status !== null) settle({ kind: 'answered', status })
        else if (lost !== null) settle({ kind: 'lost', failure: lost })
      }
      wake()
    })
  }

  return ok({
    get lost() {
      return lost
    },
    askHostStatus() {
      asked += 1
      const repliesBefore = replied
      return ask('~HS', () => (replied > Math.max(fencedAt, repliesBefore) ? newest : null))
    },
    askErrorStatus() {
      heard = new Uint8Array()
      return ask('~HQES', () => parseErrorStatus(heard))
    },
    askOdometer() {
      heard = new Uint8Array()
      return ask(`! U1 getvar "${ODOMETER}"`, () => {
        const count = /"(\d{1,10})"/.exec(Buffer.from(heard).toString('latin1'))?.[1]
        return count === undefined ? null : Number(count)
      })
    },
    fence() {
      fencedAt = asked
    },
    async send(bytes) {
      for (let sentBytes = 0; sentBytes < bytes.length; sentBytes += sendChunkBytes) {
        if (lost !== null) return refuse({ failure: lost, sentBytes })
        const chunk = bytes.subarray(sentBytes, sentBytes + sendChunkBytes)
        const written = await connection.write(chunk)
        // Of the chunk that failed anything between nothing and all may have left.
        if (!written.ok) return refuse({ failure: lost ?? written.failure, sentBytes: sentBytes + chunk.length })
      }
      return ok(undefined)
    },
    async close() {
      lost ??= { cause: 'broken', operation: 'line', address: transport.address, detail: 'closed by the station' }
      wake()
      await connection.close()
    },
  })
}
