/** Couriers whose name is not simply their code in capitals or as words. */
const NAMES: Readonly<Record<string, string>> = { fedex: 'FedEx', ontrac: 'OnTrac', lasership: 'LaserShip', s10: 'S10' }

/** Codes up to this length are abbreviations. */
const LONGEST_ABBREVIATION = 4

/** A courier as people call it, from the code of the courier definitions: `ups` is UPS, `canada_post` Canada Post. */
export function courierName(code: string): string {
  const known = NAMES[code]
  if (known !== undefined) return known
  if (code.length <= LONGEST_ABBREVIATION) return code.toUpperCase()
  return code.split(/[_-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}
