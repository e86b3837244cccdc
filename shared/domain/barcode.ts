import { parseCommandBarcode, type BenchCommand } from './command-barcode'
import { gtinCheckDigit } from './gs1/check-digit'
import type { Lpn } from './ids'
import { parseLpn, type LpnType } from './lpn'

export { gtinCheckDigit } from './gs1/check-digit'
export { identifyGs1 } from './gs1/identify-gs1'

/** What a scanned text can be. First version: plates, commands, trade item numbers; anything else is looked up as it stands. */
export type ScanCandidate =
  | { readonly kind: 'command'; readonly command: BenchCommand }
  | { readonly kind: 'plate'; readonly type: Exclude<LpnType, 'command'>; readonly lpn: Lpn }
  | { readonly kind: 'gtin'; readonly gtin14: string }
  | { readonly kind: 'text'; readonly text: string }

/** Longest text that is taken as a scan; longer ones are refused before any look-up. */
export const MAX_SCAN_LENGTH = 3000

const CONTROL_CHARACTERS = /[\u0000-\u001c\u001e\u001f\u007f]/g

/** Half of a surrogate pair, as a broken decoder leaves it: the journal takes well-formed text only. */
const HALF_CHARACTERS = /\p{Surrogate}/gu

/** Removes what is not part of a code: surrounding blanks and control characters other than FNC1 (U+001D). */
export function cleanScan(text: string): string {
  return text.replace(CONTROL_CHARACTERS, '').replace(HALF_CHARACTERS, '\ufffd').trim()
}

/** The 14-digit key of a GTIN-8, -12, -13 or -14 with a right check digit, otherwise null. */
export function toGtin14(text: string): string | null {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return null
  return gtinCheckDigit(text.slice(0, -1)) === text.slice(-1) ? text.padStart(14, '0') : null
}

/** All readings of a scanned text, the most particular first; the plain text is always the last. */
export function identifyScan(scanned: string): readonly ScanCandidate[] {
  const text = cleanScan(scanned)
  const candidates: ScanCandidate[] = []
  const command = parseCommandBarcode(text)
  if (command) candidates.push({ kind: 'command', command })
  const plate = parseLpn(text)
  if (plate && plate.type !== 'command') candidates.push({ kind: 'plate', type: plate.type, lpn: plate.lpn })
  const gtin14 = toGtin14(text)
  if (gtin14) candidates.push({ kind: 'gtin', gtin14 })
  candidates.push({ kind: 'text', text })
  return candidates
}
