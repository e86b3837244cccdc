import { gtinCheckDigit } from './gs1/check-digit'

/*
 * Electronic Product Codes as RFID readers give them: the content of a tag in hexadecimal, or one of its URIs.
 * Source: GS1 EPC Tag Data Standard 1.13, sections 6.3.1 (SGTIN URI), 7.3 (GTIN), 14.5.1 (SGTIN-96 and SGTIN-198) with
 * the partition table 14-2, appendix G (characters of a serial number).
 *
 *   header 8 · filter 3 · partition 3 · company prefix 20 to 40 · indicator and item reference 4 to 24 · serial 38 or 140
 */

/** The number of an item and of one piece of it, as a tag carries them. */
export interface Sgtin {
  readonly scheme: 'sgtin-96' | 'sgtin-198' | 'sgtin'
  readonly gtin14: string
  readonly serial: string
}

interface Partition {
  readonly prefixBits: number
  readonly prefixDigits: number
}

const partitions: readonly Partition[] = [40, 37, 34, 30, 27, 24, 20].map((prefixBits, place) => ({ prefixBits, prefixDigits: 12 - place }))
const itemBitsAndPrefix = 44
const itemAndPrefixDigits = 13
const headers: Readonly<Record<string, Sgtin['scheme']>> = { '30': 'sgtin-96', '36': 'sgtin-198' }
/** Characters of a serial number: what GS1 AI 21 takes. General Specifications, figure 7.11-1. */
const serialCharacters = /^[!"%-?A-Z_a-z]{1,20}$/

/** Reads an SGTIN from hexadecimal tag content or a URI; null when the text is none. A number cannot prove itself here: a tag carries no check digit. */
export function parseSgtin(text: string): Sgtin | null {
  if (/^urn:epc:/i.test(text)) return parseUri(text)
  // 96 bits; 198 bits padded to whole bytes or to the 16-bit words of a tag.
  if (!/^(?:30[0-9a-f]{22}|36[0-9a-f]{48}(?:[0-9a-f]{2})?)$/i.test(text)) return null
  const scheme = headers[text.slice(0, 2)]
  const bits = [...text].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const partition = partitions[numberOf(bits.slice(11, 14))]
  if (scheme === undefined || partition === undefined) return null
  const prefixEnd = 14 + partition.prefixBits
  const itemEnd = 14 + itemBitsAndPrefix
  const prefix = digitsOf(bits.slice(14, prefixEnd), partition.prefixDigits)
  const item = digitsOf(bits.slice(prefixEnd, itemEnd), itemAndPrefixDigits - partition.prefixDigits)
  const serial = scheme === 'sgtin-96' ? String(numberOf(bits.slice(itemEnd, 96))) : charactersOf(bits.slice(itemEnd, 198))
  return prefix === null || item === null || serial === null ? null : { scheme, gtin14: gtinOf(prefix, item), serial }
}

/** `urn:epc:id:sgtin:PREFIX.ITEM.SERIAL`, and the tag form with a filter in front. Sections 6.3.1 and 12.3.1. */
function parseUri(text: string): Sgtin | null {
  const parts = /^urn:epc:(?:id:(sgtin):|tag:(sgtin-96|sgtin-198):[0-7]\.)(\d{6,12})\.(\d{1,7})\.(\S{1,60})$/i.exec(text)
  const [, , tag, prefix = '', item = '', escaped = ''] = parts ?? []
  if (parts === null || prefix.length + item.length !== itemAndPrefixDigits) return null
  const serial = unescaped(escaped)
  if (serial === null) return null
  const named = tag?.toLowerCase()
  return { scheme: named === 'sgtin-96' || named === 'sgtin-198' ? named : 'sgtin', gtin14: gtinOf(prefix, item), serial }
}

function unescaped(text: string): string | null {
  const plain = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return serialCharacters.test(plain) ? plain : null
}

/** The indicator digit stands first in the GTIN and in front of the item reference in the EPC. Section 7.3. */
function gtinOf(prefix: string, item: string): string {
  const digits = `${item.charAt(0)}${prefix}${item.slice(1)}`
  return `${digits}${gtinCheckDigit(digits)}`
}

/** At most 40 bits, so a plain number holds them. */
function numberOf(bits: string): number {
  return Number.parseInt(bits, 2)
}

function digitsOf(bits: string, length: number): string | null {
  const digits = String(numberOf(bits)).padStart(length, '0')
  return digits.length === length ? digits : null
}

/** Seven bits a character, ended by zeros. */
function charactersOf(bits: string): string | null {
  const codes = Array.from({ length: bits.length / 7 }, (_, place) => numberOf(bits.slice(place * 7, place * 7 + 7)))
  const end = codes.indexOf(0)
  if (end >= 0 && codes.slice(end).some((code) => code !== 0)) return null
  const text = String.fromCharCode(...(end < 0 ? codes : codes.slice(0, end)))
  return serialCharacters.test(text) ? text : null
}
