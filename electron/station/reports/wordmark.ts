import { INK } from './sheet'

/** The drawn name of the product on a grid of 284.5 x 48: where each stroke begins, and its path. */
const STROKES: readonly (readonly [x: number, path: string])[] = [
  [70, 'M9 8v23a9 9 0 0 0 9 9h2M1 20h18'],
  [98.5, 'M0 20v10a10 10 0 0 0 20 0V20M20 20v20'],
  [127, 'M0 20v20M0 31a11 11 0 0 1 12-11'],
  [147.5, 'M0 20v20M0 30a10 10 0 0 1 20 0v10'],
  [176, 'M0 8v32M0 30a10 10 0 1 1 20 0a10 10 0 1 1-20 0'],
  [204.5, 'M20 30a10 10 0 1 0-20 0a10 10 0 1 0 20 0M20 20v20'],
  [233, 'M17.5 23.4a10 10 0 1 0 0 13.2'],
  [259, 'M0 8v32M16 20L2 31.5M7 27.5L17 40'],
]
/** The arrow that turns back into the box, on its own grid. */
const SIGN = ['M10 30v24a4 4 0 0 0 4 4h32a4 4 0 0 0 4-4V30', 'M60 12H40a10 10 0 0 0-10 10v20M20 33l10 10 10-10']
const SIGN_SCALE = 0.66
const GRID_HEIGHT = 48
/** The empty grid above and below the letters. */
const GRID_TOP = 8

/** Draws the wordmark as strokes, with its letters standing on `baseline`. `height` is that of the whole grid, in points. */
export function drawWordmark(doc: PDFKit.PDFDocument, x: number, baseline: number, height: number): void {
  const scale = height / GRID_HEIGHT
  doc.save().translate(x, baseline - (GRID_HEIGHT - GRID_TOP) * scale).scale(scale)
  doc.lineCap('round').lineJoin('round').strokeColor(INK)
  doc.save().translate(0, 2).scale(SIGN_SCALE).lineWidth(8)
  for (const path of SIGN) doc.path(path).stroke()
  doc.restore().lineWidth(5.5)
  for (const [at, path] of STROKES) doc.save().translate(at, 0).path(path).stroke().restore()
  doc.restore()
}
