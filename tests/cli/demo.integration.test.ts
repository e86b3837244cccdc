import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { pdfPages } from '../support/pdf-text'
import { readBarcodesOf } from '../support/read-barcodes'
import { runCli, type CliRun } from '../support/run-cli'

const UNITS = 12
const SHARED = '../shared/data'

const SummarySchema = z.object({
  ok: z.boolean(), units: z.number(), parcels: z.number(), blindUnits: z.number(), faults: z.number(), labels: z.number(), entries: z.number(),
  grades: z.record(z.string(), z.number()), dispositions: z.record(z.string(), z.number()),
  station: z.string(), incarnation: z.string(), lpnRange: z.string(), seed: z.number(),
})

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-demo-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function demo(out: string, files: { catalogue: string; expected: string }, ...more: string[]): Promise<CliRun> {
  return runCli(['demo', '--catalogue', files.catalogue, '--expected', files.expected, '--units', String(UNITS), '--out', join(folder, out), ...more])
}

const sampleFiles = { catalogue: 'resources/sample/catalogue.csv', expected: 'resources/sample/expected-returns.csv' }

async function expectWhole(out: string, run: CliRun): Promise<z.output<typeof SummarySchema>> {
  expect(run.exit, run.stderr).toBe(0)
  expect(run.lines).toHaveLength(1)
  const summary = SummarySchema.parse(run.lines[0])
  expect(summary).toMatchObject({ ok: true, units: UNITS, labels: UNITS, faults: 0 })
  expect(summary.blindUnits).toBeGreaterThanOrEqual(UNITS * 0.1)
  const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0)
  expect([total(summary.grades), total(summary.dispositions)]).toEqual([UNITS, UNITS])

  const labels = join(folder, out, 'labels')
  const plates = readdirSync(labels).filter((name) => name.endsWith('.zpl')).map((name) => name.replace('.zpl', ''))
  expect(plates).toHaveLength(UNITS)
  for (const plate of plates) expect(await readBarcodesOf(readFileSync(join(labels, `${plate}.png`)))).toEqual([`]C0 ${plate}`])

  const csv = readFileSync(join(folder, out, 'shift-summary.csv'), 'utf8')
  expect(csv).toContain(`total,unitsPlaced,units put in totes,${UNITS}`)
  expect((await pdfPages(readFileSync(join(folder, out, 'shift-summary.pdf')))).join('\n')).toContain(String(UNITS))

  const verify = await runCli(['journal', 'verify', '--store', join(folder, out, 'store')])
  expect(verify).toMatchObject({ exit: 0, lines: [{ ok: true, entries: summary.entries, problems: [] }] })
  const rebuild = await runCli(['journal', 'rebuild', '--store', join(folder, out, 'store')])
  expect(rebuild).toMatchObject({ exit: 0, lines: [{ entries: summary.entries, changed: 0 }] })
  const dossier = await runCli(['dossier', '--store', join(folder, out, 'store')], `${plates[0]}\n{"lpn":"${plates[1]}"}\n`)
  expect(dossier.lines).toMatchObject([{ lpn: plates[0], unit: { state: 'placed' } }, { lpn: plates[1], unit: { state: 'placed' } }])
  return summary
}

describe('turnback demo', { timeout: 120_000 }, () => {
  test('works the sample twice with one seed: the same units, never the same identities', async () => {
    const first = await expectWhole('first', await demo('first', sampleFiles, '--seed', '7'))
    const second = await expectWhole('second', await demo('second', sampleFiles, '--seed', '7'))
    expect(second.grades).toEqual(first.grades)
    expect(second.dispositions).toEqual(first.dispositions)
    for (const identity of ['station', 'incarnation', 'lpnRange'] as const) expect(second[identity]).not.toBe(first[identity])
  })

  test.skipIf(!existsSync(SHARED))('works real electronics returns (skipped where the shared data is absent)', async () => {
    await expectWhole('real', await demo('real', {
      catalogue: `${SHARED}/catalogue/small-catalogue-2000.csv`, expected: `${SHARED}/returns/olist-nc/expected-returns-electronics.csv.gz`,
    }))
  })

  test('refuses a missing file, a bad number and a folder that is in use, each with the next act', async () => {
    expect(await demo('none', { catalogue: 'no-such-file.csv', expected: sampleFiles.expected })).toMatchObject({ exit: 1, stdout: '', stderr: expect.stringContaining('Check the name') })
    expect(await runCli(['demo', '--catalogue', sampleFiles.catalogue, '--expected', sampleFiles.expected, '--units', 'many', '--out', folder])).toMatchObject({ exit: 2, stderr: expect.stringContaining('whole number') })
    expect(await demo('first', sampleFiles)).toMatchObject({ exit: 1, stderr: expect.stringContaining('--out') })
  })
})
