import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { temporaryFolder } from '../store/support/temporary-store'

/** Writes a file for one test. The name ends as it likes: what a file is, is seen from its bytes. */
export function fileOf(content: string | Uint8Array, name = 'feed.csv'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return file
}

/** The same, packed. */
export function gzipFileOf(content: string, name = 'feed.csv.gz'): string {
  return fileOf(gzipSync(content), name)
}

/** Rows as CSV with every field quoted. */
export function csvOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n')
}
