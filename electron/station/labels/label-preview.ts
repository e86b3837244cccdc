import type { Bitmap } from '@shared/labels/bitmap'
import { dotsPerMm, type Label } from '@shared/labels/label'
import { layoutWarnings, lineWarnings, zplWarnings, type PreviewLanguage, type PreviewWarning } from '@shared/labels/preview-warnings'
import { bitmapToPng } from './bitmap-png'
import { zplToPng } from './label-png'
import { readEpl } from './read-epl'
import { greyToBitmap, readGreyPng } from './read-grey-png'
import { readTspl } from './read-tspl'

/*
 * What a job will print, drawn from its bytes: the very bytes that go to the printer are read back by an interpreter of
 * their language, so that a fault of the renderer shows in the window before it shows on paper.
 */

/** A picture of the label, one pixel a dot, and what a person should know beside it. */
export interface LabelPicture {
  readonly png: Uint8Array
  readonly warnings: readonly PreviewWarning[]
}

/**
 * Draws the bytes of a job. `label` is the layout they were made of: it says how large the paper is and what the texts
 * had to give up. Documents and picture files are drawn from the dots of the layout: the window has no reader of PDF.
 */
export async function drawJob(bytes: Uint8Array, language: PreviewLanguage, label: Label, dots: () => Promise<Bitmap>): Promise<LabelPicture> {
  const { bitmap, warnings } = await readJob(bytes, language, label, dots)
  return { png: bitmapToPng(bitmap, dotsPerMm(label.dpi)), warnings: [...layoutWarnings(label, bitmap), ...warnings] }
}

async function readJob(bytes: Uint8Array, language: PreviewLanguage, label: Label, dots: () => Promise<Bitmap>): Promise<{ readonly bitmap: Bitmap; readonly warnings: readonly PreviewWarning[] }> {
  switch (language) {
    case 'zpl': {
      const zpl = Buffer.from(bytes).toString('utf8')
      return { bitmap: greyToBitmap(readGreyPng(await zplToPng(zpl, label))), warnings: zplWarnings(zpl) }
    }
    case 'tspl': {
      const { bitmap, unknown } = readTspl(bytes, dotsPerMm(label.dpi))
      return { bitmap, warnings: lineWarnings(unknown, language) }
    }
    case 'epl': {
      const { bitmap, unknown } = readEpl(bytes)
      return { bitmap, warnings: lineWarnings(unknown, language) }
    }
    case 'pdf': return { bitmap: await dots(), warnings: [{ kind: 'document', about: '', area: null }] }
    case 'png': return { bitmap: await dots(), warnings: [] }
  }
}
