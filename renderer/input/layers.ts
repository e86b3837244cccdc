import type { InputAction } from './key-map'
import type { Reading } from './scan-router'

/** Something that lies over the bench and hears every input first: a page, a panel, a dialog. */
export interface InputLayer {
  /** True: taken here, nothing below hears of it. */
  readonly onAction?: (action: InputAction) => boolean
  readonly onReading?: (reading: Reading) => boolean
}

/** The open layers; the newest one is on top and is asked first. */
export interface Layers {
  /** Puts a layer on top; the function takes it away again. */
  open(layer: InputLayer): () => void
  takeAction(action: InputAction): boolean
  takeReading(reading: Reading): boolean
}

export function createLayers(): Layers {
  let layers: readonly InputLayer[] = []
  return {
    open(layer) {
      layers = [layer, ...layers]
      return () => {
        layers = layers.filter((other) => other !== layer)
      }
    },
    takeAction: (action) => layers.some((layer) => layer.onAction?.(action) ?? false),
    takeReading: (reading) => layers.some((layer) => layer.onReading?.(reading) ?? false),
  }
}
