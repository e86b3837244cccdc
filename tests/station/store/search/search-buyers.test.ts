import { readSearch } from '@shared/domain/search-question'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from '../../../../electron/station/store/store'
import { indexAll } from '../support/index-all'
import { openRaw } from '../support/raw-database'
import { aLine, NO_BUYER } from '../support/reference-rows'
import { openTestStore, temporaryFolder } from '../support/temporary-store'

const line = (rmaNumber: string, name: string | null, reference: string | null = null) => aLine(rmaNumber, 1, { buyer: { ...NO_BUYER, name, reference } })
const found = (store: Store, text: string, showBuyers = false) => store.search.find(readSearch(text), 50, showBuyers).hits
const numbers = (store: Store, text: string) => found(store, text).map((hit) => hit.id).sort()

function filled(dir = temporaryFolder()): Store {
  const store = openTestStore(dir)
  store.reference.importReturnLines('test', [line('R-1', 'Zoë Wintergarten', 'CUST-100455'), line('R-2', 'Пётр Семёнов'), line('R-3', 'Li Winterberg')])
  indexAll(store)
  return store
}

test.each([
  ['zoe', ['R-1']], ['winterg', ['R-1']], ['winter', ['R-1', 'R-3']], ['win', ['R-1', 'R-3']], ['wint zoe', ['R-1']], ['петр семен', ['R-2']], ['li', ['R-3']], ['l', []], ['wi', []], ['cust-100455', ['R-1']], ['cust1004', ['R-1']], ['winterx', []],
])('%s finds the return orders of the buyers %j', (text, wanted) => expect(numbers(filled(), String(text))).toEqual(wanted))

test('the hit names nobody but to a lead, and then shortly', () => {
  const store = filled()
  expect(JSON.stringify(found(store, 'wintergarten'))).not.toMatch(/zo|winterg|cust/i)
  expect(found(store, 'wintergarten', true)).toMatchObject([{ kind: 'return-order', id: 'R-1', facts: { buyer: 'Zoë W.' } }])
})

test('who is erased is not found any more, and no key of theirs is left', () => {
  const dir = temporaryFolder()
  const store = filled(dir)
  store.reference.eraseBuyer('R-1')
  expect(numbers(store, 'wintergarten')).toEqual([])
  expect(numbers(store, 'winter')).toEqual(['R-3'])
  indexAll(store)
  expect(numbers(store, 'wintergarten')).toEqual([])
  store.close()
  expect(openRaw(dir, 'catalogue.db').prepare(`SELECT count(*) AS n FROM buyer_keys WHERE buyer NOT IN (SELECT buyer FROM buyers WHERE name IS NOT NULL OR reference IS NOT NULL)`).get()).toEqual({ n: 0 })
  const bytes = readdirSync(dir).map((file) => readFileSync(join(dir, file)).toString('latin1')).join('')
  expect(bytes.includes('Wintergarten') || bytes.includes('wintergarten')).toBe(false)
})

test('the index itself holds no name: before the erasure a name stands in the buyers only', () => {
  const dir = temporaryFolder()
  filled(dir).close()
  const bytes = readdirSync(dir).map((file) => readFileSync(join(dir, file)).toString('latin1')).join('')
  expect(bytes).toContain('Wintergarten')
  expect(bytes).not.toContain('wintergarten')
})

test('a return order that is announced anew with another buyer is found by that one only', () => {
  const store = filled()
  store.reference.importReturnLines('again', [line('R-1', 'Ada Mill')])
  expect(numbers(store, 'wintergarten')).toEqual([])
  indexAll(store)
  expect(numbers(store, 'mill ada')).toEqual(['R-1'])
  expect(numbers(store, 'wintergarten')).toEqual([])
})
