import { asId, type Lpn, type OperatorId } from '@shared/domain/ids'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { ROLES, type Operator } from '@shared/domain/operator'
import { cleanName, decidePeopleChange, MAX_NAME_LENGTH, MAX_PEOPLE, type PeopleChange } from '@shared/domain/people'
import { mayDo } from '@shared/domain/permissions'
import { LANGUAGES } from '@shared/domain/words'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anOperator } from '../support/builders'
import { signIn } from '@shared/domain/commands/sign-in'
import { createMemoryBench } from '../support/memory-bench'
import { testSeed } from '../support/seeded'

const vera = anOperator('Vera M.', 3, { role: 'lead' })
const dana = anOperator('Dana K.', 1)
const timur = anOperator('Timur A.', 2, { role: 'repacker', language: 'ru' })
const PEOPLE = [dana, timur, vera]

function minting(first = 100) {
  let next = first
  return { nextId: () => `new-${next++}`, nextBadge: (): Lpn => makeNumberedLpn('badge', 'TETTAA', next++) }
}

const by = (who: Operator | null, change: PeopleChange, people: readonly Operator[] = PEOPLE) => decidePeopleChange(people, who, change, minting())
const mira = { kind: 'add', name: ' Mira  T. ', role: 'clerk', language: 'ru', pin: '2468' } as const

