import type { BenchCommand } from '../command-barcode'
import type { Gs1Element, Gs1Problem } from '../gs1/element'
import type { Lpn } from '../ids'

/** Why a reading does not hold, or holds with a reservation. `detail` says where, for a technician; people get words by `kind`. */
export type ScanProblem =
  | Gs1Problem
  | { readonly kind: 'check-digit' | 'length' | 'music-number' | 'look-up' | 'trailer-missing' | 'no-data-identifier'; readonly detail?: string | undefined }

/** What had to be supposed to read a text this way. A guess is offered to a person, never acted upon. */
export const SCAN_GUESSES = [
  'lost-separator', 'mangled-header', 'brackets', 'blanks', 'missing-check-digit', 'lost-zero', 'wrong-layout', 'letter-case', 'glued-scans', 'plain-symbol', 'other-scanner',
] as const
export type ScanGuess = (typeof SCAN_GUESSES)[number]

/** What speaks for a reading, strongest first: our own plate, the symbol's own word, a configured pattern, … */
export type ScanReason =
  | 'own-plate'
  | 'symbology'
  | 'number-pattern'
  | 'structure'
  | 'check-digit'
  | 'carrier-pattern'
  | 'length'
  | 'guess'
  | 'failed-check'
  | 'price-look-up'
  | 'spreadsheet-number'
  | 'nothing-fits'

/** One ANSI data identifier and its value. */
export interface DataField {
  readonly di: string
  readonly value: string
}

interface Gs1Fields {
  readonly elements: readonly Gs1Element[]
  readonly gtin14?: string
  readonly sscc?: string
  readonly serial?: string
  readonly lot?: string
  /** ISO date, YYYY-MM-DD. */
  readonly expiry?: string
}

/** What a text is, apart from how sure that is. Numbers are bare: no blanks, no hyphens. */
export type ScanReading =
  | { readonly kind: 'command'; readonly command: BenchCommand; readonly lpn: Lpn }
  | { readonly kind: 'lpn'; readonly type: 'unit' | 'parcel'; readonly lpn: Lpn }
  | { readonly kind: 'tote'; readonly lpn: Lpn }
  | { readonly kind: 'zone'; readonly lpn: Lpn }
  | { readonly kind: 'location'; readonly lpn: Lpn }
  | { readonly kind: 'badge'; readonly lpn: Lpn }
  | { readonly kind: 'return-order'; readonly rmaNumber: string }
  | { readonly kind: 'gtin'; readonly gtin14: string; readonly restricted?: true }
  | ({ readonly kind: 'gs1' } & Gs1Fields)
  | ({ readonly kind: 'digital-link' } & Gs1Fields)
  /** A radio tag: one piece of an item. */
  | { readonly kind: 'epc'; readonly scheme: 'sgtin-96' | 'sgtin-198' | 'sgtin'; readonly gtin14: string; readonly serial: string }
  | { readonly kind: 'sscc'; readonly sscc: string }
  | { readonly kind: 'isbn'; readonly isbn13: string }
  | { readonly kind: 'issn'; readonly issn: string }
  | { readonly kind: 'imei'; readonly imei: string; readonly tac: string }
  | { readonly kind: 'imeisv'; readonly imei: string; readonly tac: string }
  | { readonly kind: 'tracking'; readonly courier: string; readonly format: string; readonly number: string }
  | { readonly kind: 'mh10'; readonly fields: readonly DataField[] }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'unknown'; readonly text: string }

/** How sure a reading is. A reading with `guessed` is never valid. */
export interface ScanJudgement {
  readonly valid: boolean
  readonly problems: readonly ScanProblem[]
  readonly guessed?: readonly ScanGuess[]
  readonly reason: ScanReason
}

/** One way to read a scanned text. */
export type ScanCandidate = ScanReading & ScanJudgement

/** A candidate with its place in the ranking: the lower, the nearer to the top. See `rank.ts`. */
export interface Ranked {
  readonly rank: number
  readonly candidate: ScanCandidate
}

/** A scanned text with all its readings, best first; the last is always `unknown`. */
export interface Identification {
  readonly text: string
  readonly candidates: readonly ScanCandidate[]
  /** Index of the reading to prefer. */
  readonly best: number
}

/** A reading that holds. */
export function held(rank: number, reading: ScanReading, reason: ScanReason, problems: readonly ScanProblem[] = []): Ranked {
  return { rank, candidate: { ...reading, valid: true, problems, reason } }
}

/** A reading whose shape fits but whose content does not hold. */
export function failed(rank: number, reading: ScanReading, problem: ScanProblem, reason: ScanReason = 'failed-check'): Ranked {
  return { rank, candidate: { ...reading, valid: false, problems: [problem], reason } }
}

/** A reading that holds only under a supposition. */
export function supposed(rank: number, reading: ScanReading, guesses: readonly ScanGuess[], problems: readonly ScanProblem[] = []): Ranked {
  return { rank, candidate: { ...reading, valid: false, problems, guessed: guesses, reason: 'guess' } }
}

/** The kinds of candidate that are plates of ours, with the plate's type as in lpn.ts. */
export function plateOf(candidates: readonly ScanCandidate[]): { readonly type: 'unit' | 'parcel' | 'tote' | 'zone' | 'location' | 'badge'; readonly lpn: Lpn } | null {
  for (const candidate of candidates) {
    if (!candidate.valid) continue
    if (candidate.kind === 'lpn') return { type: candidate.type, lpn: candidate.lpn }
    if (candidate.kind === 'tote' || candidate.kind === 'zone' || candidate.kind === 'location' || candidate.kind === 'badge') return { type: candidate.kind, lpn: candidate.lpn }
  }
  return null
}

/**
 * The 14-digit keys under which a scanned article may stand in a catalogue, best first: valid GTINs, GTINs in element
 * strings and links, and books. In-store codes are left out: they say nothing about another company's article.
 */
export function articleKeys(candidates: readonly ScanCandidate[]): readonly string[] {
  const keys = new Set<string>()
  for (const candidate of candidates) {
    if (!candidate.valid) continue
    if (candidate.kind === 'gtin' && !candidate.restricted) keys.add(candidate.gtin14)
    if ((candidate.kind === 'gs1' || candidate.kind === 'digital-link') && candidate.gtin14 !== undefined) keys.add(candidate.gtin14)
    if (candidate.kind === 'epc') keys.add(candidate.gtin14)
    if (candidate.kind === 'isbn') keys.add(`0${candidate.isbn13}`)
  }
  return [...keys]
}
