import { invariant } from '@shared/domain/result'
import type { WritableDb } from './db'
import { openItemChanges } from './item-changes'
import { openLateIndexes, type LateIndexes } from './late-indexes'
import { openReturnLineChanges, type ReturnLineChanges } from './return-order-changes'
import { withFaults } from './sqlite-failure'
import type { ReferenceImport } from './store'

/** An import of more lines than this is a large one: some of its indexes are made at the end. */
export const LARGE_IMPORT_ROWS = 10_000

/**
 * Prepares imports on a connection. Each is one transaction, begun at once and held until it is committed or abandoned.
 * `written` is called whenever a good deal may have gone to the log.
 */
export function openImports(db: WritableDb, written: () => void = () => {}): (source: string) => ReferenceImport {
  const replaceItem = openItemChanges(db)
  return (source) => {
    let lines: ReturnLineChanges | null = null
    let late: LateIndexes | null = null
    let imported = 0
    let isOpen = true
    withFaults('importing', () => db.exec('BEGIN IMMEDIATE'))

    function take<Row>(rows: Iterable<Row>, add: (row: Row) => void): void {
      invariant(isOpen, 'the import is finished')
      withFaults('importing', () => {
        for (const row of rows) {
          add(row)
          imported += 1
        }
        written()
      })
    }

    function putOffIndexes(): void {
      late = openLateIndexes(db)
      withFaults('importing', late.putOff)
    }

    return {
      addItems: (rows) => take(rows, (row) => replaceItem(source, row)),
      addReturnLines: (rows) => {
        lines ??= openReturnLineChanges(db, source)
        take(rows, lines.add)
        if (late === null && imported > LARGE_IMPORT_ROWS) putOffIndexes()
      },
      commit() {
        invariant(isOpen, 'the import is finished')
        const finished = lines?.finish() ?? { returnOrders: 0, repeatedLines: [] }
        withFaults('importing', () => {
          late?.make(written)
          db.exec('COMMIT')
        })
        isOpen = false
        return { imported, ...finished }
      },
      abandon() {
        if (!isOpen) return
        isOpen = false
        // SQLite itself rolls back on some failures, a full disk among them.
        if (db.inTransaction) withFaults('importing', () => db.exec('ROLLBACK'))
      },
    }
  }
}
