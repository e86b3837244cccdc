import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'
import { StoreFault } from './sqlite-failure'

/** The native module is built against this Node-API version; an older runtime would abort the process while loading it. */
const NODE_API_NEEDED = 10
/** Before 3.51.3 two connections that checkpoint at the same time could corrupt a WAL database (sqlite.org/wal.html#walresetbug). */
const SQLITE_NEEDED = '3.51.3'

/** Whether a dotted version is at least another. */
export function isVersionAtLeast(version: string, needed: string): boolean {
  const [have, want] = [version, needed].map((text) => text.split('.').map(Number))
  for (let i = 0; i < 3; i++) {
    const difference = (have?.[i] ?? 0) - (want?.[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** Loads SQLite, late: a runtime that cannot carry it gets a fault instead of an abort. */
export function loadSqlite(nodeApi: string | undefined = process.versions.napi): typeof Sqlite {
  if (Number(nodeApi ?? 0) < NODE_API_NEEDED) {
    throw new StoreFault('unsuitable', `the store needs Node-API ${NODE_API_NEEDED}, this runtime (${process.version}) has ${nodeApi ?? 'none'}`)
  }
  const sqlite: typeof Sqlite = createRequire(import.meta.url)('better-sqlite3')
  return sqlite
}

/** Refuses a SQLite that is too old to be trusted with two connections. */
export function assertSqliteVersion(version: string): void {
  if (!isVersionAtLeast(version, SQLITE_NEEDED)) throw new StoreFault('unsuitable', `SQLite ${version} is too old, ${SQLITE_NEEDED} is needed`)
}
