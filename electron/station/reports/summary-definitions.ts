import { SHIFT_SUMMARY_DEFINITIONS } from '@shared/contract/template-data'
import { CONTENT_BOTTOM, CONTENT_WIDTH, GUTTER, LOOKS, PAGE, drawLine, drawParagraph, lineHeight, mm, type Sheet } from './sheet'
import type { SummaryTexts } from './summary-texts'

interface Definition {
  readonly name: string
  readonly text: string
  readonly height: number
}

const COLUMN_WIDTH = (CONTENT_WIDTH - GUTTER) / 2
const GAP = mm(0.8)

/** The page that says what every number means, in two columns of about the same height. */
export function drawDefinitions(sheet: Sheet, texts: SummaryTexts): void {
  drawLine(sheet, texts.word('definitionsTitle'), PAGE.left, sheet.y, LOOKS.title)
  sheet.y += lineHeight(LOOKS.title) + mm(1)
  sheet.y += drawParagraph(sheet, texts.word('definitionsLead'), PAGE.left, sheet.y, CONTENT_WIDTH, LOOKS.quiet) + mm(4)
  let rest = definitionsOf(sheet, texts)
  while (rest.length > 0) {
    const room = CONTENT_BOTTOM - sheet.y
    const onPage = evenHeight(rest) <= room ? evenHeight(rest) : room
    const left = takeColumn(rest, onPage)
    const right = takeColumn(rest.slice(left.length), room)
    drawColumn(sheet, left, PAGE.left)
    drawColumn(sheet, right, PAGE.left + COLUMN_WIDTH + GUTTER)
    rest = rest.slice(left.length + right.length)
    if (rest.length > 0) sheet.startPage()
  }
}

function definitionsOf(sheet: Sheet, texts: SummaryTexts): readonly Definition[] {
  return SHIFT_SUMMARY_DEFINITIONS.map((key) => {
    const { name, text } = texts.words.definitions[key]
    const lines = sheet.type.lines(texts.in(text), COLUMN_WIDTH, LOOKS.definition).length
    return { name: texts.in(name), text: texts.in(text), height: lineHeight(LOOKS.definitionName) + lines * lineHeight(LOOKS.definition) + GAP }
  })
}

/** The smallest height of a left column that is not shorter than the right one. */
function evenHeight(definitions: readonly Definition[]): number {
  const total = definitions.reduce((sum, { height }) => sum + height, 0)
  let height = 0
  for (const definition of definitions) {
    if (height * 2 >= total) break
    height += definition.height
  }
  return height
}

/** As many definitions as fit, but always one, so that a page is never empty. */
function takeColumn(definitions: readonly Definition[], room: number): readonly Definition[] {
  let height = 0
  const count = definitions.findIndex((definition, i) => {
    height += definition.height
    return i > 0 && height > room + 0.01
  })
  return count < 0 ? definitions : definitions.slice(0, count)
}

function drawColumn(sheet: Sheet, definitions: readonly Definition[], x: number): void {
  let y = sheet.y
  for (const { name, text, height } of definitions) {
    drawLine(sheet, name, x, y, LOOKS.definitionName)
    drawParagraph(sheet, text, x, y + lineHeight(LOOKS.definitionName), COLUMN_WIDTH, LOOKS.definition)
    y += height
  }
}
