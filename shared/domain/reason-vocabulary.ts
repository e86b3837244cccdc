/** CustomerReturnReason.reasonCode of Google's Content API for Shopping v2.1. */
export const GOOGLE_REASON_CODES = [
  'betterPriceFound', 'changedMind', 'damagedOrDefectiveItem', 'didNotMatchDescription', 'doesNotFit', 'expiredItem', 'incorrectItemReceived', 'noLongerNeeded',
  'notSpecified', 'orderedWrongItem', 'other', 'qualityNotExpected', 'receivedTooLate', 'undeliverable',
] as const

/** Column "reason" of Amazon's FBA customer returns report (Seller Central help, "FBA customer returns report", customer return reasons). */
export const AMAZON_REASON_CODES = [
  'APPAREL_STYLE', 'APPAREL_TOO_LARGE', 'APPAREL_TOO_SMALL', 'DAMAGED_BY_CARRIER', 'DAMAGED_BY_FC', 'DEFECTIVE', 'DID_NOT_LIKE_COLOR', 'DID_NOT_LIKE_FABRIC',
  'EXCESSIVE_INSTALLATION', 'EXTRA_ITEM', 'FOUND_BETTER_PRICE', 'MISORDERED', 'MISSED_ESTIMATED_DELIVERY', 'MISSING_PARTS', 'NEVER_ARRIVED', 'NO_REASON_GIVEN',
  'NOT_AS_DESCRIBED', 'NOT_COMPATIBLE', 'ORDERED_WRONG_ITEM', 'PART_NOT_COMPATIBLE', 'QUALITY_UNACCEPTABLE', 'RECEIVED_WRONG_ITEM', 'SWITCHEROO',
  'UNAUTHORIZED_PURCHASE', 'UNDELIVERABLE_CARRIER_MISS_SORTED', 'UNDELIVERABLE_FAILED_DELIVERY_ATTEMPTS', 'UNDELIVERABLE_INSUFFICIENT_ADDRESS',
  'UNDELIVERABLE_MISSING_LABEL', 'UNDELIVERABLE_REFUSED', 'UNDELIVERABLE_UNCLAIMED', 'UNDELIVERABLE_UNKNOWN', 'UNKNOWN_OTHER_REASON', 'UNWANTED_ITEM',
] as const

/** A reason for a return as a published vocabulary spells it. */
export type VocabularyCode = (typeof GOOGLE_REASON_CODES)[number] | (typeof AMAZON_REASON_CODES)[number]

const CODES: readonly VocabularyCode[] = [...AMAZON_REASON_CODES, ...GOOGLE_REASON_CODES]

/** Codes by how other spellings are compared: without case, blanks and punctuation, so that `Changed mind` and `changed_mind` are one. */
const BY_KEY: ReadonlyMap<string, VocabularyCode> = new Map(CODES.map((code) => [keyOf(code), code]))

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '')
}

/** The published code that a text is, in the vocabulary's own spelling; null for anything else, the customer's own words above all. */
export function vocabularyCode(text: string): VocabularyCode | null {
  return CODES.find((code) => code === text) ?? BY_KEY.get(keyOf(text)) ?? null
}
