import { createServer, type Server, type Socket } from 'node:net'
import { createListeners } from '../listeners'
import type { Wire } from './wire'

/** A serial device server on this machine: where there are no pseudo terminals. One listener at a time, the newest. */
export async function openTcpWire(): Promise<Wire> {
  const listeners = createListeners<Uint8Array>()
  let port = 0
  let server: Server | null = null
  let socket: Socket | null = null

  async function plug(): Promise<void> {
    if (server !== null) return
    const listening = createServer((arrived) => {
      socket?.destroy()
      socket = arrived
      arrived.setNoDelay(true)
      arrived.on('error', () => undefined)
      arrived.on('data', (bytes: Buffer) => listeners.announce(bytes))
      arrived.on('close', () => {
        if (socket === arrived) socket = null
      })
    })
    port = await listenOnLoopback(listening, port)
    server = listening
  }

  async function unplug(): Promise<void> {
    const plugged = server
    server = null
    socket?.destroy()
    if (plugged !== null) await new Promise<void>((resolve) => plugged.close(() => resolve()))
  }

  await plug()
  return {
    get address() {
      return `tcp://127.0.0.1:${port}`
    },
    get isPlugged() {
      return server !== null
    },
    write: (bytes) => void socket?.write(bytes),
    onBytes: listeners.add,
    unplug,
    plug,
    close: unplug,
  }
}

/** Listens on 127.0.0.1 only; port 0 takes a free one. Gives the port. Rejects when the port is taken. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port')
  return address.port
}
