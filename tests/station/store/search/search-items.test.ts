import { readSearch } from '@shared/domain/search-question'
import type { HitKind } from '@shared/domain/search-hit'
import { expect, test } from 'vitest'
import type { Store } from '../../../../electron/station/store/store'
import { indexAll } from '../support/index-all'
import { anItem } from '../support/reference-rows'
import { openTestStore, temporaryFolder } from '../support/temporary-store'

function find(store: Store, text: string, kind: HitKind = 'item'): readonly string[] {
  return store.search.find(readSearch(text), 50).hits.filter((hit) => hit.kind === kind).map((hit) => hit.id)
}

const GOODS = [
  anItem('trimmer', { sku: 'TR-300', title: 'Trimmer set with charger', brand: 'Fjordal', gtins: ['09521234003007'] }),
  anItem('cream', { sku: 'CB-1', title: 'Crème brûlée torch', brand: 'Éclair', gtins: ['00012345678905'] }),
  anItem('fir', { sku: 'ЁЛ-7', title: 'Ёлка искусственная, 180 см', brand: 'Лесная Йота' }),
  anItem('novel', { sku: 'BOOK-9', title: 'A novel about chargers', gtins: ['09780306406157'], codes: [{ code: 'SHELF-77', kind: 'other', pieces: 1, guessed: false }] }),
]

function filled(): Store {
  const store = openTestStore(temporaryFolder())
  store.reference.importItems('test', GOODS)
  return store
}

test.each([
  ['trimmer', 'trimmer'], ['charg trim', 'trimmer'], ['SET FJO', 'trimmer'], ['creme BRULEE', 'cream'], ['crème', 'cream'], ['eclair', 'cream'],
  ['елка', 'fir'], ['ЁЛКА 180', 'fir'], ['лесн иск', 'fir'], ['иота', 'fir'], ['tr300', 'trimmer'], ['tr 300', 'trimmer'],
])('%s finds %s by its words, in any order and case, with or without accents', (text, id) => {
  const store = filled()
  indexAll(store)
  expect(find(store, text)).toContain(id)
})

test.each([
  ['9521234003007', 'trimmer'], ['09521234003007', 'trimmer'], ['95212340', 'trimmer'], ['12345678905', 'cream'], ['012345678905', 'cream'], ['00012345678905', 'cream'],
  ['9780306406157', 'novel'], ['978-0-306-40615-7', 'novel'], ['0-306-40615-2', 'novel'], ['0306406152', 'novel'], ['tr-300', 'trimmer'], ['TR-3', 'trimmer'], ['shelf-77', 'novel'], ['SHELF', 'novel'],
])('%s finds %s by a code, before anything is indexed', (text, id) => {
  const store = filled()
  expect(store.search.find(readSearch(text), 50).indexed).toBe(0)
  expect(find(store, text)).toContain(id)
})

test('the whole code comes first, then its beginnings, then words', () => {
  const store = openTestStore(temporaryFolder())
  store.reference.importItems('test', [anItem('words', { sku: 'X-1', title: 'TR 300 spare blade' }), anItem('longer', { sku: 'TR-300-B' }), anItem('whole', { sku: 'TR-300' })])
  indexAll(store)
  expect(store.search.find(readSearch('tr-300'), 50).hits.map(({ id, match }) => [id, match])).toEqual([['whole', 'code'], ['longer', 'code-start'], ['words', 'words']])
})

test('the share that is indexed rises to 1, and an import lowers it again', () => {
  const store = filled()
  const share = (): number => store.search.find(readSearch('trimmer'), 1).indexed
  expect(share()).toBe(0)
  expect(store.searchIndexing.step(1)).toBe(true)
  expect(share()).toBe(0.25)
  indexAll(store)
  expect(share()).toBe(1)
  expect(store.searchIndexing.isComplete()).toBe(true)
  store.reference.importItems('test', [anItem('new')])
  expect(share()).toBe(0.8)
  expect(store.searchIndexing.isComplete()).toBe(false)
})

test('an item that is renamed is found by its new words only', () => {
  const store = filled()
  indexAll(store)
  store.reference.importItems('test', [anItem('trimmer', { sku: 'TR-301', title: 'Shaver' })])
  indexAll(store)
  expect(find(store, 'trimmer')).toEqual([])
  expect(find(store, 'shaver tr301')).toEqual(['trimmer'])
})

test('an item that comes again unchanged is not indexed again', () => {
  const store = filled()
  indexAll(store)
  store.reference.importItems('test', GOODS)
  expect(store.searchIndexing.isComplete()).toBe(true)
})

test('nothing is asked, nothing is found', () => {
  const store = filled()
  indexAll(store)
  for (const text of ['', '  ', '-', '"', '*', '""" OR "', '\u0000', '😀']) expect(store.search.find(readSearch(text), 50).hits).toEqual([])
})
