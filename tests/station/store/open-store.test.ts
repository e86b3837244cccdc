import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assertSqliteVersion, isVersionAtLeast, loadSqlite } from '../../../electron/station/store/load-sqlite'
import { openReader, openWriter } from '../../../electron/station/store/open-database'
import { StoreFault, toStoreFault } from '../../../electron/station/store/sqlite-failure'
import { storeExists } from '../../../electron/station/store/store-files'
import { openRaw } from './support/raw-database'
import { atEnd, createTestSource, openTestStore, temporaryFolder } from './support/temporary-store'
import { ALIYA, wholeWay } from './support/usual-work'

function faultOf(work: () => unknown): StoreFault {
  try {
    work()
  } catch (error) {
    if (error instanceof StoreFault) return error
    throw error
  }
  throw new Error('no fault')
}

describe('a new store', () => {
  test('is made with its folder, its name and an origin of its own', () => {
    const dir = join(temporaryFolder(), 'deep', 'below')
    expect(storeExists(dir)).toBe(false)
    const store = openTestStore(dir, { stationName: 'Bench 12' })
    expect(storeExists(dir)).toBe(true)
    expect(store.journal.origin).toEqual({ station: 'Bench 12', incarnation: 'id-1', lpnRange: expect.stringMatching(/^.{6}$/) })
    expect(store.journal.head().seq).toBe(0)
    expect(store.journal.verify()).toMatchObject({ entries: 0, problems: [] })
  })

  test('is called Bench when nobody named it, and keeps the name it was made with', () => {
    const dir = temporaryFolder()
    openTestStore(dir, { stationName: null }).close()
    expect(openTestStore(dir, { stationName: 'Bench 12' }).journal.origin.station).toBe('Bench')
  })

  test.runIf(process.platform !== 'win32')('may be read by this user only', () => {
    const dir = join(temporaryFolder(), 'store')
    openTestStore(dir)
    expect(statSync(dir).mode & 0o077).toBe(0)
  })

  test('leaves one file each when it is closed, and no log', () => {
    const dir = temporaryFolder()
    const store = openTestStore(dir)
    store.journal.append(wholeWay('u1'), ALIYA)
    store.close()
    expect(readdirSync(dir).sort()).toEqual(['catalogue.db', 'journal.db', 'writer.lock'])
  })

  test('is not made twice over: a station name with a line feed would make the chain ambiguous', () => {
    expect(() => openTestStore(temporaryFolder(), { stationName: 'a\nb' })).toThrow(/CHECK/)
  })
})

describe('settings', () => {
  test('are kept by name and replaced', () => {
    const dir = temporaryFolder()
    const store = openTestStore(dir)
    expect(store.setting('language')).toBeNull()
    store.setSetting('language', '"kk"')
    store.setSetting('language', '"ru"')
    store.close()
    expect(openTestStore(dir).setting('language')).toBe('"ru"')
  })

  test('must be JSON', () => {
    expect(() => openTestStore(temporaryFolder()).setSetting('language', 'ru')).toThrow(/json_valid/)
  })
})

describe('a connection', () => {
  test.each([true, false])('of the writer keeps to what durability rests on (secure delete: %s)', (secureDelete) => {
    const db = openWriter({ file: join(temporaryFolder(), 'x.db'), secureDelete })
    atEnd(() => db.close())
    const pragma = (name: string): unknown => db.pragma(name, { simple: true })
    expect({ mode: pragma('journal_mode'), synchronous: pragma('synchronous'), keys: pragma('foreign_keys'), triggers: pragma('recursive_triggers'), zeros: pragma('secure_delete') }).toEqual({
      mode: 'wal', synchronous: 2, keys: 1, triggers: 1, zeros: secureDelete ? 1 : 0,
    })
  })

  test('of the reader cannot write', () => {
    const dir = temporaryFolder()
    openTestStore(dir).close()
    const db = openReader(join(dir, 'journal.db'))
    atEnd(() => db.close())
    expect(() => db.exec("UPDATE origins SET station = 'x'")).toThrow(/readonly/)
  })
})

