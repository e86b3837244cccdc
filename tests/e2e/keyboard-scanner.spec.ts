// Behaviour 8 of docs/decisions/0017: the keys of a scanner, through the X server into the real window.
import { commandBarcode } from '@shared/domain/command-barcode'
import { CALIBRATION_CODES, calibrationText } from '@shared/domain/keyboard/calibration-code'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { expect, test, type Bench } from './fixture'
import { scannerHands } from './hands'
import { openTypingScreen, whyNoTypingScreen, type TypingScreen } from './typing-screen'
import { RETURN, UNITS, workUnit } from './work-unit'

const missing = whyNoTypingScreen()
if (missing !== null) process.stdout.write(`skipped: scans typed through the X server: ${missing}\n`)
test.skip(missing !== null, missing ?? '')

/** A scan is tried again on a busy machine, so a whole test may take a while there. */
test.setTimeout(90_000)

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

/** The scanner of a machine as busy as that is none, and scans again. Milliseconds over what its keys take. */
const LATE_MS = 80
const MAX_SCANS = 4

/** Scans until it came, and only on a busy machine more than once. */
async function scanUntil(text: string, hasCome: () => Promise<boolean>, how: Parameters<TypingScreen['scan']>[1] = {}): Promise<void> {
  for (let scans = 1; ; scans++) {
    const lateMs = await screen.scan(text, how)
    const seen = await expect.poll(hasCome, { timeout: 3_000 }).toBe(true).then(() => true, () => false)
    if (seen) return
    if ((lateMs < LATE_MS && how.gapMs !== 100) || scans === MAX_SCANS) throw new Error(`${JSON.stringify(text)} did not come after ${scans} scans, the last ${Math.round(lateMs)} ms late`)
  }
}

const scanAndSee = (scans: () => Promise<readonly string[]>, text: string, how: Parameters<TypingScreen['scan']>[1] = {}) => scanUntil(text, async () => (await scans()).at(-1) === text, how)

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

/** Letters that move on every layout, signs that need Shift, and the separator of GS1 codes. */
const CODE = 'AZ-qm{"W"\u001d:1}'

test('Layout-proof scanning: US, Russian, French, German and British hosts, Caps Lock, 10 and 100 ms, in a field and not, give the same bytes', async ({ openBench }) => {
  const bench = await openTypedBench(openBench)
  const scans = await listen(bench)
  // The sheet is scanned on the worst host: a French one.
  screen.layout('fr')
  await bench.page.keyboard.press('F10')
  await bench.page.getByRole('button', { name: /Learn a keyboard scanner/ }).click()
  await expect(bench.page.getByTestId('keyboard-scanner')).toContainText('Scan the 4 codes')
  const panel = bench.page.getByTestId('keyboard-scanner')
  for (const [place, code] of CALIBRATION_CODES.entries()) {
    await scanUntil(calibrationText(code), async () => (await panel.innerText()).includes(place === CALIBRATION_CODES.length - 1 ? 'is learned' : `code ${place + 1} read`))
  }
  await bench.page.keyboard.press('Escape')
  let count = 0
  for (const layout of ['us', 'ru', 'fr', 'de', 'gb'] as const) {
    screen.layout(layout)
    for (const [text, gapMs] of [[`${CODE}${count++}`, 10], [`SLOW-SCAN${count++}`, 100]] as const) {
      // What was learned types every 10 ms; a slower scanner is noticed by its first scan, and read from the next one on.
      await scanAndSee(scans, text, { gapMs })
    }
    screen.press('Caps_Lock')
    await scanAndSee(scans, `${CODE}c${count++}`)
    screen.press('Caps_Lock')
    // With a text field focused: the scan is read, and the field is as it was.
    const field = await openField(bench)
    await scanAndSee(scans, `TF-${layout}-${count++}`)
    await expect(field).toHaveValue('as it was')
    await field.evaluate((input) => input.remove())
  }
  expect(bench.pageFaults).toEqual([])
})

test('Layout-proof scanning: ALT mode gives the same bytes on every host, and leaves a text field as it was', async ({ openBench }) => {
  const bench = await openTypedBench(openBench)
  const scans = await listen(bench)
  let count = 0
  for (const layout of ['us', 'ru', 'fr', 'gb'] as const) {
    screen.layout(layout)
    for (const numLock of [false, true]) {
      if (numLock) screen.press('Num_Lock')
      await scanAndSee(scans, `AZ-qm{"W":${count++}}`, { alt: true })
      const field = await openField(bench)
      await scanAndSee(scans, `TF-${layout}-${count++}`, { alt: true })
      await expect(field).toHaveValue('as it was')
      await field.evaluate((input) => input.remove())
      if (numLock) screen.press('Num_Lock')
    }
  }
  expect(bench.pageFaults).toEqual([])
})

test('Layout-proof scanning: human typing is never stolen, a page that hangs loses no scan, and a keyboard scanner works the whole loop', async ({ openBench }) => {
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
  if ((await scans()).length === 0) await scanAndSee(scans, badge)
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
  await scanAndSee(scans, commandBarcode('UNDO'), { suffix: 'Tab' })
  await bench.expectStep('scan-parcel')

  // The whole loop, from parcel to shift summary, on a Russian host and with nothing learned.
  screen.layout('ru')
  const hands = scannerHands(bench, (text) => scanAndSee(scans, text))
  await hands.code(RETURN)
  await bench.expectStep('scan-unit')
  for (const unit of UNITS) await workUnit(bench, hands, unit)
  await bench.expectStep('scan-parcel')
  await hands.openShiftSummary()
  await expect(bench.page.getByTestId('shift')).toContainText('units decided')
  expect(bench.pageFaults).toEqual([])
})
