import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReader } from '../../../electron/station/store/open-database'
import { StoreFault } from '../../../electron/station/store/sqlite-failure'
import { openRaw } from './support/raw-database'
import { aLine } from './support/reference-rows'
import { atEnd, openTestStore, temporaryFolder } from './support/temporary-store'

/** A word that stands for one buyer in every personal field, and nowhere else. */
const wordOf = (n: number) => `Zq${n.toString(36).padStart(4, '0')}xBuyer`

function lineOf(n: number, line = 1) {
  const word = wordOf(n)
  return aLine(`R-${n}`, line, {
    claimedReason: `my name is ${word} and ${'it does not fit '.repeat(n % 30)}`,
    buyer: { reference: `ref ${word}`, name: word, address: `${word} street ${'very long '.repeat(n % 50)}`, phone: `+1 ${word}`, email: `${word}@example.invalid`, country: null },
  })
}

/** How often a word stands in any file of the store. */
function countInFiles(dir: string, word: string): number {
  return readdirSync(dir).reduce((sum, file) => sum + readFileSync(join(dir, file)).toString('latin1').split(word).length - 1, 0)
}

const BUYERS = 3_000
const ERASED = 150

test('after erasing, the bytes are gone from every file, whatever moved before; everybody else stays', { timeout: 120_000 }, () => {
  const dir = temporaryFolder()
  const { reference, close } = openTestStore(dir)
  // In no particular order, in several imports, and some of them twice, so that rows grow, shrink and move.
  const order = Array.from({ length: BUYERS }, (_, n) => (n * 1_237) % BUYERS)
  for (let from = 0; from < BUYERS; from += 500) reference.importReturnLines('first', order.slice(from, from + 500).flatMap((n) => [lineOf(n), lineOf(n, 2)]))
  reference.importReturnLines('second', order.filter((n) => n % 7 === 0).map((n) => lineOf(n)))
  const erased = Array.from({ length: ERASED }, (_, n) => (n * 331) % BUYERS)
  for (const n of erased) expect(countInFiles(dir, wordOf(n))).toBeGreaterThan(0)

  for (const n of erased) {
    expect(reference.eraseBuyer(`R-${n}`)).toBe(true)
  }
  for (const n of erased) expect(countInFiles(dir, wordOf(n)), wordOf(n)).toBe(0)
  close()
  for (const n of erased) expect(countInFiles(dir, wordOf(n)), wordOf(n)).toBe(0)
  const kept = order.find((n) => !erased.includes(n)) ?? 0
  expect(countInFiles(dir, wordOf(kept))).toBeGreaterThan(0)
  expect(openRaw(dir, 'catalogue.db').prepare('SELECT count(*) AS n FROM buyers WHERE name IS NULL').get()).toEqual({ n: new Set(erased).size })
})

test('the return order itself stays, with its lines, and is not filled again by a later import', () => {
  const dir = temporaryFolder()
  const { reference, close } = openTestStore(dir)
  reference.importReturnLines('first', [lineOf(1)])
  expect(reference.eraseBuyer('r-1')).toBe(true)
  expect(reference.returnOrder('R-1')?.lines).toMatchObject([{ line: 1, sku: 'SKU-1', claimedReason: null }])
  reference.importReturnLines('again', [lineOf(1), lineOf(2)])
  expect(reference.returnOrder('R-1')?.lines[0]?.claimedReason).toBeNull()
  expect(reference.returnOrder('R-2')?.lines[0]?.claimedReason).toContain(wordOf(2))
  close()
  expect(countInFiles(dir, wordOf(1))).toBe(0)
  expect(countInFiles(dir, wordOf(2))).toBeGreaterThan(0)
})

test('nobody is erased who was not announced', () => {
  expect(openTestStore(temporaryFolder()).reference.eraseBuyer('R-9')).toBe(false)
})

test('a report that still reads the old state is told of, and erasing again finishes the work', { timeout: 30_000 }, () => {
  const dir = temporaryFolder()
  const { reference } = openTestStore(dir)
  reference.importReturnLines('first', [lineOf(1)])
  const report = openReader(join(dir, 'catalogue.db'))
  atEnd(() => report.close())
  report.exec('BEGIN')
  report.prepare('SELECT count(*) FROM buyers').get()
  expect(() => reference.eraseBuyer('R-1')).toThrow(StoreFault)
  expect(reference.returnOrder('R-1')?.lines[0]?.claimedReason).toBeNull()
  report.exec('COMMIT')
  expect(reference.eraseBuyer('R-1')).toBe(true)
  expect(countInFiles(dir, wordOf(1))).toBe(0)
})
