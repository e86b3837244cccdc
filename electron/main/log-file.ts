import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MAX_LOG_BYTES = 5_000_000

export interface LogFile {
  write(text: string): void
}

/** The app's log: one file, turned over once at 5 MB so that a bench left alone for a year does not fill its disk. */
export function openLogFile(folder: string): LogFile {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'turnback.log')
  return {
    write(text) {
      try {
        if (existsSync(file) && statSync(file).size > MAX_LOG_BYTES) renameSync(file, `${file}.1`)
        appendFileSync(file, text)
      } catch {
        // A full or read-only disk must not stop the bench because of its log; the store tells the clerk about the disk.
      }
    },
  }
}
