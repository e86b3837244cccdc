import type { SearchFindingsView, SearchHitView } from '@shared/contract/search'
import type { Failure } from '@shared/domain/failure'

/** The search as the window shows it. */
export interface SearchState {
  readonly text: string
  /** The newest answer, and the text it answers; null before the first. */
  readonly found: { readonly text: string; readonly findings: SearchFindingsView } | null
  readonly failure: Failure | null
  /** Place of the hit that Enter opens. */
  readonly chosen: number
}

export type SearchEvent =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'found'; readonly text: string; readonly findings: SearchFindingsView }
  | { readonly kind: 'refused'; readonly text: string; readonly failure: Failure }
  | { readonly kind: 'moved'; readonly by: 1 | -1 }

/** Longest text that can be typed. */
export const MAX_TEXT_LENGTH = 200
/** Items are shown as so many big tiles; the others in a list beneath. */
export const TILES = 9

export const FIRST_SEARCH_STATE: SearchState = { text: '', found: null, failure: null, chosen: 0 }

export function searchReducer(state: SearchState, event: SearchEvent): SearchState {
  switch (event.kind) {
    case 'typed':
      return { ...state, text: event.text.slice(0, MAX_TEXT_LENGTH), ...(event.text.trim() === '' && { found: null, failure: null }), chosen: 0 }
    case 'found':
      // An answer to what was typed before is too old to be shown: the newest one wins.
      return event.text === state.text ? { ...state, found: { text: event.text, findings: event.findings }, failure: null } : state
    case 'refused':
      return event.text === state.text ? { ...state, failure: event.failure } : state
    case 'moved':
      return { ...state, chosen: Math.max(0, Math.min(shownHits(state).length - 1, state.chosen + event.by)) }
  }
}

/** The hits in the order they stand on screen: other kinds by kind, then items. */
export function shownHits({ found }: Pick<SearchState, 'found'>): readonly SearchHitView[] {
  return groupedHits(found?.findings.hits ?? []).flatMap(({ hits }) => hits)
}

/** Hits of one kind. */
export interface HitGroup {
  readonly kind: SearchHitView['kind']
  readonly hits: readonly SearchHitView[]
}

/** Hits by kind. The kind of the best hit stands first, and so on; within a kind the best is first. */
export function groupedHits(hits: readonly SearchHitView[]): readonly HitGroup[] {
  const kinds = [...new Set(hits.map((hit) => hit.kind))]
  return kinds.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) }))
}

/** What choosing a hit does. */
export type HitAct = 'dossier' | 'take' | 'work' | 'narrow'

/** A unit opens its dossier; an item or a return order is worked on where the bench waits for one; else it narrows the search. Null: nothing. */
export function hitAct(hit: SearchHitView, step: string): HitAct | null {
  switch (hit.kind) {
    case 'unit':
    case 'serial':
      return 'dossier'
    case 'item':
      return step === 'scan-unit' ? 'take' : 'narrow'
    case 'parcel':
    case 'return-order':
      return step === 'scan-parcel' ? 'work' : 'narrow'
    case 'tote':
    case 'location':
      return 'narrow'
    case 'person':
      return null
  }
}

/** The code that stands for a hit: what a scanner would read. */
export function hitCode(hit: SearchHitView): string {
  const code = hit.kind === 'item' ? hit.facts.sku : hit.kind === 'tote' || hit.kind === 'location' ? hit.facts.lpn : hit.title
  return typeof code === 'string' ? code : hit.title
}
