import { answerCommand, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { expect, test } from './fixture'
import { keyboardHands, scannerHands, touchHands } from './hands'

const DANA = makeNumberedLpn('badge', 'EXAMPL', 1)
const VERA = makeNumberedLpn('badge', 'EXAMPL', 3)
const TRIMMER = '9520000047115'
/** Longer than the guard against a held trigger. */
const REPEAT_PAUSE_MS = 350

for (const handsOf of [scannerHands, keyboardHands, touchHands]) {
  test(`takes up what was set aside by its place: ${handsOf.name}`, async ({ openBench }) => {
    test.setTimeout(90_000)
    const bench = await openBench()
    const { page } = bench
    const hands = handsOf(bench)
    const command = async (wanted: BenchCommand) => {
      await page.waitForTimeout(REPEAT_PAUSE_MS)
      await bench.scan(commandBarcode(wanted))
    }
    await bench.trySample()
    await bench.act({ act: 'printer-paper', present: false })
    await bench.scan(DANA)
    await bench.scan('RMA-4711')
    await bench.scan(TRIMMER)
    await bench.expectStep('weigh')
    await command('LEAD')
    await bench.expectStep('scan-unit')
    await expect(page.getByText('On hold without a label')).toBeVisible()
    await expect(page.getByText(/Trimmer set with charger. The printer is out of labels/)).toBeVisible()
    await bench.act({ act: 'printer-paper', present: true })
    await expect(page.getByText(/^On hold without a label/)).toBeHidden()
    await command('SET ASIDE')
    await bench.expectStep('scan-parcel')
    await expect(page.getByTestId('prompt')).toHaveText('Scan the parcel')
    await expect(page.getByRole('list', { name: 'Set aside' }).getByRole('listitem')).toHaveCount(2)

    await hands.answer(2)
    await expect(page.getByTestId('echo')).toContainText('the lead decides')
    await bench.expectStep('scan-parcel')
    await hands.answer(1)
    await bench.expectStep('scan-unit')
    await command('SET ASIDE')
    await bench.expectStep('scan-parcel')
    await bench.scan(VERA)
    await expect(page.getByRole('banner')).toContainText('Vera')
    await page.waitForTimeout(REPEAT_PAUSE_MS)
    await hands.answer(2)
    await bench.expectStep('weigh')
    await command(answerCommand(1))
    await bench.expectStep('weigh')
    expect(bench.pageFaults).toEqual([])
  })
}
