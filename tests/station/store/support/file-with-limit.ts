import { join } from 'node:path'
import { migrate } from '../../../../electron/station/store/migrate'
import type { JOURNAL_MIGRATIONS } from '../../../../electron/station/store/migrations'
import { openReader, openWriter } from '../../../../electron/station/store/open-database'
import { atEnd, silentLog, temporaryFolder } from './temporary-store'

const NO_LIMIT = 1_000_000

/** A database file on a disk that can be filled and freed at will. */
export function openFileWithLimit(name: string, migrations: typeof JOURNAL_MIGRATIONS) {
  const file = join(temporaryFolder(), name)
  const writer = openWriter({ file, secureDelete: false })
  migrate(writer, migrations, silentLog)
  const reader = openReader(file)
  atEnd(() => {
    reader.close()
    writer.close()
  })
  /** The disk takes this many pages more. */
  const leave = (pages: number): void => void writer.pragma(`max_page_count = ${Number(writer.pragma('page_count', { simple: true })) + pages}`)
  return { writer, reader, leave, free: () => void writer.pragma(`max_page_count = ${NO_LIMIT}`) }
}
