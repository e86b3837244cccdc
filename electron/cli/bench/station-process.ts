import { HostMessageSchema } from '@shared/contract/wire'
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resourcesDir } from '../resources-dir'

const START_LIMIT_MS = 60_000
const ANSWER_LIMIT_MS = 60_000
const PROTOCOL = 1

/** The built station in a process of its own, as the app starts it. */
export interface MeasuredStation {
  /** From starting the process to its first answer about the bench, milliseconds. */
  readonly openedMs: number
  request(name: string, input: unknown): Promise<unknown>
  /** The most memory the process held so far, MB; null where the system does not tell. */
  peakMemoryMb(): number | null
  close(): Promise<void>
}

/** Starts `station.cjs`, which lies beside the command line, on a store. */
export async function startMeasuredStation(storeDir: string): Promise<MeasuredStation> {
  const from = performance.now()
  const child = fork(join(__dirname, 'station.cjs'), [], {
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, TURNBACK_STORE: storeDir, TURNBACK_RESOURCES: resourcesDir(), TURNBACK_EXPORTS: join(storeDir, '..', 'exports'), TURNBACK_VERSION: 'bench' },
  })
  const replies = new Map<number, (message: unknown) => void>()
  let nextId = 1
  const ready = within(START_LIMIT_MS, 'the station did not start', (resolve: (nothing: null) => void) => {
    child.on('message', (raw) => {
      const message = HostMessageSchema.safeParse(raw)
      if (!message.success) return
      if (message.data.host === 'ready') resolve(null)
      if (message.data.host === 'window') answerTo(replies, message.data.message)
    })
  })
  await ready
  const request = (name: string, input: unknown): Promise<unknown> => {
    const id = nextId++
    return within(ANSWER_LIMIT_MS, `no answer to ${name}`, (resolve: (message: unknown) => void) => {
      replies.set(id, resolve)
      child.send({ host: 'window', message: { protocol: PROTOCOL, id, name, input } })
    })
  }
  await request('bench.view', {})
  return {
    openedMs: performance.now() - from,
    request,
    peakMemoryMb: () => peakMemoryMb(child),
    close: () => new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.send({ host: 'stop' })
    }),
  }
}

function answerTo(replies: Map<number, (message: unknown) => void>, message: unknown): void {
  if (typeof message !== 'object' || message === null || !('id' in message) || typeof message.id !== 'number') return
  replies.get(message.id)?.(message)
  replies.delete(message.id)
}

function within<T>(limitMs: number, what: string, begin: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} within ${limitMs} ms`)), limitMs)
    begin((value) => {
      clearTimeout(timer)
      resolve(value)
    })
  })
}

const KB_PER_MB = 1024

/** Linux tells the peak of the resident set in /proc/PID/status, in kilobytes. */
function peakMemoryMb(child: ChildProcess): number | null {
  if (process.platform !== 'linux') return null
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / KB_PER_MB
}
