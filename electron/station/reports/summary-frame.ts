import { nameWords, overrideCount } from '@shared/contract/summary-tables'
import { CONTENT_WIDTH, INK, LINE, LOOKS, PAGE, baselineOf, drawLine, drawLineCut, drawParagraph, drawRule, lineHeight, mm, type Sheet } from './sheet'
import type { SummaryTexts } from './summary-texts'
import { drawWordmark } from './wordmark'

const WORDMARK_HEIGHT = mm(7.5)
const HOUR_MS = 3_600_000

/** The head of the first page: wordmark, station and day, title, and what the numbers rest on. */
export function drawSheetHead(sheet: Sheet, texts: SummaryTexts): void {
  const { summary, formats } = texts
  const top = PAGE.top
  const secondTop = top + lineHeight(LOOKS.body)
  drawWordmark(sheet.doc, PAGE.left, secondTop + LOOKS.bodyStrong.size, WORDMARK_HEIGHT)
  drawLineCut(sheet, texts.outside(summary.stationName), PAGE.right, top, CONTENT_WIDTH * 0.6, LOOKS.body, 'right')
  drawLine(sheet, formats.longDate(summary.openedAt), PAGE.right, secondTop, LOOKS.bodyStrong, 'right')
  const ruleY = secondTop + lineHeight(LOOKS.bodyStrong) + mm(2.4)
  drawRule(sheet, PAGE.left, ruleY, CONTENT_WIDTH, mm(0.7), INK)

  const titleTop = ruleY + mm(4.5)
  drawLineCut(sheet, texts.title, PAGE.left, titleTop, CONTENT_WIDTH, LOOKS.title)
  const subtitleTop = titleTop + lineHeight(LOOKS.title)
  sheet.y = subtitleTop + drawParagraph(sheet, subtitle(texts), PAGE.left, subtitleTop, CONTENT_WIDTH, LOOKS.quiet) + mm(5)
}

function subtitle({ summary, formats, word }: SummaryTexts): string {
  const facts = [
    ...(summary.closedAt === null ? [word('stillRunning')] : []),
    word('operatorCount', { count: formats.count(summary.operators.length) }),
    entryRange({ summary, formats, word }),
    summary.chainWhole ? word('chainWhole') : word('chainBroken'),
  ].join(' · ')
  return facts.replace(/^./u, (letter) => letter.toLocaleUpperCase())
}

function entryRange({ summary, formats, word }: Pick<SummaryTexts, 'summary' | 'formats' | 'word'>): string {
  return summary.lastSeq === 0 ? word('noEntries') : word('entryRange', { first: formats.count(summary.firstSeq), last: formats.count(summary.lastSeq) })
}

/** The head of every further page: which summary this is. */
export function drawContinuedHead(sheet: Sheet, texts: SummaryTexts): void {
  const { summary, formats } = texts
  drawLine(sheet, texts.title, PAGE.left, sheet.y, LOOKS.bodyStrong)
  const room = CONTENT_WIDTH - sheet.type.width(texts.title, LOOKS.bodyStrong) - mm(6)
  drawLineCut(sheet, `${texts.outside(summary.stationName)} · ${formats.longDate(summary.openedAt)}`, PAGE.right, sheet.y, room, LOOKS.quiet, 'right')
  const ruleY = sheet.y + lineHeight(LOOKS.bodyStrong) + mm(1.6)
  drawRule(sheet, PAGE.left, ruleY, CONTENT_WIDTH, mm(0.7), INK)
  sheet.y = ruleY + mm(6)
}

