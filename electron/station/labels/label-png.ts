import type { Dpi } from '@shared/labels/label'
import { dotsPerMm } from '@shared/labels/label'

/*
 * Pictures of labels for people and for tests, never for printing. The renderer is 9 MB of WebAssembly and draws on
 * this thread (about 20 ms a label), so it is loaded by the first picture and works on one label at a time.
 */

/** Pictures that may wait for their turn; one more is refused, because somebody asks faster than we can draw. */
export const MAX_WAITING_PICTURES = 64

/** A label larger than this is no label, in UTF-16 units of ZPL. */
const MAX_ZPL_LENGTH = 2_000_000

export interface LabelSize {
  /** In mm. */
  readonly width: number
  readonly height: number
  readonly dpi: Dpi
}

let waiting = 0
let lastPicture: Promise<unknown> = Promise.resolve()

/** Draws a ZPL label as a PNG, one pixel per dot. Rejects when the renderer cannot read the label or too many wait. */
export async function zplToPng(zpl: string, size: LabelSize): Promise<Uint8Array> {
  if (zpl.length > MAX_ZPL_LENGTH) throw new Error(`a label of ${zpl.length} characters is too long to draw`)
  if (waiting >= MAX_WAITING_PICTURES) throw new Error(`${waiting} label pictures wait already`)
  waiting++
  const picture = lastPicture.then(() => draw(zpl, size)).finally(() => waiting--)
  lastPicture = picture.catch(() => undefined)
  return picture
}

async function draw(zpl: string, { width, height, dpi }: LabelSize): Promise<Uint8Array> {
  const { ready } = await import('zpl-renderer-js')
  const { api } = await ready
  try {
    return Buffer.from(await api.zplToBase64Async(zpl, width, height, dotsPerMm(dpi)), 'base64')
  } catch (cause) {
    throw new Error(`cannot draw a ${width} x ${height} mm label`, { cause })
  }
}
