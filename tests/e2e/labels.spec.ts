import { commandBarcode } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { expect, test } from './fixture'
import { scannerHands } from './hands'
import { RETURN, UNITS } from './work-unit'

const VERA = makeNumberedLpn('badge', 'EXAMPL', 3)
/** Longer than the guard against a held trigger. */
const REPEAT_PAUSE_MS = 350

test('a lead changes a label and approves it, and the next unit is printed with it', async ({ openBench }) => {
  test.setTimeout(120_000)
  const bench = await openBench()
  const { page } = bench
  const hands = scannerHands(bench)
  await bench.trySample()
  await bench.scan(VERA)
  await bench.expectStep('scan-parcel')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByTestId('settings')).toBeVisible()
  await page.getByRole('button', { name: /Labels/ }).click()
  const labels = page.getByTestId('labels')
  await expect(labels).toHaveAttribute('data-stage', 'list')
  await page.getByRole('button', { name: /^Unit plate/ }).click()
  await expect(page.getByRole('img', { name: 'The label as it prints' })).toBeVisible()
  await page.getByRole('button', { name: 'Change this label' }).click()
  await expect(labels).toHaveAttribute('data-stage', 'edit')

  // Without the sign of the zone the corner of the label stays white.
  await page.getByTestId('canvas').getByRole('button', { name: /^Zone sign/ }).click()
  await page.keyboard.press('Delete')
  await expect(page.getByTestId('canvas').getByRole('button', { name: /^Zone sign/ })).toHaveCount(0)
  await expect(page.getByTestId('faults')).toContainText('No faults')
  await page.getByRole('button', { name: /Approve/ }).click()
  await expect(page.getByTestId('said')).toContainText('Own version 1 is printed from now on')

  await page.waitForTimeout(REPEAT_PAUSE_MS)
  await bench.scan(commandBarcode('BENCH'))
  await bench.expectStep('scan-parcel')
  await hands.code(RETURN)
  await hands.code(UNITS[0]?.code ?? '')
  await bench.expectStep('weigh')
  await bench.place(UNITS[0]?.grams ?? 0)
  const step = page.getByTestId('step')
  await expect(step).toHaveAttribute('data-step', /question|choose/)
  await bench.remove()
  for (let answers = 0; answers < 12 && (await step.getAttribute('data-step')) !== 'label'; answers++) {
    await hands.answer(1)
    await page.waitForTimeout(REPEAT_PAUSE_MS)
  }
  await bench.expectStep('label')
  await expect(page.getByText(/^Stick the label/)).toBeVisible()
  const picture = page.getByTestId('label-picture').getByRole('img')
  await expect(picture).toBeVisible()
  const inkOf = (left: number, top: number, width: number, height: number) =>
    picture.evaluate((image, area) => {
      const canvas = document.createElement('canvas')
      canvas.width = area.width
      canvas.height = area.height
      const paper = canvas.getContext('2d')
      if (!(image instanceof HTMLImageElement) || !paper) throw new Error('no picture')
      paper.drawImage(image, -area.left, -area.top)
      return paper.getImageData(0, 0, area.width, area.height).data.filter((value, i) => i % 4 === 0 && value < 128).length
    }, { left, top, width, height })
  expect(await inkOf(8, 8, 104, 104)).toBe(0)
  expect(await inkOf(60, 124, 340, 78)).toBeGreaterThan(1_000)
  expect(bench.pageFaults).toEqual([])
})
