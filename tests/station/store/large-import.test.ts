import { describe, expect, test } from 'vitest'
import { LARGE_IMPORT_ROWS } from '../../../electron/station/store/reference-import'
import type { ReturnLineRow } from '../../../electron/station/store/store'
import { openRaw } from './support/raw-database'
import { aLine } from './support/reference-rows'
import { openTestStore, temporaryFolder } from './support/temporary-store'

const BATCH = 1_000
const LINES = LARGE_IMPORT_ROWS + 2 * BATCH
const ARTICLES = 4_000

/** Three lines to a return order, articles in no order. */
const lineOf = (n: number): ReturnLineRow => aLine(`R${Math.floor(n / 3)}`, (n % 3) + 1, { sku: `S${(n * 7919) % ARTICLES}` })

function* batches(): Generator<readonly ReturnLineRow[]> {
  for (let from = 0; from < LINES; from += BATCH) yield Array.from({ length: BATCH }, (_, i) => lineOf(from + i))
}

const indexes = (dir: string) => openRaw(dir, 'catalogue.db').prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name`).all()

describe('a large import of expected lines, whose indexes are made at the end', () => {
  test('leaves every index in place, and sound', () => {
    const dir = temporaryFolder()
    const { reference } = openTestStore(dir)
    const before = indexes(dir)
    const session = reference.beginImport('test')
    for (const batch of batches()) session.addReturnLines(batch)
    expect(session.commit()).toEqual({ imported: LINES, returnOrders: LINES / 3, repeatedLines: [] })
    expect(indexes(dir)).toEqual(before)
    expect(openRaw(dir, 'catalogue.db').pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })

  test('that is abandoned leaves the indexes as they were', () => {
    const dir = temporaryFolder()
    const { reference } = openTestStore(dir)
    reference.importReturnLines('test', [aLine('OLD', 1, { sku: 'S7' })])
    const before = indexes(dir)
    const session = reference.beginImport('test')
    for (const batch of batches()) session.addReturnLines(batch)
    session.abandon()
    expect(indexes(dir)).toEqual(before)
    expect(openRaw(dir, 'catalogue.db').pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(reference.importReturnLines('test', [aLine('NEW', 1, { sku: 'S7' })]).imported).toBe(1)
  })
})

describe('lines that share a number get one of their own', () => {
  const numbersOf = (lines: readonly ReturnLineRow[]) => {
    const { reference } = openTestStore(temporaryFolder())
    return reference.importReturnLines('test', lines).repeatedLines.map(({ rmaNumber, line }) => [rmaNumber, line])
  }

  test('when they stand together', () => {
    expect(numbersOf([aLine('A', 1), aLine('A', 1), aLine('B', 1)])).toEqual([['A', 1]])
  })

  test('when another return order stands between them', () => {
    expect(numbersOf([aLine('A', 1), aLine('B', 1), aLine('A', 1)])).toEqual([['A', 1]])
  })

  test('when the return order is written in another case', () => {
    expect(numbersOf([aLine('A', 1), aLine('a', 1)])).toEqual([['a', 1]])
  })

  test('after more lines than are remembered', () => {
    const lines = Array.from({ length: 1_500 }, (_, i) => aLine('A', i + 1))
    expect(numbersOf([...lines, aLine('A', 3)])).toEqual([['A', 3]])
  })
})
