import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../support/run-cli'

// The command is tested on little data: what it tells, and that it refuses to tell more than it measured. No time is judged.
const SMALL = ['--items', '300', '--lines', '600', '--entries', '2000']

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-bench-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('main tells every figure with its rows; below full size there is no goal', async () => {
  const run = await runCli(['bench', 'main', '--json', '--dir', join(folder, 'data'), ...SMALL])
  expect(run.exit, run.stderr).toBe(0)
  const metrics = run.lines.map((line) => (line as { metric: string }).metric)
  expect(metrics).toEqual(expect.arrayContaining(['import', 'identify-and-look-up-p99', 'append-p50', 'append-p99', 'rebuild', 'open-to-first-answer', 'station-memory-peak']))
  for (const line of run.lines) {
    expect(line).toMatchObject({ bench: 'main', value: expect.any(Number), goal: null, ok: true, cores: expect.any(Number) })
    expect(Object.values((line as { rows: Record<string, number> }).rows).every((count) => count > 0)).toBe(true)
  }
})

test('a folder with less data than a figure names is refused', async () => {
  const run = await runCli(['bench', 'main', '--dir', join(folder, 'data'), '--items', '301', '--lines', '600', '--entries', '2000'])
  expect(run).toMatchObject({ exit: 1, stdout: '', stderr: expect.stringContaining('fewer than the 301') })
})

test('labels tells its figures', async () => {
  const run = await runCli(['bench', 'labels'])
  expect(run.exit, run.stderr).toBe(0)
  expect((run.lines as { metric: string; goal: number | null }[]).map(({ metric, goal }) => [metric, goal])).toEqual([
    ['unit-label-zpl-latin-p50', null], ['unit-label-zpl-latin-p99', 3], ['unit-label-zpl-chinese-p50', null], ['unit-label-zpl-chinese-p99', 25], ['labels-pdf', 3_000], ['command-sheet-pdf', 300],
  ])
})

test('devices tells its figures, and the burst is heard whole', async () => {
  const run = await runCli(['bench', 'devices', '--scans', '20', '--weights', '2', '--idle-seconds', '1', '--hours', '0'])
  expect(run.exit, run.stderr).toBe(0)
  const values = new Map((run.lines as { metric: string; value: number }[]).map(({ metric, value }) => [metric, value]))
  expect([...values.keys()]).toEqual(expect.arrayContaining(['scan-to-event-p99', 'weight-stable-to-journal-p99', 'burst-scans-wrong']))
  expect(values.get('burst-scans-wrong')).toBe(0)
})

test('an unknown bench is misuse', async () => {
  expect(await runCli(['bench', 'flight'])).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('no bench "flight"') })
})

test('inspection tells how long a decision and a replay take', async () => {
  const run = await runCli(['bench', 'inspection'])
  expect(run.exit, run.stderr).toBe(0)
  expect(run.lines).toEqual([
    expect.objectContaining({ metric: 'decide-p50', rows: { rules: 500, units: 5000 } }),
    expect.objectContaining({ metric: 'decide-p99', goal: 1 }),
    expect.objectContaining({ metric: 'replay', goal: 2000, rows: { units: 10000, rules: 500 } }),
  ])
})
