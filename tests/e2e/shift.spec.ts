import { commandBarcode } from '@shared/domain/command-barcode'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Bench } from './fixture'

const DANA = makeNumberedLpn('badge', 'EXAMPL', 1)
const TIMUR = makeNumberedLpn('badge', 'EXAMPL', 2)

/** Puts the next unit of the sample parcel on hold: it is still open when the shift ends. */
async function holdOneUnit(bench: Bench): Promise<void> {
  await bench.scan('RMA-4711')
  await bench.expectStep('scan-unit')
  await bench.scan('9520000047115')
  await bench.expectStep('weigh')
  await bench.scan(commandBarcode('HOLD'))
  await bench.expectStep('choose')
  await bench.scan(commandBarcode('ANSWER 1'))
  await bench.expectStep('scan-unit')
}

test('one scan makes PDF and CSV, numbers open what stands behind them, and a note reaches the next shift', async ({ openBench, dataDir }) => {
  test.setTimeout(120_000)
  const bench = await openBench()
  const { page } = bench
  await bench.trySample()
  await bench.scan(DANA)
  await bench.expectStep('scan-parcel')
  await holdOneUnit(bench)
  await bench.act({ act: 'printer-paper', present: false })
  await page.waitForTimeout(3_000)
  await bench.act({ act: 'printer-paper', present: true })
  await page.waitForTimeout(1_000)

  await bench.scan(commandBarcode('SAVE SUMMARY'))
  const sheet = page.getByTestId('shift')
  await expect(sheet.getByRole('status').filter({ hasText: /\.pdf/ })).toBeVisible()
  await expect(sheet.getByRole('status').filter({ hasText: /\.csv/ })).toBeVisible()
  const exported = readdirSync(join(dataDir, 'exports'))
  for (const ending of ['.pdf', '.csv']) expect(exported.some((name) => name.startsWith('shift-summary') && name.endsWith(ending)), ending).toBe(true)

  await page.getByRole('button', { name: /^Steps, Units scanned: 1\./ }).click()
  const behind = page.getByTestId('behind')
  await expect(behind).toContainText('1 line')
  await expect(behind.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(behind).toHaveCount(0)
  await expect(sheet.getByRole('table', { name: 'Devices' })).toContainText('Label printer')

  await bench.scan(commandBarcode('HAND OVER'))
  await page.getByRole('textbox', { name: 'What should the next shift know?' }).fill('The trimmer waits for the lead.')
  await bench.scan(commandBarcode('NEXT'))
  await expect(sheet.getByRole('table', { name: 'For the next shift' })).toContainText('The trimmer waits for the lead.')

  // A shift cannot end with its parcel open: the sheet says so, and the parcel is finished first.
  await bench.scan(commandBarcode('CLOSE SHIFT'))
  await page.waitForTimeout(400)
  await bench.scan(commandBarcode('CLOSE SHIFT'))
  await expect(sheet.getByRole('alert')).toContainText('still open')
  await page.keyboard.press('Escape')
  await bench.expectStep('scan-unit')
  await bench.scan(commandBarcode('NEXT'))
  await bench.expectStep('confirm')
  await bench.scan(commandBarcode('YES'))
  await bench.expectStep('scan-parcel')
  await bench.scan(commandBarcode('CLOSE SHIFT'))
  await page.waitForTimeout(400)
  await bench.scan(commandBarcode('YES'))
  await expect(sheet).toContainText('Closed at')
  await expect(sheet.getByRole('status').filter({ hasText: /\.csv/ })).toBeVisible()
  const csv = readdirSync(join(dataDir, 'exports')).find((name) => name.endsWith('.csv')) ?? ''
  expect(readFileSync(join(dataDir, 'exports', csv), 'utf8')).toContain('The trimmer waits for the lead.')

  await page.keyboard.press('Escape')
  await bench.expectStep('sign-in')
  await expect(page.getByText(/The trimmer waits for the lead\./)).toBeVisible()
  await bench.scan(TIMUR)
  await bench.expectStep('scan-parcel')
  await expect(page.getByText(/The trimmer waits for the lead\./)).toBeVisible()
  expect(bench.pageFaults).toEqual([])
})

test('a shift that nobody opened has no numbers, and says so', async ({ openBench }) => {
  const bench = await openBench()
  await bench.trySample()
  await bench.page.keyboard.press('F9')
  await expect(bench.page.getByText('No shift to show')).toBeVisible()
  await bench.scan(makeLpn('tote', 'A12'))
  await bench.expectStep('sign-in')
})
