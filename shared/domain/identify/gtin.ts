import { gtinCheckDigit } from '../gs1/check-digit'
import { failed, held, type Ranked, type ScanReading, type ScanReason } from './candidate'
import { hasGtinCheckDigit } from './check-digits'
import { RANK } from './rank'

/** The 14-digit key of a GTIN-8, -12, -13 or -14 with a right check digit, otherwise null. */
export function toGtin14(text: string): string | null {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return null
  return hasGtinCheckDigit(text) ? text.padStart(14, '0') : null
}

/**
 * The UPC-A behind an eight-digit UPC-E (number system 0 or 1, six digits, check digit), or null when it is none.
 * The last of the six digits says where the zeros were taken out. GS1 General Specifications, section 5.2.2.4.2.
 */
export function expandUpcE(text: string): string | null {
  if (!/^[01]\d{7}$/.test(text)) return null
  const body = expandUpcEBody(text.charAt(0), text.slice(1, 7))
  return body !== null && gtinCheckDigit(body) === text.charAt(7) ? body + text.charAt(7) : null
}

function expandUpcEBody(system: string, six: string): string | null {
  const last = six.charAt(5)
  if (last <= '2') return `${system}${six.slice(0, 2)}${last}0000${six.slice(2, 5)}`
  if (last === '3') return six.charAt(2) <= '2' ? null : `${system}${six.slice(0, 3)}00000${six.slice(3, 5)}`
  if (last === '4') return six.charAt(3) === '0' ? null : `${system}${six.slice(0, 4)}00000${six.charAt(4)}`
  return six.charAt(4) === '0' ? null : `${system}${six.slice(0, 5)}0000${last}`
}

/**
 * Whether a number is for use inside one company only: GS1 prefixes 02, 04 and 2 (20-29), and GTIN-8 prefixes 0 and 2.
 * GS1 General Specifications, section 1.4.1 (restricted circulation numbers). A carton of such goods counts, too.
 */
export function isRestricted(gtin14: string): boolean {
  if (gtin14.startsWith('000000')) return gtin14.charAt(6) === '0' || gtin14.charAt(6) === '2'
  return /^[0-8](?:2|02|04)/.test(gtin14)
}

/** The reading of a 14-digit key. */
export function gtinReading(gtin14: string): Extract<ScanReading, { kind: 'gtin' }> {
  return isRestricted(gtin14) ? { kind: 'gtin', gtin14, restricted: true } : { kind: 'gtin', gtin14 }
}

/** Eight digits are a GTIN-8, a UPC-E, or both: each whose check digit fits is given, and a misfit of both is told. */
function readEightDigits(text: string): Ranked[] {
  const readings: Ranked[] = []
  if (hasGtinCheckDigit(text)) readings.push(held(RANK.gtin, gtinReading(text.padStart(14, '0')), 'check-digit'))
  const upcA = expandUpcE(text)
  if (upcA !== null) readings.push(held(RANK.gtin + 1, gtinReading(upcA.padStart(14, '0')), 'check-digit'))
  return readings.length > 0 ? readings : [failedGtin(text)]
}

function failedGtin(text: string): Ranked {
  return failed(RANK.failedGoods, gtinReading(text.padStart(14, '0')), { kind: 'check-digit', detail: `${gtinCheckDigit(text.slice(0, -1))} expected` })
}

/** GTIN-8, -12, -13, -14 and UPC-E. Nothing for other texts. */
export function readGtin(text: string): Ranked[] {
  if (/^\d{8}$/.test(text)) return readEightDigits(text)
  if (!/^\d{12,14}$/.test(text)) return []
  return [hasGtinCheckDigit(text) ? held(RANK.gtin, gtinReading(text.padStart(14, '0')), 'check-digit') : failedGtin(text)]
}

/** What a symbol of the EAN/UPC family holds, when the scanner says that it is one: `digits` is 13 or 8. */
export function readEanSymbol(text: string, digits: 13 | 8): Ranked[] {
  const rank = RANK.symbology
  const reason: ScanReason = 'symbology'
  if (!/^\d{1,14}$/.test(text)) return []
  if (text.length === digits) {
    const reading = gtinReading(text.padStart(14, '0'))
    return [hasGtinCheckDigit(text) ? held(rank, reading, reason) : failed(rank, reading, { kind: 'check-digit' })]
  }
  const shorter = digits === 13 ? readGtin(text).filter((ranked) => ranked.candidate.valid) : []
  // A scanner that was set to take the leading zero off a UPC-A, or to pass a UPC-E on unexpanded.
  if (shorter.length > 0) return shorter.map((ranked, place) => ({ rank: rank + place, candidate: { ...ranked.candidate, valid: false, guessed: ['lost-zero'], reason: 'guess' } }))
  return [failed(rank, gtinReading(text.padStart(14, '0')), { kind: 'length', detail: `${digits} digits expected` })]
}
