// Behaviour 8 of docs/decisions/0017: the keys of a scanner, through the X server into the real window.
import { commandBarcode } from '@shared/domain/command-barcode'
import { CALIBRATION_CODES, calibrationText } from '@shared/domain/keyboard/calibration-code'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { expect, test, type Bench } from './fixture'
import { openTypingScreen, whyNoTypingScreen, type TypingScreen } from './typing-screen'

const missing = whyNoTypingScreen()
if (missing !== null) process.stdout.write(`skipped: scans typed through the X server: ${missing}\n`)
test.skip(missing !== null, missing ?? '')

let screen: TypingScreen
test.beforeAll(async () => {
  screen = await openTypingScreen()
})
test.afterAll(() => screen.close())

async function openTypedBench(openBench: (env: Readonly<Record<string, string>>) => Promise<Bench>): Promise<Bench> {
  const bench = await openBench({ DISPLAY: screen.display })
  await bench.trySample()
  screen.focusWindow()
  return bench
}

/** The text of the newest scan, as the station read it. */
async function listen(bench: Bench): Promise<() => Promise<readonly string[]>> {
  await bench.page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seenScans: seen })
    const bridge = (window as unknown as { turnback: { onMessage(listener: (message: unknown) => void): () => void } }).turnback
    bridge.onMessage((message) => {
      const { event, payload } = message as { event?: string; payload?: { text: string } }
      if (event === 'scanRead' && payload !== undefined) seen.push(payload.text)
    })
  })
  return () => bench.page.evaluate(() => Reflect.get(window, 'seenScans') as string[])
}

async function expectScan(scans: () => Promise<readonly string[]>, text: string): Promise<void> {
  await expect.poll(async () => (await scans()).at(-1), { timeout: 5_000 }).toBe(text)
}

/** A field of a form that no scan changes: every one of the window does something with what is scanned. */
async function openField({ page }: Bench) {
  await page.evaluate(() => {
    const input = document.createElement('input')
    input.id = 'probe'
    input.value = 'as it was'
    document.body.append(input)
    input.focus()
  })
  return page.locator('#probe')
}

const CODE = 'AZ-qm{"W":1}'
const GS1_CODE = '0109520000047115\u001d21AZ'

test('Layout-proof scanning: US, Russian, French and German hosts, Caps Lock, 10 and 100 ms, in a field and not, give the same bytes', async ({ openBench }) => {
  const bench = await openTypedBench(openBench)
  const scans = await listen(bench)
  // The sheet is scanned on the worst host: a French one.
  screen.layout('fr')
  await bench.page.keyboard.press('F10')
  await bench.page.getByRole('button', { name: /Learn a keyboard scanner/ }).click()
  await expect(bench.page.getByTestId('keyboard-scanner')).toContainText('Scan the 4 codes')
  for (const code of CALIBRATION_CODES) await screen.scan(calibrationText(code))
  await expect(bench.page.getByTestId('keyboard-scanner')).toContainText('learned')
  await bench.page.keyboard.press('Escape')
  let count = 0
  for (const layout of ['us', 'ru', 'fr', 'de'] as const) {
    screen.layout(layout)
    for (const [text, gapMs] of [[`${CODE}${count++}`, 10], [`${GS1_CODE}${count++}`, 10], [`TA${count++}R`, 100]] as const) {
      await screen.scan(text, { gapMs })
      await expectScan(scans, text)
    }
    screen.press('Caps_Lock')
    await screen.scan(`${CODE}c${count}`)
    await expectScan(scans, `${CODE}c${count++}`)
    screen.press('Caps_Lock')
    // With a text field focused: the scan is read, and the field is as it was.
    const field = await openField(bench)
    await screen.scan(`TF-${layout}-${count}`)
    await expectScan(scans, `TF-${layout}-${count++}`)
    expect(await field.inputValue()).toBe('as it was')
    await field.evaluate((input) => input.remove())
  }
  expect(bench.pageFaults).toEqual([])
})

test('Layout-proof scanning: human typing is never stolen, and a page that hangs loses no scan', async ({ openBench }) => {
  const bench = await openTypedBench(openBench)
  const scans = await listen(bench)
  screen.layout('us')
  const badge = makeNumberedLpn('badge', 'EXAMPL', 1)
  // The page does not answer for a second; the scan is typed meanwhile.
  const hang = bench.page.evaluate(() => {
    const until = performance.now() + 1_000
    while (performance.now() < until);
  })
  await screen.scan(badge)
  await hang
  await expectScan(scans, badge)
  await bench.expectStep('scan-parcel')

  screen.press('F3')
  await expect(bench.page.getByRole('textbox', { name: 'Code' })).toBeFocused()
  for (const key of ['r', 'm', 'a', 'minus', '4', '7', '2', '0']) {
    screen.press(key)
    await bench.page.waitForTimeout(150)
  }
  await expect(bench.page.getByRole('textbox', { name: 'Code' })).toHaveValue('RMA-4720')
  screen.press('Return')
  await bench.expectStep('scan-unit')
  // A command barcode with Tab behind it: no focus walks, no button is pressed.
  await screen.scan(commandBarcode('UNDO'), { suffix: 'Tab' })
  await expectScan(scans, commandBarcode('UNDO'))
  await bench.expectStep('scan-parcel')
  expect(bench.pageFaults).toEqual([])
})
