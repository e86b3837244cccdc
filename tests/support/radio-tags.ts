/** The content of a tag (SGTIN-96, filter 1) for a GTIN whose company prefix has seven digits. EPC Tag Data Standard 1.13, section 14.5.1.1. */
export function tagOf(gtin14: string, serial: number): string {
  const bits = (value: number | string, length: number): string => Number(value).toString(2).padStart(length, '0')
  const tag = bits(0x30, 8) + bits(1, 3) + bits(5, 3) + bits(gtin14.slice(1, 8), 24) + bits(gtin14.charAt(0) + gtin14.slice(8, 13), 20) + BigInt(serial).toString(2).padStart(38, '0')
  return (tag.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('').toUpperCase()
}
