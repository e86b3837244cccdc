import type { BadgeLabelContent } from '@shared/labels/badge-label'
import { badgeLabel } from '@shared/labels/badge-label'
import type { Dpi, Label } from '@shared/labels/label'
import type { ToteLabelContent } from '@shared/labels/tote-label'
import { toteLabel } from '@shared/labels/tote-label'
import type { UnitLabelContent } from '@shared/labels/unit-label'
import { unitLabel } from '@shared/labels/unit-label'
import type { Lettering } from '@shared/labels/zpl'
import { labelToZpl } from '@shared/labels/zpl'
import { openTextRaster } from './text-raster'

/** Turns what a label shall say into what a printer is sent. `dpi` is the printer's; without it, that of the bench printers. */
export interface LabelMaker {
  unitLabelZpl(content: UnitLabelContent, dpi?: Dpi): string
  toteLabelZpl(content: ToteLabelContent, dpi?: Dpi): string
  badgeLabelZpl(content: BadgeLabelContent, dpi?: Dpi): string
  /** Lets go of the fonts. */
  close(): void
}

export interface LabelMakerOptions {
  /** The folder of the shipped fonts. */
  readonly fontsDir: string
  /** Default: 'picture', so that every printer prints what the preview shows. */
  readonly lettering?: Lettering
}

export async function openLabelMaker({ fontsDir, lettering = 'picture' }: LabelMakerOptions): Promise<LabelMaker> {
  const raster = await openTextRaster(fontsDir)
  const toZpl = (label: Label): string => labelToZpl(label, { rasterise: raster.rasterise, lettering })
  return {
    unitLabelZpl: (content, dpi) => toZpl(unitLabel(content, dpi)),
    toteLabelZpl: (content, dpi) => toZpl(toteLabel(content, dpi)),
    badgeLabelZpl: (content, dpi) => toZpl(badgeLabel(content, dpi)),
    close: () => raster.close(),
  }
}
