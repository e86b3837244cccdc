import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSqlite } from './load-sqlite'
import { isBusy, StoreFault, toStoreFault } from './sqlite-failure'

/*
 * One process writes a store at a time. The proof is a lock of the operating system on a file of its own, taken
 * through SQLite because that works alike on Linux, macOS and Windows. The system lets go of it when the process
 * ends, however it ends; so nothing is left behind that someone would have to clear away. The text file beside it
 * only says who it is.
 */
const LOCK_FILE = 'writer.lock'
const HOLDER_FILE = 'writer.pid'

/** Holds the store until it is released. */
export interface WriterLock {
  release(): void
}

function holderOf(dir: string): string {
  try {
    const text = readFileSync(join(dir, HOLDER_FILE), 'utf8').trim()
    return text === '' ? 'another process' : `process ${text}`
  } catch {
    // The holder writes its number just after it took the lock, so there may be none yet.
    return 'another process'
  }
}

function sayWhoHolds(dir: string): void {
  try {
    writeFileSync(join(dir, HOLDER_FILE), `${process.pid}\n`)
  } catch {
    // The lock holds without it; on a full disk the next opener reads "another process".
  }
}

/** Takes the writer's lock of a store folder, at once or not at all. */
export function takeWriterLock(dir: string): WriterLock {
  const Database = loadSqlite()
  const file = join(dir, LOCK_FILE)
  let db
  try {
    db = new Database(file, { timeout: 0 })
    // A write-ahead log would let others in beside an exclusive transaction.
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db?.close()
    throw isBusy(error) ? new StoreFault('held', `${dir} is open in ${holderOf(dir)}`, error) : toStoreFault(error, `locking ${dir}`)
  }
  const lock = db
  sayWhoHolds(dir)
  return {
    release() {
      if (!lock.open) return
      rmSync(join(dir, HOLDER_FILE), { force: true })
      lock.close()
    },
  }
}
