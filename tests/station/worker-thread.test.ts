import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createWorkerThread, findWorkerFile, type WorkerThread, type WorkerThreadOptions } from '../../electron/station/worker-thread'

/** A worker that does what it is told: the thread's side of the conversation, written down by hand. */
const OBEDIENT = `
const { parentPort, workerData } = require('node:worker_threads')
let asked = 0
parentPort.on('message', ({ id, question }) => {
  asked += 1
  if (question === 'hang') return
  if (question === 'die') process.exit(3)
  if (question === 'throw') throw new Error('broken worker')
  if (question === 'refuse') return parentPort.postMessage({ id, fault: 'it cannot be done' })
  if (question === 'eat') { const eaten = []; for (;;) eaten.push(new Array(1e6).fill(Math.PI)) }
  parentPort.postMessage({ id, answer: { question, asked, data: workerData } })
})
`

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

function openThread(changes: Partial<WorkerThreadOptions> = {}): WorkerThread {
  const dir = mkdtempSync(join(tmpdir(), 'turnback-worker-'))
  undo.push(() => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, 'obedient.cjs')
  writeFileSync(file, OBEDIENT)
  const thread = createWorkerThread(file, { name: 'obedient', data: { store: 'here' }, idleMs: 60_000, timeoutMs: 30_000, heapMb: 64, ...changes })
  undo.push(() => thread.close())
  return thread
}

describe('a worker thread', () => {
  test('gets its data, and answers questions in order', async () => {
    const thread = openThread()
    const answers = await Promise.all(['a', 'b', 'c'].map((question) => thread.ask(question)))
    expect(answers).toEqual(['a', 'b', 'c'].map((question, i) => ({ question, asked: i + 1, data: { store: 'here' } })))
  })

  test('passes a fault on to who asked, and goes on', async () => {
    const thread = openThread()
    await expect(thread.ask('refuse')).rejects.toThrow('it cannot be done')
    expect(await thread.ask('again')).toMatchObject({ asked: 2 })
  })

  test.each([['ends', 'die', /ended with 3/], ['breaks', 'throw', /broken worker/], ['runs out of heap', 'eat', /memory/i]] as const)('that %s fails what waits, and the next question starts a new one', async (_, question, reason) => {
    const thread = openThread()
    await expect(thread.ask(question)).rejects.toThrow(reason)
    expect(await thread.ask('again')).toMatchObject({ asked: 1 })
  })

  test('that gives no answer is ended', async () => {
    const thread = openThread({ timeoutMs: 300 })
    await expect(thread.ask('hang')).rejects.toThrow(/no answer within 300 ms/)
    expect(await thread.ask('again')).toMatchObject({ asked: 1 })
  })

  test('ends by itself when nothing is asked, and starts again', async () => {
    const thread = openThread({ idleMs: 20 })
    await thread.ask('one')
    await new Promise((resolve) => { setTimeout(resolve, 300) })
    expect(await thread.ask('two')).toMatchObject({ asked: 1 })
  })

  test('that is closed fails what waits', async () => {
    const thread = openThread()
    const waiting = thread.ask('hang').catch((fault: unknown) => String(fault))
    await thread.close()
    expect(await waiting).toMatch(/closes/)
  })

  test('takes a hundred waiting questions, and no more', async () => {
    const thread = openThread()
    const waiting = Array.from({ length: 100 }, () => thread.ask('hang').catch(() => 'failed'))
    await expect(thread.ask('one more')).rejects.toThrow(/more than 100/)
    await thread.close()
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['failed']))
  })

  test('has no file where only sources are', () => {
    expect(findWorkerFile('no-such-worker')).toBeNull()
  })
})
