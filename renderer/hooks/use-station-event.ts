import type { EventName, EventPayload } from '@shared/contract/events'
import { useEffect, useRef } from 'react'
import { useWindowContext } from './window-context'

/** Calls the listener with every announcement of the station while the component is on screen. */
export function useStationEvent<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): void {
  const { station } = useWindowContext()
  const newest = useRef(listener)
  useEffect(() => {
    newest.current = listener
  })
  useEffect(() => station.onEvent(name, (payload) => newest.current(payload)), [station, name])
}
