import type { OperatorId } from '@shared/domain/ids'
import { instantToHybridTime, nextHybridTime, type HybridTime } from '@shared/domain/hybrid-clock'
import { ENTRY_VERSION, type DraftEntry, type StoredEntry } from '@shared/domain/journal-entry'
import { invariant } from '@shared/domain/result'
import type { Clock } from '../ports'
import { entryHash, genesisHash } from './chain-hash'
import { payloadText } from './check-draft'
import { change, inTransaction, queryAll, queryOne, type ReadableDb, type WritableDb } from './db'
import { ENTRIES_WITH_ORIGIN, ENTRY_COLUMNS, entriesFromRows, type EntryRow } from './entry-rows'
import type { OwnOrigin } from './origins'
import { openEntryProofs } from './entry-proofs'
import { rebuildProjections } from './rebuild-projections'
import { openRefold } from './refold'
import { openReplicatedJournal } from './replicated-journal'
import type { JournalStore } from './store'
import { verifyJournal } from './verify-journal'

/** Newest entry of this station: what the next one follows. */
interface Head {
  readonly seq: number
  readonly at: HybridTime
  readonly hash: Uint8Array
}

export interface JournalParts {
  readonly writer: WritableDb
  readonly reader: ReadableDb
  readonly own: OwnOrigin
  readonly clock: Clock
}

/** Opens the journal: entries, their hash chain and their projections, changed together or not at all. */
export function openJournal({ writer, reader, own, clock }: JournalParts): JournalStore {
  const readHead = queryOne<[number], Head>(writer, 'SELECT seq, hlc AS at, hash FROM entries WHERE origin = ? ORDER BY seq DESC LIMIT 1')
  const insert = change<[number, number, number, number, string, string, string | null, string, Uint8Array]>(
    writer,
    'INSERT INTO entries (origin, seq, hlc, version, kind, subject, actor, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const ofSubjectNow = queryAll<[string], EntryRow>(writer, `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} WHERE subject = ?`)
  const ofSubject = queryAll<[string], EntryRow>(reader, `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} WHERE subject = ?`)
  // Bounded by number, not by time: walking down from the newest, SQLite would not see that all older ones are too old.
  const firstSince = queryOne<[number, number], { seq: number }>(reader, 'SELECT seq FROM entries INDEXED BY entries_hlc WHERE hlc >= ? AND origin = ? ORDER BY hlc LIMIT 1')
  const newestFrom = queryAll<[number, number, number], EntryRow>(
    reader,
    `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} WHERE entries.origin = ? AND seq >= ? ORDER BY seq DESC LIMIT ?`,
  )
  const between = queryAll<[number, number], EntryRow>(reader, `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} WHERE hlc >= ? AND hlc < ?`)
  const betweenOfKinds = queryAll<[number, number, string], EntryRow>(
    reader,
    `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} WHERE hlc >= ? AND hlc < ? AND kind IN (SELECT value FROM json_each(?))`,
  )
  const proofsOf = openEntryProofs(reader)
  const refold = openRefold({ writer, own: own.number })
  /** Highest order stamp that came from HQ: what is appended afterwards comes after it, also where another station's clock is ahead. */
  let heard = queryOne<[], { ord: number | null }>(writer, 'SELECT max(ord) AS ord FROM cursors')()?.ord ?? 0

  /** Read anew after any failure: what is in memory must never be ahead of the disk. */
  let head: Head | null = null

  function currentHead(): Head {
    head ??= readHead(own.number) ?? { seq: 0, at: 0, hash: genesisHash(own.origin.station, own.origin.incarnation) }
    return head
  }

  function appendOne(previous: Head, draft: DraftEntry, actor: OperatorId | null): { readonly head: Head; readonly entry: StoredEntry } {
    const payload = payloadText(draft, actor)
    if (draft.kind === 'entryVoided') assertVoidsOwnSubject(draft)
    const stamped = { seq: previous.seq + 1, at: nextHybridTime(Math.max(previous.at, heard), clock.now()), version: ENTRY_VERSION, kind: draft.kind, subject: draft.subject, actor }
    const hash = entryHash(previous.hash, stamped, payload)
    insert(own.number, stamped.seq, stamped.at, stamped.version, stamped.kind, stamped.subject, actor, payload, hash)
    return {
      head: { seq: stamped.seq, at: stamped.at, hash },
      entry: { ...stamped, origin: own.origin.incarnation, ord: null, payload: JSON.parse(payload) },
    }
  }

  /** An entry that takes back nothing, or something of another subject, would be without effect and look as if it had one. */
  function assertVoidsOwnSubject(draft: DraftEntry & { kind: 'entryVoided' }): void {
    const target = ofSubjectNow(draft.subject).find((row) => row.incarnation === draft.payload.origin && row.seq === draft.payload.seq)
    invariant(target?.kind === draft.payload.kind && target.kind !== 'entryVoided', `no ${draft.payload.kind} ${draft.payload.origin}/${draft.payload.seq} of ${draft.subject} to take back`)
  }

  return {
    get origin() {
      return own.origin
    },
    append(drafts, actor) {
      if (drafts.length === 0) return []
      let next = currentHead()
      head = null
      const entries = inTransaction(writer, () => {
        const appended: StoredEntry[] = []
        for (const draft of drafts) {
          const one = appendOne(next, draft, actor)
          next = one.head
          appended.push(one.entry)
        }
        for (const subject of new Set(drafts.map((draft) => draft.subject))) refold(subject)
        return appended
      })
      head = next
      return entries
    },
    takePlate: (type) => own.takePlate(type),
    head: () => ({ seq: currentHead().seq, hash: Buffer.from(currentHead().hash).toString('hex') }),
    entriesOf: (subjects) => entriesFromRows([...new Set(subjects)].flatMap((subject) => ofSubject(subject))),
    proofsOf,
    newestOwn(from, limit) {
      const first = firstSince(instantToHybridTime(from), own.number)
      return first ? entriesFromRows(newestFrom(own.number, first.seq, limit)) : []
    },
    entriesBetween(from, to, kinds) {
      const [fromAt, toAt] = [instantToHybridTime(from), instantToHybridTime(to)]
      return entriesFromRows(kinds ? betweenOfKinds(fromAt, toAt, JSON.stringify(kinds)) : between(fromAt, toAt))
    },
    replication: openReplicatedJournal({
      writer, reader, own, clock, refold,
      hear(ord) {
        heard = Math.max(heard, ord)
      },
    }),
    verify: () => verifyJournal(reader),
    rebuild: () => rebuildProjections(writer, reader),
  }
}
