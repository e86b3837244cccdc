import type { Bridge } from './station-client'

declare global {
  interface Window {
    /** Put there by the preload: the only way out of the sandboxed page. */
    readonly turnback: Bridge
  }
}
