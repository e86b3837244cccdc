import { statSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import type { DurationMs } from '@shared/domain/quantities'
import { isReadOnly, isWritable, type ReadableDb, type WritableDb } from './db'
import { assertSqliteVersion, loadSqlite } from './load-sqlite'
import { StoreFault, withFaults } from './sqlite-failure'

/** How long a statement waits for another connection. Only backups and reports hold the file, and only for moments. */
const BUSY_TIMEOUT_MS: DurationMs = 5_000
/** A log file that grew during an import is cut back to this. */
const LOG_FILE_LIMIT_BYTES = 64 * 1024 * 1024
const SYNCHRONOUS_FULL = 2

/** One database file, opened for writing. */
export interface DatabaseOptions {
  readonly file: string
  /** Overwrites deleted content with zeros: for files that hold personal data. */
  readonly secureDelete: boolean
  /** The file is open in this process already, so its log is no leftover. */
  readonly besideAnother?: boolean
}

/** Runs a pragma that answers with one value. */
function pragmaValue(db: Sqlite.Database, pragma: string): unknown {
  return db.pragma(pragma, { simple: true })
}

function assertPragma(db: Sqlite.Database, pragma: string, wanted: unknown): void {
  const found = pragmaValue(db, pragma)
  if (found !== wanted) throw new StoreFault('unsuitable', `${db.name}: ${pragma} is ${String(found)}, not ${String(wanted)}`)
}

/** A log that holds frames is left over from a process that could not close the file. */
function wasLeftOpen(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Looks through every page for damage; run after a stop that was not orderly. */
function assertSound(db: Sqlite.Database): void {
  const found = pragmaValue(db, 'quick_check(1)')
  if (found !== 'ok') throw new StoreFault('corrupt', `${db.name}: ${String(found)}`)
}

function setPragmas(db: Sqlite.Database, options: DatabaseOptions): void {
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  db.pragma('journal_mode = WAL')
  // better-sqlite3 falls back to NORMAL when the log is switched on: then a power cut takes the newest entries.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  // Without it, INSERT OR REPLACE deletes without asking the triggers that guard the entries.
  db.pragma('recursive_triggers = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma(`journal_size_limit = ${LOG_FILE_LIMIT_BYTES}`)
  db.pragma(`secure_delete = ${options.secureDelete ? 'ON' : 'OFF'}`)
  if (process.platform === 'darwin') {
    db.pragma('fullfsync = ON')
    db.pragma('checkpoint_fullfsync = ON')
    assertPragma(db, 'fullfsync', 1)
  }
  assertPragma(db, 'journal_mode', 'wal')
  assertPragma(db, 'synchronous', SYNCHRONOUS_FULL)
  assertPragma(db, 'foreign_keys', 1)
  assertPragma(db, 'secure_delete', options.secureDelete ? 1 : 0)
}

/** Opens the one writing connection of a file and makes sure of what durability rests on. */
export function openWriter(options: DatabaseOptions): WritableDb {
  const Database = loadSqlite()
  return withFaults(`opening ${options.file}`, () => {
    const leftOpen = options.besideAnother !== true && wasLeftOpen(options.file)
    const db = new Database(options.file, { timeout: BUSY_TIMEOUT_MS })
    try {
      assertSqliteVersion(String(sqliteVersionOf(db)))
      setPragmas(db, options)
      if (leftOpen) assertSound(db)
      if (!isWritable(db)) throw new StoreFault('read-only', `${options.file} was opened for reading only`)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

function sqliteVersionOf(db: Sqlite.Database): string | undefined {
  return db.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version
}

/** Opens a connection that can only read. It sees what was committed before each of its queries. */
export function openReader(file: string): ReadableDb {
  const Database = loadSqlite()
  return withFaults(`opening ${file}`, () => {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    if (!isReadOnly(db)) throw new StoreFault('unsuitable', `${file} was opened for writing`)
    return db
  })
}
