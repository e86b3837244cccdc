import { prefixRefusal } from './company-prefixes'
import type { CompanyPrefixSource } from './linter'

/** The length in digits that a length indicator (VLI) stands for, or null when the indicator is not allowed. */
export type LengthOf = (indicator: number) => number | null

/**
 * Reads the digits of a coupon from left to right. Many fields are led by a length indicator that says how long they are.
 * After the first refusal the reader stands still: every field is empty, and nothing more is refused.
 */
export interface CouponReader {
  /** Digits that are left. */
  left(): number
  /** Takes the digit if it is the next one. */
  takeIf(digit: string): boolean
  /** One digit out of those allowed. */
  digit(name: string, allowed: string): void
  /** Exactly that many digits. */
  fixed(name: string, length: number): string
  /** A field that is led by its length indicator. */
  variable(name: string, lengthOf: LengthOf): string
  /** A company prefix led by its length indicator, looked up in the list of prefixes if there is one. */
  companyPrefix(name: string, lengthOf: LengthOf): void
  /** Refuses the coupon for this reason unless it was refused before. */
  refuse(reason: string): void
}

/** Reads a whole coupon: null when `read` came to the end without refusal and nothing is left over. */
export function lintCoupon(text: string, companyPrefixes: CompanyPrefixSource | undefined, read: (reader: CouponReader) => void): string | null {
  let at = 0
  let refusal: string | null = null
  const reader: CouponReader = {
    left: () => text.length - at,
    takeIf(digit) {
      if (refusal !== null || text.charAt(at) !== digit) return false
      at++
      return true
    },
    digit(name, allowed) {
      if (reader.left() === 0) reader.refuse(`coupon-missing-${name}`)
      else if (!allowed.includes(text.charAt(at))) reader.refuse(`coupon-invalid-${name}`)
      else if (refusal === null) at++
    },
    fixed(name, length) {
      if (reader.left() < length) reader.refuse(`coupon-truncated-${name}`)
      if (refusal !== null) return ''
      at += length
      return text.slice(at - length, at)
    },
    variable(name, lengthOf) {
      if (reader.left() === 0) reader.refuse(`coupon-missing-${name}-vli`)
      const length = lengthOf(Number(text.charAt(at)))
      if (length === null) reader.refuse(`coupon-invalid-${name}-length`)
      if (refusal !== null || length === null) return ''
      at++
      return reader.fixed(name, length)
    },
    companyPrefix(name, lengthOf) {
      const prefix = reader.variable(name, lengthOf)
      const unlisted = prefix === '' ? null : prefixRefusal(prefix, companyPrefixes)
      if (unlisted !== null) reader.refuse(unlisted)
    },
    refuse(reason) {
      refusal ??= reason
    },
  }
  read(reader)
  return refusal ?? (reader.left() === 0 ? null : 'coupon-excess-data')
}

/** Length by indicator: `base` digits for indicator 0 and one more for each step, within the indicators allowed. */
export function lengthFrom(base: number, lowest: number, highest: number): LengthOf {
  return (indicator) => (indicator >= lowest && indicator <= highest ? base + indicator : null)
}
