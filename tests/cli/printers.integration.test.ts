import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readBarcodesOf } from '../support/read-barcodes'
import { runCli } from '../support/run-cli'

let folder = ''
let label = ''
const running: ChildProcess[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-printers-'))
  label = join(folder, 'unit.zpl')
  await runCli(['label', 'render', '--template', 'unit-lpn', '--language', 'zpl', '--out', label])
})
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A virtual printer of the command line with its events so far. */
async function virtualPrinter(script: readonly object[] = [], args: readonly string[] = []) {
  const file = join(folder, 'script.json')
  writeFileSync(file, JSON.stringify(script))
  const child = spawn(process.execPath, ['out/main/cli.cjs', 'virtual-printer', '--script', file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  running.push(child)
  const events: Record<string, unknown>[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => events.push(JSON.parse(line) as Record<string, unknown>))
  while (events[0]?.event !== 'listening') await once(lines, 'line')
  return { address: String(events[0].address), events, act: (act: object) => child.stdin.write(`${JSON.stringify(act)}\n`) }
}

const status = (target: string, ...more: string[]) => runCli(['printer', 'status', '--target', target, ...more])
const print = (target: string, file = label, ...more: string[]) => runCli(['printer', 'print', '--target', target, ...more, file])

describe('a virtual printer', () => {
  test('prints what it gets, draws it, and proves it by its odometer', { timeout: 30_000 }, async () => {
    const out = join(folder, 'drawn')
    const { address, events } = await virtualPrinter([], ['--out', out])
    expect(await status(address, '--json')).toMatchObject({ exit: 0, lines: [{ state: 'ready', flags: [], labelsRemaining: 0, answered: ['~HS'] }] })
    expect(await print(address)).toMatchObject({ exit: 0, lines: [{ state: 'printed', evidence: expect.stringContaining('labels printed 0 -> 1') }] })
    await expect.poll(() => events.some((event) => event.event === 'label'), { timeout: 10_000 }).toBe(true)
    expect(await readBarcodesOf(readFileSync(join(out, 'label-00001.png')))).toEqual([']C0 U3F7K2A019CX'])
  })

  test('runs out of labels where its script says, and goes on when a roll is put in', { timeout: 30_000 }, async () => {
    const { address, events, act } = await virtualPrinter([{ label: 2, do: 'media-out' }])
    expect(await print(address)).toMatchObject({ lines: [{ state: 'printed' }] })
    expect(await status(address)).toMatchObject({ exit: 1, lines: [{ state: 'blocked', flags: ['media-out'], problems: ['labels out'] }] })
    expect(await print(address)).toMatchObject({ exit: 1, lines: [{ state: 'failed', evidence: expect.stringContaining('paper-out') }] })
    act({ do: 'load-media' })
    await expect.poll(() => events.some((event) => event.do === 'load-media')).toBe(true)
    expect(await print(address)).toMatchObject({ exit: 0, lines: [{ state: 'printed' }] })
  })

  test('"Confirmed print": what it swallows, or never says a word about, is sent and not printed', { timeout: 60_000 }, async () => {
    const swallowing = await virtualPrinter([{ do: 'swallow' }])
    expect(await print(swallowing.address)).toMatchObject({ exit: 0, lines: [{ state: 'sent', evidence: expect.stringContaining('odometer stands at 0') }] })
    const mute = await virtualPrinter([{ do: 'never-answer' }])
    expect(await print(mute.address)).toMatchObject({ exit: 0, lines: [{ state: 'sent' }] })
    expect(await status(mute.address)).toMatchObject({ exit: 1, lines: [{ state: 'unknown', answered: [] }] })
  })

  test('that resets the line in the middle of a label leaves the job unknown, and half a label is cleared before the next', { timeout: 30_000 }, async () => {
    const { address } = await virtualPrinter([{ do: 'reset', bytes: 300 }])
    expect(await print(address)).toMatchObject({ exit: 1, lines: [{ state: 'unknown' }] })
    expect(await status(address)).toMatchObject({ lines: [{ state: 'blocked', flags: ['partial-format'] }] })
    expect(await print(address)).toMatchObject({ exit: 0, lines: [{ state: 'printed', evidence: expect.stringContaining('0 -> 1') }] })
  })

  test('refuses a script that means nothing, and a port that is taken', { timeout: 30_000 }, async () => {
    const file = join(folder, 'bad.json')
    writeFileSync(file, '[{"do":"explode"}]')
    expect(await runCli(['virtual-printer', '--script', file])).toMatchObject({ exit: 2, stderr: expect.stringContaining('acts: media-out') })
    const { address } = await virtualPrinter()
    expect(await runCli(['virtual-printer', '--port', address.split(':').at(-1) ?? ''])).toMatchObject({ exit: 1, stderr: expect.stringContaining('Choose another --port') })
  })
})

/** A TSPL printer as far as the driver talks to it: a state byte, and jobs that keep it busy for some questions. */
async function tsplPrinter(bytes: number[]): Promise<{ address: string; server: Server; received: Buffer[] }> {
  const received: Buffer[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (data: Buffer) => {
      const at = data.indexOf('\x1b!?', 0, 'latin1')
      if (at < 0) return void received.push(data)
      // The end of a job and the question after it may come as one piece.
      if (data.length > 3) received.push(data.subarray(0, at), data.subarray(at + 3))
      socket.write(Buffer.from([bytes.length > 1 ? (bytes.shift() ?? 0) : (bytes[0] ?? 0)]))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { address: `tcp://127.0.0.1:${address.port}`, server, received }
}

describe('a printer of another language', () => {
  test('is asked in its own, and its job is printed when it was busy and is ready again', { timeout: 30_000 }, async () => {
    const job = join(folder, 'unit.tspl')
    await runCli(['label', 'render', '--template', 'unit-lpn', '--language', 'tspl', '--out', job])
    const { address, server, received } = await tsplPrinter([0x00, 0x20, 0x20, 0x00])
    expect(await print(address, job)).toMatchObject({ exit: 0, lines: [{ state: 'printed', evidence: '<ESC>!? (1b213f): ready' }] })
    expect(Buffer.concat(received).equals(readFileSync(job))).toBe(true)
    server.close()
  })

  test('that stops over a job leaves it unknown; one that is blocked before gets nothing', { timeout: 30_000 }, async () => {
    const job = join(folder, 'unit.tspl')
    const stopping = await tsplPrinter([0x00, 0x20, 0x04])
    expect(await print(stopping.address, job)).toMatchObject({ exit: 1, lines: [{ state: 'unknown', evidence: expect.stringContaining('labels out') }] })
    const blocked = await tsplPrinter([0x01])
    expect(await print(blocked.address, job)).toMatchObject({ exit: 1, lines: [{ state: 'failed', evidence: expect.stringContaining('print head or cover open') }] })
    expect(blocked.received).toEqual([])
    expect(await status(blocked.address, '--language', 'tspl')).toMatchObject({ exit: 1, lines: [{ state: 'blocked', flags: ['head-open'], evidence: '<01>' }] })
    stopping.server.close()
    blocked.server.close()
  })
})

test('a printer that is not there, a file that is not there, an address that is none: told, nothing printed', { timeout: 30_000 }, async () => {
  expect(await status('tcp://127.0.0.1:1')).toMatchObject({ exit: 1, lines: [{ state: 'unknown', problems: [expect.stringContaining('not reached')] }] })
  expect(await print('tcp://127.0.0.1:1')).toMatchObject({ exit: 1, lines: [{ state: 'failed' }] })
  expect(await print('tcp://127.0.0.1:1', join(folder, 'none.zpl'))).toMatchObject({ exit: 1, stderr: expect.stringContaining('Nothing was printed') })
  expect(await status('the printer')).toMatchObject({ exit: 2, stderr: expect.stringContaining("is no printer's address") })
  expect(existsSync(label)).toBe(true)
})
