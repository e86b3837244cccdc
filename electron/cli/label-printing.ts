import type { Label } from '@shared/labels/label'
import { dotsPerMm, type Dpi } from '@shared/labels/label'
import { labelToBitmap } from '@shared/labels/label-bitmap'
import { labelToEpl } from '@shared/labels/epl'
import { labelToTspl } from '@shared/labels/tspl'
import { labelToZpl } from '@shared/labels/zpl'
import { layOutLabel, type LayoutParts } from '@shared/labels/templates/lay-out'
import type { LabelData, LabelTemplate, TemplateProblem } from '@shared/labels/templates/template'
import type { Result } from '@shared/domain/result'
import type { Language } from '@shared/domain/words'
import { join } from 'node:path'
import { bitmapToPng } from '../station/labels/bitmap-png'
import { labelsPdf } from '../station/labels/labels-pdf'
import { loadMatrixSymbols } from '../station/labels/matrix-symbols'
import { openTextRaster } from '../station/labels/text-raster'
import { unpackWoff } from '../station/labels/woff'
import { openReportFonts } from '../station/reports/report-fonts'
import { createTypesetter } from '../station/reports/typesetter'
import { loadLabelTemplates, type LabelTemplates } from '../station/templates/load-label-templates'

export const LABEL_LANGUAGES = ['zpl', 'tspl', 'epl', 'pdf', 'png'] as const
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number]

/** Makes labels of templates in every printer language: what `turnback label` and its benchmark use. */
export interface LabelPrinting {
  readonly shipped: LabelTemplates
  readonly parts: LayoutParts
  layOut(template: LabelTemplate, wish: { readonly data: LabelData; readonly language: Language; readonly dpi: Dpi }): Result<Label, readonly TemplateProblem[]>
  render(label: Label, language: LabelLanguage, about: { readonly title: string; readonly language: Language; readonly madeAt: number }): Promise<Uint8Array>
  close(): void
}

export async function openLabelPrinting(resourcesDir: string): Promise<LabelPrinting> {
  const fontsDir = join(resourcesDir, 'fonts')
  const shipped = await loadLabelTemplates(resourcesDir)
  const raster = await openTextRaster(fontsDir)
  const parts: LayoutParts = { pictures: shipped.pictures, encodeMatrix: await loadMatrixSymbols() }
  return {
    shipped,
    parts,
    layOut: (template, wish) => layOutLabel(template, wish, parts),
    async render(label, language, about) {
      switch (language) {
        // Pictures of the shipped fonts for every text, so that all printers and the preview show the same.
        case 'zpl': return Buffer.from(labelToZpl(label, { rasterise: raster.rasterise, lettering: 'picture' }), 'utf8')
        case 'tspl': return labelToTspl(label, raster.rasterise)
        case 'epl': return labelToEpl(label, raster.rasterise)
        case 'png': return bitmapToPng(labelToBitmap(label, raster.rasterise), dotsPerMm(label.dpi))
        case 'pdf': return labelsPdf([label], { ...about, typesetter: async (doc) => createTypesetter(doc, await openReportFonts(fontsDir, unpackWoff)) })
      }
    },
    close: () => raster.close(),
  }
}
