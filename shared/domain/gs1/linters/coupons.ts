import { lengthFrom, lintCoupon, type CouponReader, type LengthOf } from './coupon-reader'
import { yymmdd } from './dates-and-times'
import { isDigits, type Linter } from './linter'

const COMPANY_PREFIX = lengthFrom(6, 0, 6)
const SERIAL_NUMBER = lengthFrom(6, 0, 9)
const RETAILER = lengthFrom(6, 1, 7)
const VALUE = lengthFrom(0, 1, 5)
/** Second and third purchase: indicator 9 says that the company prefix of the first one holds. */
const FURTHER_PREFIX: LengthOf = (indicator) => (indicator === 9 ? 0 : COMPANY_PREFIX(indicator))

const OFFER_CODE_DIGITS = 6
const FAMILY_CODE_DIGITS = 3
const DATE_DIGITS = 6
const PURCHASE_CODES = '012349'
const ANY_DIGIT = '0123456789'

function readPurchase(reader: CouponReader, which: '1st' | '2nd' | '3rd'): void {
  reader.variable(`${which}-purchase-requirement`, VALUE)
  reader.digit(`${which}-purchase-requirement-code`, PURCHASE_CODES)
  reader.fixed(`${which}-purchase-family-code`, FAMILY_CODE_DIGITS)
  if (which !== '1st') reader.companyPrefix(`${which}-purchase-gcp`, FURTHER_PREFIX)
}

function readDate(reader: CouponReader, name: 'expiration' | 'start'): string {
  if (reader.left() < DATE_DIGITS) reader.refuse(`coupon-too-short-for-${name}-date`)
  const date = reader.fixed(`${name}-date`, DATE_DIGITS)
  if (yymmdd(date) !== null) reader.refuse(`coupon-invalid-${name}-date`)
  return date
}

/**
 * North American coupon code of AI 8110: company prefix, offer, value and first purchase, then optional fields in rising order of
 * their leading digit. "North American Coupon Application Guideline Using GS1 DataBar Expanded Symbols", GS1 US, section 2.
 */
export const couponcode: Linter = (text, companyPrefixes) => {
  if (!isDigits(text)) return 'non-digit-character'
  return lintCoupon(text, companyPrefixes, (reader) => {
    reader.companyPrefix('gcp', COMPANY_PREFIX)
    reader.fixed('offer-code', OFFER_CODE_DIGITS)
    reader.variable('save-value', VALUE)
    readPurchase(reader, '1st')
    if (reader.takeIf('1')) {
      reader.digit('additional-purchase-rules-code', '0123')
      readPurchase(reader, '2nd')
    }
    if (reader.takeIf('2')) readPurchase(reader, '3rd')
    const expires = reader.takeIf('3') ? readDate(reader, 'expiration') : null
    const starts = reader.takeIf('4') ? readDate(reader, 'start') : null
    if (expires !== null && starts !== null && expires < starts) reader.refuse('coupon-expiration-before-start')
    if (reader.takeIf('5')) reader.variable('serial-number', SERIAL_NUMBER)
    if (reader.takeIf('6')) reader.companyPrefix('retailer-gcp-or-gln', RETAILER)
    if (reader.takeIf('9')) {
      reader.digit('save-value-code', '01256')
      reader.digit('save-value-applies-to-item', '012')
      reader.digit('store-coupon-flag', ANY_DIGIT)
      reader.digit('dont-multiply-flag', '01')
    }
  })
}

/** Positive offer file coupon of AI 8112: format, funder, offer and serial number. GS1 General Specifications, section 3.9.4. */
export const couponposoffer: Linter = (text, companyPrefixes) => {
  if (!isDigits(text)) return 'non-digit-character'
  return lintCoupon(text, companyPrefixes, (reader) => {
    reader.digit('format-code', '01')
    reader.companyPrefix('funder', COMPANY_PREFIX)
    reader.fixed('offer-code', OFFER_CODE_DIGITS)
    reader.variable('serial-number', SERIAL_NUMBER)
  })
}
