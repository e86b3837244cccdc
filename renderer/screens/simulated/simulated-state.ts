import type { SimulatedAct, SimulatedView } from '@shared/contract/simulated-devices'
import type { Failure } from '@shared/domain/failure'

/** What lies about at the simulated bench, and the weight to be placed. */
export interface SimulatedState {
  readonly view: SimulatedView | null
  /** Grams as typed; kept as text so that the field can be empty. */
  readonly load: string
  readonly refusal: Failure | null
}

export type SimulatedEvent =
  | { readonly kind: 'view-came'; readonly view: SimulatedView }
  | { readonly kind: 'load-changed'; readonly load: string }
  | { readonly kind: 'refused'; readonly failure: Failure }

export const FIRST_SIMULATED_STATE: SimulatedState = { view: null, load: '400', refusal: null }

/** What the simulated scale can carry. */
export const MAX_LOAD_GRAMS = 60_000

export function simulatedReducer(state: SimulatedState, event: SimulatedEvent): SimulatedState {
  switch (event.kind) {
    case 'view-came':
      return { ...state, view: event.view, load: suggestedLoad(state, event.view), refusal: null }
    case 'load-changed':
      return { ...state, load: event.load.replace(/\D/g, '').slice(0, 5) }
    case 'refused':
      return { ...state, refusal: event.failure }
  }
}

/** A unit that is about to be scanned suggests its own weight, once. */
function suggestedLoad(state: SimulatedState, view: SimulatedView): string {
  const grams = view.codes.find((code) => code.group === 'unit')?.grams ?? null
  const before = state.view?.codes.find((code) => code.group === 'unit')?.grams ?? null
  return grams !== null && grams !== before ? String(grams) : state.load
}

/** The load to place, or null while the field holds no weight. */
export function loadGrams(state: SimulatedState): number | null {
  const grams = Number(state.load)
  return state.load !== '' && grams <= MAX_LOAD_GRAMS ? grams : null
}

/** The switches of the drawer: what is plugged and whether there is paper. */
export const SWITCHES = ['scanner', 'scale', 'pedal', 'printer', 'paper'] as const
export type SwitchName = (typeof SWITCHES)[number]

export function isOn(view: SimulatedView, name: SwitchName): boolean {
  switch (name) {
    case 'scanner':
      return view.scannerPlugged
    case 'scale':
      return view.scalePlugged
    case 'pedal':
      return view.pedalPlugged
    case 'printer':
      return view.printerPlugged
    case 'paper':
      return view.paperPresent
  }
}

export function switchAct(name: SwitchName, on: boolean): SimulatedAct {
  switch (name) {
    case 'scanner':
      return { act: 'scanner-cable', plugged: on }
    case 'scale':
      return { act: 'scale-cable', plugged: on }
    case 'pedal':
      return { act: 'pedal-cable', plugged: on }
    case 'printer':
      return { act: 'printer-cable', plugged: on }
    case 'paper':
      return { act: 'printer-paper', present: on }
  }
}
