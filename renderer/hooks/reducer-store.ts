import { createStore, useStore, type StoreApi } from 'zustand'

/** The state of a screen: changed only by events, through a pure reducer. */
export interface ReducerStore<State, Event> extends Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'> {
  dispatch(event: Event): void
}

export function createReducerStore<State, Event>(reducer: (state: State, event: Event) => State, initial: State): ReducerStore<State, Event> {
  const store = createStore<State>(() => initial)
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    dispatch: (event) => store.setState(reducer(store.getState(), event), true),
  }
}

/** The state of a store, or the part of it that is asked for; what uses it is drawn anew when that changes. */
export function useStoreState<State, Event, Part>(store: ReducerStore<State, Event>, select: (state: State) => Part): Part {
  return useStore(store, select)
}
