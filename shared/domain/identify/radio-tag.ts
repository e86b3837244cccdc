import { parseSgtin } from '../epc'
import { held, type Ranked } from './candidate'
import { RANK } from './rank'

/** The content of a radio tag. Hexadecimal without one letter is a number to everyone else, so it is not taken for a tag. */
export function readRadioTag(text: string): Ranked[] {
  if (/^\d+$/.test(text)) return []
  const sgtin = parseSgtin(text)
  return sgtin === null ? [] : [held(RANK.radioTag, { kind: 'epc', ...sgtin }, 'structure')]
}
