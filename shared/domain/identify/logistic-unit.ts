import { failed, held, type Ranked } from './candidate'
import { hasGtinCheckDigit } from './check-digits'
import { RANK } from './rank'

/** A serial shipping container code: 18 digits, bare or behind its application identifier 00. GS1 General Specifications, section 3.2.1. */
export function readSscc(text: string): Ranked[] {
  const match = /^(00|\(00\))?(\d{18})$/.exec(text)
  const sscc = match?.[2]
  if (match === null || sscc === undefined) return []
  const prefixed = match[1] !== undefined
  if (hasGtinCheckDigit(sscc)) return [held(prefixed ? RANK.ssccPrefixed : RANK.sscc, { kind: 'sscc', sscc }, 'check-digit')]
  return prefixed ? [failed(RANK.failedGoods + 4, { kind: 'sscc', sscc }, { kind: 'check-digit' })] : []
}
