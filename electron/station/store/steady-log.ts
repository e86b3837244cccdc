import { closeSync, fdatasyncSync, fstatSync, openSync } from 'node:fs'

/** As much of the log as one flush writes to the disk: a fraction of a second on a slow one. */
const FLUSH_BYTES = 8 * 1024 * 1024

/** Writes a growing log to the disk bit by bit. */
export interface SteadyLog {
  /** To be called often; flushes when enough has come together. */
  flush(): void
  close(): void
}

/**
 * Keeps the log of a large transaction from piling up in memory until its commit: the disk would then write hundreds
 * of megabytes at once, and the journal's own small write of a scan would have to wait behind them. Only the log may be
 * opened beside SQLite: closing the database file itself would drop the locks that SQLite holds on it (POSIX).
 */
export function openSteadyLog(file: string): SteadyLog {
  let log: number | null = null
  let flushedBytes = 0
  return {
    flush() {
      // There is a log once something was written.
      log ??= openSync(`${file}-wal`, 'r')
      const { size } = fstatSync(log)
      if (size - flushedBytes < FLUSH_BYTES) return
      fdatasyncSync(log)
      flushedBytes = size
    },
    close() {
      if (log !== null) closeSync(log)
      log = null
    },
  }
}
