/** Kinds of bar code by one name each, whatever the scanner calls them. */
export const SYMBOLOGIES = [
  'ean13', 'ean8', 'upca', 'upce', 'ean-add-on', 'code128', 'gs1-128', 'code39', 'code93', 'code11', 'codabar', 'itf', 'msi', 'databar',
  'databar-limited', 'databar-expanded', 'composite', 'pdf417', 'micro-pdf417', 'datamatrix', 'gs1-datamatrix', 'qr', 'gs1-qr', 'aztec', 'maxicode',
  'han-xin', 'dotcode', 'postal', 'codablock', 'telepen', 'plessey', 'straight-2of5', 'matrix-2of5', 'code32', 'magnetic-stripe', 'rfid', 'other',
] as const
export type Symbology = (typeof SYMBOLOGIES)[number]

/** Kinds of code as a person at a bench tells them apart; together they are all. */
export const CODE_FAMILIES = ['retail', 'linear', 'matrix', 'tag'] as const
export type CodeFamily = (typeof CODE_FAMILIES)[number]

const FAMILIES: Readonly<Record<Exclude<CodeFamily, 'linear'>, readonly Symbology[]>> = {
  retail: ['ean13', 'ean8', 'upca', 'upce', 'ean-add-on', 'databar', 'databar-limited', 'databar-expanded'],
  matrix: ['pdf417', 'micro-pdf417', 'datamatrix', 'gs1-datamatrix', 'qr', 'gs1-qr', 'aztec', 'maxicode', 'han-xin', 'dotcode'],
  tag: ['rfid'],
}

/** The kinds of a family; what is in no other one is linear. */
export function symbologiesOf(family: CodeFamily): readonly Symbology[] {
  return family === 'linear' ? SYMBOLOGIES.filter((symbology) => !Object.values(FAMILIES).some((others) => others.includes(symbology))) : FAMILIES[family]
}

/** Honeywell's ids (user's guides, "Symbology charts"): on the wire in the vendor byte of a HID POS report. */
const byHoneywellId: Readonly<Record<number, Symbology>> = {
  0x2c: 'postal', 0x3c: 'code32', 0x41: 'postal', 0x42: 'postal', 0x43: 'postal', 0x44: 'ean8', 0x45: 'upce', 0x48: 'han-xin', 0x49: 'gs1-128', 0x4a: 'postal',
  0x4b: 'postal', 0x4c: 'postal', 0x4d: 'postal', 0x4e: 'postal', 0x50: 'postal', 0x51: 'postal', 0x52: 'micro-pdf417', 0x56: 'codablock', 0x61: 'codabar',
  0x62: 'code39', 0x63: 'upca', 0x64: 'ean13', 0x65: 'itf', 0x66: 'straight-2of5', 0x67: 'msi', 0x68: 'code11', 0x69: 'code93', 0x6a: 'code128', 0x6d: 'matrix-2of5',
  0x6e: 'plessey', 0x71: 'codablock', 0x72: 'pdf417', 0x73: 'qr', 0x74: 'telepen', 0x77: 'datamatrix', 0x78: 'maxicode', 0x79: 'databar', 0x7a: 'aztec',
  0x7b: 'databar-limited', 0x7c: 'gs1-128', 0x7d: 'databar-expanded',
}

/** Code characters of ISO/IEC 15424 whose modifier changes nothing here. */
const byCodeCharacter: Readonly<Record<string, Symbology>> = {
  A: 'code39', B: 'telepen', E: 'ean13', F: 'codabar', G: 'code93', H: 'code11', I: 'itf', L: 'pdf417', M: 'msi', O: 'codablock', P: 'plessey', Q: 'qr', R: 'straight-2of5',
  S: 'straight-2of5', U: 'maxicode', z: 'aztec', h: 'han-xin', J: 'dotcode', d: 'datamatrix', C: 'code128', e: 'databar', X: 'other',
}

/** Whole identifiers that say more than their code character. */
const byIdentifier: Readonly<Record<string, Symbology>> = {
  ']E1': 'ean-add-on', ']E2': 'ean-add-on', ']E4': 'ean8', ']C1': 'gs1-128', ']d2': 'gs1-datamatrix', ']Q3': 'gs1-qr', ']e1': 'composite', ']e2': 'composite', ']Z1': 'magnetic-stripe', ']Z2': 'rfid',
}

/** The kind of code: the AIM identifier is the standard's word, the maker's id tells the rest; null when neither says. */
export function symbologyOf(aim: string | null, vendorSymbology: number | null): Symbology | null {
  const byVendor = vendorSymbology === null ? undefined : byHoneywellId[vendorSymbology]
  if (aim === null) return byVendor ?? null
  const byAim = byIdentifier[aim] ?? byCodeCharacter[aim.charAt(1)]
  // UPC-A, UPC-E and EAN-13 share `]E0`, the postal codes and the Data Bars one each: the maker tells them apart.
  if (byVendor !== undefined && (byAim === undefined || aim === ']X0' || aim === ']E0' || aim === ']e0')) return byVendor
  return byAim ?? null
}
