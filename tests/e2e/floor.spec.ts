import { answerCommand, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { expect, test, type Bench } from './fixture'

const DANA = makeNumberedLpn('badge', 'EXAMPL', 1)
const TIMUR = makeNumberedLpn('badge', 'EXAMPL', 2)
/** Longer than the guard against a held trigger. */
const REPEAT_PAUSE_MS = 350
const MOST_STEPS = 16

/** The first unit of a return, as far as its route card. Returns the plate on it and the zone it goes to. */
async function toTheTote(bench: Bench): Promise<{ lpn: string; zone: string }> {
  const { page } = bench
  const step = page.getByTestId('step')
  await bench.scan('RMA-4720')
  await bench.expectStep('scan-unit')
  await bench.scan('9520000049355')
  await expect(step).not.toHaveAttribute('data-step', 'scan-unit')
  for (let i = 0; i < MOST_STEPS && (await step.getAttribute('data-step')) !== 'label'; i++) {
    const kind = await step.getAttribute('data-step')
    if (kind === 'weigh') {
      await bench.place(1250)
      await expect(step).not.toHaveAttribute('data-step', 'weigh')
      await bench.remove()
      continue
    }
    await page.waitForTimeout(REPEAT_PAUSE_MS)
    await bench.scan(commandBarcode(answerCommand(1)))
    await page.waitForTimeout(REPEAT_PAUSE_MS)
  }
  await bench.expectStep('label')
  const lpn = (await page.getByTestId('unit-lpn').innerText()).replaceAll(/\s/g, '')
  await expect(page.getByText(/^Stick the label/)).toBeVisible()
  await bench.scan(lpn)
  await bench.expectStep('tote')
  const zone = /Scan tote ([A-Z])-\d+/.exec(await page.locator('body').innerText())?.[1] ?? ''
  return { lpn, zone }
}

const TOTES: Readonly<Record<string, string>> = { A: 'A12', B: 'B07', C: 'C04', V: 'V01', R: 'R01', Q: 'Q01' }

test('a full tote, its swap, put-away, and undo of the finished unit', async ({ openBench }) => {
  test.setTimeout(120_000)
  const bench = await openBench()
  const { page } = bench
  await bench.trySample()
  await bench.scan(DANA)
  await bench.expectStep('scan-parcel')
  const { lpn, zone } = await toTheTote(bench)
  const command = async (wanted: BenchCommand) => {
    await page.waitForTimeout(REPEAT_PAUSE_MS)
    await bench.scan(commandBarcode(wanted))
  }
  const echo = page.getByTestId('echo')

  await command('TOTE FULL')
  await expect(page.locator('body')).toContainText(`any ${zone} tote`)
  await bench.scan(makeLpn('tote', TOTES[zone] ?? ''))
  await expect(page.getByText(`${zone}-${TOTES[zone]?.slice(1)} is full.`)).toBeVisible()
  await bench.scan(makeLpn('tote', `${zone}98`))
  await bench.expectStep('scan-unit')

  // With empty hands a tote is looked into.
  await page.waitForTimeout(REPEAT_PAUSE_MS)
  await bench.scan(makeLpn('tote', `${zone}98`))
  const floor = page.getByTestId('floor')
  await expect(floor).toContainText(`${zone}-98`)
  await expect(floor.getByRole('listitem').filter({ hasText: lpn.slice(-5, -1) })).toHaveCount(1)
  await page.waitForTimeout(REPEAT_PAUSE_MS)
  await bench.scan(makeLpn('location', `TB${zone === 'A' ? 'B' : 'A'}0001`))
  await expect(floor).toHaveAttribute('data-stage', 'stop')
  await page.keyboard.press('Escape')
  await bench.scan(lpn)
  await bench.scan(makeLpn('location', `TB${zone}0417`))
  await expect(echo).toContainText(`${zone}-0417`)
  await expect(floor).toContainText('put away')

  await command('UNDO')
  await expect(echo).toContainText('taken back: put-away')
  await expect(floor).toContainText(`${zone}-98`)
  await command('BENCH')
  await bench.expectStep('scan-unit')
  await command('UNDO')
  await bench.expectStep('tote')
  expect(bench.pageFaults).toEqual([])
})

test('a locked bench goes on with the same unit, for whoever unlocks it', async ({ openBench }) => {
  test.setTimeout(120_000)
  const bench = await openBench()
  const { page } = bench
  await bench.trySample()
  await bench.scan(DANA)
  await bench.expectStep('scan-parcel')
  const { lpn } = await toTheTote(bench)
  await page.clock.install()
  // The one who was there before the test's own clock began is asked to come again.
  await bench.scan(TIMUR)
  await expect(page.locator('body')).toContainText('Timur A.')
  await page.clock.fastForward('04:45')
  await expect(page.getByText(/Заблокируется через/)).toBeVisible()
  await page.clock.fastForward('00:20')
  await bench.expectStep('sign-in')
  await bench.scan(DANA)
  await bench.expectStep('tote')
  expect(lpn).toMatch(/^U/)
  expect(bench.pageFaults).toEqual([])
})
