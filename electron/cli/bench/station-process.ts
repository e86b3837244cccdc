import { HostMessageSchema } from '@shared/contract/wire'
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { resourcesDir } from '../resources-dir'

const START_LIMIT_MS = 60_000
const ANSWER_LIMIT_MS = 60_000
const PROTOCOL = 1

const AnnouncementSchema = z.object({ event: z.string(), payload: z.object({ text: z.string().optional(), answer: z.unknown().optional() }) })
type Announcement = z.output<typeof AnnouncementSchema>
const DevicesSchema = z.object({ output: z.array(z.object({ state: z.string() })) })
const ViewSchema = z.object({ output: z.object({ step: z.object({ kind: z.string() }) }) })

/** The built station in a process of its own, as the app starts it. */
export interface MeasuredStation {
  /** From starting the process to its first answer about the bench, milliseconds. */
  readonly openedMs: number
  request(name: string, input: unknown): Promise<unknown>
  /** The most memory the process held so far, MB; null where the system does not tell. */
  peakMemoryMb(): number | null
  /** The memory the process holds now, MB, and the processor time it used so far; null where the system does not tell. */
  memoryMb(): number | null
  cpuMs(): number | null
  /** Codes as the station announces them; the returned function ends the listening. */
  onScan(listener: (text: string) => void): () => void
  /** When the station announced this code, by `performance.now()`. */
  nextScan(text: string): Promise<number>
  /** When the bench next announced an answer of its own, such as a weight that was taken. */
  nextAnswer(): Promise<number>
  devicesReady(): Promise<boolean>
  /** What the bench waits for. */
  benchStep(): Promise<string>
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
  const announced = new Set<(news: Announcement) => void>()
  const replies = new Map<number, (message: unknown) => void>()
  let nextId = 1
  const ready = within(START_LIMIT_MS, 'the station did not start', (resolve: (nothing: null) => void) => {
    child.on('message', (raw) => {
      const message = HostMessageSchema.safeParse(raw)
      if (!message.success) return
      if (message.data.host === 'ready') resolve(null)
      if (message.data.host !== 'window') return
      const news = AnnouncementSchema.safeParse(message.data.message)
      if (news.success) for (const listener of [...announced]) listener(news.data)
      else answerTo(replies, message.data.message)
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
  const onNews = (listener: (news: Announcement) => void) => {
    announced.add(listener)
    return () => void announced.delete(listener)
  }
  const next = (what: string, isIt: (news: Announcement) => boolean) => within(ANSWER_LIMIT_MS, what, (resolve: (at: number) => void) => {
    const stop = onNews((news) => {
      if (!isIt(news)) return
      stop()
      resolve(performance.now())
    })
  })
  return {
    openedMs: performance.now() - from,
    request,
    peakMemoryMb: () => memoryMb(child, 'VmHWM'),
    memoryMb: () => memoryMb(child, 'VmRSS'),
    cpuMs: () => cpuMs(child),
    onScan: (listener) => onNews(({ event, payload }) => event === 'scanRead' && listener(payload.text ?? '')),
    nextScan: (text) => next(`no word of the code ${text}`, ({ event, payload }) => event === 'scanRead' && payload.text === text),
    nextAnswer: () => next('no answer of the bench', ({ event, payload }) => event === 'benchChanged' && payload.answer !== null && payload.answer !== undefined),
    async devicesReady() {
      const { output } = DevicesSchema.parse(await request('devices.list', {}))
      return output.every(({ state }) => state === 'ready')
    },
    async benchStep() {
      return ViewSchema.parse(await request('bench.view', {})).output.step.kind
    },
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
const TICK_MS = 10

/** Linux tells the resident set, and its peak, in /proc/PID/status, in kilobytes. */
function memoryMb(child: ChildProcess, row: 'VmHWM' | 'VmRSS'): number | null {
  if (process.platform !== 'linux') return null
  const kilobytes = new RegExp(`^${row}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / KB_PER_MB
}

/** Fields 14 and 15 of /proc/PID/stat: time in the program and in the system, in clock ticks of 10 ms (proc(5)). */
function cpuMs(child: ChildProcess): number | null {
  if (process.platform !== 'linux') return null
  const afterName = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(afterName[11]) + Number(afterName[12])) * TICK_MS
}
