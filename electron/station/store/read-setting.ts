import { queryOne } from './db'
import { openReader } from './open-database'
import { journalFile } from './store-files'

/** One setting of a store, read without holding it: the station may be at work. Null where it was never written. */
export function readStoreSetting(dir: string, name: string): string | null {
  const db = openReader(journalFile(dir))
  try {
    return queryOne<[string], { json: string }>(db, 'SELECT json FROM settings WHERE name = ?')(name)?.json ?? null
  } finally {
    db.close()
  }
}