/** The row of large figures. */
export function drawFigures(sheet: Sheet, texts: SummaryTexts): void {
  const { summary, formats, word } = texts
  const { unitTime } = summary
  const clockUnit = unitTime.medianMs === null ? '' : word(unitTime.medianMs < HOUR_MS ? 'minuteUnit' : 'hourUnit')
  const { adjusted } = unitTime
  const adjustedWords = adjusted.medianMs === null
    ? word('adjustedNone', { why: texts.in(nameWords(texts.words, `gap.${adjusted.gap ?? 'few-units'}`)) })
    : word('adjustedBelow', { time: formats.clock(adjusted.medianMs) })
  const timeBelow = unitTime.p90Ms === null ? word('unitTimeNone') : `${word('unitTimeBelow', { time: formats.clock(unitTime.p90Ms) })}, ${adjustedWords}`
  const decided = formats.count(summary.unitsDecided)
  const figures: readonly (readonly [figure: string, unit: string, name: string, note: string])[] = [
    [decided, '', word(summary.unitsDecided === 1 ? 'unitDecided' : 'unitsDecided'), word('unitsPlacedBelow', { count: formats.count(summary.unitsPlaced) })],
    [formats.clock(unitTime.medianMs), clockUnit, word('unitTime'), timeBelow],
    [formats.share(summary.unitsResalable, summary.unitsDecided), '', word('resalable'), word('resalableBelow', { count: formats.count(summary.unitsResalable), total: decided })],
    [formats.count(summary.parcelsReceived), '', word('parcelsReceived'), word('parcelsBlindBelow', { count: formats.count(summary.parcelsBlind) })],
    [formats.count(overrideCount(summary)), '', word('overridesFigure'), word('overridesBelow', { total: decided })],
  ]
  const gap = mm(3)
  const width = (CONTENT_WIDTH - gap * (figures.length - 1)) / figures.length
  const indent = mm(2.5)
  const heights = figures.map(([figure, unit, name, note], i) => {
    const x = PAGE.left + i * (width + gap) + indent
    drawLineCut(sheet, figure, x, sheet.y, width - indent, LOOKS.figure)
    sheet.type.draw(unit, x + sheet.type.width(figure, LOOKS.figure) + mm(1), baselineOf(sheet.y, LOOKS.figure), LOOKS.quiet)
    const nameTop = sheet.y + lineHeight(LOOKS.figure)
    const noteTop = nameTop + drawParagraph(sheet, name, x, nameTop, width - indent, LOOKS.figureName, 2)
    return noteTop + drawParagraph(sheet, note, x, noteTop, width - indent, LOOKS.figureNote, 4) - sheet.y
  })
  const height = Math.max(...heights)
  figures.forEach((_, i) => {
    const x = PAGE.left + i * (width + gap)
    sheet.doc.lineWidth(mm(0.5)).strokeColor(INK).moveTo(x, sheet.y + mm(0.8)).lineTo(x, sheet.y + height).stroke()
  })
  sheet.y += height
}

/** Room for handwriting, the lines, and their names. */
export const SIGNATURES_HEIGHT = mm(21)

/** Lines to sign on, at the foot of the last page with numbers. */
export function drawSignatures(sheet: Sheet, { word }: SummaryTexts, top: number): void {
  const gap = mm(8)
  const unit = (CONTENT_WIDTH - 2 * gap) / 3.4
  const lines: readonly (readonly [name: string, x: number, width: number])[] = [
    [word('signLead'), PAGE.left, 1.4 * unit],
    [word('signNext'), PAGE.left + 1.4 * unit + gap, unit],
    [word('signDate'), PAGE.left + 2.4 * unit + 2 * gap, unit],
  ]
  const y = top + SIGNATURES_HEIGHT - mm(8)
  for (const [name, x, width] of lines) {
    drawRule(sheet, x, y, width, mm(0.3), INK)
    drawLineCut(sheet, name, x, y + mm(1), width, LOOKS.signature)
  }
}

/** The foot of every page. Drawn last: only then is the number of pages known. */
export function drawFooters(sheet: Sheet, texts: SummaryTexts): void {
  const { summary, formats, word } = texts
  const { start, count } = sheet.doc.bufferedPageRange()
  const top = PAGE.bottom - lineHeight(LOOKS.footer)
  const about = ['Turnback', word('printedAt', { time: formats.dateTime(summary.frozenAt) }), word('definedOn')].join(' · ')
  for (let i = 0; i < count; i++) {
    sheet.doc.switchToPage(start + i)
    const place = [...(summary.lastHash === '' ? [] : [word('checkSum', { sum: hashWords(summary.lastHash) })]), word('pageOf', { page: i + 1, pages: count })].join(' · ')
    drawRule(sheet, PAGE.left, top - mm(2), CONTENT_WIDTH, mm(0.2), LINE)
    drawLineCut(sheet, about, PAGE.left, top, CONTENT_WIDTH - sheet.type.width(place, LOOKS.footer) - mm(6), LOOKS.footer)
    drawLine(sheet, place, PAGE.right, top, LOOKS.footer, 'right')
  }
}

const HASH_SHOWN = 12

/** `5d21 08fe a9c4`: enough to compare by eye with what the journal says. */
function hashWords(hash: string): string {
  return hash.slice(0, HASH_SHOWN).replace(/(.{4})(?=.)/g, '$1 ')
}
