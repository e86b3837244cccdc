import { LPN_ALPHABET, NUMBERS_PER_RANGE, parseLpn } from '@shared/domain/lpn'
import { expect, test } from 'vitest'
import { openRaw } from './support/raw-database'
import { createTestSource, openTestStore, temporaryFolder } from './support/temporary-store'

test('the range of a new store is six symbols of the plate alphabet', () => {
  const { lpnRange } = openTestStore(temporaryFolder()).journal.origin
  expect(lpnRange).toHaveLength(6)
  expect([...lpnRange].every((symbol) => LPN_ALPHABET.includes(symbol))).toBe(true)
})

test('every plate is valid, of the range, and given once, over all types and reopenings', () => {
  const dir = temporaryFolder()
  const bodies: string[] = []
  for (let opening = 0; opening < 3; opening++) {
    const store = openTestStore(dir)
    for (const type of ['unit', 'badge', 'parcel', 'unit'] as const) {
      const parsed = parseLpn(store.journal.takePlate(type))
      expect(parsed?.type).toBe(type)
      expect(parsed?.body.startsWith(store.journal.origin.lpnRange)).toBe(true)
      bodies.push(parsed?.body ?? '')
    }
    store.close()
  }
  expect(new Set(bodies).size).toBe(12)
})

test('two stores have two ranges and two incarnations', () => {
  const source = createTestSource()
  const [a, b] = [openTestStore(temporaryFolder(), source), openTestStore(temporaryFolder(), source)]
  expect(a.journal.origin.lpnRange).not.toBe(b.journal.origin.lpnRange)
  expect(a.journal.origin.incarnation).not.toBe(b.journal.origin.incarnation)
})

test('a range that is used up is followed by a new one', () => {
  const dir = temporaryFolder()
  const source = createTestSource()
  const first = openTestStore(dir, source)
  const { lpnRange } = first.journal.origin
  first.close()
  openRaw(dir).prepare('UPDATE origins SET next_plate = ?').run(NUMBERS_PER_RANGE - 1)
  const store = openTestStore(dir, source)
  expect(parseLpn(store.journal.takePlate('unit'))?.body).toBe(`${lpnRange}ZZZZ`)
  const next = parseLpn(store.journal.takePlate('unit'))?.body
  expect(next?.slice(6)).toBe('0000')
  expect(next?.slice(0, 6)).not.toBe(lpnRange)
  expect(store.journal.origin.lpnRange).toBe(next?.slice(0, 6))
  expect(parseLpn(store.journal.takePlate('badge'))?.body).toBe(`${next?.slice(0, 6)}0001`)
})

test('a source of randomness that says the same again and again is a fault, not an endless loop', () => {
  const dir = temporaryFolder()
  const randomBytes = (count: number) => new Uint8Array(count)
  openTestStore(dir, { randomBytes }).close()
  openRaw(dir).prepare('UPDATE origins SET next_plate = ?').run(NUMBERS_PER_RANGE)
  const store = openTestStore(dir, { randomBytes })
  expect(() => store.journal.takePlate('unit')).toThrow(/no free range/)
})
