import { createContext, use, type ReactNode } from 'react'
import type { Layers } from '../input/layers'
import type { ScanRouter } from '../input/scan-router'
import type { StationClient } from '../station-client'

/** What every screen may use of the window. */
export interface WindowContext {
  readonly station: StationClient
  readonly layers: Layers
  readonly router: ScanRouter
}

const Context = createContext<WindowContext | null>(null)

export interface WindowContextProviderProps {
  readonly value: WindowContext
  readonly children: ReactNode
}

export function WindowContextProvider({ value, children }: WindowContextProviderProps) {
  return <Context value={value}>{children}</Context>
}

export function useWindowContext(): WindowContext {
  const context = use(Context)
  if (context === null) throw new Error('a screen is drawn outside of the window context')
  return context
}
