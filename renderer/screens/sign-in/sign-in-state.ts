import type { OperatorView } from '@shared/contract/bench-view'

/** Who signs in without a badge: first the name, then the PIN. */
export interface SignInState {
  /** `badge` waits for a scan; `names` shows the people; `pin` asks the chosen one. */
  readonly stage: 'badge' | 'names' | 'pin' | 'checking'
  /** First name on the page of names. */
  readonly from: number
  readonly chosen: OperatorView | null
  readonly pin: string
  /** The last PIN did not fit. */
  readonly isRefused: boolean
}

export type SignInEvent =
  | { readonly kind: 'names-opened' }
  | { readonly kind: 'more-names'; readonly count: number }
  | { readonly kind: 'chosen'; readonly operator: OperatorView }
  | { readonly kind: 'pin-changed'; readonly pin: string }
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'back' }

export const FIRST_SIGN_IN_STATE: SignInState = { stage: 'badge', from: 0, chosen: null, pin: '', isRefused: false }

export const MIN_PIN_LENGTH = 4
export const MAX_PIN_LENGTH = 8

/** Places 1 to 8 are people when there are more than nine; 9 then turns the page. */
export const NAMES_A_PAGE = 8

export function signInReducer(state: SignInState, event: SignInEvent): SignInState {
  switch (event.kind) {
    case 'names-opened':
      return { ...FIRST_SIGN_IN_STATE, stage: 'names' }
    case 'more-names':
      return { ...state, from: state.from + NAMES_A_PAGE >= event.count ? 0 : state.from + NAMES_A_PAGE }
    case 'chosen':
      return { ...state, stage: 'pin', chosen: event.operator, pin: '', isRefused: false }
    case 'pin-changed':
      return { ...state, pin: event.pin.replace(/\D/g, '').slice(0, MAX_PIN_LENGTH), isRefused: false }
    case 'sent':
      return state.pin.length < MIN_PIN_LENGTH ? state : { ...state, stage: 'checking' }
    case 'refused':
      return { ...state, stage: 'pin', pin: '', isRefused: true }
    case 'back':
      return state.stage === 'pin' ? { ...state, stage: 'names', chosen: null, pin: '', isRefused: false } : FIRST_SIGN_IN_STATE
  }
}

/** The people on the page that is shown, at places 1 and on. */
export function namesShown(state: SignInState, operators: readonly OperatorView[]): readonly OperatorView[] {
  return operators.length <= NAMES_A_PAGE + 1 ? operators : operators.slice(state.from, state.from + NAMES_A_PAGE)
}
