import type { Log } from '../ports'
import { queryOne, type WritableDb } from './db'
import { StoreFault, withFaults } from './sqlite-failure'

/** One numbered step of a file's schema. Once shipped it never changes. */
export interface Migration {
  /** Rises by tens, so that a step can be put in between while nothing is shipped. */
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** The schema version of a file; 0 for an empty one. */
export function schemaVersion(db: WritableDb): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function holdsTables(db: WritableDb): boolean {
  return queryOne<[], { tables: number }>(db, 'SELECT count(*) AS tables FROM sqlite_schema')()?.tables !== 0
}

/** Brings a file to the newest version, each step in a transaction of its own. A file of a newer version is refused and left alone. */
export function migrate(db: WritableDb, migrations: readonly Migration[], log: Log): void {
  const from = schemaVersion(db)
  const newest = migrations.at(-1)?.version ?? 0
  if (from > newest) throw new StoreFault('too-new', `${db.name} has schema version ${from}, this build knows ${newest}`)
  if (from === 0 && holdsTables(db)) throw new StoreFault('corrupt', `${db.name} holds tables of something else`)
  for (const migration of migrations.filter((candidate) => candidate.version > from)) {
    withFaults(`migrating ${db.name} to ${migration.version}`, () =>
      db.transaction(() => {
        db.exec(migration.sql)
        db.pragma(`user_version = ${migration.version}`)
      }).immediate(),
    )
    log.info('store migrated', { file: db.name, version: migration.version, name: migration.name })
  }
}
