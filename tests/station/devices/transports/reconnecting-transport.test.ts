import { ok, refuse } from '@shared/domain/result'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backoffBaseMs, backoffCeilingMs, justLostMs, localAbsentCeilingMs } from '../../../../electron/station/devices/transports/backoff'
import { createReconnectingTransport } from '../../../../electron/station/devices/transports/reconnecting-transport'
import type { ConnectionHandlers, Transport, TransportCause, TransportFailure } from '../../../../electron/station/devices/transports/transport'
import { devicePorts } from '../support/ports'

const failure = (cause: TransportCause, operation: TransportFailure['operation']): TransportFailure => ({ cause, operation, address: 'memory', detail: cause })

/** A transport in memory: opens or refuses as told, and counts what is open. */
function memoryTransport(isLocal: boolean) {
  const state = { refusal: null as TransportCause | null, opens: 0, standing: 0, hangs: false, handlers: null as ConnectionHandlers | null, release: (): void => undefined }
  const transport: Transport = {
    address: 'memory',
    isLocal,
    async open(handlers) {
      state.opens += 1
      if (state.hangs) await new Promise<void>((resolve) => (state.release = resolve))
      if (state.refusal !== null) return refuse(failure(state.refusal, 'open'))
      state.standing += 1
      state.handlers = {
        bytes: (bytes) => handlers.bytes(bytes),
        lost: (lost) => {
          state.standing -= 1
          handlers.lost(lost)
        },
      }
      return ok({ write: async () => ok(undefined), stands: async () => true, close: async () => void (state.standing -= 1) })
    },
  }
  return { state, transport }
}

function connected(isLocal = true) {
  const { state, transport } = memoryTransport(isLocal)
  const told: string[] = []
  const ports = { ...devicePorts(), random: { next: () => 0.999_999 } }
  const line = createReconnectingTransport(
    transport,
    { opened: () => told.push('opened'), bytes: (bytes) => told.push(`bytes ${bytes.length}`), down: (lost) => told.push(`down ${lost.cause}`) },
    ports,
  )
  return { line, state, told }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a reconnecting transport', () => {
  it('opens, loses, and opens again by itself', async () => {
    const { line, state, told } = connected()
    line.start()
    await vi.advanceTimersByTimeAsync(0)
    state.handlers?.bytes(Uint8Array.of(1, 2))
    state.handlers?.lost(failure('absent', 'line'))
    await vi.advanceTimersByTimeAsync(localAbsentCeilingMs)
    expect(told).toEqual(['opened', 'bytes 2', 'down absent', 'opened'])
    expect(state.standing).toBe(1)
    await line.stop()
    expect(state.standing).toBe(0)
  })

  it('looks for a missing local device at least every second, so that it is back soon after it is plugged in', async () => {
    const { line, state } = connected(true)
    state.refusal = 'absent'
    line.start()
    await vi.advanceTimersByTimeAsync(60_000)
    const before = state.opens
    await vi.advanceTimersByTimeAsync(10 * localAbsentCeilingMs)
    expect(state.opens - before).toBe(10)
    await line.stop()
  })

  it('looks every second for a network device that stood a moment ago, and seldom for one that stays away', async () => {
    const { line, state } = connected(false)
    line.start()
    await vi.advanceTimersByTimeAsync(0)
    state.refusal = 'absent'
    state.handlers?.lost(failure('broken', 'line'))
    await vi.advanceTimersByTimeAsync(justLostMs)
    expect(state.opens).toBeGreaterThan(justLostMs / localAbsentCeilingMs - 5)
    const before = state.opens
    await vi.advanceTimersByTimeAsync(justLostMs)
    expect(state.opens - before).toBeLessThanOrEqual(justLostMs / backoffCeilingMs + 1)
    await line.stop()
  })

  it('waits longer and longer for one that is held, or on the network, up to the ceiling', async () => {
    for (const [isLocal, cause] of [[true, 'held'], [false, 'absent']] as const) {
      const { line, state } = connected(isLocal)
      state.refusal = cause
      line.start()
      await vi.advanceTimersByTimeAsync(60_000)
      const before = state.opens
      await vi.advanceTimersByTimeAsync(10 * backoffCeilingMs)
      expect(state.opens - before).toBe(10)
      await line.stop()
    }
  })

  it('is quick again when the cause changes: plugged in, but not yet ours to open', async () => {
    const { line, state, told } = connected(true)
    state.refusal = 'absent'
    line.start()
    await vi.advanceTimersByTimeAsync(60_000)
    state.refusal = 'no-permission'
    await vi.advanceTimersByTimeAsync(localAbsentCeilingMs)
    expect(told.at(-1)).toBe('down no-permission')
    state.refusal = null
    // One or two attempts were refused meanwhile, so the next one is at most twice the base away.
    await vi.advanceTimersByTimeAsync(2 * backoffBaseMs)
    expect(told.at(-1)).toBe('opened')
    await line.stop()
  })

  it('makes one connection of a brown-out, and leaks none', async () => {
    const { line, state } = connected(true)
    line.start()
    for (let times = 0; times < 10; times += 1) {
      await vi.advanceTimersByTimeAsync(0)
      if (state.standing > 0) state.handlers?.lost(failure('absent', 'line'))
      await vi.advanceTimersByTimeAsync(200)
    }
    await vi.advanceTimersByTimeAsync(backoffCeilingMs)
    expect(state.standing).toBe(1)
    await line.stop()
    expect(state.standing).toBe(0)
  })

  it('ignores what an earlier connection says late', async () => {
    const { line, state, told } = connected()
    line.start()
    await vi.advanceTimersByTimeAsync(0)
    const early = state.handlers
    early?.lost(failure('absent', 'line'))
    await vi.advanceTimersByTimeAsync(localAbsentCeilingMs)
    told.length = 0
    early?.bytes(Uint8Array.of(1))
    expect(told).toEqual([])
    await line.stop()
  })

  it('says nothing after it was stopped, and closes what opened meanwhile', async () => {
    const { line, state, told } = connected()
    state.hangs = true
    line.start()
    await vi.advanceTimersByTimeAsync(0)
    const stopped = line.stop()
    state.release()
    await stopped
    state.handlers?.bytes(Uint8Array.of(1))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told).toEqual([])
    expect(state).toMatchObject({ standing: 0, opens: 1 })
  })

  it('gives up a silent connection when told to, and opens another', async () => {
    const { line, state, told } = connected()
    line.start()
    await vi.advanceTimersByTimeAsync(0)
    line.reopen('silent')
    line.reopen('silent')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told).toEqual(['opened', 'down timeout', 'opened'])
    expect(state).toMatchObject({ standing: 1, opens: 2 })
    await line.stop()
  })

  it('refuses to write while nothing stands', async () => {
    const { line, state } = connected()
    state.refusal = 'held'
    line.start()
    await vi.advanceTimersByTimeAsync(0)
    expect(await line.write(Uint8Array.of(1))).toMatchObject({ ok: false, failure: { cause: 'held', operation: 'write' } })
    await line.stop()
  })

  it('is started once', async () => {
    const { line } = connected()
    line.start()
    expect(() => line.start()).toThrow('started once')
    await line.stop()
  })
})
