import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixture'
import { keyboardHands, scannerHands, touchHands } from './hands'
import { RETURN, UNITS, workUnit } from './work-unit'

const DANA = { badge: makeNumberedLpn('badge', 'EXAMPL', 1), name: 'Dana K.', pin: '1111' }
for (const make of [scannerHands, keyboardHands, touchHands]) {
  test(`works a parcel with two units from scan to shift summary, by ${make.name.replace('Hands', '')} only`, async ({ openBench, dataDir }) => {
    test.setTimeout(120_000)
    const bench = await openBench()
    const { page } = bench
    await bench.trySample()
    const hands = make(bench)

    await hands.signIn(DANA)
    await bench.expectStep('scan-parcel')
    await hands.code(RETURN)
    await bench.expectStep('scan-unit')
    for (const unit of UNITS) await workUnit(bench, hands, unit)
    await bench.expectStep('scan-parcel')

    await hands.openShiftSummary()
    const sheet = page.getByTestId('shift')
    await expect(sheet.getByRole('heading', { name: /^Shift summary/ }).first()).toBeVisible()
    await expect(sheet).toContainText('units decided')
    await hands.savePdf()
    await expect(sheet.getByRole('status').filter({ hasText: /\.pdf/ })).toBeVisible()
    expect(readdirSync(join(dataDir, 'exports')).some((name) => name.endsWith('.pdf'))).toBe(true)
    expect(existsSync(join(dataDir, 'store', 'journal.db'))).toBe(true)
    expect(bench.pageFaults).toEqual([])
  })
}

test('works one parcel of two return orders, and one that nothing announced with a unit that nobody knows', async ({ openBench }) => {
  test.setTimeout(120_000)
  const bench = await openBench()
  const { page } = bench
  await bench.trySample()
  const hands = scannerHands(bench)
  const command = (wanted: BenchCommand) => hands.code(commandBarcode(wanted))
  await hands.signIn(DANA)
  await bench.expectStep('scan-parcel')

  await hands.code('RMA-4711')
  await bench.expectStep('scan-unit')
  await hands.code(RETURN)
  await bench.expectStep('confirm')
  await expect(page.getByText(/in the same parcel\?/)).toBeVisible()
  await hands.answer(1)
  await bench.expectStep('scan-unit')
  // The line under the prompt and the trail both name both returns.
  await expect(page.getByText(/\+ RMA-4720 ·/)).toBeVisible()
  await expect(page.getByRole('heading', { name: /\+ RMA-4720/ })).toBeVisible()
  for (const unit of UNITS) await workUnit(bench, hands, unit)
  await bench.expectStep('scan-unit')
  await command('NEXT')
  await bench.expectStep('confirm')
  await expect(page.getByText('3 units are missing. Close the parcel?')).toBeVisible()
  await command('YES')
  await bench.expectStep('scan-parcel')

  await hands.code('1Z999AA10123456784')
  await bench.expectStep('confirm')
  await expect(page.getByText('A UPS parcel. Nothing announced it.')).toBeVisible()
  await command('YES')
  await bench.expectStep('scan-unit')
  await hands.code('NOBODY-KNOWS-1')
  await bench.expectStep('confirm')
  await hands.answer(1)
  await bench.expectStep('weigh')
  await command('LEAD')
  await bench.expectStep('scan-unit')
  await command('SET ASIDE')
  await bench.expectStep('scan-parcel')
  await hands.code('1Z999AA10123456784')
  await bench.expectStep('scan-unit')
  await command('NEXT')
  await bench.expectStep('scan-parcel')
  expect(bench.pageFaults).toEqual([])
})
