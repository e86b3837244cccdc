import { BENCH_COMMANDS, commandBarcode } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { LANGUAGES, wordsIn, type Language } from '@shared/domain/words'
import { COMMAND_GROUPS, COMMAND_KEYS } from '@shared/labels/command-sheet'
import { describe, expect, it } from 'vitest'
import { KEY_NAMES } from '../../../renderer/input/key-map'
import { commandsEn } from '../../../renderer/strings/commands-en'
import { commandsRu } from '../../../renderer/strings/commands-ru'
import { unpackWoff } from '../../../electron/station/labels/woff'
import { commandSheetPdf, type BadgeHolder } from '../../../electron/station/reports/command-sheet-pdf'
import { pdfBars } from '../../support/pdf-bars'
import { pdfPages } from '../../support/pdf-text'
import { readBarcodesOf } from '../../support/read-barcodes'
import { RESOURCES, shippedSheetWords } from '../../support/shipped-templates'

const words = shippedSheetWords()
const PIXELS_PER_POINT = 4
const MOST_CODES = 60

const render = (language: Language, badges: readonly BadgeHolder[] = []) =>
  commandSheetPdf({ language, words, badges, stationName: 'Bench 07', fontsDir: `${RESOURCES}/fonts`, unpackFont: unpackWoff, madeAt: 0 })

async function codesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const pictures = await pdfBars(pdf, PIXELS_PER_POINT)
  const perPage = await Promise.all(pictures.map((picture) => readBarcodesOf(picture, MOST_CODES)))
  return perPage.flat().map((code) => code.replace(/^\S+ /, ''))
}

const compact = (text: string) => text.replaceAll(/\s/g, '')

describe('the command sheet', () => {
  it('has every command once', () => {
    expect(Object.values(COMMAND_GROUPS).flat().sort()).toEqual([...BENCH_COMMANDS].sort())
  })

  it('names the keys that the window listens to, and the commands as its buttons do', () => {
    for (const [name, key] of Object.entries(KEY_NAMES)) {
      const command = BENCH_COMMANDS.find((candidate) => candidate === name || candidate === name.toUpperCase())
      if (command) expect(COMMAND_KEYS[command], command).toBe(key)
    }
    for (const command of BENCH_COMMANDS) expect(words.commands[command].name, command).toMatchObject({ en: commandsEn[command], ru: commandsRu[command] })
  })

  it.each(['en', 'ru'] as const)('says in %s what each command is called, what it does and which key does the same', async (language) => {
    const text = compact((await pdfPages(await render(language))).join(''))
    for (const command of BENCH_COMMANDS) {
      const { name, does } = words.commands[command]
      expect(text).toContain(compact(wordsIn(name, language)))
      expect(text).toContain(compact(wordsIn(does, language)))
      expect(text).toContain(commandBarcode(command))
    }
  })

  it('is read back by a scanner: every code of every page', async () => {
    expect([...(await codesOf(await render('ru')))].sort()).toEqual([...BENCH_COMMANDS.map(commandBarcode)].sort())
  })

  it('has the badges on pages of their own, when they are asked for', async () => {
    const badges = ['Dana K.', 'Тимур А.', '梅丽 L.', 'Vera S.'].map((name, i) => ({ name, badge: makeNumberedLpn('badge', 'TEATA0', i) }))
    const pdf = await render('en', badges)
    const pages = await pdfPages(pdf)
    const last = pages.at(-1) ?? ''
    for (const { name } of badges) expect(compact(last)).toContain(compact(name))
    expect(await codesOf(pdf)).toEqual(expect.arrayContaining(badges.map(({ badge }) => badge)))
    expect(pages.slice(0, -1).join('')).not.toContain('Dana')
  })

  it('is made in every language, with English words where there are none yet, on few pages', async () => {
    for (const language of LANGUAGES) {
      const pages = await pdfPages(await render(language))
      expect(pages.length).toBeLessThanOrEqual(3)
      expect(pages[0]).toContain(language === 'ru' ? 'Лист команд' : 'Command sheet')
    }
  })

  it('gives the same bytes for the same words', async () => {
    expect(Buffer.from(await render('en')).equals(Buffer.from(await render('en')))).toBe(true)
  })
})
