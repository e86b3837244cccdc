import { asId } from '@shared/domain/ids'
import { makeNumberedLpn } from '@shared/domain/lpn'
import type { Operator } from '@shared/domain/operator'
import { expect, test } from 'vitest'
import { openRaw } from './support/raw-database'
import { openTestStore, temporaryFolder } from './support/temporary-store'

const aliya: Operator = { operatorId: asId('o-1'), name: 'Aliya K.', role: 'clerk', language: 'kk', badge: makeNumberedLpn('badge', '000000', 1), active: true }
const pavel: Operator = { operatorId: asId('o-2'), name: 'Pavel R.', role: 'lead', language: 'ru', badge: makeNumberedLpn('badge', '000000', 2), active: true }

test('people are found by id and badge, and listed by name', () => {
  const { reference } = openTestStore(temporaryFolder())
  reference.addOperator(pavel, '4711')
  reference.addOperator(aliya, null)
  expect(reference.operators()).toEqual([aliya, pavel])
  expect(reference.operator(pavel.operatorId)).toEqual(pavel)
  expect(reference.operatorByBadge(aliya.badge)).toEqual(aliya)
  expect(reference.operator(asId('o-9'))).toBeNull()
  expect(reference.operatorByBadge(makeNumberedLpn('badge', '000000', 9))).toBeNull()
})

test('a PIN is right or wrong, and without one nobody signs in by PIN', () => {
  const { reference } = openTestStore(temporaryFolder())
  reference.addOperator(pavel, '4711')
  reference.addOperator(aliya, null)
  expect(reference.checkPin(pavel.operatorId, '4711')).toBe(true)
  for (const wrong of ['4712', '', '04711', '4711 ']) expect(reference.checkPin(pavel.operatorId, wrong)).toBe(false)
  expect(reference.checkPin(aliya.operatorId, '')).toBe(false)
  expect(reference.checkPin(asId('o-9'), '4711')).toBe(false)
})

test('a PIN is replaced, and taken away', () => {
  const { reference } = openTestStore(temporaryFolder())
  reference.addOperator(pavel, '4711')
  reference.addOperator({ ...pavel, name: 'Pavel S.' }, '0815')
  expect(reference.operators().map((operator) => operator.name)).toEqual(['Pavel S.'])
  expect([reference.checkPin(pavel.operatorId, '4711'), reference.checkPin(pavel.operatorId, '0815')]).toEqual([false, true])
  reference.addOperator(pavel, null)
  expect(reference.checkPin(pavel.operatorId, '0815')).toBe(false)
})

test('what is kept of a PIN is salted, slow, and not the PIN', () => {
  const dir = temporaryFolder()
  const { reference, close } = openTestStore(dir)
  reference.addOperator(pavel, '4711')
  reference.addOperator(aliya, '4711')
  close()
  const rows = openRaw(dir, 'catalogue.db').prepare('SELECT pin_salt, pin_hash, pin_cost FROM operators').all() as { pin_salt: Buffer; pin_hash: Buffer; pin_cost: number }[]
  expect(new Set(rows.map((row) => row.pin_salt.toString('hex'))).size).toBe(2)
  expect(new Set(rows.map((row) => row.pin_hash.toString('hex'))).size).toBe(2)
  for (const row of rows) {
    expect(row.pin_salt).toHaveLength(16)
    expect(row.pin_hash).toHaveLength(32)
    expect(row.pin_cost).toBeGreaterThanOrEqual(2 ** 14)
  }
})

test('two people cannot have one badge', () => {
  const { reference } = openTestStore(temporaryFolder())
  reference.addOperator(pavel, null)
  expect(() => reference.addOperator({ ...aliya, badge: pavel.badge }, null)).toThrow(/badge/)
})

test('a person changes and the PIN stays; who left is still known', () => {
  const dir = temporaryFolder()
  const store = openTestStore(dir)
  store.reference.addOperator(pavel, '4711')
  const gone: Operator = { ...pavel, name: 'Pavel S.', role: 'clerk', language: 'en', badge: makeNumberedLpn('badge', '000000', 7), active: false }
  store.reference.changeOperator(gone)
  store.close()
  const { reference } = openTestStore(dir)
  expect(reference.operators()).toEqual([gone])
  expect(reference.operatorByBadge(gone.badge)).toEqual(gone)
  expect(reference.operatorByBadge(pavel.badge)).toBeNull()
  expect(reference.checkPin(pavel.operatorId, '4711')).toBe(true)
})
