import type { GreyPicture } from '../../../electron/station/labels/read-grey-png'

export { readGreyPng, type GreyPicture } from '../../../electron/station/labels/read-grey-png'

/** A rectangle in pixels; right and bottom are outside. */
export interface PixelArea {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The smallest area around everything black within an area; null when it is all white. */
export function inkArea(picture: GreyPicture, area: PixelArea = { left: 0, top: 0, right: picture.width, bottom: picture.height }): PixelArea | null {
  let ink: PixelArea | null = null
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      if (picture.pixels[y * picture.width + x]! >= 128) continue
      ink = ink === null
        ? { left: x, top: y, right: x + 1, bottom: y + 1 }
        : { left: Math.min(ink.left, x), top: ink.top, right: Math.max(ink.right, x + 1), bottom: y + 1 }
    }
  }
  return ink
}

/** Lengths of the runs of one colour in a row, from the first black pixel to the last. */
export function runsOfRow(picture: GreyPicture, y: number): readonly number[] {
  const row = [...picture.pixels.subarray(y * picture.width, (y + 1) * picture.width)].map((grey) => (grey < 128 ? '#' : '.')).join('')
  return (row.replace(/^\.+|\.+$/g, '').match(/#+|\.+/g) ?? []).map((run) => run.length)
}
