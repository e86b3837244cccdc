import { answerCommand, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import type { Page } from '@playwright/test'
import { expect, tap, type Bench } from './fixture'

/** One way to work the bench. Whatever hands do it, the bench must answer the same. */
export interface Hands {
  readonly name: string
  signIn(person: { badge: string; name: string; pin: string }): Promise<void>
  /** Gives the bench a code that is printed somewhere. */
  code(text: string): Promise<void>
  answer(place: number): Promise<void>
  openShiftSummary(): Promise<void>
  savePdf(): Promise<void>
}

/** Longer than the guard against a held trigger. */
const REPEAT_PAUSE_MS = 350
/** As a person types: slower than any scanner. */
const KEY_PAUSE_MS = 120

/** Hands with a scanner; which one, and how its codes reach the station, is up to `read`. */
export function scannerHands(bench: Bench, read: (text: string) => Promise<void> = (text) => bench.scan(text)): Hands {
  let last = ''
  async function scan(text: string): Promise<void> {
    if (text === last) await bench.page.waitForTimeout(REPEAT_PAUSE_MS)
    last = text
    await read(text)
  }
  const command = (wanted: BenchCommand) => scan(commandBarcode(wanted))
  return {
    name: 'scanner',
    signIn: ({ badge }) => scan(badge),
    code: scan,
    answer: (place) => command(answerCommand(place)),
    openShiftSummary: () => command('SHIFT SUMMARY'),
    // The second scan on the open sheet saves it.
    savePdf: () => command('SHIFT SUMMARY'),
  }
}

export function keyboardHands(bench: Bench): Hands {
  const { page } = bench
  const press = (key: string) => page.keyboard.press(key)
  return {
    name: 'keyboard',
    async signIn({ name, pin }) {
      await press('Enter')
      const place = await page.getByRole('button', { name: new RegExp(name) }).innerText()
      await press(place.trim().charAt(0))
      await page.keyboard.type(pin, { delay: KEY_PAUSE_MS })
      await press('Enter')
    },
    async code(text) {
      await press('F3')
      await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused()
      await page.keyboard.type(text, { delay: KEY_PAUSE_MS })
      await page.waitForTimeout(KEY_PAUSE_MS)
      await press('Enter')
    },
    answer: (place) => press(String(place)),
    openShiftSummary: () => press('F9'),
    savePdf: () => press('F9'),
  }
}

export function touchHands(bench: Bench): Hands {
  const { page } = bench
  const button = (name: string | RegExp) => tap(page, page.getByRole('button', { name }).first())
  return {
    name: 'touch',
    async signIn({ name, pin }) {
      await button(/No badge/)
      await button(new RegExp(name))
      for (const digit of pin) await tap(page, page.getByRole('button', { name: digit, exact: true }))
      await button(/^Sign in|Enter/)
    },
    async code(text) {
      await button(/Type (the )?code/)
      for (const character of text) await tap(page, padKey(page, character))
      await button(/^Send/)
    },
    answer: (place) => tap(page, page.getByRole('button', { name: new RegExp(`^${place} `) })),
    openShiftSummary: () => button(/Shift summary/),
    savePdf: () => button(/Save PDF and CSV/),
  }
}

function padKey(page: Page, character: string) {
  return page.getByRole('group', { name: 'Letters and digits' }).getByRole('button', { name: character, exact: true })
}
