import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { loadSqlite } from '../../electron/station/store/load-sqlite'
import { migrate, type Migration } from '../../electron/station/store/migrate'
import { openWriter } from '../../electron/station/store/open-database'
import { atEnd, silentLog, temporaryFolder } from '../station/store/support/temporary-store'

/** An empty file brought to the last of some migrations. */
export function migratedFile(migrations: readonly Migration[]): { readonly file: string; readonly db: Sqlite.Database } {
  const file = join(temporaryFolder(), 'migrated.db')
  const writer = openWriter({ file, secureDelete: false })
  migrate(writer, migrations, silentLog)
  writer.close()
  const Database = loadSqlite()
  const db = new Database(file)
  atEnd(() => db.close())
  return { file, db }
}

/** The whole schema of a file as one text, statements by type and name. */
export function schemaOf(db: Sqlite.Database): string {
  const rows = db.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name").all()
  return `${rows.map((row) => `${row.sql};`).join('\n')}\n`
}

/** The schema that a version was shipped with. */
export function shippedSchema(name: string): string {
  return readFileSync(join(import.meta.dirname, `${name}.schema.sql`), 'utf8')
}
