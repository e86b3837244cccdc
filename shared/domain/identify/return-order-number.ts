import { held, type Ranked } from './candidate'
import { RANK } from './rank'

/** Compiled patterns of return-order numbers: each must take the whole text. */
export type ReturnOrderPatterns = readonly RegExp[]

/** Longest text that is tried: a pattern somebody configured must not be able to hold a scan up. */
export const LONGEST_NUMBER = 40

/** Compiles patterns that were judged when they were read (number-pattern.ts). */
export function compilePatterns(sources: readonly string[]): ReturnOrderPatterns {
  return sources.map((source) => new RegExp(`^(?:${source})$`, 'u'))
}

/** A return-order number by the shop's own patterns. */
export function readReturnOrder(text: string, patterns: ReturnOrderPatterns): Ranked[] {
  if (text.length > LONGEST_NUMBER || !patterns.some((pattern) => pattern.test(text))) return []
  return [held(RANK.returnOrder, { kind: 'return-order', rmaNumber: text }, 'number-pattern')]
}
