import { MAX_SCAN_LENGTH } from './clean-scan'

/*
 * AIM symbology identifiers: "]", a code letter, a modifier. ISO/IEC 15424; GS1 General Specifications, table 5.10.1-1.
 *
 *   ]C1 ]e0 ]d2 ]Q3 ]J1 ]z1   FNC1 in the first place: a GS1 element string
 *   ]E0 (13 digits) ]E4 (8)   EAN/UPC; ]E3 is ]E0 with an add-on of 2 or 5 digits behind it; ]E1 and ]E2 are add-ons alone
 *   ]Q1 ]d1 ]J0 ]C0 …         the same symbols without FNC1: any text
 */

/** What a symbology identifier says about the data. `open` says nothing: any reading may be right. */
export type AimClass = 'gs1' | 'ean-13' | 'ean-13-add-on' | 'ean-8' | 'add-on' | 'plain' | 'open'

const CLASSES: Readonly<Record<string, AimClass>> = {
  C1: 'gs1', e0: 'gs1', e1: 'gs1', e2: 'gs1', d2: 'gs1', d5: 'gs1', Q3: 'gs1', Q4: 'gs1', J1: 'gs1', J4: 'gs1', z1: 'gs1', z4: 'gs1',
  E0: 'ean-13', E3: 'ean-13-add-on', E4: 'ean-8', E1: 'add-on', E2: 'add-on',
  C0: 'plain', C2: 'plain', C4: 'plain', d1: 'plain', d4: 'plain', Q1: 'plain', Q2: 'plain', J0: 'plain', z0: 'plain',
}

/** A scanned text without its symbology identifier, and what that said. */
export interface AimedText {
  readonly aim: AimClass
  readonly data: string
}

const AT_THE_FRONT = /^\s*\]([A-Za-z][0-9A-Za-z])/

/** Takes the symbology identifier from `aim` or from the front of the text; the one in `aim` counts when both are there. */
export function takeAim(text: string, aim = ''): AimedText {
  const inFront = AT_THE_FRONT.exec(text.slice(0, MAX_SCAN_LENGTH))
  const code = aim.trim().replace(/^\]/, '') || inFront?.[1]
  return { aim: (code === undefined ? undefined : CLASSES[code]) ?? 'open', data: inFront ? text.slice(inFront[0].length) : text }
}
