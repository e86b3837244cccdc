import type { Gs1Element, Gs1Parse } from './element'
import { daysIn, yymmd0 } from './linters/dates-and-times'

/** What the bench looks a code up by. */
export type Gs1Meaning = Pick<Gs1Parse, 'gtin14' | 'sscc' | 'serial' | 'lot' | 'expiry'>

/** A two-digit year lies from 49 years before to 50 years after the year of reading. GS1 General Specifications, section 7.12. */
const YEARS_AHEAD = 50

/** YYYY-MM-DD of a date YYMMDD; day 00 is the last day of the month. Null for six digits that are no date. */
export function gs1Date(yymmdd: string, year: number): string | null {
  if (yymmd0(yymmdd) !== null) return null
  const century = year - (year % 100)
  let full = century + Number(yymmdd.slice(0, 2))
  if (full - year > YEARS_AHEAD) full -= 100
  else if (full - year <= YEARS_AHEAD - 100) full += 100
  const month = Number(yymmdd.slice(2, 4))
  const day = Number(yymmdd.slice(4)) || daysIn(full, month)
  return [String(full).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/**
 * Reads the key, serial number, lot and expiry out of elements. Left out are those with an AI in `broken`, and AIs that are there twice
 * with different values: which of them counts is not for us to say. `year` has four digits.
 */
export function gs1Meaning(elements: readonly Gs1Element[], broken: ReadonlySet<string>, year: number): Gs1Meaning {
  const value = (ai: string) => {
    const values = new Set(elements.filter((element) => element.ai === ai).map((element) => element.value))
    return broken.has(ai) || values.size !== 1 ? undefined : [...values][0]
  }
  const gtin14 = value('01') ?? value('8006')?.slice(0, 14)
  const sscc = value('00')
  const serial = value('21')
  const lot = value('10')
  const expires = value('17') ?? value('7003')?.slice(0, 6)
  const expiry = expires === undefined ? null : gs1Date(expires, year)
  return {
    ...(gtin14 === undefined ? {} : { gtin14 }),
    ...(sscc === undefined ? {} : { sscc }),
    ...(serial === undefined ? {} : { serial }),
    ...(lot === undefined ? {} : { lot }),
    ...(expiry === null ? {} : { expiry }),
  }
}
