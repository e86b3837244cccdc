import { events, type EventName, type EventPayload } from '@shared/contract/events'
import { isRequestName, requests, type RequestInput, type RequestName, type RequestOutput } from '@shared/contract/requests'
import { RequestEnvelopeSchema, type ReplyEnvelope, type StationMessage } from '@shared/contract/wire'
import { failure, type Failure } from '@shared/domain/failure'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Log } from './ports'

/** One function per request of the contract. Expected trouble is a refusal; a throw is a fault. */
export type Handlers = { readonly [N in RequestName]: (input: RequestOutputOfInput<N>) => Promise<Result<RequestOutput<N>, Failure>> | Result<RequestOutput<N>, Failure> }

type RequestOutputOfInput<N extends RequestName> = (typeof requests)[N]['input']['_output']

/** The station's face: requests in, answers out, announcements to whoever listens. */
export interface Service {
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Result<RequestOutput<N>, Failure>>
  /** Answers one message of the window; null when it is no request at all. */
  receive(message: unknown): Promise<ReplyEnvelope | null>
  onMessage(listener: (message: StationMessage) => void): () => void
  announce<N extends EventName>(name: N, payload: EventPayload<N>): void
}

export interface ServiceParts {
  readonly handlers: Handlers
  readonly log: Log
  /** What a person is told of a fault of the machine, such as a full disk; null for a fault of ours. */
  readonly failureOf: (fault: unknown) => Failure | null
}

/**
 * Stands between contract and handlers: every input and every output is parsed against its schema. A payload that
 * does not fit never reaches a handler; an output that does not fit is our fault and is logged.
 */
export function createService({ handlers, log, failureOf }: ServiceParts): Service {
  const listeners = new Set<(message: StationMessage) => void>()

  async function request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Result<RequestOutput<N>, Failure>> {
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success) {
      log.warn('request refused: its input does not fit the contract', { name, issues: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`) })
      return refuse(failure('station-fault', { request: name, reason: 'input' }))
    }
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- input and handler belong together by their name; the index cannot show it
      const handler = handlers[name] as (value: unknown) => Promise<Result<unknown, Failure>>
      const result = await handler(parsed.data)
      if (!result.ok) return result
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just parsed by the schema of this very name
      return ok(requests[name].output.parse(result.value) as RequestOutput<N>)
    } catch (fault) {
      log.error('request failed', { name, cause: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
      return refuse(failureOf(fault) ?? failure('station-fault', { request: name, reason: 'fault' }))
    }
  }

  return {
    request,
    async receive(message) {
      const envelope = RequestEnvelopeSchema.safeParse(message)
      if (!envelope.success) {
        log.warn('a message that is no request was dropped')
        return null
      }
      const { id, name, input } = envelope.data
      if (!isRequestName(name)) return { id, ok: false, failure: failure('station-fault', { request: name, reason: 'unknown' }) }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `request` parses the input before anyone looks at it
      const result = await request(name, input as RequestInput<typeof name>)
      return result.ok ? { id, ok: true, output: result.value } : { id, ok: false, failure: result.failure }
    },
    onMessage(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce(name, payload) {
      const message: StationMessage = { event: name, payload: events[name].parse(payload) }
      for (const listener of listeners) listener(message)
    },
  }
}