describe('faults while opening', () => {
  test('a newer version wrote the journal', () => {
    const dir = temporaryFolder()
    openTestStore(dir).close()
    openRaw(dir).pragma('user_version = 9990')
    const fault = faultOf(() => openTestStore(dir))
    expect(fault.kind).toBe('too-new')
    expect(fault.message).toMatch(/9990.*Install that version/)
  })

  test('a newer version wrote the catalogue: the journal is closed again', () => {
    const dir = temporaryFolder()
    openTestStore(dir).close()
    const version = Number(openRaw(dir, 'catalogue.db').pragma('user_version', { simple: true }))
    openRaw(dir, 'catalogue.db').pragma('user_version = 9990')
    expect(faultOf(() => openTestStore(dir)).kind).toBe('too-new')
    openRaw(dir, 'catalogue.db').pragma(`user_version = ${version}`)
    openTestStore(dir)
  })

  test('the file is a database of something else', () => {
    const dir = temporaryFolder()
    openRaw(dir).exec('CREATE TABLE notes (text TEXT)')
    const fault = faultOf(() => openTestStore(dir))
    expect(fault.kind).toBe('corrupt')
    expect(fault.message).toMatch(/something else/)
  })

  test('the journal is gone while the catalogue is there', () => {
    const dir = temporaryFolder()
    openRaw(dir, 'catalogue.db').exec('CREATE TABLE x (y)')
    expect(faultOf(() => openTestStore(dir)).kind).toBe('corrupt')
    expect(existsSync(join(dir, 'journal.db'))).toBe(false)
  })

  test('a missing catalogue is begun anew: imports bring it back', () => {
    const dir = temporaryFolder()
    const store = openTestStore(dir)
    store.journal.append(wholeWay('u1'), ALIYA)
    store.close()
    rmSync(join(dir, 'catalogue.db'))
    const again = openTestStore(dir)
    expect(again.reference.itemCount()).toBe(0)
    expect(again.journal.head().seq).toBe(wholeWay('u1').length)
  })

  test('the folder is a file', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(faultOf(() => openTestStore(file)).kind).toBe('io')
    expect(faultOf(() => openTestStore(join(file, 'below'))).kind).toBe('io')
  })

  test.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('the folder cannot be written', () => {
    const dir = join(temporaryFolder(), 'locked')
    mkdirSync(dir, { mode: 0o500 })
    atEnd(() => chmodSync(dir, 0o700))
    expect(['read-only', 'io']).toContain(faultOf(() => openTestStore(dir)).kind)
  })

  test.each(['9', '0', undefined])('the runtime speaks Node-API %s', (nodeApi) => {
    const fault = faultOf(() => loadSqlite(nodeApi ?? ''))
    expect(fault.kind).toBe('unsuitable')
    expect(fault.message).toMatch(/Node-API 10/)
  })

  test.each([
    ['3.51.2', false], ['3.51.3', true], ['3.51.10', true], ['3.52.0', true], ['4.0.0', true], ['3.9.99', false], ['3.51', false],
  ])('SQLite %s is new enough: %s', (version, isEnough) => {
    expect(isVersionAtLeast(version, '3.51.3')).toBe(isEnough)
    if (isEnough) assertSqliteVersion(version)
    else expect(faultOf(() => assertSqliteVersion(version)).kind).toBe('unsuitable')
  })
})

test('the fold stamp makes a store of another build be folded anew when it is opened, once', () => {
  const dir = temporaryFolder()
  const store = openTestStore(dir)
  store.journal.append(wholeWay('u1'), ALIYA)
  store.close()
  const db = openRaw(dir)
  db.exec("UPDATE units SET view = '{}'; UPDATE settings SET json = '{}' WHERE name = 'store.foldStamp'")
  db.close()
  const told: string[] = []
  const log = { info: (message: string) => void told.push(message), warn() {}, error() {} }
  const again = openTestStore(dir, { log })
  expect(again.journal.verify().problems).toEqual([])
  again.close()
  openTestStore(dir, { log, ...createTestSource() })
  expect(told).toEqual(['projections folded anew'])
})

test.each([
  ['SQLITE_BUSY_SNAPSHOT', 'busy'], ['SQLITE_FULL', 'full'], ['ENOSPC', 'full'], ['SQLITE_CORRUPT_INDEX', 'corrupt'], ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_READONLY_DIRECTORY', 'read-only'], ['EACCES', 'read-only'], ['SQLITE_IOERR_FSYNC', 'io'], ['SQLITE_CANTOPEN', 'io'],
])('%s is a fault of kind %s, with advice and cause', (code, kind) => {
  const cause = Object.assign(new Error('said SQLite'), { code })
  const fault = toStoreFault(cause, 'doing a thing')
  expect(fault).toBeInstanceOf(StoreFault)
  expect(fault).toMatchObject({ kind, cause, message: expect.stringMatching(/^doing a thing: said SQLite .*\. .+/) })
})

test.each(['no such column: bounted', 'no such table: unitt', 'table units has no column named zpne'])('a list of tables that lost a name is a damaged file: %s', (message) => {
  expect(toStoreFault(Object.assign(new Error(message), { code: 'SQLITE_ERROR' }), 'opening')).toMatchObject({ kind: 'corrupt' })
})

test.each([Object.assign(new Error('near "selct": syntax error'), { code: 'SQLITE_ERROR' }), Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT_UNIQUE' }), new TypeError('x'), 'text'])('a programming mistake stays what it is: %s', (error) => {
  expect(toStoreFault(error, 'doing')).toBe(error)
})
