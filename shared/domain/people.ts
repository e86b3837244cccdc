import { failure, type Facts, type Failure, type FailureKind } from './failure'
import { asId, type Lpn, type OperatorId } from './ids'
import { parseLpn } from './lpn'
import type { Operator, Role } from './operator'
import { mayDo } from './permissions'
import { ok, refuse, type Result } from './result'
import type { Language } from './words'

/*
 * Changes to the people of a station. A lead makes them; nothing is ever deleted, because entries name people by id.
 * There is always a lead who can sign in, and a badge opens the bench for one person only.
 */

/** Most people of one station. The list is read whole at every sign-in. */
export const MAX_PEOPLE = 500
/** Longest name, in characters: it stands on badges and in tables. */
export const MAX_NAME_LENGTH = 40

export const PIN_PATTERN = /^\d{4,8}$/

export type PeopleChange =
  | { readonly kind: 'add'; readonly name: string; readonly role: Role; readonly language: Language; readonly pin: string }
  | { readonly kind: 'edit'; readonly operatorId: OperatorId; readonly name: string; readonly role: Role; readonly language: Language }
  | { readonly kind: 'pin'; readonly operatorId: OperatorId; readonly pin: string }
  | { readonly kind: 'new-badge'; readonly operatorId: OperatorId }
  | { readonly kind: 'give-badge'; readonly operatorId: OperatorId; readonly badge: string }
  | { readonly kind: 'deactivate'; readonly operatorId: OperatorId }
  | { readonly kind: 'reactivate'; readonly operatorId: OperatorId }

/** Fresh identities for what a change makes. */
export interface PeopleMinting {
  readonly nextId: () => string
  readonly nextBadge: () => Lpn
}

/** The person as they are to be kept, and a new PIN where there is one. */
export interface PeoplePlan {
  readonly operator: Operator
  readonly pin: string | null
}

type Decision = Result<PeoplePlan, Failure>

const decline = (kind: FailureKind, facts: Facts = {}): Decision => refuse(failure(kind, facts))

/** Judges a change that `by` asks for. What it mints is used only when it is accepted. */
export function decidePeopleChange(people: readonly Operator[], by: Operator | null, change: PeopleChange, minting: PeopleMinting): Decision {
  if (!by) return decline('sign-in-first')
  if (!mayDo(by.role, 'manage-people')) return decline('lead-only')
  if (change.kind === 'add') return addPerson(people, change, minting)
  const person = people.find(({ operatorId }) => operatorId === change.operatorId)
  if (!person) return decline('person-unknown')
  switch (change.kind) {
    case 'edit':
      return editPerson(people, person, change)
    case 'pin':
      return PIN_PATTERN.test(change.pin) ? plan(person, change.pin) : decline('pin-wanted')
    case 'new-badge':
      return plan({ ...person, badge: freshBadge(people, minting) })
    case 'give-badge':
      return giveBadge(people, person, change.badge)
    case 'deactivate':
      if (person.operatorId === by.operatorId) return decline('person-is-you', { name: person.name })
      return isLastLead(people, person) ? decline('last-lead', { name: person.name }) : plan({ ...person, active: false })
    case 'reactivate':
      return plan({ ...person, active: true })
  }
}

function plan(operator: Operator, pin: string | null = null): Decision {
  return ok({ operator, pin })
}

function addPerson(people: readonly Operator[], change: Extract<PeopleChange, { kind: 'add' }>, minting: PeopleMinting): Decision {
  if (people.length >= MAX_PEOPLE) return decline('too-many-people', { count: MAX_PEOPLE })
  if (!PIN_PATTERN.test(change.pin)) return decline('pin-wanted')
  const name = cleanName(change.name)
  const refused = judgeName(people, name, null)
  if (refused) return refuse(refused)
  return plan({ operatorId: asId<OperatorId>(minting.nextId()), name, role: change.role, language: change.language, badge: freshBadge(people, minting), active: true }, change.pin)
}

/** A badge that nobody has: numbers not minted yet can have been given by hand, from cards printed ahead. */
function freshBadge(people: readonly Operator[], { nextBadge }: PeopleMinting): Lpn {
  const taken = new Set(people.map(({ badge }) => badge))
  for (let attempt = 0; attempt <= people.length; attempt++) {
    const badge = nextBadge()
    if (!taken.has(badge)) return badge
  }
  throw new Error('minting gave the same badge twice')
}

function editPerson(people: readonly Operator[], person: Operator, change: Extract<PeopleChange, { kind: 'edit' }>): Decision {
  const name = cleanName(change.name)
  const refused = judgeName(people, name, person.operatorId)
  if (refused) return refuse(refused)
  if (change.role !== 'lead' && isLastLead(people, person)) return decline('last-lead', { name: person.name })
  return plan({ ...person, name, role: change.role, language: change.language })
}

function giveBadge(people: readonly Operator[], person: Operator, badge: string): Decision {
  const plate = parseLpn(badge)
  if (plate?.type !== 'badge') return decline('badge-wanted')
  const holder = people.find((candidate) => candidate.badge === plate.lpn)
  if (holder && holder.operatorId !== person.operatorId) return decline('badge-taken', { name: holder.name })
  return plan({ ...person, badge: plate.lpn })
}

/** A name as it is kept: one blank between words, none around. */
export function cleanName(name: string): string {
  return name.normalize('NFC').replaceAll(/[\p{C}\s]+/gu, ' ').trim()
}

/** Why a name will not do, or null. Two people of one name could not be told apart at the sign-in. */
export function judgeName(people: readonly Operator[], name: string, own: OperatorId | null): Failure | null {
  if (name.length === 0 || name.length > MAX_NAME_LENGTH) return failure('name-wanted', { length: MAX_NAME_LENGTH })
  const isTaken = people.some((person) => person.operatorId !== own && person.name.toLowerCase() === name.toLowerCase())
  return isTaken ? failure('name-taken', { name }) : null
}

/** Whether nobody else could change people any more without this person. */
export function isLastLead(people: readonly Operator[], person: Operator): boolean {
  const leads = people.filter(({ active, role }) => active && mayDo(role, 'manage-people'))
  return leads.length === 1 && leads[0]?.operatorId === person.operatorId
}
