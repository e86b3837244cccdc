import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { importCatalogue } from '../../../electron/station/feeds/import-catalogue'
import { importExpectedReturns } from '../../../electron/station/feeds/import-expected-returns'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { fileOf } from './files'

const old = 'id,sku,name\n1,a,Old\n'
/** Long enough to be read in many pieces, so that rows have gone into the store before the end is found broken. */
const many = `id,sku,name\n${Array.from({ length: 30_000 }, (_, n) => `${n},sku-${n},${Math.sin(n)}\n`).join('')}`

const cases: [string, () => string, string, RegExp][] = [
  ['does not exist', () => join(temporaryFolder(), 'none.csv'), 'file-unreadable', /no such file/],
  ['is a folder', () => {
    const dir = join(temporaryFolder(), 'x.csv')
    mkdirSync(dir)
    return dir
  }, 'file-unreadable', /cannot be read/],
  ['is empty', () => fileOf(''), 'not-a-table', /empty/],
  ['is cut off gzip', () => fileOf(gzipSync(many).subarray(0, -5_000)), 'file-damaged', /damaged or cut off/],
  ['is gzip with a damaged end', () => {
    const bytes = gzipSync(many)
    bytes.subarray(-9_000, -8_000).fill(7)
    return fileOf(bytes)
  }, 'file-damaged', /damaged or cut off/],
  ['is a workbook', () => fileOf(Buffer.from('PK\x03\x04 and so on', 'latin1')), 'not-a-table', /save it as CSV/],
  ['is not text', () => fileOf(new Uint8Array([1, 0, 0, 2, 0, 255])), 'not-a-table', /not text/],
  ['ends in the middle of its last row', () => fileOf(`${many}30001,sku`), 'file-damaged', /cut off in row 30002/],
  ['ends in the middle of its last JSON line', () => fileOf('{"id":"1","name":"New"}\n{"id":"2","na'), 'file-damaged', /cut off in line 2/],
  ['is one JSON list', () => fileOf('[{"id":1,"name":"A"}]'), 'not-a-table', /one object a line/],
  ['has a quotation mark that never closes', () => fileOf(`${many}x,y,"never closed\n${many}`), 'not-a-table', /broken/],
  ['has no column that tells the article', () => fileOf('colour,name\nred,A\n'), 'columns-missing', /colour, name/],
  ['has no column with a title', () => fileOf('id,colour\n1,red\n'), 'columns-missing', /title/],
  ['is expected returns', () => fileOf('rma,sku,title\nR1,a,A\n'), 'columns-missing', /expected returns/],
]

describe.each(cases)('a file that %s', (_what, file, kind, detail) => {
  test('is refused with a reason, and the data from before stays', async () => {
    const store = openTestStore(temporaryFolder())
    expect(await importCatalogue(fileOf(old), store)).toMatchObject({ ok: true })
    expect(await importCatalogue(file(), store)).toEqual({ ok: false, failure: { kind, detail: expect.stringMatching(detail) } })
    expect(store.reference.itemsPage(0, 9).map((item) => item.title)).toEqual(['Old'])
    expect(await importCatalogue(fileOf(old.replace('Old', 'New')), store)).toMatchObject({ ok: true })
    expect(store.reference.itemsPage(0, 9).map((item) => item.title)).toEqual(['New'])
  })
})

test('a catalogue is not taken for expected returns', async () => {
  const store = openTestStore(temporaryFolder())
  expect(await importExpectedReturns(fileOf(old), store)).toMatchObject({ ok: false, failure: { kind: 'columns-missing' } })
})

test('a header without rows is a table with nothing in it', async () => {
  const store = openTestStore(temporaryFolder())
  expect(await importCatalogue(fileOf('id,sku,name\n'), store)).toMatchObject({ ok: true, value: { rows: 0, imported: 0 } })
})

test('a few broken characters do not refuse a file', async () => {
  const store = openTestStore(temporaryFolder())
  const bytes = Buffer.concat([Buffer.from('id,name\n1,Жёлтый карандаш '), Buffer.from([0xc3]), Buffer.from('\n')])
  expect(await importCatalogue(fileOf(bytes), store)).toMatchObject({ ok: true })
  expect(store.reference.itemsPage(0, 1)[0]?.title).toBe('Жёлтый карандаш \ufffd')
})

test('two imports at once: the second is told that the store is busy, the first is whole', async () => {
  const store = openTestStore(temporaryFolder())
  const first = importCatalogue(fileOf(many), store)
  const second = importCatalogue(fileOf(many), store)
  const results = await Promise.allSettled([first, second])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ kind: 'busy' })
  expect(store.reference.itemCount()).toBe(30_000)
})
