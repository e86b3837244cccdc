import type { Gs1Dictionary } from '../gs1/syntax-dictionary'
import type { Couriers } from '../tracking/couriers'
import { takeAim, type AimClass } from './aim'
import { readIsbn, readIssn } from './book-numbers'
import type { Identification, Ranked, ScanCandidate, ScanReason } from './candidate'
import { cleanScan, FNC1, MAX_SCAN_LENGTH } from './clean-scan'
import { openEnvelope, readDataIdentifiers } from './data-identifiers'
import { readGluedScans } from './glued-scans'
import { readGs1 } from './gs1-data'
import { readEanSymbol, readGtin } from './gtin'
import { rereadAsTyped } from './reread-as-typed'
import { readSscc } from './logistic-unit'
import { readLostDigits } from './lost-digits'
import { readOwnCode } from './own-codes'
import { readPhoneIdentity } from './phone-identity'
import { readRadioTag } from './radio-tag'
import { RANK } from './rank'
import { readReturnOrder, type ReturnOrderPatterns } from './return-order-number'
import { readTracking } from './tracking-number'
import { readUrl } from './web-address'

/** Data that scans are read with; loaded and checked once at start. */
export interface ScanTables {
  readonly gs1: Gs1Dictionary
  readonly couriers: Couriers
}

/** What a reading depends on besides the text. */
export interface ScanContext {
  /** AIM symbology identifier, when the scanner told it apart from the text. */
  readonly aim?: string | undefined
  readonly tables: ScanTables
  /** The shop's return-order numbers. */
  readonly patterns: ReturnOrderPatterns
  /** Four digits, for years written with two; the current year. */
  readonly year: number
}

/** Readings that are worth offering when the text had to be altered first: something must prove them. */
const PROOFS: ReadonlySet<ScanReason> = new Set(['own-plate', 'number-pattern', 'check-digit'])

/**
 * All readings of a scanned text, best first, `unknown` always last. Nothing is read silently: a reading that needs a
 * supposition carries `guessed` and is not valid. Never throws; takes any text.
 */
export function identifyScan(scanned: string, context: ScanContext): Identification {
  const { aim, data } = takeAim(scanned, context.aim)
  const text = cleanScan(data)
  const found = scanned.length > MAX_SCAN_LENGTH || text === '' ? [] : readAimed(aim, data, text, context)
  return { text: scanned, candidates: [...inOrder(found), unknown(text)], best: 0 }
}

/** The 14-digit keys of a typed or scanned article number: GTIN, UPC-E, ISBN. For look-ups that need no other reading, and so no tables. */
export function gtinKeysOf(text: string): readonly string[] {
  const cleaned = cleanScan(takeAim(text).data)
  const readings = [...readGtin(cleaned), ...readIsbn(cleaned)].filter(({ candidate }) => candidate.valid)
  return [...new Set(readings.flatMap(({ candidate }) => (candidate.kind === 'gtin' ? [candidate.gtin14] : candidate.kind === 'isbn' ? [`0${candidate.isbn13}`] : [])))]
}

/** Sorted, and each reading once: where two ways lead to the same, the surer stays. */
function inOrder(found: readonly Ranked[]): ScanCandidate[] {
  const once = new Map<string, ScanCandidate>()
  for (const { candidate } of [...found].sort((a, b) => a.rank - b.rank)) {
    const { valid: _valid, problems: _problems, guessed: _guessed, reason: _reason, ...reading } = candidate
    const key = JSON.stringify(reading)
    if (!once.has(key)) once.set(key, candidate)
  }
  return [...once.values()]
}

function readAimed(aim: AimClass, data: string, text: string, context: ScanContext): Ranked[] {
  switch (aim) {
    case 'ean-13':
    case 'ean-8':
      return [...readEanFamily(text, aim === 'ean-8' ? 8 : 13), ...(text.includes('|') ? readGs1(text, aim, context) : [])]
    case 'ean-13-add-on':
      return readEanFamily(/^(\d{13})\s?(\d{2}|\d{5})$/.exec(text)?.[1] ?? text, 13)
    case 'add-on':
      return []
    case 'gs1':
      return [...readGs1(text, aim, context), ...readSscc(text), ...readTracking(text, context.tables.couriers).filter(({ candidate }) => candidate.valid)]
    case 'plain':
    case 'open':
      return readOpen(aim, data, text, context)
  }
}

/** The rest of a composite symbol stands behind a bar. GS1 General Specifications, section 5.11. */
function readEanFamily(text: string, digits: 13 | 8): Ranked[] {
  const linear = /^(\d+)\|\]e0/.exec(text)?.[1] ?? text
  return [...readEanSymbol(linear, digits), ...(digits === 13 ? [...readIsbn(linear), ...readIssn(linear)] : [])]
}

function readOpen(aim: AimClass, data: string, text: string, context: ScanContext): Ranked[] {
  const envelope = openEnvelope(data)
  if (envelope) return envelope.format === '06' ? readDataIdentifiers(envelope) : readGs1(envelope.data, 'gs1', context, envelope.guesses)
  const direct = readDirect(text, context)
  return [...direct, ...readGs1(text, aim, context), ...readUrl(text), ...readLostDigits(text), ...readGluedScans(text), ...readAsMeant(text, direct, context)]
}

/** Readings of the text as it stands. */
function readDirect(text: string, { tables, patterns }: ScanContext): Ranked[] {
  return [
    ...readOwnCode(text), ...readReturnOrder(text, patterns), ...readGtin(text), ...readIsbn(text), ...readIssn(text), ...readSscc(text), ...readPhoneIdentity(text), ...readRadioTag(text),
    ...readTracking(text, tables.couriers),
  ]
}

/** Readings of the text as the scanner may have meant it, unless it proves itself as it stands. */
function readAsMeant(text: string, direct: readonly Ranked[], context: ScanContext): Ranked[] {
  if (direct.some(({ candidate }) => candidate.valid && PROOFS.has(candidate.reason)) || text.includes(FNC1)) return []
  return rereadAsTyped(text).flatMap(({ text: meant, guesses }): Ranked[] => {
    const proved = readDirect(meant, context).filter(({ candidate }) => candidate.valid && PROOFS.has(candidate.reason))
    if (proved.length === 0) return [{ rank: RANK.unknownReread, candidate: { kind: 'unknown', text: meant, valid: false, problems: [], guessed: guesses, reason: 'guess' } }]
    return proved.map(({ rank, candidate }) => ({ rank: RANK.guessChecked + rank / 100, candidate: { ...candidate, valid: false, guessed: guesses, reason: 'guess' } }))
  })
}

/** Loose produce carries a PLU of four or five digits (IFPS list); a spreadsheet writes long numbers with an exponent and forgets their ends. */
function unknown(text: string): ScanCandidate {
  const reason = /^(?:[89]?[34]\d{3})$/.test(text) ? 'price-look-up' : /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(text) ? 'spreadsheet-number' : 'nothing-fits'
  return { kind: 'unknown', text, valid: false, problems: [], reason }
}
