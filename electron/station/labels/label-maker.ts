import type { PrintJobId } from '@shared/domain/ids'
import { jobCode } from '@shared/domain/job-code'
import { ok, type Result } from '@shared/domain/result'
import { wordsIn, type Language } from '@shared/domain/words'
import { labelToEpl } from '@shared/labels/epl'
import { dotsPerMm, type Dpi, type Label, type PictureLayer } from '@shared/labels/label'
import { labelToBitmap } from '@shared/labels/label-bitmap'
import { layOutLabel, type LayoutParts } from '@shared/labels/templates/lay-out'
import type { LabelData, LabelTemplate, TemplateProblem } from '@shared/labels/templates/template'
import { labelToTspl } from '@shared/labels/tspl'
import { labelToZpl, type Lettering } from '@shared/labels/zpl'
import { createHash } from 'node:crypto'
import { bitmapToPng } from './bitmap-png'
import { labelsPdf, type LabelTypesetter } from './labels-pdf'
import { loadMatrixSymbols } from './matrix-symbols'
import { openTextRaster } from './text-raster'

export const LABEL_LANGUAGES = ['zpl', 'tspl', 'epl', 'pdf', 'png'] as const
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number]

/** What a label shall say, and in which language of people. `jobId`: its code is printed small on the label; null for none. */
export interface LabelContent {
  readonly template: LabelTemplate
  readonly data: LabelData
  readonly locale: Language
  readonly jobId: PrintJobId | null
}

export interface LabelWish extends LabelContent {
  /** The language and the resolution of the printer. */
  readonly language: LabelLanguage
  readonly dpi: Dpi
}

export interface MadeLabel {
  readonly bytes: Uint8Array
  readonly contentHash: string
  readonly widthMm: number
  readonly heightMm: number
}

/** Makes labels of templates, for every printer and for the window, all from one layout. */
export interface LabelMaker {
  /** What templates are laid out and checked with. */
  readonly parts: LayoutParts
  /** The label in millimetres, or what is wrong with the data: expected trouble. */
  layOut(wish: LabelContent & { readonly dpi: Dpi }): Result<Label, readonly TemplateProblem[]>
  /** A laid out label as a printer takes it. `title` and `madeAt` (milliseconds since 1970) are for the document (PDF) alone. */
  encode(label: Label, language: LabelLanguage, about: { readonly title: string; readonly locale: Language; readonly madeAt: number }): Promise<Uint8Array>
  /** Both, in one. */
  make(wish: LabelWish): Promise<Result<MadeLabel, readonly TemplateProblem[]>>
  /** Lets go of the fonts. */
  close(): void
}

export interface LabelMakerOptions {
  /** The folder of the shipped fonts. */
  readonly fontsDir: string
  readonly pictures: ReadonlyMap<string, readonly PictureLayer[]>
  /** Draws text on the pages of a document. */
  readonly typesetter: (doc: PDFKit.PDFDocument) => Promise<LabelTypesetter>
  /** Default: 'picture', so that every printer prints what the preview shows. */
  readonly lettering?: Lettering
}

export async function openLabelMaker({ fontsDir, pictures, typesetter, lettering = 'picture' }: LabelMakerOptions): Promise<LabelMaker> {
  const raster = await openTextRaster(fontsDir)
  const parts: LayoutParts = { pictures, encodeMatrix: await loadMatrixSymbols() }

  const maker: LabelMaker = {
    parts,
    layOut: ({ template, data, locale, jobId, dpi }) => layOutLabel(template, { data: jobId === null ? data : { ...data, job: jobCode(jobId) }, language: locale, dpi }, parts),
    async encode(label, language, { title, locale, madeAt }) {
      switch (language) {
        case 'zpl': return Buffer.from(labelToZpl(label, { rasterise: raster.rasterise, lettering }), 'utf8')
        case 'tspl': return labelToTspl(label, raster.rasterise)
        case 'epl': return labelToEpl(label, raster.rasterise)
        case 'png': return bitmapToPng(labelToBitmap(label, raster.rasterise), dotsPerMm(label.dpi))
        case 'pdf': return labelsPdf([label], { title, language: locale, madeAt, typesetter })
      }
    },
    async make(wish) {
      const laid = maker.layOut(wish)
      if (!laid.ok) return laid
      // The same label gives the same bytes: a document carries no time of its own.
      const bytes = await maker.encode(laid.value, wish.language, { title: wordsIn(wish.template.name, wish.locale), locale: wish.locale, madeAt: 0 })
      return ok({ bytes, contentHash: contentHash(wish), widthMm: laid.value.width, heightMm: laid.value.height })
    },
    close: () => raster.close(),
  }
  return maker
}

/**
 * SHA-256 (hex) of what the label says: template, version, locale and values, but not its job. Two labels with the same
 * hash say the same, whatever printer and resolution they were made for.
 */
export function contentHash({ template, data, locale }: LabelContent): string {
  const said = template.fields.filter(({ name }) => name !== 'job').map(({ name }) => [name, data[name] ?? null])
  return createHash('sha256').update(JSON.stringify([template.id, template.version, locale, said])).digest('hex')
}
