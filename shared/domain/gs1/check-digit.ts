/** The check digit over the digits before it, right to left weights 3 and 1: GTIN, SSCC, GLN and the other numeric keys. GS1 General Specifications, section 7.9.1. */
export function gtinCheckDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += (digits.charCodeAt(digits.length - 1 - i) - 48) * (i % 2 === 0 ? 3 : 1)
  return String((10 - (sum % 10)) % 10)
}
