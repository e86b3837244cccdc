import type { Label } from '@shared/labels/label'
import { labelToDrawables, type LabelDrawable } from '@shared/labels/label-drawables'

/*
 * Labels as a document, one page a label in its true size, for printers of the system and for people. Text stays text,
 * bars are vectors, set to the dots of the print head like every other output.
 */

const POINTS_PER_MM = 72 / 25.4
const COLORS = { black: '#000000', white: '#ffffff' } as const

/** Draws text on a page: what the reports use. Lengths are points. */
export interface LabelTypesetter {
  draw(text: string, x: number, baseline: number, style: { readonly size: number; readonly bold: boolean; readonly color: string }, align?: 'left' | 'center' | 'right'): void
}

export interface LabelsPdfOptions {
  readonly title: string
  readonly language: string
  /** Milliseconds since 1970, for the document's own date: the same input gives the same bytes. */
  readonly madeAt: number
  readonly typesetter: (doc: PDFKit.PDFDocument) => Promise<LabelTypesetter>
}

/** The document of some labels, in order. */
export async function labelsPdf(labels: readonly Label[], options: LabelsPdfOptions): Promise<Uint8Array> {
  const { default: PdfDocument } = await import('pdfkit')
  const madeAt = new Date(options.madeAt)
  const doc = new PdfDocument({
    margin: 0,
    // No font until one is chosen: without this the document opens Helvetica from a file beside its code, which a bundle has not.
    font: '', pdfVersion: '1.7', lang: options.language, displayTitle: true, autoFirstPage: false,
    info: { Title: options.title, Creator: 'Turnback', Producer: 'Turnback', CreationDate: madeAt, ModDate: madeAt },
  })
  const chunks: Buffer[] = []
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const type = await options.typesetter(doc)
  for (const label of labels) {
    doc.addPage({ size: [label.width * POINTS_PER_MM, label.height * POINTS_PER_MM], margin: 0 })
    for (const drawable of labelToDrawables(label)) draw(doc, type, drawable)
  }
  doc.end()
  await finished
  return Uint8Array.from(Buffer.concat(chunks))
}

function draw(doc: PDFKit.PDFDocument, type: LabelTypesetter, drawable: LabelDrawable): void {
  const points = (mm: number): number => mm * POINTS_PER_MM
  switch (drawable.kind) {
    case 'rectangle':
      doc.rect(points(drawable.x), points(drawable.y), points(drawable.width), points(drawable.height)).fill(COLORS[drawable.ink])
      return
    case 'path':
      doc.save().scale(POINTS_PER_MM).path(drawable.path).fill(COLORS[drawable.ink]).restore()
      return
    case 'text':
      type.draw(drawable.text, points(drawable.x), points(drawable.baseline), { size: points(drawable.size), bold: drawable.bold, color: COLORS.black }, ({ start: 'left', middle: 'center', end: 'right' } as const)[drawable.anchor])
  }
}
