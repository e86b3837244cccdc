import type { DurationMs } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Connection, Transport, TransportFailure } from '../transports/transport'
import type { PrinterManual, PrinterQuestion, PrinterReport } from './printer-manuals'
import { judgePrinter, type PrinterStatus } from './status/printer-status'

/*
 * One connection to a printer, from opening to closing: questions, and the bytes of a job.
 *
 * Answers carry no number. Each question gets at most one, in order, so an answer is known to be newer than an event as
 * soon as there are more answers than there were questions before that event. `fence` marks the event; a late answer from
 * before it is never taken for news.
 */

/** Handed to the operating system in one go, so that a stalled printer is noticed and what left is known to this grain. */
export const sendChunkBytes = 4_096
/** An answer is some hundred bytes, a list of all settings a few thousand; what is longer is noise. */
export const maxHeardBytes = 16_384

export type PrinterAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  /** Nothing, or nothing that is an answer; `heard` is what came instead. */
  | { readonly kind: 'no-answer'; readonly heard: Uint8Array }
  | { readonly kind: 'lost'; readonly failure: TransportFailure }

/** What a printer said of its state, by which questions. */
export interface PrinterState {
  readonly report: PrinterReport
  /** Whether the question that counts was answered, not only one that is asked instead. */
  readonly isFull: boolean
  readonly answered: readonly string[]
}

export interface SendFailure {
  readonly failure: TransportFailure
  /** At most this many bytes of the job left the station. */
  readonly sentBytes: number
}

export interface PrinterSession {
  readonly manual: PrinterManual
  /** Why the connection ended by itself; null while it stands. */
  readonly lost: TransportFailure | null
  /** Everything it answered to the newest `askState`, as it came. */
  readonly newestAnswer: Uint8Array
  askState(): Promise<PrinterAnswer<PrinterState>>
  ask<T>(question: PrinterQuestion<T>): Promise<PrinterAnswer<T>>
  /** From now on only answers to later questions count. */
  fence(): void
  send(bytes: Uint8Array): Promise<Result<void, SendFailure>>
  close(): Promise<void>
}

/** What is known of a question in this connection. */
interface AskedQuestion {
  readonly question: PrinterQuestion<unknown>
  asked: number
  replied: number
  fencedAt: number
  newest: unknown
}

/** Opens a connection to a printer of this language; `answerTimeoutMs` is how long it may take to answer one question. */
export async function openPrinterSession(transport: Transport, manual: PrinterManual, answerTimeoutMs: DurationMs): Promise<Result<PrinterSession, TransportFailure>> {
  let heard = new Uint8Array()
  let newestAnswer = new Uint8Array()
  let lost: TransportFailure | null = null
  const questions = new Map<string, AskedQuestion>()
  let pending: AskedQuestion | null = null
  /** Called whenever something arrived or the connection ended. */
  let wake: () => void = () => undefined

  /** Takes every answer out of what was heard: first those to the question at hand, then late ones to others. */
  function takeReplies(): void {
    const known = [...(pending === null ? [] : [pending]), ...[...questions.values()].filter((one) => one !== pending)]
    for (const one of known) {
      for (let found = one.question.find(heard); found !== null; found = one.question.find(heard)) {
        newestAnswer = new Uint8Array(Buffer.concat([newestAnswer, heard.subarray(found.start, found.end)]).subarray(-maxHeardBytes))
        one.newest = found.value
        one.replied += 1
        heard = new Uint8Array(Buffer.concat([heard.subarray(0, found.start), heard.subarray(found.end)]))
      }
    }
  }

  const opened = await transport.open({
    bytes(bytes) {
      heard = new Uint8Array(Buffer.concat([heard, bytes]).subarray(-maxHeardBytes))
      takeReplies()
      wake()
    },
    lost(failure) {
      lost = failure
      wake()
    },
  })
  if (!opened.ok) return opened
  const connection: Connection = opened.value

  async function ask<T>(question: PrinterQuestion<T>): Promise<PrinterAnswer<T>> {
    const known: AskedQuestion = questions.get(question.name) ?? { question, asked: 0, replied: 0, fencedAt: 0, newest: null }
    questions.set(question.name, known)
    pending = known
    known.asked += 1
    const repliesBefore = known.replied
    const written = await connection.write(Buffer.from(question.ask, 'latin1'))
    if (!written.ok) return { kind: 'lost', failure: lost ?? written.failure }
    return new Promise((resolve) => {
      const settle = (answer: PrinterAnswer<T>): void => {
        clearTimeout(timer)
        wake = () => undefined
        pending = null
        resolve(answer)
      }
      const timer = setTimeout(() => settle({ kind: 'no-answer', heard }), answerTimeoutMs)
      wake = () => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kept under the name of this question, by its own `find`
        if (known.replied > Math.max(known.fencedAt, repliesBefore)) settle({ kind: 'answered', value: known.newest as T })
        else if (lost !== null) settle({ kind: 'lost', failure: lost })
      }
      wake()
    })
  }

  return ok({
    manual,
    get lost() {
      return lost
    },
    get newestAnswer() {
      return newestAnswer
    },
    ask,
    async askState() {
      newestAnswer = new Uint8Array()
      const reports: PrinterReport[] = []
      const answered: string[] = []
      let silence: PrinterAnswer<never> = { kind: 'no-answer', heard: new Uint8Array() }
      for (const question of manual.state) {
        const answer = await ask(question)
        if (answer.kind === 'lost') return answer
        if (answer.kind === 'answered') {
          reports.push(answer.value)
          answered.push(question.name)
          if (!manual.asksAll) break
        } else {
          if (answer.heard.length > 0) silence = answer
          // Answers of one byte do not tell which question they belong to: after a silence none is asked further.
          if (manual.asksAll) break
        }
      }
      const report = joined(reports)
      return report === null ? silence : { kind: 'answered', value: { report, isFull: answered[0] === manual.state[0].name, answered } }
    },
    fence() {
      for (const one of questions.values()) one.fencedAt = one.asked
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

/** Of several answers everything counts: no part of a printer is fine because another one is. */
function joined(reports: readonly PrinterReport[]): PrinterReport | null {
  const [first, ...rest] = reports
  if (first === undefined || rest.length === 0) return first ?? null
  const statuses = reports.map(({ status }) => status)
  const worst = (['blocked', 'unknown', 'incomplete', 'paused', 'printing', 'ready'] as const).find((state) => statuses.some((status) => status.state === state)) ?? 'unknown'
  const status: PrinterStatus = { ...judgePrinter({ flags: statuses.flatMap(({ flags }) => flags) }), state: worst, problems: [...new Set(statuses.flatMap(({ problems }) => problems))] }
  return { status, trouble: reports.find(({ trouble }) => trouble !== null)?.trouble ?? null, text: reports.map(({ text }) => text).join(' | ') }
}
