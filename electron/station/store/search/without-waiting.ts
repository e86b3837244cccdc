import type { WritableDb } from '../db'
import { StoreFault } from '../sqlite-failure'

/** Does a change only if nobody else is writing: another connection may hold the file for as long as an import takes. */
export function withoutWaiting(db: WritableDb, work: () => void): void {
  const waitMs = Number(db.pragma('busy_timeout', { simple: true }))
  db.pragma('busy_timeout = 0')
  try {
    work()
  } catch (error) {
    if (!(error instanceof StoreFault && error.kind === 'busy')) throw error
  } finally {
    db.pragma(`busy_timeout = ${waitMs}`)
  }
}
