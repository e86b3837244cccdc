import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Bench } from './fixture'
import { keyboardHands, scannerHands, touchHands, type Hands } from './hands'

const DANA = { badge: makeNumberedLpn('badge', 'EXAMPL', 1), name: 'Dana K.', pin: '1111' }
/** A return order of the sample with two units. */
const RETURN = 'RMA-4720'
const UNITS = [
  { code: '9520000049355', grams: 1250 },
  { code: 'KU-610-48-BLK', grams: 980 },
]

async function workUnit(bench: Bench, hands: Hands, unit: { code: string; grams: number }): Promise<void> {
  const { page } = bench
  await hands.code(unit.code)
  await bench.expectStep('weigh')
  await bench.place(unit.grams)
  const step = page.getByTestId('step')
  await expect(step).toHaveAttribute('data-step', /question|choose/)
  await bench.remove()
  // A weight that is not the usual one is taken as it is.
  if ((await step.getAttribute('data-step')) === 'choose') await hands.answer(1)
  await bench.expectStep('question')
  for (let answers = 0; answers < 8 && (await step.getAttribute('data-step')) === 'question'; answers++) {
    const prompt = await page.getByRole('heading', { level: 1 }).innerText()
    await hands.answer(1)
    await expect(async () => {
      const isElsewhere = (await step.getAttribute('data-step')) !== 'question'
      expect(isElsewhere || (await page.getByRole('heading', { level: 1 }).innerText()) !== prompt).toBe(true)
    }).toPass()
  }
  await bench.expectStep('label')
  const lpn = (await page.getByTestId('unit-lpn').innerText()).replaceAll(/\s/g, '')
  await expect(page.getByText(/^Stick the label/)).toBeVisible()
  await hands.code(lpn)
  await bench.expectStep('tote')
  const tote = /[A-Z]-\d+/.exec(await page.getByText(/^Scan tote [A-Z]-\d+/).innerText())?.[0] ?? ''
  await hands.code(makeLpn('tote', tote.replace('-', '')))
  // The next screen has a key of the same name: hands wait until the route card is gone.
  await expect(step).not.toHaveAttribute('data-step', 'tote')
}

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
  await expect(page.getByText(/\+ RMA-4720/)).toBeVisible()
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
