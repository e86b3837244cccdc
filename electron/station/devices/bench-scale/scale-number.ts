/*
 * Numbers as scales write them, as exact decimal text. Never through a float: 1.005 is none.
 */

const maxDigits = 9
const number = /^([+-]?) *(\d*)(?:[.,](\d*))?$/
const poundsAndOunces = /^([+-]?) *(\d{1,5}) ?lb *(\d{1,2}(?:[.,]\d{1,4})?) ?oz$/i
const poundsColonOunces = /^([+-]?) *(\d{1,5}): *(\d{1,2}(?:[.,]\d{1,4})?) ?lb:oz$/i
const ouncesPerPound = 16

/**
 * A number in decimal text: a plus sign, padding and zeros in front gone, a comma made a point, the decimals kept as they
 * are, for they tell the resolution. A sign may stand apart from its digits. Null when it is no number of at most
 * 9 digits each side; a blank inside the digits is damage.
 */
export function readDecimal(text: string): string | null {
  const match = number.exec(text.trim())
  const [, sign = '', whole = '', fraction] = match ?? []
  if (match === null || whole.length > maxDigits || (fraction ?? '').length > maxDigits) return null
  if (whole === '' && (fraction ?? '') === '') return null
  const significant = whole.replace(/^0+(?=\d)/, '') || '0'
  const decimal = fraction === undefined || fraction === '' ? significant : `${significant}.${fraction}`
  // Nothing is less than nothing: `-0.00` would read as a load.
  return sign === '-' && /[1-9]/.test(decimal) ? `-${decimal}` : decimal
}

/** The digits of a fixed field with a decimal point put so many places from the right; null when they are no digits. */
export function placePoint(digits: string, decimals: number): string | null {
  const text = digits.trim()
  if (!/^\d{1,9}$/.test(text) || decimals < 0 || decimals > maxDigits) return null
  if (decimals === 0) return readDecimal(text)
  const padded = text.padStart(decimals + 1, '0')
  return readDecimal(`${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`)
}

/** `2lb 4.5oz` and `2:04.5 lb:oz` in ounces, exactly: 36.5. Null when it is neither, or 16 ounces or more stand beside pounds. */
export function readPoundsAndOunces(text: string): string | null {
  const match = poundsAndOunces.exec(text.trim()) ?? poundsColonOunces.exec(text.trim())
  const [, sign = '', pounds = '', ounces = ''] = match ?? []
  const [whole = '', fraction = ''] = ounces.replace(',', '.').split('.')
  if (match === null || Number(whole) >= ouncesPerPound) return null
  const total = String(Number(pounds) * ouncesPerPound + Number(whole))
  return readDecimal(`${sign}${total}${fraction === '' ? '' : `.${fraction}`}`)
}
