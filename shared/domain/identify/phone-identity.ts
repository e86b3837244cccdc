import { failed, held, supposed, type Ranked } from './candidate'
import { luhnCheckDigit } from './check-digits'
import { withoutSeparators } from './clean-scan'
import { RANK } from './rank'

/*
 * Identity of a mobile device (3GPP TS 23.003, section 6.2): a type allocation code of 8 digits (TAC), a serial number
 * of 6, then either a Luhn digit (IMEI, 15) or a software version of 2 (IMEISV, 16, no check digit).
 * A TAC begins with the two digits of the body that gave it (GSMA TS.06, annex A).
 */

const REPORTING_BODIES = new Set(['01', '10', '30', '33', '35', '44', '45', '49', '50', '51', '52', '53', '54', '86', '91', '98', '99'])

const TAC_LENGTH = 8

function hasKnownBody(digits: string): boolean {
  return REPORTING_BODIES.has(digits.slice(0, 2))
}

function reading(kind: 'imei' | 'imeisv', digits: string) {
  return { kind, imei: digits, tac: digits.slice(0, TAC_LENGTH) } as const
}

/** IMEI, IMEISV, an IMEI whose check digit or first zero is missing, and a bare TAC. */
export function readPhoneIdentity(text: string): Ranked[] {
  const digits = withoutSeparators(text)
  if (digits === null || !/^\d{7,16}$/.test(digits)) return []
  const known = hasKnownBody(digits)
  switch (digits.length) {
    case 16:
      return [held(known ? RANK.imeisv : RANK.imeisvOfUnknownBody, reading('imeisv', digits), 'length')]
    case 15:
      if (luhnCheckDigit(digits.slice(0, 14)) === digits.charAt(14)) return [held(known ? RANK.imei : RANK.imeiOfUnknownBody, reading('imei', digits), 'check-digit')]
      return known ? [failed(RANK.failedGoods + 2, reading('imei', digits), { kind: 'check-digit' })] : []
    case 14:
      return [...lostZero(digits), ...(known ? [supposed(RANK.guess + 1, reading('imei', digits + luhnCheckDigit(digits)), ['missing-check-digit'])] : [])]
    case TAC_LENGTH:
      return known ? [failed(RANK.failedGoods + 3, reading('imei', digits), { kind: 'length', detail: 'type allocation code only' })] : []
    case TAC_LENGTH - 1:
      // Spreadsheets take the zero off the codes that begin with 01.
      return digits.startsWith('1') ? [supposed(RANK.guess + 1, reading('imei', `0${digits}`), ['lost-zero'], [{ kind: 'length', detail: 'type allocation code only' }])] : []
    default:
      return []
  }
}

function lostZero(fourteen: string): Ranked[] {
  const digits = `0${fourteen}`
  return hasKnownBody(digits) && luhnCheckDigit(digits.slice(0, 14)) === digits.charAt(14) ? [supposed(RANK.guessChecked + 1, reading('imei', digits), ['lost-zero'])] : []
}
