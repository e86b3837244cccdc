import type { PrinterTrouble } from '@shared/domain/device'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { DurationMs } from '@shared/domain/quantities'
import { request } from 'node:http'
import { closeTimeoutMs, openTimeoutMs, type TransportCause, type TransportFailure } from '../../transports/transport'
import { decodeIppAnswer, encodeIppRequest, type IppAnswer, type IppAttribute, type IppOperation } from './ipp-message'
import type { QueueState, SpooledJob, Spooler, SpoolLanguage } from './spooler'

/*
 * A queue of CUPS, or a printer that speaks IPP itself, over HTTP. Source: RFC 8011; CUPS implementation of IPP.
 *
 * CUPS says `completed` of a raw job as soon as its backend handed the bytes on, also when the printer reset the connection
 * half-way (measured with 2.4.2): it is `taken`, and never means printed.
 */

/** A whole job goes in one request; a queue on this machine takes it within some ten milliseconds. */
export const ippTimeoutMs: DurationMs = 10_000
/** Answers about one job or one printer are some kilobytes. */
const maxAnswerBytes = 1_000_000
const USER = 'turnback'

interface HttpFailure extends TransportFailure {
  /** Whether a byte of the request may have been taken. */
  readonly wasConnected: boolean
}

/** A queue by its address, `ipp://host[:631]/printers/NAME`. */
export function createIppSpooler(address: string, url: URL): Spooler {
  const printerUri = `ipp://${url.host}${url.pathname}`
  let requestId = 0
  let formats: readonly string[] = []

  async function ask(operation: IppOperation, attributes: readonly IppAttribute[], document?: Uint8Array): Promise<Result<IppAnswer, HttpFailure>> {
    requestId += 1
    const body = encodeIppRequest(operation, requestId, [['uri', 'printer-uri', printerUri], ...attributes], document)
    const posted = await post(address, url, body)
    if (!posted.ok) return posted
    const answer = decodeIppAnswer(posted.value)
    const broken = (detail: string): Result<never, HttpFailure> => refuse({ cause: 'broken', operation: 'line', address, detail, wasConnected: true })
    if (!answer.ok) return broken(answer.failure)
    if (answer.value.status < 0x0400) return answer
    const words = [textOf(answer.value, 'status-message'), `IPP status ${answer.value.status.toString(16).padStart(4, '0')}`].filter(Boolean).join(', ')
    // Refused as a whole: nothing of a job was taken.
    return refuse({ cause: answer.value.status === 0x0406 ? 'absent' : 'broken', operation: 'open', address, detail: words, wasConnected: false })
  }

  return {
    address,
    async queueState() {
      const asked = await ask('getPrinterAttributes', [['keyword', 'requested-attributes', 'printer-state', 'printer-state-reasons', 'printer-state-message', 'printer-is-accepting-jobs', 'document-format-supported']])
      if (!asked.ok) return asked
      formats = (asked.value.attributes.get('document-format-supported') ?? []).map(String)
      return ok(queueStateOf(asked.value))
    },
    async submit(name, job, language) {
      const submitted = await ask('printJob', [['name', 'requesting-user-name', USER], ['name', 'job-name', name], ['mimeType', 'document-format', formatFor(language, formats)]], job)
      if (submitted.ok) return ok(jobOf(submitted.value, ''))
      return refuse({ failure: submitted.failure, sentBytes: submitted.failure.wasConnected ? job.length : 0 })
    },
    async jobState(id) {
      const asked = await ask('getJobAttributes', [['integer', 'job-id', Number(id)], ['name', 'requesting-user-name', USER], ['keyword', 'requested-attributes', 'job-id', 'job-state', 'job-state-reasons', 'job-printer-state-message']])
      return asked.ok ? ok(jobOf(asked.value, id)) : asked
    },
    async cancel(id) {
      const cancelled = await ask('cancelJob', [['integer', 'job-id', Number(id)], ['name', 'requesting-user-name', USER]])
      return cancelled.ok ? ok(undefined) : cancelled
    },
    // Every question has a connection of its own.
    close: () => undefined,
  }
}

/** How the job is announced: as what it is, or as bytes that are not to be touched. Printers of their own know no `cups-raw`. */
function formatFor(language: SpoolLanguage, supported: readonly string[]): string {
  if (language === 'pdf') return 'application/pdf'
  const raw = 'application/vnd.cups-raw'
  return supported.length === 0 || supported.includes(raw) ? raw : 'application/octet-stream'
}

