import type { DurationMs, Instant } from '@shared/domain/quantities'
import { invariant, refuse, type Result } from '@shared/domain/result'
import type { DevicePorts } from '../device'
import { backoffCeilingMs, backoffMs, justLostMs, localAbsentCeilingMs } from './backoff'
import type { Connection, Transport, TransportCause, TransportFailure } from './transport'

/*
 *            start                 ok
 *   idle ───────────▶ opening ───────────▶ standing
 *                      ▲    │ refused         │ lost, reopen
 *                      │    ▼                 ▼
 *                      └── waiting (backoff) ◀┘            stop: from anywhere to stopped, for good
 *
 * Invariants: one attempt or one connection at a time; a handler is never called after `stop`;
 * every open is either handed out or closed again.
 */

/** A connection that stood this long was a good one: the next trouble starts the backoff anew. */
export const steadyAfterMs: DurationMs = 5_000

/** What a hand at the bench changes at any moment, and what costs next to nothing to try. */
const COMES_BY_ITSELF: readonly TransportCause[] = ['absent', 'twins', 'no-permission']

export interface ReconnectingHandlers {
  opened(): void
  bytes(bytes: Uint8Array): void
  /** There is no connection, because of this; an attempt follows by itself. Told once per loss and once per failed attempt. */
  down(failure: TransportFailure): void
}

export interface ReconnectingTransport {
  start(): void
  stop(): Promise<void>
  /** Refuses at once when no connection stands. */
  write(bytes: Uint8Array): Promise<Result<void, TransportFailure>>
  /** Sends one HID feature report; see `Connection.feature`. Refused where the line is no HID line or none stands. */
  feature(report: Uint8Array): Promise<Result<void, TransportFailure>>
  /** Of the standing connection, see `Connection`; null without one. */
  readonly reportDescriptor: Uint8Array | null
  /** Looks whether the connection still stands. For whoever is about to draw a conclusion from silence. */
  stands(): Promise<boolean>
  /** Gives the standing connection up and opens a new one: for a device that fell silent. */
  reopen(detail: string): void
}

/** Keeps a connection standing: opens it, and opens it again after every loss, with full-jitter backoff. */
export function createReconnectingTransport(
  transport: Transport,
  handlers: ReconnectingHandlers,
  ports: Pick<DevicePorts, 'clock' | 'random' | 'log'>,
): ReconnectingTransport {
  let started = false
  let stopped = false
  let connection: Connection | null = null
  let openedAt = 0
  let lostAt: Instant | null = null
  let attempts = 0
  let lastCause: TransportCause | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempting: Promise<void> = Promise.resolve()

  async function attempt(): Promise<void> {
    // Its own flag, so that a late word from an earlier connection is not taken for one of the present.
    let isCurrent = true
    const opened = await transport.open({
      bytes: (bytes) => {
        if (isCurrent && !stopped) handlers.bytes(bytes)
      },
      lost: (failure) => {
        if (!isCurrent) return
        isCurrent = false
        connection = null
        goDown(failure)
      },
    })
    if (stopped) {
      isCurrent = false
      if (opened.ok) await opened.value.close()
      return
    }
    if (!opened.ok) return goDown(opened.failure)
    if (!isCurrent) return
    connection = {
      ...opened.value,
      close: () => {
        isCurrent = false
        return opened.value.close()
      },
    }
    openedAt = ports.clock.now()
    ports.log.info('device connected', { address: transport.address })
    handlers.opened()
  }

  function goDown(failure: TransportFailure): void {
    if (stopped) return
    if (failure.operation !== 'open' && ports.clock.now() - openedAt >= steadyAfterMs) attempts = 0
    // A new cause is news: a port that appeared but is not yet ours to open should not wait out the long backoff.
    if (failure.operation === 'open' && failure.cause !== lastCause) attempts = 0
    if (failure.cause !== lastCause || failure.operation !== 'open') {
      ports.log.warn('device not connected', { ...failure })
    }
    lastCause = failure.cause
    if (failure.operation !== 'open') lostAt = ports.clock.now()
    const isJustLost = lostAt !== null && ports.clock.now() - lostAt < justLostMs
    const isLookedForOften = isJustLost || (transport.isLocal && COMES_BY_ITSELF.includes(failure.cause))
    const ceilingMs = isLookedForOften ? localAbsentCeilingMs : backoffCeilingMs
    timer = setTimeout(begin, backoffMs(attempts, ports.random, ceilingMs))
    attempts += 1
    handlers.down(failure)
  }

  function begin(): void {
    attempting = attempt()
  }

  return {
    start() {
      invariant(!started, 'a transport is started once')
      started = true
      begin()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      const standing = connection
      connection = null
      await standing?.close()
      await attempting
    },
    async write(bytes) {
      if (connection !== null) return connection.write(bytes)
      return refuse({ cause: lastCause ?? 'absent', operation: 'write', address: transport.address, detail: 'not connected' })
    },
    async feature(report) {
      if (connection?.feature !== undefined) return connection.feature(report)
      const detail = connection === null ? 'not connected' : 'no feature reports on this line'
      return refuse({ cause: connection === null ? (lastCause ?? 'absent') : 'broken', operation: 'feature', address: transport.address, detail })
    },
    get reportDescriptor() {
      return connection?.reportDescriptor ?? null
    },
    stands: async () => connection !== null && (await connection.stands()),
    reopen(detail) {
      const standing = connection
      if (standing === null || stopped) return
      connection = null
      // The next open waits for the close: two handles on one port would lock each other out.
      attempting = standing.close().then(() =>
        goDown({ cause: 'timeout', operation: 'line', address: transport.address, detail }),
      )
    },
  }
}
