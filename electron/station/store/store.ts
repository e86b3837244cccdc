import type { EntryKind, DraftEntry, StoredEntry, Subject } from '@shared/domain/journal-entry'
import type { ItemId, Lpn, OperatorId, ParcelId, PrintJobId, ReturnOrderId, UnitId } from '@shared/domain/ids'
import type { Item, ItemCodeMatch } from '@shared/domain/item'
import type { LineCount } from '@shared/domain/expected-line'
import type { Operator } from '@shared/domain/operator'
import type { ParcelView } from '@shared/domain/parcel'
import type { PrintJob } from '@shared/domain/print-job'
import type { BlindReturnOrderView } from '@shared/domain/projections/blind-return-order'
import type { Instant } from '@shared/domain/quantities'
import type { ReturnOrder, ReturnOrderCode, ReturnOrderMatch } from '@shared/domain/return-order'
import type { ShiftView } from '@shared/domain/shift'
import type { ToteAtBench } from '@shared/domain/bench-state'
import type { ToteView } from '@shared/domain/tote'
import type { UnitView } from '@shared/domain/unit'
import type { EarlierWeights } from '@shared/domain/weight-check'
import type { KeptLabelVersion, LabelSigner } from '@shared/labels/templates/label-versions'
import type { ReplicatedJournal } from '../ports'
import type { EntryProof } from './entry-proofs'
import type { CatalogueIndexing } from './search/catalogue-indexing'
import type { SearchReader } from './search/open-search'

/** Who writes: one station incarnation, its chain, and its own range of plate numbers. */
export interface Origin {
  readonly station: string
  readonly incarnation: string
  readonly lpnRange: string
}

/** What `verify` found. `problems` is empty exactly when every chain is whole and every projection equals the fold of its subject. */
export interface VerifyReport {
  readonly entries: number
  readonly origins: readonly { readonly station: string; readonly incarnation: string; readonly head: number; readonly headHash: string }[]
  readonly problems: readonly { readonly kind: 'chain-broken' | 'gap' | 'projection-differs' | 'unreadable'; readonly origin: string | null; readonly seq: number | null; readonly detail: string }[]
}

/** What `rebuild` did. `changed` counts rows that differed from what the entries tell. */
export interface RebuildReport {
  readonly entries: number
  readonly subjects: number
  readonly rows: number
  readonly changed: number
  readonly unfolded: number
}

/** The append-only truth and its projections. Only `append` writes facts: entries, chain and projections in one transaction. */
export interface JournalStore {
  readonly origin: Origin
  /** Appends in order, all or nothing, durable when it returns. Throws a StoreFault when the disk refuses. */
  append(drafts: readonly DraftEntry[], actor: OperatorId | null): readonly StoredEntry[]
  /** A fresh plate of this station's range; a number is never given twice, also after a crash. */
  takePlate(type: 'unit' | 'parcel' | 'badge'): Lpn
  head(): { readonly seq: number; readonly hash: string }
  entriesOf(subjects: readonly Subject[]): readonly StoredEntry[]
  /** How every entry of the subjects hangs in its chain. */
  proofsOf(subjects: readonly Subject[]): readonly EntryProof[]
  /** Entries of this station at or after an instant, the newest first, at most `limit`. */
  newestOwn(from: Instant, limit: number): readonly StoredEntry[]
  /** Entries of every origin between two instants, in fold order, of the given kinds (all when left out). */
  entriesBetween(from: Instant, to: Instant, kinds?: readonly EntryKind[]): readonly StoredEntry[]
  /** The journal as HQ and the other stations see it. */
  readonly replication: ReplicatedJournal
  verify(): VerifyReport
  /** Drops all projections and folds them anew from the entries. */
  rebuild(): RebuildReport
}

