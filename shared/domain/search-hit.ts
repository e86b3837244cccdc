import type { Facts } from './failure'
import { codeKey, foldText, type SearchQuestion } from './search-question'

/** What can be found. A `serial` is a unit found by its serial number; a buyer is found only as the return order. */
export const HIT_KINDS = ['unit', 'serial', 'tote', 'location', 'parcel', 'return-order', 'person', 'item'] as const
export type HitKind = (typeof HIT_KINDS)[number]

/** How a thing fits the question: by a whole code, by the beginning of one, or by words. */
export const HIT_MATCHES = ['code', 'code-start', 'words'] as const
export type HitMatch = (typeof HIT_MATCHES)[number]

/** One thing that was found. */
export interface SearchHit {
  readonly kind: HitKind
  /** Identity within its kind. */
  readonly id: string
  readonly title: string
  /** What its second line says; words for it are the window's. */
  readonly facts: Facts
  readonly match: HitMatch
}

/** A thing that may fit, with what it is judged by. */
export interface SearchCandidate {
  readonly hit: Omit<SearchHit, 'match'>
  /** Every code that finds it, as stored. */
  readonly codes: readonly string[]
  /** What its words stand in. */
  readonly text: string
  /** Newer things come first among equals; any rising number. */
  readonly newest: number
}

/** What was found for a question. */
export interface SearchFindings {
  readonly hits: readonly SearchHit[]
  /** True when there is more than is listed: another word narrows it. */
  readonly more: boolean
  /** Share of the catalogue whose words are indexed, 0 to 1. Codes are found whatever it is. */
  readonly indexed: number
}

/** No kind but items fills the list: nine units of a tote are read, ninety are not. */
export const KIND_LIMIT = 24

interface Judged extends SearchHit {
  /** The smaller the better. */
  readonly distance: number
  readonly newest: number
}

/** Zeros before a number do not make it another one. */
function comparable(code: string): string {
  const key = codeKey(code)
  return /^\d+$/.test(key) ? key.replace(/^0+/, '') : key
}

/** The question as every candidate is judged by it. */
interface Wanted {
  readonly words: readonly string[]
  /** Whole codes that are asked for; the first is the text itself. */
  readonly codes: readonly string[]
  /** Keys of ten-character ISBNs without their check digit. */
  readonly isbns: readonly string[]
}

/** An ISBN-13 key without its check digit. */
const ISBN_KEY_LENGTH = 13

function wantedBy(question: SearchQuestion): Wanted {
  if (question.codes.length === 0) return { words: question.words, codes: [], isbns: [] }
  const whole = question.gtins.filter((key) => key.length >= ISBN_KEY_LENGTH)
  return { words: question.words, codes: [question.text, ...whole].map(comparable), isbns: question.gtins.filter((key) => key.startsWith('0978') && key.length === ISBN_KEY_LENGTH) }
}

function matchOf(wanted: Wanted, candidate: SearchCandidate): { readonly match: HitMatch; readonly distance: number } | null {
  const [text] = wanted.codes
  if (text !== undefined) {
    const codes = candidate.codes.map(comparable)
    if (codes.some((code) => wanted.codes.includes(code)) || wanted.isbns.some((key) => candidate.codes.some((code) => code.startsWith(key)))) return { match: 'code', distance: 0 }
    const begun = codes.filter((code) => code.startsWith(text))
    if (begun.length > 0) return { match: 'code-start', distance: Math.min(...begun.map((code) => code.length)) }
  }
  const distance = wordDistance(wanted.words, candidate.text)
  return distance === null ? null : { match: 'words', distance }
}

/** Null when a word is not found. Whole words come before beginnings, words at the start before later ones, short texts before long ones. */
function wordDistance(words: readonly string[], text: string): number | null {
  const folded = foldText(text)
  const found = folded === '' ? [] : folded.split(' ')
  let distance = found.length / 100
  for (const word of words) {
    const place = found.findIndex((candidate) => candidate === word)
    const begun = place >= 0 ? place : found.findIndex((candidate) => candidate.startsWith(word))
    if (begun < 0) return null
    distance += (place >= 0 ? 0 : 2) + begun / 10
  }
  return distance
}

function compareHits(a: Judged, b: Judged): number {
  return (
    HIT_MATCHES.indexOf(a.match) - HIT_MATCHES.indexOf(b.match) || HIT_KINDS.indexOf(a.kind) - HIT_KINDS.indexOf(b.kind) ||
    a.distance - b.distance || b.newest - a.newest || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

/**
 * The candidates that fit, best first: whole codes, then beginnings of codes, then words. A thing is listed once; a unit
 * that was found by its serial number not again as a unit. At most `limit` (1 to 200), and no kind but items fills the list.
 */
export function rankHits(question: SearchQuestion, candidates: readonly SearchCandidate[], limit: number): Pick<SearchFindings, 'hits' | 'more'> {
  const wanted = wantedBy(question)
  const judged = candidates.flatMap((candidate): Judged[] => {
    const match = matchOf(wanted, candidate)
    return match ? [{ ...candidate.hit, ...match, newest: candidate.newest }] : []
  })
  const taken = new Map<string, Judged>()
  const counts = new Map<HitKind, number>()
  let more = false
  for (const hit of judged.sort(compareHits)) {
    const identity = `${hit.kind === 'serial' ? 'unit' : hit.kind} ${hit.id}`
    if (taken.has(identity)) continue
    const count = counts.get(hit.kind) ?? 0
    if (taken.size >= limit || (hit.kind !== 'item' && count >= KIND_LIMIT)) {
      more = true
      continue
    }
    counts.set(hit.kind, count + 1)
    taken.set(identity, hit)
  }
  return { hits: [...taken.values()].map(({ kind, id, title, facts, match }) => ({ kind, id, title, facts, match })), more }
}