describe('people', () => {
  test('a lead adds a person, who gets a fresh badge', () => {
    expect(by(vera, mira)).toEqual({ ok: true, value: { pin: '2468', operator: { operatorId: 'new-100', name: 'Mira T.', role: 'clerk', language: 'ru', badge: makeNumberedLpn('badge', 'TETTAA', 101), active: true } } })
  })

  test.each([
    ['nobody is signed in', null, mira, 'sign-in-first'],
    ['a clerk asks', dana, mira, 'lead-only'],
    ['a repacker asks', timur, { kind: 'deactivate', operatorId: dana.operatorId }, 'lead-only'],
    ['the name is taken, whatever its case', vera, { ...mira, name: 'dana k.' }, 'name-taken'],
    ['there is no name', vera, { ...mira, name: ' \u0000 ' }, 'name-wanted'],
    ['the name is too long', vera, { ...mira, name: 'M'.repeat(MAX_NAME_LENGTH + 1) }, 'name-wanted'],
    ['the PIN is short', vera, { ...mira, pin: '123' }, 'pin-wanted'],
    ['the PIN is long', vera, { kind: 'pin', operatorId: dana.operatorId, pin: '123456789' }, 'pin-wanted'],
    ['the PIN has letters', vera, { kind: 'pin', operatorId: dana.operatorId, pin: '12a4' }, 'pin-wanted'],
    ['nobody is meant', vera, { kind: 'new-badge', operatorId: asId<OperatorId>('nobody') }, 'person-unknown'],
    ['the badge is another person’s', vera, { kind: 'give-badge', operatorId: dana.operatorId, badge: timur.badge }, 'badge-taken'],
    ['the badge is none', vera, { kind: 'give-badge', operatorId: dana.operatorId, badge: makeLpn('tote', 'A12') }, 'badge-wanted'],
    ['a lead means themselves', vera, { kind: 'deactivate', operatorId: vera.operatorId }, 'person-is-you'],
    ['the last lead would be a clerk', vera, { kind: 'edit', operatorId: vera.operatorId, name: 'Vera M.', role: 'clerk', language: 'en' }, 'last-lead'],
  ] as const)('refused when %s', (_, who, change, kind) => {
    expect(by(who, change)).toMatchObject({ ok: false, failure: { kind } })
  })

  test('a lead may go when another one stays', () => {
    const second = anOperator('Olga S.', 4, { role: 'lead' })
    const change = { kind: 'deactivate', operatorId: vera.operatorId } as const
    expect(by(second, change, [vera, second])).toMatchObject({ ok: true, value: { operator: { active: false } } })
    // One who cannot sign in is no lead to fall back on.
    expect(by(vera, { kind: 'edit', operatorId: vera.operatorId, name: 'Vera M.', role: 'clerk', language: 'en' }, [vera, { ...second, active: false }])).toMatchObject({ failure: { kind: 'last-lead' } })
  })

  test('a new badge replaces the old one; a badge of nobody can be given, also to whom it was taken from', () => {
    const fresh = by(vera, { kind: 'new-badge', operatorId: dana.operatorId })
    if (!fresh.ok) throw new Error(fresh.failure.kind)
    expect(fresh.value.operator.badge).not.toBe(dana.badge)
    expect(by(vera, { kind: 'give-badge', operatorId: dana.operatorId, badge: dana.badge }, [fresh.value.operator, vera])).toMatchObject({ value: { operator: { badge: dana.badge }, pin: null } })
  })

  test('a badge given by hand before its number was minted is passed over', () => {
    const early = makeNumberedLpn('badge', 'TETTAA', 100)
    const given = by(vera, { kind: 'give-badge', operatorId: dana.operatorId, badge: early })
    if (!given.ok) throw new Error(given.failure.kind)
    expect(by(vera, { kind: 'new-badge', operatorId: timur.operatorId }, [given.value.operator, timur, vera])).toMatchObject({ value: { operator: { badge: makeNumberedLpn('badge', 'TETTAA', 101) } } })
  })

  test('there is an end to people', () => {
    const many = Array.from({ length: MAX_PEOPLE }, (_, i) => anOperator(`P ${i}`, i))
    expect(by(vera, mira, many)).toMatchObject({ failure: { kind: 'too-many-people' } })
  })

  test('names keep one blank between words and nothing that is not seen', () => {
    expect(cleanName('\t Аида\u0007   Б. \n')).toBe('Аида Б.')
  })

  test('who was let go is refused at the bench, by badge and by PIN', () => {
    const gone = { ...dana, active: false }
    const bench = createMemoryBench({ operators: [gone, vera] })
    expect(bench.scan(gone.badge)).toMatchObject({ ok: false, failure: { kind: 'person-inactive', facts: { name: 'Dana K.' } } })
    expect(signIn(bench.state(), gone, 'pin', { nextId: () => 'shift' })).toMatchObject({ failure: { kind: 'person-inactive' } })
    expect(bench.state().operator).toBeNull()
  })

  test('whatever leads do in whatever order: one lead can always sign in, and no two people share badge, name or id', () => {
    const someone = fc.nat({ max: 6 })
    const name = fc.constantFrom('Dana K.', 'Ann', 'Bo', 'Cy', 'vera m.', '')
    const change = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), name, role: fc.constantFrom(...ROLES), language: fc.constantFrom(...LANGUAGES), pin: fc.constantFrom('1234', '12') }),
      fc.record({ kind: fc.constant('edit' as const), who: someone, name, role: fc.constantFrom(...ROLES), language: fc.constantFrom(...LANGUAGES) }),
      fc.record({ kind: fc.constantFrom('new-badge' as const, 'deactivate' as const, 'reactivate' as const), who: someone }),
      fc.record({ kind: fc.constant('give-badge' as const), who: someone, badge: fc.nat({ max: 8 }).map((n) => makeNumberedLpn('badge', 'TETTAA', n)) }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(someone, change), { maxLength: 30 }), (steps) => {
        const fresh = minting(1)
        let people: readonly Operator[] = PEOPLE
        for (const [asker, wanted] of steps) {
          const operatorId = 'who' in wanted ? (people[wanted.who]?.operatorId ?? asId<OperatorId>('nobody')) : asId<OperatorId>('')
          const who = people[asker]
          const decided = decidePeopleChange(people, who?.active === true ? who : null, { ...wanted, operatorId } as PeopleChange, fresh)
          if (!decided.ok) continue
          const { operator } = decided.value
          people = [...people.filter((person) => person.operatorId !== operator.operatorId), operator]
          expect(people.some((person) => person.active && mayDo(person.role, 'manage-people'))).toBe(true)
          for (const key of ['badge', 'operatorId'] as const) expect(new Set(people.map((person) => person[key])).size).toBe(people.length)
          expect(new Set(people.map((person) => person.name.toLowerCase())).size).toBe(people.length)
        }
      }),
      { seed: testSeed('people') },
    )
  })
})
