import { parseLpn } from '../lpn'
import { supposed, type Ranked, type ScanReading } from './candidate'
import { hasGtinCheckDigit } from './check-digits'
import { gtinReading } from './gtin'
import { readOwnCode } from './own-codes'
import { RANK } from './rank'

/*
 * Two scans without the Enter between them: the first often broken off, because the clerk pulled the trigger again.
 * The last code must be whole; what stands before it must be its own beginning, or a whole code, too.
 */

const GTIN_LENGTHS = [14, 13, 12]
const PLATE_LENGTHS = [12, 9, 7, 6, 5]

/** Shorter beginnings are chance. */
const SHORTEST_BEGINNING = 3

function readsAs(before: string, whole: string, isWhole: (text: string) => boolean): 'same' | 'two' | null {
  if (before === whole || (before.length >= SHORTEST_BEGINNING && before.length < whole.length && whole.startsWith(before))) return 'same'
  return isWhole(before) ? 'two' : null
}

function isGtin(text: string): boolean {
  return /^\d{12,14}$/.test(text) && hasGtinCheckDigit(text)
}

function offered(readings: readonly ScanReading[]): Ranked[] {
  return readings.map((reading, place) => supposed(RANK.guessChecked + place / 10, reading, ['glued-scans']))
}

/** Two scans in one text: the whole codes in it, the last one first. */
export function readGluedScans(text: string): Ranked[] {
  if (/^\d{15,28}$/.test(text)) {
    for (const length of GTIN_LENGTHS) {
      const [before, whole] = [text.slice(0, -length), text.slice(-length)]
      const relation = isGtin(whole) ? readsAs(before, whole, isGtin) : null
      if (relation !== null) return offered([whole, ...(relation === 'two' ? [before] : [])].map((digits) => gtinReading(digits.padStart(14, '0'))))
    }
    return []
  }
  if (!/^[0-9A-Z]{8,24}$/.test(text)) return []
  for (const length of PLATE_LENGTHS) {
    const [before, whole] = [text.slice(0, -length), text.slice(-length)]
    const relation = parseLpn(whole) ? readsAs(before, whole, (code) => parseLpn(code) !== null) : null
    if (relation !== null) return offered([whole, ...(relation === 'two' ? [before] : [])].flatMap((code) => readOwnCode(code).map((ranked) => ranked.candidate)))
  }
  return []
}
