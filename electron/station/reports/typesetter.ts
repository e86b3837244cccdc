import { breakLines, cutToWidth } from './break-lines'
import { splitFontRuns } from './font-runs'
import { WEIGHTS, type ReportFonts } from './report-fonts'

/** How a text looks. Sizes are points, colours are hex. */
export interface TextStyle {
  readonly size: number
  readonly bold: boolean
  readonly color: string
}

export type Align = 'left' | 'center' | 'right'

/** Draws and measures text on a page, one font per run. Lengths are points; `baseline` is where the letters stand. */
export interface Typesetter {
  width(text: string, style: TextStyle): number
  draw(text: string, x: number, baseline: number, style: TextStyle, align?: Align): void
  /** On one line, cut with "…" when it is wider than `width`. */
  drawCut(text: string, x: number, baseline: number, width: number, style: TextStyle, align?: Align): void
  lines(text: string, width: number, style: TextStyle, maxLines?: number): readonly string[]
}

/** Registers the fonts with the document and returns what draws with them. */
export function createTypesetter(doc: PDFKit.PDFDocument, fonts: ReportFonts): Typesetter {
  const registered = new Set<string>()
  const facesByName = new Map(WEIGHTS.flatMap((weight) => fonts[weight].map((face) => [face.name, face] as const)))

  const facesOf = (style: TextStyle) => fonts[style.bold ? 700 : 400]

  function choose(name: string, style: TextStyle): void {
    const face = facesByName.get(name)
    if (face && !registered.has(name)) {
      doc.registerFont(name, Buffer.from(face.bytes()))
      registered.add(name)
    }
    doc.font(name).fontSize(style.size)
  }

  function width(text: string, style: TextStyle): number {
    return splitFontRuns(text, facesOf(style)).reduce((sum, run) => {
      choose(run.face, style)
      return sum + doc.widthOfString(run.text)
    }, 0)
  }

  function draw(text: string, x: number, baseline: number, style: TextStyle, align: Align = 'left'): void {
    let at = align === 'left' ? x : align === 'right' ? x - width(text, style) : x - width(text, style) / 2
    doc.fillColor(style.color)
    for (const run of splitFontRuns(text, facesOf(style))) {
      choose(run.face, style)
      doc.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' })
      at += doc.widthOfString(run.text)
    }
  }

  return {
    width,
    draw,
    drawCut: (text, x, baseline, room, style, align) => draw(cutToWidth(text, room, (part) => width(part, style)), x, baseline, style, align),
    lines: (text, room, style, maxLines) => breakLines(text, room, (part) => width(part, style), maxLines),
  }
}
