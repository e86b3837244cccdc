import type { DurationMs } from '@shared/domain/quantities'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'

/*
 * Work that would keep a scan waiting runs in a worker thread of the station: reports, imports. One way for all of them:
 * a question goes in, an answer or a fault comes out. The thread is started by the first question and ends when nothing
 * was asked for a while, so that an idle station holds no memory for it.
 *
 * A worker is an entry of its own in electron.vite.config.ts and is built beside the station (`<name>.cjs`). Where only the
 * sources are, under the unit tests, there is no such file, and the caller does the same work in its own thread.
 */

interface Question {
  readonly id: number
  readonly question: unknown
}

type Answer = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly fault: string }

/** What a worker thread is started and ended by. */
export interface WorkerThreadOptions {
  /** Name of the entry in electron.vite.config.ts. */
  readonly name: string
  /** Plain values for the worker's start. */
  readonly data: unknown
  /** The thread ends when nothing was asked for so long. */
  readonly idleMs: DurationMs
  /** A question that takes longer is a fault, and the thread ends. */
  readonly timeoutMs: DurationMs
  /** Most heap of the thread, in MB: running out of it ends the thread, never the station. */
  readonly heapMb: number
}

/** The caller's side of a worker thread. */
export interface WorkerThread {
  /** Asks; questions are answered one after the other. Rejects with the worker's fault. */
  ask(question: unknown): Promise<unknown>
  close(): Promise<void>
}

/** Most questions that may wait: more is a caller that does not listen to answers. */
const MOST_WAITING = 100

/** The built file of a worker, or null where only the sources are. The code that asks may lie in a chunk one folder below. */
export function findWorkerFile(name: string): string | null {
  return [__dirname, join(__dirname, '..')].map((folder) => join(folder, `${name}.cjs`)).find((file) => existsSync(file)) ?? null
}

/** Makes the port to a worker thread; nothing runs before the first question. */
export function createWorkerThread(file: string, options: WorkerThreadOptions): WorkerThread {
  interface Waiting {
    readonly resolve: (answer: unknown) => void
    readonly reject: (fault: Error) => void
    readonly deadline: NodeJS.Timeout
  }
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let nextId = 1
  const waiting = new Map<number, Waiting>()

  function failAll(fault: Error): void {
    for (const { reject, deadline } of waiting.values()) {
      clearTimeout(deadline)
      reject(fault)
    }
    waiting.clear()
  }

  async function end(fault: Error): Promise<void> {
    const ending = worker
    worker = null
    clearTimeout(idle)
    failAll(fault)
    await ending?.terminate()
  }

  function settle(message: Answer): void {
    const asked = waiting.get(message.id)
    if (!asked) return
    waiting.delete(message.id)
    clearTimeout(asked.deadline)
    if ('fault' in message) asked.reject(new Error(message.fault))
    else asked.resolve(message.answer)
    if (waiting.size === 0) {
      idle = setTimeout(() => void end(new Error('idle')), options.idleMs)
      idle.unref()
    }
  }

  function start(): Worker {
    const started = new Worker(file, { workerData: options.data, resourceLimits: { maxOldGenerationSizeMb: options.heapMb } })
    const isCurrent = () => worker === started
    started.on('message', (message: Answer) => isCurrent() && settle(message))
    started.on('error', (fault) => isCurrent() && void end(fault instanceof Error ? fault : new Error(String(fault))))
    started.on('exit', (code) => isCurrent() && void end(new Error(`the worker ${options.name} ended with ${code}`)))
    return started
  }

  return {
    ask(question) {
      if (waiting.size >= MOST_WAITING) return Promise.reject(new Error(`more than ${MOST_WAITING} questions wait for ${options.name}`))
      clearTimeout(idle)
      worker ??= start()
      const asking = worker
      const id = nextId++
      return new Promise((resolve, reject) => {
        const deadline = setTimeout(() => void end(new Error(`${options.name} gave no answer within ${options.timeoutMs} ms`)), options.timeoutMs)
        waiting.set(id, { resolve, reject, deadline })
        asking.postMessage({ id, question } satisfies Question)
      })
    },
    close: () => end(new Error('the station closes')),
  }
}

/** The worker's side: opens with the caller's data and answers one question after the other. */
export function serveWorkerThread(open: (data: unknown) => Promise<(question: unknown) => Promise<unknown>>): void {
  const port = parentPort
  if (isMainThread || !port) throw new Error('this file runs as a worker thread')
  const opened = open(workerData)
  // Whoever asks first hears of it, too; without this line the fault would also end the thread before it could answer.
  opened.catch(() => {})
  let turn: Promise<void> = Promise.resolve()
  port.on('message', ({ id, question }: Question) => {
    turn = turn.then(async () => {
      try {
        const answer = await (await opened)(question)
        port.postMessage({ id, answer } satisfies Answer)
      } catch (fault) {
        port.postMessage({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) } satisfies Answer)
      }
    })
  })
}
