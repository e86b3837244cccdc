import { invariant } from '@shared/domain/result'
import type { WritableDb } from './db'
import { openItemChanges } from './item-changes'
import { openReturnLineChanges, type ReturnLineChanges } from './return-order-changes'
import { withFaults } from './sqlite-failure'
import type { ReferenceImport } from './store'

/** Prepares imports on a connection. Each is one transaction, begun at once and held until it is committed or abandoned. */
export function openImports(db: WritableDb): (source: string) => ReferenceImport {
  const replaceItem = openItemChanges(db)
  return (source) => {
    let lines: ReturnLineChanges | null = null
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
      })
    }

    return {
      addItems: (rows) => take(rows, (row) => replaceItem(source, row)),
      addReturnLines: (rows) => {
        lines ??= openReturnLineChanges(db, source)
        take(rows, lines.add)
      },
      commit() {
        invariant(isOpen, 'the import is finished')
        const finished = lines?.finish() ?? { returnOrders: 0, repeatedLines: [] }
        withFaults('importing', () => db.exec('COMMIT'))
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
