import type { TextEncoding } from '@shared/domain/device-profile'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const cyrillic = new TextDecoder('windows-1251')

/**
 * The characters of a scan. UTF-8 is tried first whatever the page: text of another page is hardly ever valid UTF-8, and
 * plain ASCII is the same in all. `fallback` is the page of the scanner's profile; null when bytes that are no UTF-8
 * cannot be read for want of one.
 */
export function decodeScan(bytes: Uint8Array, fallback: TextEncoding): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    if (fallback === 'utf-8') return null
  }
  // Not TextDecoder: under that name it knows only windows-1252, which differs between 0x80 and 0x9F.
  return fallback === 'windows-1251' ? cyrillic.decode(bytes) : Buffer.from(bytes).toString('latin1')
}
