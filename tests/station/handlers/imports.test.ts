import { UPLOAD_PIECE_BYTES, type ImportView } from '@shared/contract/imports'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openImports, type Imports } from '../../../electron/station/handlers/imports'
import type { Store } from '../../../electron/station/store/store'
import { atEnd, createTestSource, openTestStore, silentLog, temporaryFolder } from '../store/support/temporary-store'

interface Desk {
  readonly imports: Imports
  readonly store: Store
  readonly dir: string
  readonly exportsDir: string
  readonly seen: ImportView[]
  isLead: boolean
  /** Brings a whole file to the station in pieces. */
  send(name: string, content: string): Promise<void>
  /** The view once the import has ended. */
  ended(): Promise<ImportView>
}

function openDesk(): Desk {
  const dir = temporaryFolder()
  const exportsDir = temporaryFolder()
  const store = openTestStore(dir)
  const seen: ImportView[] = []
  const isEnd = (view: ImportView | undefined) => view?.phase === 'done' || view?.phase === 'refused'
  const imports = openImports({
    storeDir: dir, exportsDir, reference: store.reference, log: silentLog, clock: { now: () => Date.now() }, ...createTestSource('upload'),
    isLead: () => desk.isLead, announce: (view) => void seen.push(view),
  })
  atEnd(() => void imports.close())
  const desk: Desk = {
    imports, store, dir, exportsDir, seen, isLead: true,
    async send(fileName, content) {
      const bytes = Buffer.from(content)
      expect(await imports.begin({ fileName, totalBytes: bytes.length })).toMatchObject({ ok: true })
      for (let at = 0; at < bytes.length; at += UPLOAD_PIECE_BYTES) {
        expect(await imports.piece({ offset: at, base64: bytes.subarray(at, at + UPLOAD_PIECE_BYTES).toString('base64') })).toMatchObject({ ok: true })
      }
    },
    async ended() {
      while (!isEnd(seen.at(-1))) await new Promise((resolve) => setTimeout(resolve, 5))
      return seen.at(-1) ?? { phase: 'empty' }
    },
  }
  return desk
}

const uploadsIn = (dir: string) => (existsSync(join(dir, 'imports', 'uploads')) ? readdirSync(join(dir, 'imports', 'uploads')) : [])

const CATALOGUE = 'id,sku,name,gtin\n1,a,Kettle,4006381333931\n2,b,Lamp,4.00638E+12\n,,nobody,\n'

test('a file goes from its pieces over the preview into the catalogue, and its copy is gone', async () => {
  const desk = openDesk()
  await desk.send('C:\\Users\\x\\catalogue 2026.csv', CATALOGUE)
  expect(await desk.imports.preview({ kind: null, columns: {} })).toMatchObject({
    ok: true,
    value: { phase: 'preview', preview: { kind: 'catalogue', encoding: 'utf-8', delimiter: ',', names: ['id', 'sku', 'name', 'gtin'], columns: { sku: ['sku'], title: ['name'] }, misfit: null } },
  })
  expect(await desk.imports.start({ kind: 'catalogue', columns: {} })).toMatchObject({ ok: true, value: { phase: 'running', stage: 'reading' } })
  expect(await desk.ended()).toMatchObject({
    phase: 'done', outcome: { rows: 3, imported: 2, refused: 1, incomplete: 1, reasons: [{ reason: 'no-identity', count: 1 }, { reason: 'code-in-exponent-form', count: 1 }] },
  })
  expect(desk.store.reference.itemsByCode('4006381333931')).toMatchObject([{ item: { title: 'Kettle' } }])
  expect(uploadsIn(desk.dir)).toEqual([])

  expect(await desk.imports.problems({ reason: null })).toMatchObject({ ok: true, value: { isWhole: true, rows: [{ row: 3, taken: true }, { row: 4, taken: false }] } })
  expect(await desk.imports.problems({ reason: 'no-identity' })).toMatchObject({ ok: true, value: { rows: [{ row: 4 }] } })
  const saved = await desk.imports.saveReport()
  expect(saved.ok && readFileSync(saved.value.path, 'utf8')).toContain('4,no,no-identity,')
})

