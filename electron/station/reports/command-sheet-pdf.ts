import type { CommandSheetWords } from '@shared/contract/template-data'
import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import type { Lpn } from '@shared/domain/ids'
import { groupLpn } from '@shared/domain/lpn'
import { wordsIn } from '@shared/domain/words'
import { encodeCode128 } from '@shared/labels/code128'
import { COMMAND_GROUP_NAMES, COMMAND_GROUPS, COMMAND_KEYS, type CommandGroup } from '@shared/labels/command-sheet'
import { drawBars, printSheet, type PrintedSheetOptions } from './printed-sheet'
import { CONTENT_WIDTH, INK, INK_QUIET, LINE, LOOKS, PAGE, drawLine, drawLineCut, drawParagraph, drawRule, lineHeight, mm, type Sheet } from './sheet'
import type { TextStyle } from './typesetter'

/** A person as the badge page needs them. */
export interface BadgeHolder {
  readonly name: string
  readonly badge: Lpn
}

export interface CommandSheetOptions extends PrintedSheetOptions {
  readonly words: CommandSheetWords
  /** `badges`: the badge cards alone. */
  readonly content?: 'commands' | 'badges' | undefined
  /** Badges are added on pages of their own; none: no such page. */
  readonly badges: readonly BadgeHolder[]
}

const COLUMNS = 3
const GAP = mm(5)
const CELL_WIDTH = (CONTENT_WIDTH - (COLUMNS - 1) * GAP) / COLUMNS
const BAR_HEIGHT = mm(9)
const CELL_HEIGHT = mm(28)
/** What a command does may take so many lines. */
const DOES_LINES = 2
/** Narrowest bar. 0.33 mm reads at arm's length with every hand scanner. */
const MODULE = mm(0.33)
/** A badge is read from a card in a sleeve; its longer code has to fit a column. */
const BADGE_MODULE = mm(0.25)
const GROUP_HEAD = mm(8.5)
const BADGE_HEIGHT = mm(34)

const NAME: TextStyle = { size: 14, bold: true, color: INK }
const KEY: TextStyle = { size: 11, bold: true, color: INK_QUIET }
const DOES: TextStyle = { size: 8.5, bold: false, color: INK_QUIET }
const CODE: TextStyle = { size: 7.5, bold: false, color: INK_QUIET }

/** The sheet of command barcodes as an A4 document, by groups; badge cards after it when there are any. */
export async function commandSheetPdf(options: CommandSheetOptions): Promise<Uint8Array> {
  const term = (name: keyof CommandSheetWords['terms']) => wordsIn(options.words.terms[name], options.language)
  return printSheet({ ...options, title: term('title'), pageOf: term('pageOf') }, (sheet) => {
    if (options.content !== 'badges') {
      sheet.startPage()
      sheet.y += drawParagraph(sheet, term('lead'), PAGE.left, sheet.y, CONTENT_WIDTH, LOOKS.quiet) + mm(3)
      for (const group of COMMAND_GROUP_NAMES) drawGroup(sheet, group, options)
    }
    if (options.badges.length > 0) {
      sheet.title = term('badges')
      sheet.startPage()
      sheet.y += drawParagraph(sheet, term('badgesLead'), PAGE.left, sheet.y, CONTENT_WIDTH, LOOKS.quiet) + mm(4)
      drawBadges(sheet, options.badges)
    }
  })
}

function drawGroup(sheet: Sheet, group: CommandGroup, { words, language }: CommandSheetOptions): void {
  const commands: readonly BenchCommand[] = COMMAND_GROUPS[group]
  sheet.makeRoom(GROUP_HEAD + CELL_HEIGHT)
  drawLine(sheet, wordsIn(words.groups[group], language), PAGE.left, sheet.y, LOOKS.section)
  drawRule(sheet, PAGE.left, sheet.y + lineHeight(LOOKS.section) + mm(0.8), CONTENT_WIDTH, mm(0.25), LINE)
  sheet.y += GROUP_HEAD
  for (let first = 0; first < commands.length; first += COLUMNS) {
    sheet.makeRoom(CELL_HEIGHT)
    commands.slice(first, first + COLUMNS).forEach((command, i) => {
      const { name, does } = words.commands[command]
      drawCommand(sheet, { command, name: wordsIn(name, language), does: wordsIn(does, language) }, PAGE.left + i * (CELL_WIDTH + GAP), sheet.y)
    })
    sheet.y += CELL_HEIGHT
  }
  sheet.y += mm(1.5)
}

function drawCommand(sheet: Sheet, cell: { readonly command: BenchCommand; readonly name: string; readonly does: string }, x: number, top: number): void {
  const key = COMMAND_KEYS[cell.command]
  const keyWidth = key === undefined ? 0 : sheet.type.width(key, KEY) + mm(2)
  const size = fittingSize(sheet, cell.name, CELL_WIDTH - keyWidth)
  drawLineCut(sheet, cell.name, x, top + (NAME.size - size), CELL_WIDTH - keyWidth, { ...NAME, size })
  if (key !== undefined) drawLine(sheet, key, x + CELL_WIDTH, top + mm(0.9), KEY, 'right')
  const barTop = top + mm(6.9)
  const code = commandBarcode(cell.command)
  const width = drawBars(sheet, encodeCode128(code), x, barTop, BAR_HEIGHT, MODULE)
  drawLine(sheet, code, x + width, barTop + BAR_HEIGHT + mm(0.2), CODE, 'right')
  drawParagraph(sheet, cell.does, x, barTop + BAR_HEIGHT + mm(3), CELL_WIDTH, DOES, DOES_LINES)
}

const SMALLEST_NAME = 9

/** The largest size at which a name stands on one line. */
function fittingSize(sheet: Sheet, name: string, width: number): number {
  for (let size = NAME.size; size > SMALLEST_NAME; size -= 0.5) if (sheet.type.width(name, { ...NAME, size }) <= width) return size
  return SMALLEST_NAME
}

function drawBadges(sheet: Sheet, badges: readonly BadgeHolder[]): void {
  for (let first = 0; first < badges.length; first += COLUMNS) {
    sheet.makeRoom(BADGE_HEIGHT)
    badges.slice(first, first + COLUMNS).forEach((holder, i) => drawBadge(sheet, holder, PAGE.left + i * (CELL_WIDTH + GAP), sheet.y))
    sheet.y += BADGE_HEIGHT + mm(3)
  }
}

function drawBadge(sheet: Sheet, { name, badge }: BadgeHolder, x: number, top: number): void {
  sheet.doc.lineWidth(mm(0.2)).strokeColor(LINE).dash(2, { space: 2 }).rect(x, top, CELL_WIDTH, BADGE_HEIGHT).stroke().undash()
  const size = fittingSize(sheet, name, CELL_WIDTH - mm(4))
  drawLineCut(sheet, name, x + CELL_WIDTH / 2, top + mm(3.5), CELL_WIDTH - mm(4), { ...NAME, size }, 'center')
  const width = encodeCode128(badge).reduce((sum, modules) => sum + modules, 0) * BADGE_MODULE
  drawBars(sheet, encodeCode128(badge), x + (CELL_WIDTH - width) / 2, top + mm(12), mm(13), BADGE_MODULE)
  drawLine(sheet, groupLpn(badge), x + CELL_WIDTH / 2, top + mm(26.5), { ...CODE, size: 9 }, 'center')
}
