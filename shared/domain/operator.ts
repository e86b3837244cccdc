import type { Lpn, OperatorId } from './ids'
import type { Language } from './words'

export const ROLES = ['clerk', 'repacker', 'lead'] as const
export type Role = (typeof ROLES)[number]

/** A person of the station. Reference data: the journal holds the id only. */
export interface Operator {
  readonly operatorId: OperatorId
  /** As shown on screen and in the shift summary: first name and initial. */
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly badge: Lpn
  /** Whether badge and PIN open the bench. Who left stays known: the journal names them. */
  readonly active: boolean
}
