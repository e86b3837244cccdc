import type { Failure } from '@shared/domain/failure'
import type { Result } from '@shared/domain/result'
import { useCallback, useEffect, useState } from 'react'
import type { StationClient } from '../station-client'
import { useWindowContext } from './window-context'

export type Loaded<T> = { readonly state: 'loading' } | { readonly state: 'ready'; readonly value: T } | { readonly state: 'failed'; readonly failure: Failure }

/**
 * Asks the station when the component comes on screen, after every restart of the station, and when told to.
 * `ask` stands outside of the component, so that drawing anew does not ask anew.
 */
export function useStationRequest<T>(ask: (station: StationClient) => Promise<Result<T, Failure>>): { readonly loaded: Loaded<T>; readonly again: () => void } {
  const { station } = useWindowContext()
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isWanted = true
    void ask(station).then((result) => {
      if (isWanted) setLoaded(result.ok ? { state: 'ready', value: result.value } : { state: 'failed', failure: result.failure })
    })
    return () => {
      isWanted = false
    }
  }, [station, ask, turn])
  const again = useCallback(() => setTurn((current) => current + 1), [])
  useEffect(() => station.onConnection((state) => state === 'connected' && again()), [station, again])
  return { loaded, again }
}
