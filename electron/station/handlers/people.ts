import type { PersonView } from '@shared/contract/settings'
import { failure, type Failure } from '@shared/domain/failure'
import type { OperatorId } from '@shared/domain/ids'
import type { Operator } from '@shared/domain/operator'
import { decidePeopleChange, type PeopleChange } from '@shared/domain/people'
import { mayDo } from '@shared/domain/permissions'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Log } from '../ports'
import { StoreFault } from '../store/sqlite-failure'
import type { Store } from '../store/store'
import { forgetAttempts } from './pin-check'

/** The people of the station, as a lead looks after them. */
export interface People {
  list(): Result<PersonView[], Failure>
  change(change: PeopleChange): Result<{ people: PersonView[]; operatorId: string }, Failure>
  /** The person whose badge is to be printed; refused to everyone but a lead. */
  holder(operatorId: OperatorId): Result<Operator, Failure>
}

export interface PeopleParts {
  readonly store: Store
  readonly log: Log
  readonly newId: () => string
  /** Who is signed in. */
  readonly operator: () => Operator | null
  /** Told after every change. */
  readonly onChanged: () => void
}

export function createPeople({ store, log, newId, operator, onChanged }: PeopleParts): People {
  const { reference } = store
  const list = (): PersonView[] => reference.operators().map(({ operatorId, name, role, language, badge, active }) => ({ operatorId, name, role, language, badge, active }))

  /** Keeps the person; refused while a file is read in, because the reference data are held then. */
  function keep(person: Operator, pin: string | null, isNew: boolean): Failure | null {
    try {
      if (isNew || pin !== null) reference.addOperator(person, pin)
      else reference.changeOperator(person)
      return null
    } catch (fault) {
      if (fault instanceof StoreFault && fault.kind === 'busy') return failure('import-running')
      throw fault
    }
  }

  return {
    list() {
      const refused = leadOnly(operator(), 'manage-people')
      return refused ? refuse(refused) : ok(list())
    },
    change(change) {
      const by = operator()
      const minting = { nextId: newId, nextBadge: () => store.journal.takePlate('badge') }
      const decided = decidePeopleChange(reference.operators(), by, change, minting)
      if (!decided.ok) return decided
      const { operator: person, pin } = decided.value
      const refused = keep(person, pin, change.kind === 'add')
      if (refused) return refuse(refused)
      // Who gets a new PIN need not wait for the wrong ones typed before.
      if (pin !== null) forgetAttempts(store, person.operatorId)
      log.info('a person was changed', { change: change.kind, operatorId: person.operatorId, by: by?.operatorId, role: person.role, language: person.language, active: person.active })
      onChanged()
      return ok({ people: list(), operatorId: person.operatorId })
    },
    holder(operatorId) {
      const refused = leadOnly(operator(), 'print-badges')
      if (refused) return refuse(refused)
      const person = reference.operator(operatorId)
      return person ? ok(person) : refuse(failure('person-unknown'))
    },
  }
}

/** Why someone may not do what is the lead's, or null when they may. */
export function leadOnly(operator: Operator | null, act: 'manage-people' | 'print-badges' | 'change-bench'): Failure | null {
  if (!operator) return failure('sign-in-first')
  return mayDo(operator.role, act) ? null : failure('lead-only')
}
