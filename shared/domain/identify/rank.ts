/*
 * The order of readings. One number per strength of evidence, the lower the better; between two kinds of the same
 * strength the one that a returns bench meets more often comes first. docs/decisions/0007-scan-identification.md
 * tells why. Gaps leave room for readings that are a little better or worse than their group.
 */
export const RANK = {
  /** A check character over an alphabet of our own. */
  ownPlate: 0,
  /** The symbol said what it holds. */
  symbology: 10,
  /** The pattern that the shop gave to its return orders. */
  returnOrder: 20,
  /** Envelopes and links that name their own fields. */
  structure: 30,
  radioTag: 32,
  gs1WithKey: 35,
  /** A check digit over a long or lettered number: one chance text in ten, and few texts of that shape. */
  ssccPrefixed: 36,
  sscc: 40,
  trackingChecked: 45,
  gtin: 50,
  isbn: 52,
  issn: 54,
  imei: 56,
  trackingCheckedDigits: 58,
  imeisv: 62,
  trackingPattern: 65,
  url: 66,
  imeiOfUnknownBody: 72,
  trackingPatternDigits: 80,
  imeisvOfUnknownBody: 82,
  /** A guess with a check digit behind it, then one without. */
  guessChecked: 86,
  guess: 88,
  failedGoods: 90,
  failedTracking: 94,
  gs1WithoutKey: 96,
  failedStructure: 98,
  unknownReread: 990,
  unknown: 999,
} as const
