/** What a list of GS1 company prefixes says about digits that should begin with one: listed, not listed, or the list cannot be asked. */
export type CompanyPrefixAnswer = 'known' | 'unknown' | 'offline'

/** Asks a list of GS1 company prefixes. The bench ships none: without one only the shape of a prefix is judged. */
export type CompanyPrefixSource = (digits: string) => CompanyPrefixAnswer

/**
 * Judges one component of a GS1 element on its own: null when it is right, else why not.
 * The reasons are the error names of the GS1 Barcode Syntax Tests in lower case with hyphens. A linter takes any text and never throws.
 */
export type Linter = (text: string, companyPrefixes?: CompanyPrefixSource) => string | null

const DIGITS = /^\d*$/

/** True for digits 0-9 alone, also for an empty text. */
export function isDigits(text: string): boolean {
  return DIGITS.test(text)
}
