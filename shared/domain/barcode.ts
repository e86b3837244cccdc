/*
 * What a scanned text is. The readers lie in identify/, one file per kind of code; tracking/ knows the carriers and gs1/
 * the application identifiers. This file is their public face.
 */
export { articleKeys, plateOf, SCAN_GUESSES } from './identify/candidate'
export type { Identification, ScanCandidate, ScanGuess, ScanProblem, ScanReason } from './identify/candidate'
export { gtinCheckDigit } from './gs1/check-digit'
export { takeAim } from './identify/aim'
export { cleanScan, FNC1, MAX_SCAN_LENGTH } from './identify/clean-scan'
export { toGtin14 } from './identify/gtin'
export { gtinKeysOf, identifyScan } from './identify/identify-scan'
export type { ScanContext, ScanTables } from './identify/identify-scan'
export { compilePatterns } from './identify/return-order-number'
export type { ReturnOrderPatterns } from './identify/return-order-number'
export { judgePattern, MAX_PATTERN_LENGTH, MAX_PATTERNS, PATTERN_PROBLEMS } from './identify/number-pattern'
export type { PatternProblem } from './identify/number-pattern'
