import { matchCouriers, type Couriers, type FormatMatch } from '../tracking/couriers'
import { failed, held, type Ranked } from './candidate'
import { RANK } from './rank'

/** Shorter than this, a number of digits alone is as likely something else with a check digit. */
const LONG_NUMBER = 17

/** Longest text that can still be a tracking number with a blank between any two characters. */
const MAX_SPACED_LENGTH = 120

/** Carriers print FNC1 between routing and number, and people write blanks and hyphens: none of them is part of the number. */
export function readTracking(text: string, couriers: Couriers): Ranked[] {
  if (text.length > MAX_SPACED_LENGTH) return []
  const unspaced = text.replace(/[\s\u001d]/g, '')
  const spellings = unspaced.includes('-') ? [unspaced, unspaced.replace(/-/g, '')] : [unspaced]
  for (const number of spellings) {
    const matches = matchCouriers(number, couriers)
    if (matches.length > 0) return matches.map((match, place) => rankMatch(number, match, place / 100))
  }
  return []
}

function rankMatch(number: string, { courier, format, checked, fault }: FormatMatch, place: number): Ranked {
  const reading = { kind: 'tracking', courier, format, number } as const
  if (fault) return failed(RANK.failedTracking + place, reading, fault.kind === 'check-digit' ? { kind: 'check-digit' } : { kind: 'look-up', detail: fault.name })
  const distinct = /[A-Z]/.test(number.slice(0, 4)) || number.length >= LONG_NUMBER
  if (checked) return held((distinct ? RANK.trackingChecked : RANK.trackingCheckedDigits) + place, reading, 'check-digit')
  return held((distinct ? RANK.trackingPattern : RANK.trackingPatternDigits) + place, reading, 'carrier-pattern')
}