const queueStates: Readonly<Record<number, QueueState['state']>> = { 3: 'idle', 4: 'working', 5: 'stopped' }
const jobStates: Readonly<Record<number, SpooledJob['state']>> = { 3: 'waiting', 4: 'waiting', 5: 'working', 6: 'working', 7: 'ended', 8: 'ended', 9: 'taken' }
const reasonTroubles: readonly (readonly [RegExp, PrinterTrouble])[] = [
  [/^(?:door|cover|interlock)-open/, 'head-open'], [/^media-(?:empty|needed)/, 'paper-out'], [/^marker-supply-empty|^toner-empty/, 'ribbon-out'], [/^media-jam/, 'jam'], [/^paused|^moving-to-paused/, 'paused'], [/^offline|^shutdown|^timed-out/, 'offline'],
]

function queueStateOf(answer: IppAnswer): QueueState {
  const state = queueStates[Number(answer.attributes.get('printer-state')?.[0])] ?? 'stopped'
  const reasons = (answer.attributes.get('printer-state-reasons') ?? []).map(String).filter((reason) => reason !== 'none')
  // What ends in -warning or -report stops nothing.
  const stopping = reasons.filter((reason) => state === 'stopped' || !/-(?:warning|report)$/.test(reason))
  const named = reasonTroubles.find(([shape]) => stopping.some((reason) => shape.test(reason)))?.[1]
  const accepts = answer.attributes.get('printer-is-accepting-jobs')?.[0] !== false
  const message = textOf(answer, 'printer-state-message')
  return { state, trouble: named ?? (state === 'stopped' ? 'paused' : accepts ? null : 'offline'), text: [state, ...reasons, message, accepts ? '' : 'takes no jobs'].filter(Boolean).join('; ') }
}

function jobOf(answer: IppAnswer, id: string): SpooledJob {
  const code = Number(answer.attributes.get('job-state')?.[0])
  const jobId = String(answer.attributes.get('job-id')?.[0] ?? id)
  const words = [ippJobWords[code] ?? `state ${code}`, ...(answer.attributes.get('job-state-reasons') ?? []).filter((reason) => reason !== 'none'), textOf(answer, 'job-printer-state-message')]
  return { id: jobId, state: jobStates[code] ?? 'waiting', text: `job ${jobId}: ${words.filter(Boolean).join('; ')}` }
}

const ippJobWords: Readonly<Record<number, string>> = { 3: 'pending', 4: 'pending-held', 5: 'processing', 6: 'processing-stopped', 7: 'canceled', 8: 'aborted', 9: 'completed' }

function textOf(answer: IppAnswer, name: string): string {
  return String(answer.attributes.get(name)?.[0] ?? '')
}

const causesByCode: Readonly<Record<string, TransportCause>> = { ECONNREFUSED: 'absent', EHOSTUNREACH: 'absent', ENETUNREACH: 'absent', ENOTFOUND: 'absent', EAI_AGAIN: 'absent', ETIMEDOUT: 'timeout' }

/** Posts a whole request over a connection of its own; the answer, or why there is none. */
function post(address: string, url: URL, body: Uint8Array): Promise<Result<Uint8Array, HttpFailure>> {
  return new Promise((resolve) => {
    let wasConnected = false
    const chunks: Buffer[] = []
    let heardBytes = 0
    const sent = request({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 631), path: url.pathname, method: 'POST', agent: false, headers: { 'content-type': 'application/ipp', 'content-length': body.length, connection: 'close' } })
    const end = (outcome: Result<Uint8Array, HttpFailure>): void => {
      clearTimeout(connecting)
      clearTimeout(answering)
      resolve(outcome)
      // What is left of it after a moment is of no use to anybody.
      setTimeout(() => sent.destroy(), outcome.ok ? closeTimeoutMs : 0).unref()
    }
    const fail = (cause: TransportCause, detail: string): void => end(refuse({ cause, operation: wasConnected ? 'line' : 'open', address, detail, wasConnected }))
    const connecting = setTimeout(() => (wasConnected ? undefined : fail('timeout', `no connection after ${openTimeoutMs} ms`)), openTimeoutMs)
    const answering = setTimeout(() => fail('timeout', `no answer after ${ippTimeoutMs} ms`), ippTimeoutMs)
    sent.on('socket', (socket) => socket.once('connect', () => (wasConnected = true)))
    sent.on('error', (error) => fail(causesByCode['code' in error && typeof error.code === 'string' ? error.code : ''] ?? 'broken', error.message))
    sent.on('response', (response) => {
      response.on('data', (chunk: Buffer) => {
        heardBytes += chunk.length
        if (heardBytes <= maxAnswerBytes) chunks.push(chunk)
      })
      response.on('error', (error) => fail('broken', error.message))
      response.on('end', () => {
        if (response.statusCode === 200) end(ok(Buffer.concat(chunks)))
        else end(refuse({ cause: response.statusCode === 401 || response.statusCode === 403 ? 'no-permission' : 'broken', operation: 'open', address, detail: `HTTP ${response.statusCode} ${response.statusMessage ?? ''}`.trim(), wasConnected: false }))
      })
    })
    sent.end(body)
  })
}
