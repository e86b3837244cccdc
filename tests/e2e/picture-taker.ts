import { answerCommand, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Bench } from './fixture'

/** Pictures of every screen, taken by the app itself: `npm run pictures`. Not a test run: only that each could be taken is judged. */
const FOLDER = process.env.TURNBACK_PICTURES ?? 'docs/pictures'
/** Set: every picture at 1920x1080 instead of 1280x800. */
const SIZE = process.env.TURNBACK_PICTURES_WIDE ? { width: 1920, height: 1080 } : { width: 1280, height: 800 }
/** Long enough for a motion to end; also longer than the guard against a held trigger. */
const PAUSE_MS = 450
const KEY_PAUSE_MS = 120
const MOST_ANSWERS = 16
const TIME_LIMIT_MS = 240_000
const PEOPLE = { en: makeNumberedLpn('badge', 'EXAMPL', 1), ru: makeNumberedLpn('badge', 'EXAMPL', 2), lead: makeNumberedLpn('badge', 'EXAMPL', 3) }

/** The bench and a camera before it. */
export interface Taker {
  readonly bench: Bench
  readonly language: 'en' | 'ru'
  shoot(name: string): Promise<void>
  scan(text: string): Promise<void>
  command(wanted: BenchCommand): Promise<void>
  press(key: string): Promise<void>
  type(text: string): Promise<void>
  /** From the first start to a bench with someone at it. */
  toBench(who?: 'clerk' | 'lead'): Promise<void>
  /** Answers at place 1 until the label is due; weighs with `grams` where a weight is. */
  toLabel(grams: number): Promise<void>
  /** A part that fails leaves the other pictures to be taken, and fails the run at its end. */
  part(name: string, work: () => Promise<void>): Promise<void>
}

/** Takes the same pictures in every complete language. */
export function takePictures(title: string, work: (taker: Taker) => Promise<void>): void {
  for (const language of ['en', 'ru'] as const) {
    test(`${title} ${language} ${SIZE.width}`, async ({ openBench }) => {
      test.setTimeout(TIME_LIMIT_MS)
      mkdirSync(FOLDER, { recursive: true })
      const bench = await openBench()
      await bench.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height), SIZE)
      await bench.page.getByRole('button', { name: /Try it/ }).waitFor()
      const missed: string[] = []
      await work(createTaker(bench, language, missed))
      expect(missed).toEqual([])
    })
  }
}

function createTaker(bench: Bench, language: 'en' | 'ru', missed: string[]): Taker {
  const { page } = bench
  const suffix = `${language === 'en' ? '' : `-${language}`}${SIZE.width === 1280 ? '' : `-${SIZE.width}`}`
  const step = () => page.getByTestId('step').getAttribute('data-step')
  const pause = () => page.waitForTimeout(PAUSE_MS)
  async function scan(text: string): Promise<void> {
    await bench.scan(text)
    await pause()
  }
  const taker: Taker = {
    bench, language, scan,
    async shoot(name) {
      await pause()
      await page.screenshot({ path: join(FOLDER, `${name}${suffix}.png`) })
    },
    command: (wanted) => scan(commandBarcode(wanted)),
    async press(key) {
      await page.keyboard.press(key)
      await pause()
    },
    async type(text) {
      await page.keyboard.type(text, { delay: KEY_PAUSE_MS })
      await pause()
    },
    async toBench(who = 'clerk') {
      await bench.trySample()
      await scan(who === 'lead' ? PEOPLE.lead : PEOPLE[language])
      await bench.expectStep('scan-parcel')
      if (who === 'lead' && language === 'ru') await page.getByRole('button', { name: /Change language/ }).click()
    },
    async toLabel(grams) {
      for (let i = 0; i < MOST_ANSWERS; i++) {
        const kind = await step()
        if (kind === 'label') break
        if (kind === 'weigh') {
          await bench.place(grams)
          await expect(page.getByTestId('step')).not.toHaveAttribute('data-step', 'weigh')
          await bench.remove()
        } else await taker.command(answerCommand(1))
      }
      await bench.expectStep('label')
      await page.waitForTimeout(3 * PAUSE_MS)
    },
    async part(name, work) {
      try {
        await work()
      } catch (fault) {
        missed.push(`${name}: ${String(fault).slice(0, 400)}`)
        await page.screenshot({ path: join(FOLDER, `missed-${name}${suffix}.png`) })
      }
    },
  }
  return taker
}