/** Projections of the journal, read through a read-only connection. */
export interface BenchReader {
  openShift(): ShiftView | null
  shift(shiftId: string): ShiftView | null
  latestShift(): ShiftView | null
  lastClosedShift(): ShiftView | null
  openParcel(): ParcelView | null
  /** The parcel that was closed or set aside last at this bench. */
  lastParcel(): ParcelView | null
  /** Parcels with this return order in them that are not closed, at any bench; newest first. */
  waitingParcelsOf(returnOrderId: ReturnOrderId): readonly ParcelView[]
  /** Parcels that were set aside, the newest first. */
  waitingParcels(limit: number): readonly ParcelView[]
  /** How many units are on hold and parcels set aside, here or at another bench; each counted up to `limit`. */
  waitingCounts(limit: number): { readonly units: number; readonly parcels: number }
  /** The newest parcel that was received by this code. */
  parcelByScanned(scanned: string): ParcelView | null
  parcel(parcelId: ParcelId): ParcelView | null
  parcelsReceivedBetween(from: Instant, to: Instant): readonly ParcelView[]
  /** The unit begun at this station and neither placed nor set aside; the newest if a fault left several. */
  unitInHand(): UnitView | null
  unit(unitId: UnitId): UnitView | null
  unitByLpn(lpn: Lpn): UnitView | null
  /** The unit that had this plate before it was relabelled; the one touched last. */
  unitByCoveredCode(code: Lpn): UnitView | null
  /** The unit whose label this station asked for on the relabel screen and that was not scanned on it yet. */
  unitBeingRelabelled(): UnitView | null
  /** Units with this serial number, whatever its spelling; the one touched last first. */
  unitsBySerial(serial: string, limit: number): readonly UnitView[]
  /** Counts of a return order line by line, from all its parcels, without reading a unit. */
  lineCounts(returnOrderId: ReturnOrderId): readonly LineCount[]
  newestUnitOfLine(returnOrderId: ReturnOrderId, line: number): UnitView | null
  /** Units of a return order that fill no line, the newest first. */
  newestUnitsOffLines(returnOrderId: ReturnOrderId, limit: number): readonly UnitView[]
  unitCountOfParcel(parcelId: ParcelId): number
  /** Whether nobody could say of some unit of the parcel why it came back. */
  isClaimUnsaid(parcelId: ParcelId): boolean
  /** Of a parcel, the units whose newest step is the newest. */
  newestUnitsOfParcel(parcelId: ParcelId, limit: number): readonly UnitView[]
  /** Weights of the units that are known by `weighedAs` (see `learned-weight.ts`), this one left out; null without any. */
  earlierWeights(weighedAs: string, unitId: UnitId): EarlierWeights | null
  unitsOfReturnOrder(returnOrderId: ReturnOrderId): readonly UnitView[]
  unitsOfParcel(parcelId: ParcelId): readonly UnitView[]
  /** What is in a tote, in the order it was begun, at most `limit` units looked at. */
  unitsInTote(tote: ToteView, limit: number): readonly UnitView[]
  heldUnits(limit: number): readonly UnitView[]
  /** Units whose newest step lies at or after an instant. */
  unitsTouchedSince(from: Instant): readonly UnitView[]
  unitsDecidedBetween(from: Instant, to: Instant): number
  /** Units with a label job that was requested and has no result: the station stopped in between. */
  unitsWithLabelRequested(): readonly UnitView[]
  printJob(printJobId: PrintJobId): PrintJob | null
  /** Jobs of this station that still wait: queued, on their way when it stopped, or nobody knows; the oldest first. */
  openPrintJobs(): readonly PrintJob[]
  /** Every job of a unit, a tote or a shift, the oldest first. */
  printJobsOf(subject: Subject): readonly PrintJob[]
  /** Jobs that this station was asked for in a span of time. */
  printJobsBetween(from: Instant, to: Instant): readonly PrintJob[]
  totes(): readonly ToteAtBench[]
  toteByLpn(lpn: Lpn): ToteAtBench | null
  blindReturnOrder(rmaNumber: string): BlindReturnOrderView | null
}

/** What an item can be known by on a return line. */
export interface ItemKeys {
  readonly skus: readonly string[]
  readonly gtins: readonly string[]
}

/** Catalogue, announced return orders and people: not journal, replaced by imports. */
export interface ReferenceReader {
  itemsByGtin(gtin14: string): readonly Item[]
  /**
   * By any code: a trade item number in any spelling finds pieces, packs and cartons, every other code is compared in any
   * case. What the code stands for is told; guessed codes come last. Article numbers are not looked at: see `itemsBySku`.
   */
  itemsByCode(code: string): readonly ItemCodeMatch[]
  itemsBySku(sku: string): readonly Item[]
  item(itemId: ItemId): Item | null
  /** What the catalogue says of its price and brand; null for an item it does not know. */
  itemOffer(itemId: ItemId): { readonly price: { readonly minor: number; readonly currency: string } | null; readonly brand: string | null } | null
  itemCount(): number
  /** A page of items in a stable order, for demo and sample work. */
  itemsPage(offset: number, limit: number): readonly Item[]
  returnOrder(rmaNumber: string): ReturnOrder | null
  /** By the number of the order it belongs to. Several return orders may belong to one order. */
  returnOrdersByOrderNumber(orderNumber: string): readonly ReturnOrder[]
  /** By any code: its own number, the number of a parcel or of the order, what else the announcing system calls it. Each return order once, the best reason first. */
  returnOrdersByCode(code: string): readonly ReturnOrderMatch[]
  /** Return orders that announce an item by its SKU or one of its keys, the ones imported last first. */
  returnOrdersOfItem(keys: ItemKeys, limit: number): readonly ReturnOrder[]
  /** Of those, the ones of the same order or the same buyer as other return orders. The buyer is compared here and told to nobody. */
  relatedReturnOrders(rmaNumbers: readonly string[], keys: ItemKeys, limit: number): readonly ReturnOrder[]
  returnOrderNumbers(offset: number, limit: number): readonly string[]
  returnOrderCount(): number
  /** Everyone, who left included, by name. */
  operators(): readonly Operator[]
  operatorByBadge(badge: Lpn): Operator | null
  operator(operatorId: OperatorId): Operator | null
  /** True when the PIN is the operator's. Constant-time comparison against a salted scrypt hash. */
  checkPin(operatorId: OperatorId, pin: string): boolean
  /** The site's own versions of label templates, of each template the newest first. */
  labelVersions(): readonly KeptLabelVersion[]
}

