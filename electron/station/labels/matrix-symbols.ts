import type { MatrixSymbology, SymbolMatrix } from '@shared/labels/label'
import { FNC1_CHARACTER } from '@shared/labels/code128'
import { utf8Bytes } from '@shared/labels/zpl-field'

/*
 * Matrix codes by bwip-js: Data Matrix (ISO/IEC 16022, ECC 200, square) and QR (ISO/IEC 18004, level M).
 * Our own encoder would be a second one to keep right; this one is used by many and checked here by decoding.
 */

export type EncodeMatrix = (symbology: MatrixSymbology, data: string) => SymbolMatrix | null

/** Loads the encoder, once; the encoding itself is pure. */
export async function loadMatrixSymbols(): Promise<EncodeMatrix> {
  const { default: bwip } = await import('bwip-js/node')
  return (symbology, data) => {
    try {
      const [raw] = bwip.raw(optionsFor(symbology, data))
      return raw === undefined || !('pixs' in raw) ? null : { columns: raw.pixx, rows: raw.pixy, dark: Uint8Array.from(raw.pixs) }
    } catch {
      // The library throws for data that fits no symbol; what that means to a person is the caller's to say.
      return null
    }
  }
}

/** Every byte is written as `^` and three digits, so that no text can mean anything to the encoder. */
function optionsFor(symbology: MatrixSymbology, data: string): { bcid: string; text: string; parsefnc: boolean; parse: boolean; eclevel?: string } {
  const text = [...utf8Bytes(data)].map((byte) => (String.fromCharCode(byte) === FNC1_CHARACTER && symbology === 'gs1-datamatrix' ? '^FNC1' : `^${String(byte).padStart(3, '0')}`)).join('')
  switch (symbology) {
    case 'datamatrix': return { bcid: 'datamatrix', text, parse: true, parsefnc: false }
    case 'gs1-datamatrix': return { bcid: 'datamatrix', text: `^FNC1${text}`, parse: true, parsefnc: true }
    case 'qr': return { bcid: 'qrcode', text, parse: true, parsefnc: false, eclevel: 'M' }
  }
}
