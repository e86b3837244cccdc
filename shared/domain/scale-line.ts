/**
 * The lines of a scale nobody wrote a parser for, learned from examples whose weight a person read off the display.
 * A line is texts and numbers by turns: text, number, text, … number, text. One of the numbers is the weight.
 */
export interface ScaleLine {
  /** Control characters in front of every line, such as STX; often none. */
  readonly start: string
  /** Control characters that end it, at least one. */
  readonly end: string
  /** What was seen at each place between the numbers, blanks squeezed, the sign and unit of the weight taken out. */
  readonly texts: readonly (readonly string[])[]
  /** Which of the numbers is the weight, from 0. */
  readonly weightAt: number
  /** The unit stands behind the weight; else it is the profile's. */
  readonly hasUnit: boolean
  /** The text that tells motion from rest, and its words for motion; null: the line does not say. */
  readonly motion: { readonly textAt: number; readonly movingWords: readonly string[] } | null
}
