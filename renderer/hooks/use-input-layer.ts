import { useEffect, useRef } from 'react'
import type { InputLayer } from '../input/layers'
import { useWindowContext } from './window-context'

/** Hears every key, command barcode and scan first while the component is on screen. */
export function useInputLayer(layer: InputLayer): void {
  const { layers } = useWindowContext()
  const newest = useRef(layer)
  useEffect(() => {
    newest.current = layer
  })
  useEffect(() => layers.open({ onAction: (action) => newest.current.onAction?.(action) ?? false, onReading: (reading) => newest.current.onReading?.(reading) ?? false }), [layers])
}
