import { afterEach, expect, test } from 'vitest'
import { printSpooled } from '../../../../electron/station/devices/label-printer/spool/print-spooled'
import { createWindowsSpooler } from '../../../../electron/station/devices/label-printer/spool/windows-spooler'

/*
 * The Windows spooler itself cannot be had here. What is tested is everything on this side of it: the process beside the
 * station, the protocol with it, and what its answers mean. The process is a Node script that answers as asked.
 */

/** A process that answers each question with the next of these lines; null: it ends. */
const answering = (...lines: (object | string | null)[]) => ({
  command: process.execPath,
  args: ['-e', `const lines = ${JSON.stringify(lines)}; require('node:readline').createInterface({ input: process.stdin }).on('line', () => { const next = lines.shift(); if (next === null || next === undefined) process.exit(3); console.log(typeof next === 'string' ? next : JSON.stringify(next)) })`],
})
const spooler = (...lines: (object | string | null)[]) => {
  const made = createWindowsSpooler('winspool:Zebra', 'Zebra', answering(...lines))
  opened.push(made)
  return made
}
const opened: { close(): void }[] = []
afterEach(() => opened.splice(0).forEach((one) => one.close()))

const job = Buffer.from('^XA^FDone^FS^XZ')
const limits = { confirmTimeoutMs: 500, askEveryMs: 20 }
const print = (...lines: (object | string | null)[]) => printSpooled({ spooler: spooler(...lines), clock: { now: () => Date.now() }, limits, name: 'one', language: 'zpl' }, job)

test('a job that left the queue is sent, never printed', async () => {
  expect(await print({ status: 0 }, { job: 7, written: job.length }, { status: 0x10 }, { gone: true })).toMatchObject({ ok: true, value: { confirmed: false, evidence: expect.stringContaining('job 7') } })
})

test('"Short writes": a queue that took a part of the job leaves it unknown', async () => {
  expect(await print({ status: 0 }, { job: 7, written: 5 })).toMatchObject({ ok: false, failure: { kind: 'broken', sentBytes: 5, detail: expect.stringContaining(`5 of ${job.length}`) } })
})

test.each([[0x10, 'paper-out'], [0x400000, 'head-open'], [0x01, 'paused'], [0x80, 'offline']] as const)('a queue with status %i needs a hand: %s, nothing sent', async (status, trouble) => {
  expect(await print({ status })).toMatchObject({ ok: false, failure: { kind: 'needs-hand', trouble, sentBytes: 0 } })
})

test('a printer that Windows does not know is not there, and a process that ends over a job leaves it unknown', async () => {
  expect(await spooler({ error: 'The printer name is invalid', code: 1801 }).queueState()).toMatchObject({ ok: false, failure: { cause: 'absent' } })
  expect(await print({ status: 0 }, null)).toMatchObject({ ok: false, failure: { kind: 'broken', sentBytes: job.length } })
  expect(await print('no JSON')).toMatchObject({ ok: false, failure: { kind: 'unreachable', sentBytes: 0 } })
})

test('"No silent duplicates": what the queue does not get rid of in time is taken back', async () => {
  const waiting = Array.from({ length: 40 }, () => ({ status: 0 }))
  expect(await print({ status: 0 }, { job: 7, written: job.length }, ...waiting)).toMatchObject({ ok: false, failure: { kind: 'timeout' } })
})
