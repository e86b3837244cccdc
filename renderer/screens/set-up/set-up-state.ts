import { CreateBenchSchema, type CreateBench } from '@shared/contract/requests'
import type { Failure } from '@shared/domain/failure'
import type { Language } from '@shared/domain/words'

/** The form, what is wrong with it, and how far it is. */
export interface SetUpState {
  readonly form: CreateBench
  /** Fields that do not do yet; told after the first attempt, not while the first letter is typed. */
  readonly refused: readonly (keyof CreateBench)[]
  readonly stage: 'filling' | 'creating' | 'done'
  readonly failure: Failure | null
  /** The lead's badge code, once the bench exists. */
  readonly badge: string
}

export type SetUpEvent =
  | { readonly kind: 'field-changed'; readonly field: Exclude<keyof CreateBench, 'language'>; readonly value: string }
  | { readonly kind: 'language-chosen'; readonly language: Language }
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'created'; readonly badge: string }

export function firstSetUpState(language: Language): SetUpState {
  const form = { stationName: '', language, leadName: '', leadPin: '', scannerAddress: '', scaleAddress: '', printerAddress: '' }
  return { form, refused: [], stage: 'filling', failure: null, badge: '' }
}

export function setUpReducer(state: SetUpState, event: SetUpEvent): SetUpState {
  switch (event.kind) {
    case 'field-changed':
      return recheck({ ...state, form: { ...state.form, [event.field]: event.value } })
    case 'language-chosen':
      return { ...state, form: { ...state.form, language: event.language } }
    case 'sent': {
      const refused = fieldsRefused(state.form)
      return { ...state, refused, failure: null, stage: refused.length === 0 ? 'creating' : 'filling' }
    }
    case 'refused':
      return { ...state, stage: 'filling', failure: event.failure }
    case 'created':
      return { ...state, stage: 'done', badge: event.badge, failure: null }
  }
}

/** A field that was marked is unmarked as soon as it does. */
function recheck(state: SetUpState): SetUpState {
  const now = fieldsRefused(state.form)
  return { ...state, refused: state.refused.filter((field) => now.includes(field)) }
}

/** The fields that the station would not take. */
export function fieldsRefused(form: CreateBench): readonly (keyof CreateBench)[] {
  const parsed = CreateBenchSchema.safeParse(form)
  if (parsed.success) return []
  const paths = parsed.error.issues.map((issue) => issue.path[0])
  return FIELDS.filter((field) => paths.includes(field))
}

const FIELDS: readonly (keyof CreateBench)[] = ['stationName', 'language', 'leadName', 'leadPin', 'scannerAddress', 'scaleAddress', 'printerAddress']
