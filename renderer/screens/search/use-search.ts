import { MAX_HITS } from '@shared/contract/search'
import { useEffect, useState } from 'react'
import { createReducerStore, useStoreState, type ReducerStore } from '../../hooks/reducer-store'
import { useWindowContext } from '../../hooks/window-context'
import { FIRST_SEARCH_STATE, searchReducer, type SearchEvent, type SearchState } from './search-state'

/** A person types a letter every tenth of a second or slower; what comes faster is asked once. */
const TYPED_SETTLES_MS = 60
/** So many hits fill the page several times over; who needs more types another word. */
const HITS_WANTED = Math.min(100, MAX_HITS)

/** Asks the station while the person types, and again when the station is back; the newest text wins. */
export function useSearch(): { readonly store: ReducerStore<SearchState, SearchEvent>; readonly state: SearchState } {
  const { station } = useWindowContext()
  const [store] = useState(() => createReducerStore(searchReducer, FIRST_SEARCH_STATE))
  const state = useStoreState(store, (current) => current)
  const [turn, setTurn] = useState(0)
  const { text } = state
  useEffect(() => {
    if (text.trim() === '') return undefined
    const timer = setTimeout(() => {
      void station.request('search.find', { text, limit: HITS_WANTED }).then((result) =>
        store.dispatch(result.ok ? { kind: 'found', text, findings: result.value } : { kind: 'refused', text, failure: result.failure }),
      )
    }, TYPED_SETTLES_MS)
    return () => clearTimeout(timer)
  }, [station, store, text, turn])
  useEffect(() => station.onConnection((connection) => connection === 'connected' && setTurn((current) => current + 1)), [station])
  return { store, state }
}
