import { invariant } from '@shared/domain/result'
import type { ReadableDb, WritableDb } from './db'
import { openBuyerErasure } from './erase-buyer'
import { openItemChanges } from './item-changes'
import { openItemQueries } from './items'
import { openOperatorChanges, openOperatorQueries } from './operators'
import { openReturnLineChanges, type ReturnLineChanges } from './return-order-changes'
import { openReturnOrderQueries } from './return-orders'
import { StoreFault, withFaults } from './sqlite-failure'
import type { ReferenceImport, ReferenceReader, ReferenceWriter } from './store'

export interface ReferenceParts {
  readonly writer: WritableDb
  readonly reader: ReadableDb
  readonly randomBytes: (count: number) => Uint8Array
}

/** Opens catalogue, announced return orders and people. */
export function openReference({ writer, reader, randomBytes }: ReferenceParts): ReferenceReader & ReferenceWriter {
  const operatorChanges = openOperatorChanges(writer, randomBytes)
  const eraseBuyer = openBuyerErasure(writer)
  const beginImport = openImports(writer)

  /** An import holds the writing connection over many turns; a change in between would become part of it, and fall with it. */
  function betweenImports<T>(work: () => T): T {
    if (writer.inTransaction) throw new StoreFault('busy', 'a file is being imported')
    return work()
  }

  return {
    ...openItemQueries(reader),
    ...openReturnOrderQueries(reader),
    ...openOperatorQueries(reader),
    beginImport: (source) => betweenImports(() => beginImport(source)),
    importItems: (source, rows) => betweenImports(() => importAtOnce(beginImport(source), (session) => session.addItems(rows))),
    importReturnLines: (source, rows) => betweenImports(() => importAtOnce(beginImport(source), (session) => session.addReturnLines(rows))),
    addOperator: (operator, pin) => betweenImports(() => operatorChanges.addOperator(operator, pin)),
    eraseBuyer: (rmaNumber) => betweenImports(() => eraseBuyer(rmaNumber)),
  }
}

function importAtOnce(session: ReferenceImport, add: (session: ReferenceImport) => void): ReturnType<ReferenceImport['commit']> {
  try {
    add(session)
    return session.commit()
  } catch (error) {
    session.abandon()
    throw error
  }
}

function openImports(db: WritableDb): (source: string) => ReferenceImport {
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
        const { returnOrders } = lines?.finish() ?? { returnOrders: 0 }
        withFaults('importing', () => db.exec('COMMIT'))
        isOpen = false
        return { imported, returnOrders }
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
