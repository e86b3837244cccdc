import type { Bitmap } from './bitmap'
import { bytesPerRow } from './bitmap'

/*
 * A picture as ^GFA data in Zebra's run-length form (ZPL II Programming Guide, "Alternative Data Compression Scheme"):
 * hexadecimal rows, where G to Y repeat the next digit 1 to 19 times and g to z 20 to 400 times, counts add up,
 * `,` fills the rest of the row with 0, and `:` repeats the row before. `!`, which fills it with ones, is left unused:
 * some readers fill with the digit 1, which makes a grey hatch of a black plate.
 * It needs neither zlib nor a check sum, and printers that only imitate ZPL read it too.
 */

/** ^GFA with total bytes, bytes of the picture and bytes per row, and the picture. Draws black dots only; white stays see-through. */
export function bitmapToGraphicField(bitmap: Bitmap): string {
  return `^GFA,${bitmap.rows.length},${bitmap.rows.length},${bytesPerRow(bitmap.widthDots)},${compressRows(bitmap)}^FS`
}

function compressRows(bitmap: Bitmap): string {
  const stride = bytesPerRow(bitmap.widthDots)
  let data = ''
  let before: string | null = null
  for (let y = 0; y < bitmap.heightDots; y++) {
    const row = hexadecimal(bitmap.rows.subarray(y * stride, (y + 1) * stride))
    data += row === before ? ':' : compressRow(row)
    before = row
  }
  return data
}

function hexadecimal(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).toUpperCase().padStart(2, '0')
  return text
}

function compressRow(row: string): string {
  const body = row.replace(/0+$/, '')
  const fill = body.length === row.length ? '' : ','
  return body.replace(/(.)\1*/g, (run, digit: string) => (run.length <= 2 ? run : repeatCount(run.length) + digit)) + fill
}

const UNITS = 'GHIJKLMNOPQRSTUVWXY'
const TWENTIES = 'ghijklmnopqrstuvwxyz'
const LARGEST_COUNT = 400

/** Count letters that add up to `count`. */
function repeatCount(count: number): string {
  const whole = 'z'.repeat(Math.floor(count / LARGEST_COUNT))
  const rest = count % LARGEST_COUNT
  return whole + TWENTIES.charAt(Math.floor(rest / 20) - 1) + UNITS.charAt((rest % 20) - 1)
}
