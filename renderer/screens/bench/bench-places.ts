import type { ChoosingKind } from '@shared/domain/choosing'
import { KEY_NAMES } from '../../input/key-map'
import type { Blanks, StringKey } from '../../strings/keys'
import type { BenchScreenState } from './bench-state'

/** One of the four fixed acts: what it is called now, and whether it can act or why it cannot. */
export type Place =
  | { readonly on: true; readonly label: StringKey; readonly main: boolean; readonly keyName: string; readonly command: 'BACK' | 'HOLD' | 'LEAD' | 'NEXT' }
  | { readonly on: false; readonly label: StringKey; readonly why: StringKey; readonly blanks: Blanks }

export interface Places {
  readonly back: Place
  readonly hold: Place
  readonly help: Place
  readonly next: Place
}

function ready(command: 'BACK' | 'HOLD' | 'LEAD' | 'NEXT', label: StringKey, main = false): Place {
  return { on: true, label, main, keyName: KEY_NAMES[command], command }
}

function off(label: StringKey, why: StringKey, blanks: Blanks = {}): Place {
  return { on: false, label, why, blanks }
}

/** What Back, Hold, Help and Next can do now. The station decides the same; this only spares a refusal. */
export function benchPlaces(state: BenchScreenState, isScaleReady: boolean): Places {
  const { view } = state
  const hasUnit = view?.unit != null
  return {
    back: backPlace(state),
    // With nothing in hand, what can wait is the parcel.
    hold: hasUnit ? ready('HOLD', 'actions.hold') : view?.step.kind === 'scan-unit' ? ready('HOLD', 'actions.setAside') : off('actions.hold', 'actions.off.noUnit'),
    // Help is a decision about a unit: it is set aside for the lead, and the bench goes on.
    help: hasUnit ? ready('LEAD', 'actions.help') : off('actions.help', 'actions.off.noUnit'),
    next: nextPlace(state, isScaleReady),
  }
}

/** Newest steps of a parcel that nothing was taken from since. */
const UNTOUCHED: readonly string[] = ['parcelReceived', 'parcelJoined']

function backPlace({ view, stop, typing }: BenchScreenState): Place {
  if (typing !== null || stop !== null) return ready('BACK', 'actions.close')
  const isParcelUntouched = view?.parcel != null && UNTOUCHED.includes(view.undo?.kind ?? '')
  if (view?.step.kind === 'confirm' || view?.unit != null || isParcelUntouched) return ready('BACK', 'actions.back')
  return off('actions.back', 'actions.off.noStep')
}

/** Where one choice says the least, Next takes it: nothing was said, no more is known, for later. */
function usualChoice(of: ChoosingKind | undefined): Place | null {
  if (of === 'claimed-reason') return ready('NEXT', 'decisions.next.notSaid')
  if (of === 'claimed-finer' || of === 'found-finer') return ready('NEXT', 'decisions.next.noMore')
  return of === 'hold-why' ? ready('NEXT', 'decisions.next.forLater') : null
}

function nextPlace({ view }: BenchScreenState, isScaleReady: boolean): Place {
  const waits = (why: StringKey, blanks: Blanks = {}) => off('actions.next', why, blanks)
  switch (view?.step.kind) {
    case 'scan-unit':
      return ready('NEXT', 'actions.parcelDone')
    case 'serial':
    case 'lot':
      return ready('NEXT', 'actions.noSerial')
    case 'weigh':
      return ready('NEXT', 'actions.withoutWeight', !isScaleReady)
    case 'confirm':
      return waits('actions.off.yesNo')
    case 'choose':
      return usualChoice(view.choice?.of) ?? waits('actions.off.answer')
    case 'question':
      return waits('actions.off.answer')
    case 'label':
      return waits(view.label?.isUnknown === true ? 'actions.off.yesNo' : 'actions.off.label')
    case 'tote': {
      const { route } = view
      if (route?.toteName != null) return waits('actions.off.tote', { tote: route.toteName })
      return waits('actions.off.zoneTote', { zone: route?.zone ?? '' })
    }
    case 'sign-in':
      return waits('actions.off.badge')
    case 'scan-parcel':
    case undefined:
      return waits('actions.off.scan')
  }
}
