import { commandBarcode } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixture'

const DANA = makeNumberedLpn('badge', 'EXAMPL', 1)

test('an item without a code is found by its words and taken; with the unit in hand one searches, reads its dossier and is back at the same step', async ({ openBench, dataDir }) => {
  test.setTimeout(90_000)
  const bench = await openBench()
  const { page } = bench
  await bench.trySample()
  await bench.scan(DANA)
  await bench.expectStep('scan-parcel')
  await bench.scan('RMA-4720')
  await bench.expectStep('scan-unit')

  // By keyboard: words, Enter.
  await page.keyboard.press('F5')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('9520000049355', { delay: 60 })
  await expect(page.getByRole('region', { name: 'Items' }).getByRole('button')).toHaveCount(1)
  const title = await page.getByRole('region', { name: 'Items' }).getByRole('button').locator('b').innerText()
  await page.getByRole('searchbox').fill(title.split(' ').map((word) => word.slice(0, 4)).reverse().join(' '))
  await expect(page.getByRole('region', { name: 'Items' }).getByText(title)).toBeVisible()
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
  await bench.expectStep('weigh')

  // By scanner: the search opens over the step, a plate opens the dossier.
  const lpn = (await page.getByTestId('unit-lpn').innerText()).replaceAll(/\s/g, '')
  await bench.scan(commandBarcode('SEARCH'))
  await expect(page.getByTestId('search')).toBeVisible()
  await bench.scan('RMA-4720')
  await expect(page.getByRole('region', { name: 'Units' }).getByText(title)).toBeVisible()
  await bench.scan(lpn)
  const dossier = page.getByTestId('dossier')
  await expect(dossier.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(dossier).toContainText('Chain whole')
  await page.getByRole('button', { name: 'Save dossier' }).click()
  await expect(page.getByText(/^Saved: /)).toBeVisible()
  expect(existsSync(join(dataDir, 'exports', `dossier-${lpn}.json`)), readdirSync(dataDir).join()).toBe(true)
  await bench.scan(commandBarcode('BACK'))
  await bench.expectStep('weigh')
  expect(bench.pageFaults).toEqual([])
})
