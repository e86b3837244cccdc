import type { Migration } from '../migrate'
import { journal0010 } from './0010-journal'
import { projections0020 } from './0020-projections'
import { reference0030 } from './0030-reference'
import { referenceCodes0040 } from './0040-reference-codes'
import { loop0045 } from './0045-loop'
import { linesByItem0046 } from './0046-lines-by-item'
import { floor0050 } from './0050-floor'
import { search0060 } from './0060-search'
import { buyerSearch0061 } from './0061-buyer-search'
import { search0065 } from './0065-search'
import { people0080 } from './0080-people'
import { totals0085 } from './0085-totals'
import { printLedger0090 } from './0090-print-ledger'
import { relabel0091 } from './0091-relabel'
import { labelVersions0092 } from './0092-label-versions'
import { replication0100 } from './0100-replication'

/** Every step of `journal.db`, oldest first. Both files share one row of numbers. */
export const JOURNAL_MIGRATIONS: readonly Migration[] = [journal0010, projections0020, loop0045, floor0050, search0065, totals0085, printLedger0090, relabel0091, replication0100]

/** Every step of `catalogue.db`, oldest first. */
export const CATALOGUE_MIGRATIONS: readonly Migration[] = [reference0030, referenceCodes0040, linesByItem0046, search0060, buyerSearch0061, people0080, labelVersions0092]
