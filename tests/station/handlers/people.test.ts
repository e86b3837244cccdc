import type { Operator } from '@shared/domain/operator'
import type { PeopleChange } from '@shared/domain/people'
import { expect, test } from 'vitest'
import { createPeople } from '../../../electron/station/handlers/people'
import { anOperator } from '../../support/builders'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'

const vera = anOperator('Vera M.', 3, { role: 'lead' })
const dana = anOperator('Dana K.', 1)

function openPeople(by: Operator | null = vera) {
  const store = openTestStore(temporaryFolder())
  for (const person of [vera, dana]) store.reference.addOperator(person, '1111')
  const lines: string[] = []
  const log = { info: (message: string, facts?: object) => void lines.push(`${message} ${JSON.stringify(facts)}`), warn() {}, error() {} }
  let changed = 0
  const people = createPeople({ store, log, newId: () => 'new-1', operator: () => by, onChanged: () => void (changed += 1) })
  return { store, people, lines, changed: () => changed }
}

test('every change is told in the log: who, by whom, what; never a PIN, a name or a badge', () => {
  const { people, lines, changed } = openPeople()
  const changes: PeopleChange[] = [
    { kind: 'add', name: 'Mira T.', role: 'clerk', language: 'ru', pin: '86420' },
    { kind: 'pin', operatorId: dana.operatorId, pin: '97531' },
    { kind: 'new-badge', operatorId: dana.operatorId },
    { kind: 'deactivate', operatorId: dana.operatorId },
  ]
  for (const change of changes) expect(people.change(change).ok).toBe(true)
  expect(changed()).toBe(changes.length)
  expect(lines).toHaveLength(changes.length)
  expect(lines.map((line) => changes.findIndex(({ kind }) => line.includes(`"change":"${kind}"`)))).toEqual([0, 1, 2, 3])
  for (const line of lines) expect(line).toContain(`"by":"${vera.operatorId}"`)
  const list = people.list()
  const badges = list.ok ? list.value.map(({ badge }) => badge) : []
  for (const secret of ['86420', '97531', 'Mira', 'Dana', dana.badge, ...badges]) expect(lines.join('\n')).not.toContain(secret)
})

test('a new PIN ends the wait that wrong ones made', () => {
  const { store, people } = openPeople()
  store.setSetting('pin-attempts', JSON.stringify([{ operatorId: dana.operatorId, wrong: 9, lastAt: 1 }]))
  people.change({ kind: 'pin', operatorId: dana.operatorId, pin: '2468' })
  expect(store.setting('pin-attempts')).toBe('[]')
  expect(store.reference.checkPin(dana.operatorId, '2468')).toBe(true)
})

test('while a file is read in, a change is refused and nothing changes', () => {
  const { store, people, lines } = openPeople()
  const release = store.reference.holdForImport()
  expect(people.change({ kind: 'deactivate', operatorId: dana.operatorId })).toMatchObject({ failure: { kind: 'import-running' } })
  release()
  expect(store.reference.operator(dana.operatorId)?.active).toBe(true)
  expect(lines).toEqual([])
  expect(people.change({ kind: 'deactivate', operatorId: dana.operatorId })).toMatchObject({ ok: true })
})

test('badges are shown to leads only', () => {
  expect(openPeople(dana).people.list()).toMatchObject({ failure: { kind: 'lead-only' } })
  expect(openPeople(null).people.holder(dana.operatorId)).toMatchObject({ failure: { kind: 'sign-in-first' } })
  expect(openPeople(vera).people.holder(dana.operatorId)).toMatchObject({ ok: true, value: { name: 'Dana K.' } })
})
