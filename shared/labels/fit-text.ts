import { cleanText, textClusters } from './clean-text'
import type { TextElement } from './label'
import { MM_TOLERANCE } from './label'
import { LINE_ASCENT, LINE_HEIGHT, textWidth } from './text-width'

/** One line of a fitted text, in mm from the top left corner of the label. `width` is an upper bound. */
export interface FittedLine {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly width: number
}

export interface FittedText {
  /** Size of the letters in mm: a whole number of dots. */
  readonly size: number
  readonly sizeDots: number
  readonly lines: readonly FittedLine[]
  /** Whether the end of the text did not fit and "…" stands for it. */
  readonly cut: boolean
}

const ELLIPSIS = '…'

/** Pieces that a line may be broken between: after spaces, hyphens and slashes, and around Chinese characters. */
const BREAKABLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*[\p{Pe}\p{Po}]?|[^ \-/\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*[ \-/]*/gu

/**
 * Sets a text into its area: at the largest size, a dot at a time from `size` down to `minSize`, at which all of it
 * fits in the lines that the height allows; at the smallest size the text is cut.
 */
export function fitText(element: TextElement, dotsPerMm: number): FittedText {
  const text = cleanText(element.text)
  const smallest = Math.max(1, Math.round(element.minSize * dotsPerMm))
  for (let sizeDots = Math.round(element.size * dotsPerMm); sizeDots > smallest; sizeDots--) {
    const lines = breakLines(text, element, sizeDots / dotsPerMm)
    if (lines !== null) return placeLines(lines, element, sizeDots, dotsPerMm, false)
  }
  const lines = breakLines(text, element, smallest / dotsPerMm)
  if (lines !== null) return placeLines(lines, element, smallest, dotsPerMm, false)
  const forced = cutLines(text, element, smallest / dotsPerMm)
  return placeLines(forced.lines, element, smallest, dotsPerMm, forced.cut)
}

function lineLimit(element: TextElement, size: number): number {
  return Math.min(element.maxLines, Math.floor((element.height + MM_TOLERANCE) / (size * LINE_HEIGHT)))
}

/** All of the text in lines of whole words, or null when it does not fit. */
function breakLines(text: string, element: TextElement, size: number): readonly string[] | null {
  const limit = lineLimit(element, size)
  const fits = (line: string): boolean => textWidth(line.trimEnd(), element.bold) * size <= element.width
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(BREAKABLE) ?? []) {
    if (fits(line + piece)) {
      line += piece
      continue
    }
    if (!fits(piece) || lines.length + 1 >= limit) return null
    lines.push(line.trimEnd())
    line = piece
  }
  return limit < 1 ? null : [...lines, line.trimEnd()]
}

/** As much of the text as the lines hold, letter by letter where a word is too long, with "…" at the end. */
function cutLines(text: string, element: TextElement, size: number): { lines: readonly string[]; cut: boolean } {
  const room = element.width / size
  const limit = Math.max(1, lineLimit(element, size))
  const lines: string[] = []
  let rest = text
  while (lines.length + 1 < limit && rest !== '') {
    const head = wordsThatFit(rest, room, element.bold)
    lines.push(head.trimEnd())
    rest = rest.slice(head.length)
  }
  if (textWidth(rest, element.bold) <= room) return { lines: [...lines, rest], cut: false }
  const last = lettersThatFit(rest, room - textWidth(ELLIPSIS, element.bold), element.bold).trimEnd() + ELLIPSIS
  return { lines: [...lines, last], cut: true }
}

function wordsThatFit(text: string, room: number, bold: boolean): string {
  let line = ''
  for (const piece of text.match(BREAKABLE) ?? []) {
    if (textWidth((line + piece).trimEnd(), bold) > room) break
    line += piece
  }
  return line === '' ? lettersThatFit(text, room, bold) : line
}

function lettersThatFit(text: string, room: number, bold: boolean): string {
  let line = ''
  for (const cluster of textClusters(text)) {
    if (textWidth(line + cluster, bold) > room) break
    line += cluster
  }
  return line
}

function placeLines(lines: readonly string[], element: TextElement, sizeDots: number, dotsPerMm: number, cut: boolean): FittedText {
  const size = sizeDots / dotsPerMm
  const spare = Math.max(0, element.height - lines.length * size * LINE_HEIGHT)
  const top = element.y + spare * { top: 0, middle: 0.5, bottom: 1 }[element.verticalAlign]
  const placed = lines.map((text, i) => {
    const width = Math.min(element.width, textWidth(text, element.bold) * size)
    const x = element.x + (element.width - width) * { left: 0, center: 0.5, right: 1 }[element.align]
    return { text, x, width, baseline: top + (i * LINE_HEIGHT + LINE_ASCENT) * size }
  })
  return { size, sizeDots, lines: placed.filter((line) => line.text !== ''), cut }
}
