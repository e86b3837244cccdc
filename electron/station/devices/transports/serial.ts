import { ok, refuse, type Result } from '@shared/domain/result'
import type { SerialPort } from 'serialport'
import type { SerialLine } from './address'
import { withinMs } from './deadline'
import { readDeviceNode, watchDeviceNode, type DeviceNode } from './device-node'
import { causeOfOpenError, messageOf } from './open-error'
import {
  closeTimeoutMs,
  openTimeoutMs,
  writeTimeoutMs,
  type Connection,
  type ConnectionHandlers,
  type Transport,
  type TransportCause,
  type TransportFailure,
} from './transport'

/**
 * Bytes over a serial port, opened with the exclusive lock on.
 * The native library is loaded at the first open, so that a bench without serial devices never needs it.
 */
export function createSerialTransport(address: string, path: string, line: SerialLine): Transport {
  const target: SerialTarget = { address, path, line, releasing: Promise.resolve() }
  return { address, isLocal: true, open: (handlers) => openSerial(target, handlers) }
}

interface SerialTarget {
  readonly address: string
  readonly path: string
  readonly line: SerialLine
  /** The previous connection being closed. Opening before it is done would meet our own lock. */
  releasing: Promise<void>
}

async function openSerial(target: SerialTarget, handlers: ConnectionHandlers): Promise<Result<Connection, TransportFailure>> {
  const { address, path, line } = target
  const failure = (cause: TransportCause, detail: string): TransportFailure => ({ cause, operation: 'open', address, detail })
  await target.releasing
  let port: SerialPort
  try {
    const serialport = await import('serialport')
    port = new serialport.SerialPort({ path, ...line, lock: true, autoOpen: false })
  } catch (error) {
    return refuse(failure('broken', messageOf(error)))
  }
  // For good, not only while open: a port that vanished may still emit, and an error nobody hears ends the process.
  port.on('error', () => undefined)

  const node = await readDeviceNode(path)
  const opening = new Promise<Error | null>((resolve) => port.open(resolve))
  const opened = await withinMs(opening, openTimeoutMs)
  if (opened === 'late') {
    target.releasing = withinMs(opening.then((error) => (error === null ? closePort(port) : undefined)), closeTimeoutMs).then(() => undefined)
    return refuse(failure('timeout', `not open after ${openTimeoutMs} ms`))
  }
  if (opened !== null) return refuse(failure(causeOfOpenError(opened.message), opened.message))

  // What lay in the buffer was said before anyone listened: an old weight is worse than none.
  const flushed = await withinMs(new Promise<void>((resolve) => port.flush(() => resolve())), openTimeoutMs)
  if (flushed === 'late' || !port.isOpen) {
    await closePort(port)
    return refuse(failure(flushed === 'late' ? 'timeout' : 'absent', 'went away while opening'))
  }
  return ok(connect(target, port, node, handlers))
}

function connect(target: SerialTarget, port: SerialPort, node: DeviceNode, handlers: ConnectionHandlers): Connection {
  const { address } = target
  let ended = false
  const watch = watchDeviceNode(node, () => lose('line', 'absent', 'device node is gone'))

  function release(): Promise<void> {
    if (!ended) {
      ended = true
      watch.stop()
      target.releasing = closePort(port)
    }
    return target.releasing
  }

  function lose(operation: TransportFailure['operation'], cause: TransportCause, detail: string): TransportFailure {
    const failure: TransportFailure = { cause, operation, address, detail }
    if (!ended) {
      void release()
      handlers.lost(failure)
    }
    return failure
  }

  port.on('data', (bytes: Buffer) => {
    if (!ended) handlers.bytes(bytes)
  })
  port.on('error', (error) => lose('line', 'broken', error.message))
  port.on('close', (error: Error | null) => lose('line', 'absent', error?.message ?? 'port closed'))
  // A hang-up may show only as an empty read, which ends the stream and leaves the port open.
  port.on('end', () => lose('line', 'absent', 'hung up'))

  return {
    async write(bytes) {
      if (ended) return refuse({ cause: 'broken', operation: 'write', address, detail: 'connection has ended' })
      const writing = new Promise<Error | null>((resolve) => {
        port.write(Buffer.from(bytes), (error) => resolve(error ?? null))
      })
      const written = await withinMs(writing, writeTimeoutMs)
      if (written === null) return ok(undefined)
      if (written === 'late') return refuse(lose('write', 'timeout', `nothing taken for ${writeTimeoutMs} ms`))
      return refuse(lose('write', 'absent', written.message))
    },
    stands: async () => !ended && (await watch.look()),
    close: release,
  }
}

/** Closes within a deadline. A port that will not close is left to the operating system; its events are ignored by then. */
async function closePort(port: SerialPort): Promise<void> {
  if (!port.isOpen) return
  await withinMs(new Promise<void>((resolve) => port.close(() => resolve())), closeTimeoutMs)
}
