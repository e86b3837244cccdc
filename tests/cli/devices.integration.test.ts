import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../support/run-cli'
import { openSampleStation } from '../support/sample-station'
import { until } from '../station/devices/support/until'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-cli-devices-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('devices list prints what is plugged in, one a line, and opens nothing', async () => {
  const run = await runCli(['devices', 'list', '--json'])
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  for (const line of run.lines) expect(line).toMatchObject({ bus: expect.any(String), port: expect.any(String), protocols: expect.any(Array), mayBeProbed: expect.any(Boolean) })
})

test('devices test opens every device of a simulated bench and reports it ready', async () => {
  const run = await runCli(['devices', 'test', '--simulated', '--json'])
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.lines).toHaveLength(6)
  for (const line of run.lines) expect(line).toMatchObject({ state: 'ready', simulated: true, nextAct: null })
})

test('devices watch tells how each device becomes ready, and ends by itself', async () => {
  const run = await runCli(['devices', 'watch', '--simulated', '--seconds', '2', '--json'])
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  const ready = run.lines.filter((line) => (line as { state?: string }).state === 'ready').map((line) => (line as { deviceId: string }).deviceId)
  expect(ready.toSorted()).toEqual(['simulated-hid-scanner', 'simulated-keyboard-scanner', 'simulated-pedal', 'simulated-printer', 'simulated-scale', 'simulated-scanner'])
})

test('devices log takes along what the station kept of the raw frames', async () => {
  const sample = await openSampleStation(join(folder, 'bench'))
  const isReady = async () => {
    const listed = await sample.station.request('devices.list', {})
    return listed.ok && listed.value.every(({ state }) => state === 'ready')
  }
  let ready = false
  await until(() => (void isReady().then((now) => (ready ||= now)), ready), 'the devices')
  const out = join(folder, 'frames.jsonl')
  expect(await runCli(['devices', 'log', '--store', join(folder, 'bench', 'store'), '--out', out])).toMatchObject({ exit: 1, stderr: expect.stringContaining('keeps raw frames when') })
  await sample.restart().then((again) => again.station.close())
  const run = await runCli(['devices', 'log', '--store', join(folder, 'bench', 'store'), '--out', out, '--json'])
  expect(run).toMatchObject({ exit: 0, lines: [{ file: out }] })
  const frames = readFileSync(out, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { deviceId: string })
  expect(frames.length).toBe((run.lines[0] as { frames: number }).frames)
  expect(await runCli(['devices', 'log', '--store', join(folder, 'bench', 'store'), '--out', join(folder, 'no', 'such', 'place')])).toMatchObject({ exit: 1, stderr: expect.stringContaining('cannot be written') })
})

test('devices simulate puts a device of a protocol on a wire, obeys, and says what it cannot', async () => {
  const run = await runCli(['devices', 'simulate', '--protocol', 'toledo-8217', '--seconds', '1'], '{"do":"place","grams":645}\n{"do":"fault","fault":"silent"}\n{"do":"scan","text":"X"}\nwhat\n')
  expect(run).toMatchObject({ exit: 0, lines: [{ event: 'open', protocol: 'toledo-8217', address: expect.any(String) }, { event: 'did', do: 'place', grams: 645 }, { event: 'did', do: 'fault', fault: 'silent' }, { event: 'closed' }] })
  expect(run.stderr).toContain('cannot scan')
  expect(run.stderr).toContain('not understood: what')
  expect(await runCli(['devices', 'simulate', '--protocol', 'nonsense'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('toledo-8217') })
})

test('devices says how it is used when it is not', async () => {
  for (const args of [['devices'], ['devices', 'dance'], ['devices', 'test'], ['devices', 'log', '--out', 'x'], ['devices', 'list', '--wrong'], ['devices', 'watch', '--seconds', 'x']]) {
    expect(await runCli(args)).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('usage: turnback devices') })
  }
})
