import { readSearch } from '@shared/domain/search-question'
import { asId, type ItemId, type UnitId } from '@shared/domain/ids'
import { makeLpn } from '@shared/domain/lpn'
import { draft } from '@shared/domain/journal-entry'
import { expect, test } from 'vitest'
import type { Store } from '../../../../electron/station/store/store'
import { anOperator } from '../../../support/builders'
import { indexAll } from '../support/index-all'
import { openRaw } from '../support/raw-database'
import { aLine, anItem } from '../support/reference-rows'
import { openTestStore, temporaryFolder } from '../support/temporary-store'
import { ALIYA, identifyUnit, openShift, openTote, PARCEL, plateOf, receiveParcel, RETURN_ORDER, SHIFT, TOTE_PLATE, unitSubject, wholeWay } from '../support/usual-work'

const hitsOf = (store: Store, text: string) => store.search.find(readSearch(text), 100).hits
const found = (store: Store, text: string) => hitsOf(store, text).map(({ kind, id }) => `${kind} ${id}`)

function atWork(dir = temporaryFolder()): Store {
  const store = openTestStore(dir)
  store.journal.append([openShift(), openTote(), receiveParcel(), ...wholeWay('u1', 0), identifyUnit('u2', 1)], ALIYA)
  return store
}

test('a unit is found at once: by its plate in any spelling, by its words, by its article number', () => {
  const store = atWork()
  const plate = plateOf(1)
  for (const text of [plate, plate.toLowerCase(), `${plate.slice(0, 1)} ${plate.slice(1, 7)} ${plate.slice(7, 11)} ${plate.slice(11)}`, plate.slice(0, 11)]) {
    expect(found(store, text), text).toContain('unit u2')
  }
  expect(hitsOf(store, plate)[0]).toMatchObject({ kind: 'unit', id: 'u2', match: 'code', facts: { lpn: plate, state: 'identified', tote: null } })
  for (const text of ['rain jack', 'NAVY', 'rj 210', 'rj-210-m', 'rj210m']) expect(found(store, text), text).toEqual(expect.arrayContaining(['unit u1', 'unit u2']))
})

test('a tote shows what lies in it, a parcel what it brought', () => {
  const store = atWork()
  expect(found(store, TOTE_PLATE)).toEqual(['unit u1', 'tote tote-1'])
  expect(found(store, 'a-12')).toContain('tote tote-1')
  expect(found(store, 'r-1')).toEqual(expect.arrayContaining(['unit u1', 'unit u2', 'parcel parcel-1']))
})

test('a serial number in any spelling finds its unit, a location what lies there', () => {
  const store = atWork()
  store.journal.append([
    draft('serialRecorded', unitSubject('u2'), { serial: 'SN-77 a41', how: 'scanned' }),
    draft('unitPutAway', unitSubject('u1'), { location: makeLpn('location', 'TBA0417') }),
  ], ALIYA)
  for (const text of ['SN-77 a41', 'sn77A41', 'sn-77']) expect(found(store, text), text).toEqual(['serial u2'])
  expect(found(store, 'A-0417')).toEqual([`unit u1`, `location ${makeLpn('location', 'TBA0417')}`])
  expect(hitsOf(store, 'a-04')).toMatchObject([{ kind: 'location', title: 'A-0417', facts: { units: 1 } }])
})

test('the code of an item also finds its units', () => {
  const store = atWork()
  store.reference.importItems('test', [anItem('jacket', { sku: 'RJ-210-M', title: 'Rain jacket', gtins: ['09521234003007'] })])
  expect(found(store, '9521234003007')).toEqual(expect.arrayContaining(['item jacket', 'unit u1', 'unit u2']))
})

test('return orders are found by their own number, their order and every other code; opened ones too', () => {
  const store = atWork()
  store.reference.importReturnLines('test', [aLine('RMA-4711', 1, { orderNumber: '20-118-364', codes: [{ code: '1Z 999 AA1 01 2345 6784', kind: 'tracking' }] })])
  store.journal.append([draft('returnOrderOpened', 'return-order:blind-1', { returnOrderId: asId('blind-1'), rmaNumber: 'BLIND-77', scanned: 'X' })], ALIYA)
  for (const text of ['RMA-4711', 'rma-47', '20-118-364', '20-118', '1Z999AA10123456784', '1z 999 aa1 01 2345 6784', '1Z999']) expect(found(store, text), text).toContain('return-order RMA-4711')
  expect(found(store, 'blind-7')).toContain('return-order BLIND-77')
})

test('people are found by name and badge', () => {
  const store = atWork()
  const dana = anOperator('Dana K.', 1)
  store.reference.addOperator(dana, null)
  expect(hitsOf(store, 'dan')).toMatchObject([{ kind: 'person', title: 'Dana K.', facts: { role: 'clerk' } }])
  expect(found(store, dana.badge)).toContain(`person ${dana.operatorId}`)
})

test('a unit whose title is told anew is found by the new words only', () => {
  const store = atWork()
  const first = store.journal.entriesOf([unitSubject('u2')])[0]
  store.journal.append([
    draft('entryVoided', unitSubject('u2'), { origin: store.journal.origin.incarnation, seq: first?.seq ?? 0, kind: 'unitIdentified' }),
    draft('unitIdentified', unitSubject('u2'), {
      unitId: asId<UnitId>('u2'), lpn: plateOf(1), parcelId: PARCEL, returnOrderId: RETURN_ORDER, shiftId: SHIFT, line: 1, itemId: asId<ItemId>('i'), sku: 'HD-9', title: 'Hair dryer',
      checklistId: 'electronics', checklistVersion: 1, usualWeightGrams: 500, scanned: 'HD-9',
    }),
  ], ALIYA)
  expect(found(store, 'rain')).toEqual(['unit u1'])
  expect(found(store, 'hair dry')).toEqual(['unit u2'])
})

test('folding everything anew finds the same, and the index is sound', () => {
  const dir = temporaryFolder()
  const store = atWork(dir)
  const asked = ['rain', plateOf(0), 'r-1', 'a-12', 'navy rj', 'nothing']
  const before = asked.map((text) => hitsOf(store, text))
  expect(store.journal.rebuild()).toMatchObject({ changed: 0 })
  expect(asked.map((text) => hitsOf(store, text))).toEqual(before)
  expect(store.journal.verify().problems).toEqual([])
  store.close()
  const raw = openRaw(dir)
  expect(() => raw.exec(`INSERT INTO unit_words (unit_words) VALUES ('integrity-check')`)).not.toThrow()
  expect(raw.prepare('SELECT count(*) AS n FROM unit_words').get()).toEqual({ n: 2 })
})

test('an index made anew by a later build is complete again after its steps', () => {
  const dir = temporaryFolder()
  const store = openTestStore(dir)
  store.reference.importItems('test', Array.from({ length: 120 }, (_, n) => anItem(`i${n}`, { title: `Lamp number ${n}` })))
  indexAll(store)
  store.close()
  const raw = openRaw(dir, 'catalogue.db')
  raw.exec('UPDATE search_progress SET folding = 0')
  raw.close()
  const again = openTestStore(dir)
  expect(again.searchIndexing.isComplete()).toBe(false)
  indexAll(again)
  expect(again.search.find(readSearch('lamp 77'), 200)).toMatchObject({ indexed: 1, hits: [{ id: 'i77' }] })
})