export interface ItemRow extends Item {
  readonly brand: string | null
  readonly priceMinor: number | null
  readonly currency: string | null
}

/** A line of an announced return order as imported; personal fields are kept here and nowhere else, and can be erased. */
export interface ReturnLineRow {
  readonly rmaNumber: string
  readonly line: number
  /** Its row in the file; the order of coming when left out. */
  readonly sourceRow?: number | undefined
  readonly createdAt: string | null
  readonly sku: string
  readonly gtin14: string | null
  readonly title: string
  readonly category: string
  readonly quantityExpected: number
  readonly claimedReason: string | null
  readonly usualWeightGrams: number | null
  readonly orderNumber: string | null
  readonly claimedCode?: string | undefined
  readonly orderedSerial?: string | undefined
  readonly doubtfulWeightGrams?: number | undefined
  /** What else finds the return order, beside its own number and the first order number. */
  readonly codes?: readonly ReturnOrderCode[] | undefined
  readonly buyer: { readonly reference: string | null; readonly name: string | null; readonly address: string | null; readonly phone: string | null; readonly email: string | null; readonly country: string | null }
}

/** What an import brought. `repeatedLines` had the number of an earlier line of their return order and got one of their own. */
export interface ImportOutcome {
  readonly imported: number
  readonly returnOrders: number
  readonly repeatedLines: readonly { readonly sourceRow: number; readonly rmaNumber: string; readonly line: number }[]
}

/** A file being imported, in as many batches as it needs. Nobody sees it before `commit`; `abandon` leaves the old data. One at a time. */
export interface ReferenceImport {
  /** Adds or replaces items by id. */
  addItems(rows: Iterable<ItemRow>): void
  /** Adds lines; a return order that comes again has its old lines replaced. Lines that share a number are renumbered at the end. */
  addReturnLines(rows: Iterable<ReturnLineRow>): void
  commit(): ImportOutcome
  /** Takes everything back; without effect after `commit`. */
  abandon(): void
}

export interface ReferenceWriter {
  /**
   * Keeps every other change of the reference data away (StoreFault `busy`) while an import runs on a connection of its
   * own; the function that comes back lets them in again.
   */
  holdForImport(): () => void
  /** Begins an import. Until it is committed or abandoned every other change of the reference data throws a StoreFault `busy`. */
  beginImport(source: string): ReferenceImport
  /** Adds or replaces items by id, in one transaction. */
  importItems(source: string, rows: Iterable<ItemRow>): { readonly imported: number }
  importReturnLines(source: string, rows: Iterable<ReturnLineRow>): ImportOutcome
  /** Adds a person, or keeps all of them anew, PIN included. */
  addOperator(operator: Operator, pin: string | null): void
  /** Keeps a person anew; the PIN stays. */
  changeOperator(operator: Operator): void
  /** Keeps a draft of a label template, over the draft of the same number. */
  keepLabelDraft(templateId: string, version: number, json: string, by: LabelSigner): void
  /** Puts a draft in force and retires what was; false when there is no such draft any more. */
  approveLabelDraft(templateId: string, version: number, by: LabelSigner): boolean
  /** Takes a draft or a version in force out of use; false when it is no more. */
  retireLabelVersion(templateId: string, version: number, at: Instant): boolean
  /** Removes the buyer's personal fields of a return order for good (secure delete). The journal never held them. */
  eraseBuyer(rmaNumber: string): boolean
}

/** Everything the station keeps on disk. */
export interface Store {
  readonly dir: string
  readonly journal: JournalStore
  readonly bench: BenchReader
  readonly reference: ReferenceReader & ReferenceWriter
  readonly search: SearchReader
  /** Brings what the search looks words up in up to date, a few rows at a time, when nobody waits. */
  readonly searchIndexing: CatalogueIndexing
  /** Small local settings of this station as JSON text, by name. Not journal, not replicated. */
  setting(name: string): string | null
  setSetting(name: string, json: string): void
  close(): void
}
