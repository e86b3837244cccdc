import { commandBarcode } from '@shared/domain/command-barcode'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { expect, test } from './fixture'

const DANA = makeNumberedLpn('badge', 'EXAMPL', 1)
/** Longer than the guard against a held trigger. */
const REPEAT_PAUSE_MS = 350

test('asks about an odd weight, and takes a person’s route against the rules with its reason', async ({ openBench }) => {
  test.setTimeout(90_000)
  const bench = await openBench()
  const { page } = bench
  await bench.trySample()
  await bench.scan(DANA)
  await bench.scan('RMA-4711')
  await bench.expectStep('scan-unit')
  await bench.scan('9520000047115')
  await bench.expectStep('weigh')
  await bench.place(412)

  await bench.expectStep('choose')
  await expect(page.getByTestId('prompt')).toContainText('38')
  await bench.remove()
  await page.getByRole('button', { name: /^1 Take it as it is/ }).click()
  await bench.expectStep('question')
  for (const command of ['NO', 'ANSWER 1', 'ANSWER 4', 'ANSWER 3'] as const) {
    await page.waitForTimeout(REPEAT_PAUSE_MS)
    await bench.scan(commandBarcode(command))
  }
  await bench.expectStep('label')
  await expect(page.getByText(/^Stick the label/)).toBeVisible()

  await page.getByRole('button', { name: /^Change.*Ins/ }).click()
  await bench.expectStep('choose')
  await page.keyboard.press('5')
  await expect(page.getByTestId('prompt')).toHaveText(/Why recycle/)
  await page.keyboard.press('6')
  await bench.expectStep('label')
  await expect(page.getByText(/^Stick the label/)).toBeVisible()
  const lpn = (await page.getByTestId('unit-lpn').innerText()).replaceAll(/\s/g, '')
  await bench.scan(lpn)
  await bench.expectStep('tote')
  await expect(page.getByText(/Not worth the work/)).toBeVisible()
  await bench.scan(makeLpn('tote', 'A01'))
  await expect(page.getByTestId('step')).toHaveAttribute('data-stage', 'stop')
  await bench.scan(makeLpn('tote', 'R01'))
  await bench.expectStep('scan-unit')
})
