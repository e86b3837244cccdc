import { commandBarcode } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { join } from 'node:path'
import { placeUnits } from '../support/placed-units'
import { expect, tap, test, type Bench } from './fixture'

const DANA = makeNumberedLpn('badge', 'EXAMPL', 1)
/** A tote of fifty is counted over the station alone, where a label takes less time: `tests/station/relabel.integration.test.ts`. */
const UNITS_IN_TOTE = 5
/** Longer than the guard against a held trigger. */
const REPEAT_PAUSE_MS = 350

/** The label on its way: its plate, once it is out. */
async function freshPlate(bench: Bench): Promise<string> {
  const relabel = bench.page.getByTestId('relabel')
  await expect(relabel).toHaveAttribute('data-label', /sent|confirmed/)
  return (await relabel.getAttribute('data-plate')) ?? ''
}

async function openWith(openBench: () => Promise<Bench>, dataDir: string, count: number): Promise<{ bench: Bench; tote: string; units: readonly string[] }> {
  const first = await openBench()
  await first.trySample()
  await first.close()
  const { tote, units } = placeUnits(join(dataDir, 'store'), { count, body: 'Q50', disposition: 'quarantine', grade: 'C' })
  const bench = await openBench()
  await bench.expectStep('sign-in')
  await bench.devicesFound()
  await bench.scan(DANA)
  await bench.expectStep('scan-parcel')
  return { bench, tote, units }
}

test(`a tote of ${UNITS_IN_TOTE} units is relabelled at two scans each, and a covered plate is a stop afterwards`, async ({ openBench, dataDir }) => {
  test.setTimeout(120_000)
  const { bench, tote, units } = await openWith(openBench, dataDir, UNITS_IN_TOTE)
  const { page } = bench
  await bench.scan(commandBarcode('RELABEL'))
  await bench.scan(tote)
  const progress = page.getByTestId('relabel-progress')
  await expect(progress).toContainText(`0 of ${UNITS_IN_TOTE}`)
  let scans = 0
  const scan = async (text: string) => {
    scans++
    await bench.scan(text)
  }
  for (const [done, lpn] of units.entries()) {
    await scan(lpn)
    await scan(await freshPlate(bench))
    await expect(progress).toContainText(`${done + 1} of ${UNITS_IN_TOTE}`)
  }
  expect(scans / UNITS_IN_TOTE).toBeLessThanOrEqual(3)
  console.info(`${scans} scans for ${UNITS_IN_TOTE} units`)
  await expect(page.getByTestId('prompt')).toHaveText('Tote Q-50 is done')

  await bench.scan(units[0] ?? '')
  await expect(page.getByTestId('relabel')).toHaveAttribute('data-stage', 'stop')
  await expect(page.locator('body')).toContainText('Covered code')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(REPEAT_PAUSE_MS)
  await bench.scan(commandBarcode('BENCH'))
  await bench.expectStep('scan-parcel')
  await bench.scan(units[1] ?? '')
  await expect(page.locator('body')).toContainText('Covered code')
  expect(bench.pageFaults).toEqual([])
})

test('by touch: a lost plate is replaced from the list, a wrong label is a stop, and a restart goes on', async ({ openBench, dataDir }) => {
  test.setTimeout(120_000)
  const { bench, tote, units } = await openWith(openBench, dataDir, 3)
  const { page } = bench
  await tap(page, page.getByRole('button', { name: /^Relabel/ }))
  await bench.scan(tote)
  await tap(page, page.getByRole('button', { name: /^2 Wireless speaker/ }))
  await tap(page, page.getByRole('button', { name: /Plate lost/ }))
  const fresh = await freshPlate(bench)
  await bench.scan(units[0] ?? '')
  await expect(page.getByTestId('relabel')).toHaveAttribute('data-stage', 'stop')
  await page.keyboard.press('Escape')
  await bench.close()

  const again = await openBench()
  await again.expectStep('scan-parcel')
  await again.devicesFound()
  await again.page.keyboard.press('Shift+F1')
  expect(await freshPlate(again)).toBe(fresh)
  await again.scan(fresh)
  await expect(again.page.getByTestId('relabel')).toHaveAttribute('data-stage', 'relabel')
  await again.scan(units[1] ?? '')
  await expect(again.page.getByTestId('relabel')).toHaveAttribute('data-stage', 'stop')
  expect(again.pageFaults).toEqual([])
})
