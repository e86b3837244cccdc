import { FNC1_CHARACTER } from './code128'

/*
 * GS1 element strings as they go into GS1-128 and GS1 DataMatrix: application identifier and value one after another,
 * FNC1 after every value whose length is not predefined unless it is the last (GS1 General Specifications, section 7.8.4).
 */

/** The first two digits of the identifiers whose length is predefined (GS1 General Specifications, figure 7.8.5-2). */
const PREDEFINED = new Set(['00', '01', '02', '03', '04', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '31', '32', '33', '34', '35', '36', '41'])

export interface Gs1Element {
  readonly ai: string
  readonly value: string
}

/** The element string; FNC1 between elements is U+001D. Elements of predefined length go first, so that it stays short. */
export function elementString(elements: readonly Gs1Element[]): string {
  const isPredefined = ({ ai }: Gs1Element): boolean => PREDEFINED.has(ai.slice(0, 2))
  const ordered = [...elements.filter(isPredefined), ...elements.filter((element) => !isPredefined(element))]
  return ordered.map((element, i) => element.ai + element.value + (isPredefined(element) || i === ordered.length - 1 ? '' : FNC1_CHARACTER)).join('')
}

/** Characters that values of application identifiers may hold: set 82 (GS1 General Specifications, figure 7.11-1). */
const SET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/

export function isGs1Value(value: string): boolean {
  return SET_82.test(value)
}
