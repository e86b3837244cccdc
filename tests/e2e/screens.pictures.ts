import { answerCommand, commandBarcode } from '@shared/domain/command-barcode'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Bench } from './fixture'

/** Takes pictures of every screen for docs/pictures: `npm run pictures`. Not a test run: nothing is judged. */
const FOLDER = process.env.TURNBACK_PICTURES ?? 'docs/pictures'
const PAUSE_MS = 400

const SIZES = process.env.TURNBACK_PICTURES_WIDE ? [{ width: 1920, height: 1080 }] : [{ width: 1280, height: 800 }]
const PEOPLE = { en: makeNumberedLpn('badge', 'EXAMPL', 1), ru: makeNumberedLpn('badge', 'EXAMPL', 2) }

for (const size of SIZES) {
  for (const language of ['en', 'ru'] as const) {
    test(`pictures ${language} ${size.width}`, async ({ openBench }) => {
      test.setTimeout(120_000)
      mkdirSync(FOLDER, { recursive: true })
      const bench = await openBench()
      const { page } = bench
      await bench.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height), size)
      const suffix = `${language === 'en' ? '' : `-${language}`}${size.width === 1280 ? '' : `-${size.width}`}`
      const shoot = async (name: string) => {
        await page.waitForTimeout(PAUSE_MS)
        await page.screenshot({ path: join(FOLDER, `${name}${suffix}.png`) })
      }
      await page.getByRole('button', { name: /Try it/ }).waitFor()
      await shoot('first-start')
      await page.getByRole('button', { name: /Try it/ }).click()
      await bench.expectStep('sign-in')
      await shoot('sign-in')
      await bench.scan(PEOPLE[language])
      await bench.expectStep('scan-parcel')
      await shoot('bench-scan')
      await bench.scan('RT418220935KZ')
      await bench.expectStep('confirm')
      await shoot('bench-ask')
      await bench.scan(commandBarcode('NO'))
      await bench.scan('RMA-4711')
      await bench.expectStep('scan-unit')
      await shoot('bench-match')
      await workTrimmer(bench, shoot)
      await page.keyboard.press('F7')
      await shoot('simulated')
      await page.keyboard.press('F7')
      await page.keyboard.press('F10')
      await shoot('devices')
      await bench.act({ act: 'scale-cable', plugged: false })
      await bench.act({ act: 'printer-paper', present: false })
      await page.waitForTimeout(2500)
      await shoot('devices-trouble')
      await page.keyboard.press('Escape')
      await bench.scan(commandBarcode('SHIFT SUMMARY'))
      await shoot('shift-summary')
    })
  }
}

async function workTrimmer(bench: Bench, shoot: (name: string) => Promise<void>): Promise<void> {
  const { page } = bench
  await bench.scan('9520000047115')
  await bench.expectStep('weigh')
  await shoot('bench-weigh')
  await bench.place(412)
  await bench.expectStep('choose')
  await bench.remove()
  await shoot('bench-weight')
  await bench.scan(commandBarcode('ANSWER 1'))
  await bench.expectStep('question')
  await bench.scan(commandBarcode('CHANGE REASON'))
  await shoot('bench-reason')
  await bench.scan(commandBarcode('BACK'))
  await shoot('bench-question')
  for (const place of [3, 3, 3, 4, 4, 4, 1, 1]) {
    if ((await page.getByTestId('step').getAttribute('data-step')) !== 'question') break
    await page.waitForTimeout(PAUSE_MS)
    await bench.scan(commandBarcode(answerCommand(place)))
    await page.waitForTimeout(PAUSE_MS)
    await shoot('bench-question-later')
  }
  await bench.expectStep('label')
  await page.waitForTimeout(1200)
  await shoot('bench-label')
  await bench.scan(commandBarcode('CHANGE ROUTE'))
  await shoot('bench-route-change')
  await bench.scan(commandBarcode('ANSWER 5'))
  await shoot('bench-route-why')
  await page.waitForTimeout(PAUSE_MS)
  await bench.scan(commandBarcode('BACK'))
  await bench.expectStep('label')
  await bench.scan(commandBarcode('HOLD'))
  await shoot('bench-hold')
  await page.waitForTimeout(PAUSE_MS)
  await bench.scan(commandBarcode('BACK'))
  const lpn = (await page.getByTestId('unit-lpn').innerText()).replaceAll(/\s/g, '')
  await bench.scan(lpn)
  await bench.expectStep('tote')
  await shoot('bench-route')
  const route = await page.locator('body').innerText()
  await bench.scan(makeLpn('tote', /\bC-04\b/.test(route) ? 'A12' : 'C04'))
  await shoot('bench-stop')
  const tote = /([ABCVRQ])-(\d{2})/.exec(route)
  await bench.scan(makeLpn('tote', `${tote?.[1] ?? 'A'}${tote?.[2] ?? '12'}`))
  await expect(page.getByTestId('step')).toHaveAttribute('data-step', 'scan-unit')
  await shoot('bench-next-unit')
}
