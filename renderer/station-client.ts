import { events, type EventName, type EventPayload } from '@shared/contract/events'
import { requests, type RequestInput, type RequestName, type RequestOutput } from '@shared/contract/requests'
import { PROTOCOL_VERSION, StationMessageSchema, type ReplyEnvelope, type RequestEnvelope } from '@shared/contract/wire'
import { failure, type Failure } from '@shared/domain/failure'
import type { KeyFocus } from '@shared/domain/keyboard/key-press'
import { ok, refuse, type Result } from '@shared/domain/result'

/*
 * The window's side of the contract. Every request gets exactly one answer: the reply of the station, or a
 * `station-fault` after the deadline, on a malformed reply, or when the station restarts.
 *
 *   request ──▶ envelope ──▶ station ──▶ reply ──▶ parsed ──▶ Result
 *                   └── 15 s, or 'restarting' ──▶ station-fault
 */

export type Connection = 'connected' | 'restarting'

/** What the preload puts on the page. */
export interface Bridge {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): () => void
  /** Tells the present state at once, and every change of it. */
  onConnection(listener: (state: Connection) => void): () => void
  /** Tells of keys that main kept from the page; see `KeyboardMessage`. */
  onKeyboard(listener: (message: unknown) => void): () => void
  /** Tells main what has focus: it holds back keys outside of text fields only. */
  focusChanged(focus: KeyFocus): void
  /** True in automatic tests: no sound then. */
  readonly test: boolean
}

/** Long enough for the slowest request (a report to PDF); whoever waits longer believes that nothing comes. */
export const REQUEST_DEADLINE_MS = 15_000

export interface StationClient {
  readonly connection: Connection
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Result<RequestOutput<N>, Failure>>
  onEvent<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  /** Tells changes only. */
  onConnection(listener: (state: Connection) => void): () => void
  close(): void
}

export interface StationClientParts {
  readonly bridge: Bridge
  /** Told of broken promises: a message that does not fit the contract. */
  readonly onFault: (fault: unknown) => void
}

type Settle = (reply: Result<unknown, Failure>) => void

/* The schema under a name makes the type under that name; the compiler only sees the union of all schemas. */

function parseOutput<N extends RequestName>(name: N, value: unknown): Result<RequestOutput<N>, unknown> {
  const parsed = requests[name].output.safeParse(value)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return parsed.success ? ok(parsed.data as RequestOutput<N>) : refuse(parsed.error)
}

function parsePayload<N extends EventName>(name: N, value: unknown): Result<EventPayload<N>, unknown> {
  const parsed = events[name].safeParse(value)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return parsed.success ? ok(parsed.data as EventPayload<N>) : refuse(parsed.error)
}

export function createStationClient({ bridge, onFault }: StationClientParts): StationClient {
  const open = new Map<number, Settle>()
  const listeners = new Map<EventName, Set<(payload: unknown) => void>>()
  const connectionListeners = new Set<(state: Connection) => void>()
  let connection: Connection = 'connected'
  let lastId = 0

  function settleReply(reply: ReplyEnvelope): void {
    // A reply that nobody waits for any more came after its deadline or its restart: it was answered already.
    open.get(reply.id)?.(reply.ok ? ok(reply.output) : refuse(reply.failure))
  }

  const stopMessages = bridge.onMessage((message) => {
    const parsed = StationMessageSchema.safeParse(message)
    if (!parsed.success) return onFault(new Error('a message of the station does not fit the contract', { cause: parsed.error }))
    if (!('event' in parsed.data)) return settleReply(parsed.data)
    for (const hear of [...(listeners.get(parsed.data.event) ?? [])]) hear(parsed.data.payload)
  })

  const stopConnection = bridge.onConnection((state) => {
    connection = state
    if (state === 'restarting') for (const settle of [...open.values()]) settle(refuse(failure('station-fault', { restarting: 1 })))
    for (const listener of connectionListeners) listener(state)
  })

  function send(envelope: RequestEnvelope): Promise<Result<unknown, Failure>> {
    return new Promise((resolve) => {
      const deadline = setTimeout(() => settle(refuse(failure('station-fault', { waitedMs: REQUEST_DEADLINE_MS }))), REQUEST_DEADLINE_MS)
      const settle: Settle = (reply) => {
        clearTimeout(deadline)
        open.delete(envelope.id)
        resolve(reply)
      }
      open.set(envelope.id, settle)
      bridge.send(envelope)
    })
  }

  return {
    get connection() {
      return connection
    },
    async request(name, input) {
      if (connection === 'restarting') return refuse(failure('station-fault', { restarting: 1 }))
      lastId++
      const reply = await send({ protocol: PROTOCOL_VERSION, id: lastId, name, input })
      if (!reply.ok) return reply
      const parsed = parseOutput(name, reply.value)
      if (parsed.ok) return parsed
      onFault(new Error(`reply to ${name} does not fit the contract`, { cause: parsed.failure }))
      return refuse(failure('station-fault', { malformed: 1 }))
    },
    onEvent(name, listener) {
      const hear = (payload: unknown): void => {
        const parsed = parsePayload(name, payload)
        if (parsed.ok) listener(parsed.value)
        else onFault(new Error(`event ${name} does not fit the contract`, { cause: parsed.failure }))
      }
      const hearing = listeners.get(name) ?? new Set()
      listeners.set(name, hearing.add(hear))
      return () => void hearing.delete(hear)
    },
    onConnection(listener) {
      connectionListeners.add(listener)
      return () => void connectionListeners.delete(listener)
    },
    close() {
      stopMessages()
      stopConnection()
      for (const settle of [...open.values()]) settle(refuse(failure('station-fault', { closed: 1 })))
    },
  }
}
