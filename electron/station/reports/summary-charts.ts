import type { Instant } from '@shared/domain/quantities'
import type { ShiftSummary } from '@shared/domain/shift-summary'
import { zoneFor } from '@shared/domain/zone'
import type { SummaryFormats } from './summary-formats'
import type { SummaryTexts } from './summary-texts'
import { INK_QUIET, LINE_STRONG, LOOKS, drawLine, drawLineCut, drawRule, lineHeight, mm, type Sheet } from './sheet'

/** Height of both charts below their section heads. */
export const CHART_HEIGHT = mm(37)

/** More bars than this have no room for their numbers; hours are then drawn together. */
const MAX_BARS = 14
const HOUR_MS = 3_600_000
/** Spans that divide a day, so that bars begin at the same hours every day; longer ones are whole days. */
const HOURS_PER_BAR = [1, 2, 3, 4, 6, 8, 12, 24, 48, 96, 168, 336, 744]
const HOURS_PER_DAY = 24
const BAR_SHARE = 0.76

/** Where a chart is drawn, in points. */
export interface ChartPlace {
  readonly x: number
  readonly top: number
  readonly width: number
}

/** A bar of the chart by time. */
export interface TimeBar {
  readonly from: Instant
  readonly count: number
}

/** The hours of the shift as bars, and how many hours each stands for. Hours are drawn together when there are too many. */
export function hourBars(hours: ShiftSummary['unitsByHour']): { readonly hoursPerBar: number; readonly bars: readonly TimeBar[] } {
  const first = hours[0]?.hourStart ?? 0
  const span = ((hours.at(-1)?.hourStart ?? 0) - first) / HOUR_MS + 1
  const hoursPerBar = HOURS_PER_BAR.find((size) => span / size <= MAX_BARS) ?? Math.ceil(span / MAX_BARS)
  const width = hoursPerBar * HOUR_MS
  const length = hours.length === 0 ? 0 : Math.ceil(span / hoursPerBar)
  const bars = Array.from({ length }, (_, i) => {
    const from = first + i * width
    return { from, count: hours.filter(({ hourStart }) => hourStart >= from && hourStart < from + width).reduce((sum, { count }) => sum + count, 0) }
  })
  return { hoursPerBar, bars }
}

/** Bars over time, each with its number: inside when it is tall enough to be read there, above it otherwise. */
export function drawHourBars(sheet: Sheet, { hoursPerBar, bars }: ReturnType<typeof hourBars>, formats: SummaryFormats, { x, top, width }: ChartPlace): void {
  const axis = top + CHART_HEIGHT - lineHeight(LOOKS.axis) - mm(1)
  const room = axis - top - lineHeight(LOOKS.overBar)
  const most = Math.max(1, ...bars.map(({ count }) => count))
  // A short shift has few bars: they stay slim instead of filling the width.
  const step = Math.min(width / Math.max(1, bars.length), width / 6)
  const barWidth = step * BAR_SHARE
  bars.forEach(({ from, count }, i) => {
    const middle = x + i * step + step / 2
    const height = (count / most) * room
    if (height > 0) sheet.doc.rect(middle - barWidth / 2, axis - height, barWidth, height).fill(INK_QUIET)
    const number = formats.count(count)
    const inside = height > lineHeight(LOOKS.onBar) + mm(1) && sheet.type.width(number, LOOKS.onBar) <= barWidth
    const textTop = inside ? axis - lineHeight(LOOKS.onBar) - mm(0.6) : axis - height - lineHeight(LOOKS.overBar)
    drawLine(sheet, number, middle, textTop, inside ? LOOKS.onBar : count === 0 ? LOOKS.axis : LOOKS.overBar, 'center')
    drawLine(sheet, hoursPerBar < HOURS_PER_DAY ? formats.hour(from) : formats.dayOfMonth(from), middle, axis + mm(1), LOOKS.axis, 'center')
  })
  drawRule(sheet, x, axis, width, mm(0.35), LINE_STRONG)
}

/** Routes with their bars: zone letter, name, number, share of all units decided. */
export function drawRouteBars(sheet: Sheet, { summary, words, formats, in: wordIn }: SummaryTexts, { x, top, width }: ChartPlace): void {
  const routes = summary.unitsByDisposition.map(({ disposition, count }) => ({
    letter: zoneFor(disposition).letter, name: wordIn(words.dispositions[disposition]), count, number: formats.count(count), share: formats.share(count, summary.unitsDecided),
  }))
  const widest = (texts: readonly string[], style: typeof LOOKS.cell) => Math.max(...texts.map((text) => sheet.type.width(text, style)))
  const nameLeft = x + mm(5)
  const nameWidth = Math.min(mm(32), widest(routes.map(({ name }) => name), LOOKS.cell))
  const barLeft = nameLeft + nameWidth + mm(3)
  const barRoom = x + width - widest(routes.map(({ share }) => share), LOOKS.cellQuiet) - mm(4) - widest(routes.map(({ number }) => number), LOOKS.cellStrong) - mm(1.5) - barLeft
  const most = Math.max(1, ...routes.map(({ count }) => count))
  const rowHeight = CHART_HEIGHT / routes.length
  routes.forEach(({ letter, name, count, number, share }, i) => {
    const middle = top + (i + 0.5) * rowHeight
    const textTop = middle - lineHeight(LOOKS.cell) / 2
    const bar = (count / most) * barRoom
    drawLine(sheet, letter, x, textTop, LOOKS.cellStrong)
    drawLineCut(sheet, name, nameLeft, textTop, nameWidth, LOOKS.cell)
    if (bar > 0) sheet.doc.rect(barLeft, middle - mm(1.9), bar, mm(3.8)).fill(INK_QUIET)
    drawLine(sheet, number, barLeft + bar + (bar > 0 ? mm(1.5) : 0), textTop, LOOKS.cellStrong)
    drawLine(sheet, share, x + width, textTop, LOOKS.cellQuiet, 'right')
  })
}
