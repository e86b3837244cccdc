import AxeBuilder from '@axe-core/playwright'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from './fixture'

const LEAD = makeNumberedLpn('badge', 'EXAMPL', 3)

/** Large enough that a scan comes in the middle of it. */
const ITEMS = 60_000

function catalogue(): Buffer {
  const rows = Array.from({ length: ITEMS }, (_, n) => `${n};Чайник ${n};${n % 5_000 === 0 ? '4,00638E+12' : ''}`)
  return gzipSync(`Артикул;Название;Штрихкод\n${rows.join('\n')}\n;без артикула;\n`)
}

test('a lead brings a file in while the bench works, and sees what was not taken', async ({ openBench }) => {
  const dir = mkdtempSync(join(tmpdir(), 'turnback-file-'))
  const file = join(dir, 'katalog.csv.gz')
  writeFileSync(file, catalogue())
  const bench = await openBench()
  const { page } = bench
  const violations = async () => (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  await bench.trySample()
  await bench.scan(LEAD)
  await bench.expectStep('scan-parcel')
  await page.keyboard.press('F11')
  await expect(page.getByText('Drop a file here')).toBeVisible()
  expect(await violations()).toEqual([])

  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('katalog.csv.gz')).toBeVisible()
  await expect(page.getByText(/packed, UTF-8, fields between semicolons/)).toBeVisible()
  expect(await violations()).toEqual([])

  await page.keyboard.press('Enter')
  // Whoever scans wants to work: the page gives way, the file goes on.
  await bench.scan('RMA-4711')
  await bench.expectStep('scan-unit')
  await page.keyboard.press('F11')
  await expect(page.getByText('Done: katalog.csv.gz')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('60,000', { exact: true })).toBeVisible()
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '14')
  await page.getByRole('button', { name: /no id, number or code/ }).click()
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '2')
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Save the list as CSV' }).click()
  const saved = (await page.getByText(/^Saved: /).innerText()).replace('Saved: ', '')
  expect(readFileSync(saved, 'utf8')).toContain('60002,no,no-identity')

  // A file that breaks off is told, and changes nothing.
  writeFileSync(file, catalogue().subarray(0, 40_000))
  await page.getByRole('button', { name: 'Another file' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Read it in' }).or(page.getByText(/was not taken/)).first().waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/damaged or ends too early/)).toBeVisible({ timeout: 30_000 })
  rmSync(dir, { recursive: true, force: true })
})
