import { change, inTransaction, queryOne, type WritableDb } from './db'
import { StoreFault } from './sqlite-failure'

/**
 * Removes the personal fields of a return order for good: the fields become NULL, the freed bytes are overwritten
 * (secure_delete), and the log file is folded into the main file and cut to nothing. Lines and quantities stay.
 * False when nobody announced the return order.
 */
export function openBuyerErasure(db: WritableDb): (rmaNumber: string) => boolean {
  const find = queryOne<[string], { rma_number: string }>(db, 'SELECT rma_number FROM return_orders WHERE rma_number = ?')
  const eraseFields = change<[string]>(db, 'UPDATE buyers SET reference = NULL, name = NULL, address = NULL, phone = NULL, email = NULL, country = NULL WHERE rma_number = ?')
  const eraseWords = change<[string]>(db, 'UPDATE return_lines SET claimed_reason = NULL WHERE rma_number = ?')
  const remember = change<[string]>(db, 'UPDATE return_orders SET buyer_erased = 1 WHERE rma_number = ?')
  return (rmaNumber) => {
    if (!find(rmaNumber)) return false
    inTransaction(db, () => {
      eraseFields(rmaNumber)
      eraseWords(rmaNumber)
      remember(rmaNumber)
    })
    emptyLog(db)
    return true
  }
}

/** Folds the log into the main file and cuts it to nothing. */
export function emptyLog(db: WritableDb): void {
  const busy = db.pragma('wal_checkpoint(TRUNCATE)', { simple: true })
  if (busy !== 0) throw new StoreFault('busy', `${db.name}: a report still reads the old state, so its log could not be emptied`)
}
