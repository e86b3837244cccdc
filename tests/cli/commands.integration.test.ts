import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../support/run-cli'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an empty store verifies: exit 0, 0 entries', async () => {
  expect(await runCli(['journal', 'verify', '--store', join(folder, 'empty')])).toMatchObject({ exit: 0, lines: [{ ok: true, entries: 0 }], stderr: '' })
})

test('imports the sample and tells what it took', async () => {
  const store = join(folder, 'imported')
  expect(await runCli(['import', 'catalogue', 'resources/sample/catalogue.csv', '--store', store])).toMatchObject({ exit: 0, lines: [{ imported: 112, refused: 0 }] })
  expect(await runCli(['import', 'expected-returns', 'resources/sample/expected-returns.csv', '--store', store])).toMatchObject({ exit: 0, lines: [{ returnOrders: 40, refused: 0 }] })
})

test('a file that is no table is refused in words, and nothing is changed', async () => {
  const file = join(folder, 'letter.csv')
  writeFileSync(file, 'Dear all,\nthis is not a catalogue\n')
  expect(await runCli(['import', 'catalogue', file, '--store', join(folder, 'other')])).toMatchObject({ exit: 1, stdout: '', stderr: expect.stringContaining('unchanged') })
})

test.each([
  [[], 'which command'],
  [['fly'], 'no command "fly"'],
  [['journal', 'burn', '--store', 'x'], 'verify or rebuild'],
  [['journal', 'verify'], '--store is missing'],
  [['import', 'catalogue', '--store', 'x'], 'one file'],
  [['dossier', 'U1', '--shop', 'x'], 'unknown option --shop'],
])('misuse %j is told with the usage, exit 2', async (args, words) => {
  const run = await runCli(args)
  expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(words) })
  expect(run.stderr).toContain('turnback')
})

test('an unknown plate is refused, one answer per line, in order', async () => {
  const run = await runCli(['dossier', '--store', join(folder, 'empty')], 'UBBQTCU0001H\nnonsense\n')
  expect(run.exit).toBe(1)
  expect(run.lines).toEqual([{ lpn: 'UBBQTCU0001H', unit: null, entries: [] }, { lpn: 'nonsense', unit: null, entries: [] }])
})