test('columns that a person chose are read, and a wrong kind is told before anything is taken', async () => {
  const desk = openDesk()
  await desk.send('export.csv', 'X1,X2\n77,Teapot\n')
  expect(await desk.imports.preview({ kind: null, columns: {} })).toMatchObject({ ok: true, value: { preview: { misfit: expect.stringContaining('X1, X2') } } })
  expect(await desk.imports.preview({ kind: 'catalogue', columns: { sku: 'X1', title: 'X2' } })).toMatchObject({ ok: true, value: { preview: { misfit: null, columns: { sku: ['X1'], title: ['X2'] } } } })
  await desk.imports.start({ kind: 'catalogue', columns: { sku: 'X1', title: 'X2' } })
  expect(await desk.ended()).toMatchObject({ phase: 'done', outcome: { imported: 1, report: null } })
  expect(desk.store.reference.itemsBySku('77')).toMatchObject([{ title: 'Teapot' }])
  expect(readdirSync(join(desk.dir, 'imports')).filter((name) => name.endsWith('.ndjson'))).toEqual([])
})

test('only a lead may: the others are refused at every step', async () => {
  const desk = openDesk()
  desk.isLead = false
  const refused = { ok: false, failure: { kind: 'lead-only' } }
  expect(desk.imports.view()).toMatchObject(refused)
  expect(await desk.imports.begin({ fileName: 'a.csv', totalBytes: 1 })).toMatchObject(refused)
  expect(await desk.imports.preview({ kind: null, columns: {} })).toMatchObject(refused)
  expect(await desk.imports.start({ kind: 'catalogue', columns: {} })).toMatchObject(refused)
  expect(await desk.imports.problems({ reason: null })).toMatchObject(refused)
  expect(await desk.imports.saveReport()).toMatchObject(refused)
  expect(desk.imports.cancel()).toMatchObject(refused)
})

test('while a file is read in, other changes of the reference data are refused at once, and it can be cancelled: the data from before stays', async () => {
  const desk = openDesk()
  await desk.send('first.csv', CATALOGUE)
  await desk.imports.preview({ kind: null, columns: {} })
  await desk.imports.start({ kind: 'catalogue', columns: {} })
  await desk.ended()
  await desk.send('first.csv', `id,sku,name\n${Array.from({ length: 50_000 }, (_, n) => `${n},s${n},New ${n}`).join('\n')}\n`)
  await desk.imports.preview({ kind: null, columns: {} })
  await desk.imports.start({ kind: 'catalogue', columns: {} })
  expect(await desk.imports.begin({ fileName: 'other.csv', totalBytes: 10 })).toMatchObject({ ok: false, failure: { kind: 'import-running' } })
  expect(() => desk.store.reference.eraseBuyer('R-1')).toThrow(/being imported/)
  expect(desk.imports.cancel()).toMatchObject({ ok: true, value: { phase: 'running', isCancelling: true } })
  expect(await desk.ended()).toMatchObject({ phase: 'refused', failure: { kind: 'cancelled' } })
  expect(desk.store.reference.itemsPage(0, 9).map((item) => item.title)).toEqual(['Kettle', 'Lamp'])
  expect(desk.store.reference.eraseBuyer('R-1')).toBe(false)
  expect(uploadsIn(desk.dir)).toEqual([])
})

test('pieces that do not fit together are refused', async () => {
  const desk = openDesk()
  await desk.imports.begin({ fileName: 'a.csv', totalBytes: 4 })
  const piece = (offset: number, text: string) => desk.imports.piece({ offset, base64: Buffer.from(text).toString('base64') })
  expect(await piece(1, 'ab')).toMatchObject({ ok: false })
  expect(await piece(0, 'abcde')).toMatchObject({ ok: false })
  expect(await piece(0, 'ab')).toMatchObject({ ok: true, value: { receivedBytes: 2 } })
  expect(await desk.imports.preview({ kind: null, columns: {} })).toMatchObject({ ok: false, failure: { kind: 'step-not-due' } })
})

test('an unreadable file is told and let go; what an earlier run left is removed', async () => {
  const desk = openDesk()
  await desk.send('book.xlsx', 'PK\u0003\u0004 and so on')
  expect(await desk.imports.preview({ kind: null, columns: {} })).toMatchObject({ ok: true, value: { phase: 'refused', failure: { kind: 'not-a-table' } } })
  expect(uploadsIn(desk.dir)).toEqual([])
  await desk.send('left.csv', CATALOGUE)
  expect(uploadsIn(desk.dir)).toHaveLength(1)
  openImports({ storeDir: desk.dir, exportsDir: desk.exportsDir, reference: desk.store.reference, log: silentLog, clock: { now: () => 0 }, newId: () => 'x', isLead: () => true, announce() {} })
  expect(uploadsIn(desk.dir)).toEqual([])
})
