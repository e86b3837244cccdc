import type { ReadableDb, WritableDb } from './db'
import { openBuyerErasure } from './erase-buyer'
import { openItemQueries } from './items'
import { openOperatorChanges, openOperatorQueries } from './operators'
import { openLabelVersionChanges, openLabelVersionQueries } from './label-versions'
import { openImports } from './reference-import'
import { openReturnOrderQueries } from './return-orders'
import { StoreFault } from './sqlite-failure'
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
  const labelChanges = openLabelVersionChanges(writer)
  let heldByImport = 0

  /**
   * An import holds the file over many turns. On this connection a change in between would become part of it, and fall
   * with it; beside another connection it would make the bench wait.
   */
  function betweenImports<T>(work: () => T): T {
    if (writer.inTransaction || heldByImport > 0) throw new StoreFault('busy', 'a file is being imported')
    return work()
  }

  return {
    ...openItemQueries(reader),
    ...openReturnOrderQueries(reader),
    ...openOperatorQueries(reader),
    ...openLabelVersionQueries(reader),
    holdForImport() {
      betweenImports(() => (heldByImport += 1))
      let isHeld = true
      return () => {
        if (isHeld) heldByImport -= 1
        isHeld = false
      }
    },
    beginImport: (source) => betweenImports(() => beginImport(source)),
    importItems: (source, rows) => betweenImports(() => importAtOnce(beginImport(source), (session) => session.addItems(rows))),
    importReturnLines: (source, rows) => betweenImports(() => importAtOnce(beginImport(source), (session) => session.addReturnLines(rows))),
    addOperator: (operator, pin) => betweenImports(() => operatorChanges.addOperator(operator, pin)),
    changeOperator: (operator) => betweenImports(() => operatorChanges.changeOperator(operator)),
    keepLabelDraft: (...draft) => betweenImports(() => labelChanges.keepLabelDraft(...draft)),
    approveLabelDraft: (...draft) => betweenImports(() => labelChanges.approveLabelDraft(...draft)),
    retireLabelVersion: (...version) => betweenImports(() => labelChanges.retireLabelVersion(...version)),
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
