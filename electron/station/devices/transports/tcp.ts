import { ok, refuse, type Result } from '@shared/domain/result'
import { createConnection, type Socket } from 'node:net'
import { withinMs } from './deadline'
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

/** A cable pulled between two idle ends shows only through probes of the operating system; this is when they begin. */
const keepAliveAfterMs = 2_000

/** Bytes over a network connection: a label printer's port 9100, or a serial device server. */
export function createTcpTransport(address: string, host: string, port: number): Transport {
  return { address, isLocal: false, open: (handlers) => openTcp(address, host, port, handlers) }
}

async function openTcp(
  address: string,
  host: string,
  port: number,
  handlers: ConnectionHandlers,
): Promise<Result<Connection, TransportFailure>> {
  const socket = createConnection({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveAfterMs })
  // For good: a reset may arrive after we lost interest, and an error nobody hears ends the process.
  socket.on('error', () => undefined)

  const connecting = new Promise<Error | null>((resolve) => {
    socket.once('connect', () => resolve(null))
    socket.once('error', resolve)
  })
  const connected = await withinMs(connecting, openTimeoutMs)
  if (connected === null && !socket.destroyed) return ok(connect(address, socket, handlers))
  socket.destroy()
  if (connected === 'late') {
    return refuse({ cause: 'timeout', operation: 'open', address, detail: `no connection after ${openTimeoutMs} ms` })
  }
  const detail = connected?.message ?? 'closed while connecting'
  return refuse({ cause: connected === null ? 'broken' : causeOfSocketError(connected), operation: 'open', address, detail })
}

function connect(address: string, socket: Socket, handlers: ConnectionHandlers): Connection {
  let ended = false
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))

  function lose(operation: TransportFailure['operation'], cause: TransportCause, detail: string): TransportFailure {
    const failure: TransportFailure = { cause, operation, address, detail }
    if (!ended) {
      ended = true
      socket.destroy()
      handlers.lost(failure)
    }
    return failure
  }

  socket.on('data', (bytes: Buffer) => {
    if (!ended) handlers.bytes(bytes)
  })
  socket.on('error', (error) => lose('line', causeOfSocketError(error), error.message))
  socket.on('end', () => lose('line', 'broken', 'closed by the other end'))
  socket.on('close', () => lose('line', 'broken', 'connection closed'))

  return {
    async write(bytes) {
      if (ended) return refuse({ cause: 'broken', operation: 'write', address, detail: 'connection has ended' })
      const writing = new Promise<Error | null>((resolve) => {
        socket.write(bytes, (error) => resolve(error ?? null))
      })
      const written = await withinMs(writing, writeTimeoutMs)
      if (written === null) return ok(undefined)
      if (written === 'late') return refuse(lose('write', 'timeout', `nothing taken for ${writeTimeoutMs} ms`))
      return refuse(lose('write', causeOfSocketError(written), written.message))
    },
    stands: () => Promise.resolve(!ended),
    async close() {
      ended = true
      if (socket.destroyed) return
      // Ended, not destroyed: closing with unread bytes sends a reset, and a reset makes a printer drop what it holds.
      socket.end()
      await withinMs(closed, closeTimeoutMs)
      socket.destroy()
    },
  }
}

const causesByCode: Readonly<Record<string, TransportCause>> = {
  ECONNREFUSED: 'absent',
  EHOSTUNREACH: 'absent',
  EHOSTDOWN: 'absent',
  ENETUNREACH: 'absent',
  ENETDOWN: 'absent',
  ENOTFOUND: 'absent',
  EAI_AGAIN: 'absent',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ETIMEDOUT: 'timeout',
}

function causeOfSocketError(error: Error): TransportCause {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return causesByCode[code] ?? 'broken'
}
