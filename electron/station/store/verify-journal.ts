import { chainText } from '@shared/domain/entry-chain'
import { entryHash, genesisHash } from './chain-hash'
import { areCoveredCodesRight } from './covered-codes'
import { queryAll, queryEach, type ReadableDb } from './db'
import { entryFromRow, type EntryRow } from './entry-rows'
import { expectedJobs, openStoredJobs } from './print-jobs'
import { foldSubject } from './projection'
import { openRowReader, PROJECTIONS } from './projections'
import { orphans } from './rebuild-projections'
import type { VerifyReport } from './store'
import { eachSubject } from './subject-entries'
import { wrongTotals } from './unit-totals'

type Problem = VerifyReport['problems'][number]
type Head = VerifyReport['origins'][number]

/** More than this are not listed: a chain that breaks once does not become more broken by the thousandth line. */
const PROBLEM_LIMIT = 1_000

const STRAYS = `SELECT origin, seq FROM entries WHERE origin NOT IN (SELECT origin FROM origins) LIMIT ${PROBLEM_LIMIT}`

interface OriginRow {
  readonly origin: number
  readonly station: string
  readonly incarnation: string
}

interface ChainRow extends EntryRow {
  readonly hash: Uint8Array
}

/** Reads the whole journal and compares everything that can be recomputed: hashes, numbers, stamps, payloads and projections. */
export function verifyJournal(db: ReadableDb): VerifyReport {
  const problems: Problem[] = []
  const report = (problem: Problem): void => {
    if (problems.length < PROBLEM_LIMIT) problems.push(problem)
  }
  // One read transaction, so that both walks see the same entries also when another connection writes.
  return db.transaction((): VerifyReport => {
    const origins = queryAll<[], OriginRow>(db, 'SELECT origin, station, incarnation FROM origins ORDER BY origin')()
    const heads = origins.map((origin) => verifyChain(db, origin, report))
    for (const { origin, seq } of queryAll<[], { origin: number; seq: number }>(db, STRAYS)()) {
      report({ kind: 'chain-broken', origin: null, seq, detail: `the entry belongs to origin ${origin}, which is not known` })
    }
    verifySubjects(db, report)
    const entries = heads.reduce((sum, head) => sum + head.entries, 0)
    return { entries, origins: heads.map(({ station, incarnation, head, headHash }) => ({ station, incarnation, head, headHash })), problems }
  })()
}

function verifyChain(db: ReadableDb, origin: OriginRow, report: (problem: Problem) => void): Head & { readonly entries: number } {
  const { station, incarnation } = origin
  const rows = queryEach<[string, number], ChainRow>(
    db,
    'SELECT ? AS incarnation, origin, seq, hlc, ord, version, kind, subject, actor, payload, hash FROM entries WHERE origin = ? ORDER BY seq',
  )
  let hash = genesisHash(station, incarnation)
  let head = 0
  let entries = 0
  let previous: ChainRow | null = null
  for (const row of rows(incarnation, origin.origin)) {
    const found = (kind: Problem['kind'], detail: string): void => report({ kind, origin: incarnation, seq: row.seq, detail })
    if (row.seq !== head + 1) found('gap', `entry ${row.seq} follows entry ${head}`)
    const expected = hashOf(hash, row)
    if (!expected || Buffer.compare(expected, row.hash) !== 0) found('chain-broken', expected ? 'the hash does not fit the entry and the one before it' : 'a text holds a line feed')
    const disorder = previous && orderProblem(previous, row)
    if (disorder) found('chain-broken', disorder)
    if (!entryFromRow(row)) found('unreadable', 'the payload is not a JSON object')
    previous = row
    // The stored hash goes on, so that one changed entry is one problem and not a thousand.
    hash = row.hash
    head = row.seq
    entries += 1
  }
  return { station, incarnation, head, headHash: Buffer.from(hash).toString('hex'), entries }
}

function hashOf(previous: Uint8Array, row: ChainRow): Uint8Array | null {
  // The chain writes nobody and the empty name alike, so the empty name is refused here as it is in `append`.
  if (row.actor === '') return null
  const entry = { seq: row.seq, at: row.hlc, version: row.version, kind: row.kind, subject: row.subject, actor: row.actor }
  try {
    chainText(entry, row.payload)
  } catch {
    return null
  }
  return entryHash(previous, entry, row.payload)
}

/** HQ's stamp is not hashed, but it rises with the number and is given in order, so most changes to it show. */
function orderProblem(previous: ChainRow, row: ChainRow): string | null {
  if (row.hlc <= previous.hlc) return 'the hybrid clock does not rise'
  if (row.ord !== null && previous.ord === null) return 'HQ stamped this entry but not the one before it'
  if (row.ord !== null && previous.ord !== null && row.ord <= previous.ord) return 'the order stamp does not rise'
  return null
}

function verifySubjects(db: ReadableDb, report: (problem: Problem) => void): void {
  const readers = PROJECTIONS.map((projection) => ({ projection, read: openRowReader(db, projection) }))
  const readJobs = openStoredJobs(db)
  for (const { subject, rows } of eachSubject(db)) {
    const { row } = foldSubject(PROJECTIONS, subject, rows)
    for (const { projection, read } of readers.filter((reader) => subject.startsWith(`${reader.projection.subjectType}:`))) {
      const stored = read(subject)
      const differing = projection.columnNames.filter((_name, i) => (stored?.[i] ?? null) !== (row?.[i] ?? null))
      if (differing.length > 0) report({ kind: 'projection-differs', origin: null, seq: null, detail: `${projection.table} ${subject}: ${differing.join(', ')}` })
    }
    const expected = expectedJobs(rows.flatMap((entry) => entryFromRow(entry) ?? []))
    if (readJobs(subject) !== expected) report({ kind: 'projection-differs', origin: null, seq: null, detail: `print_jobs ${subject}: not what the entries tell` })
  }
  for (const projection of PROJECTIONS) {
    for (const subject of orphans(db, projection)) report({ kind: 'projection-differs', origin: null, seq: null, detail: `${projection.table} ${subject}: no entry tells of it` })
  }
  if (!areCoveredCodesRight(db)) report({ kind: 'projection-differs', origin: null, seq: null, detail: 'covered_codes: not the plates that the units had' })
  for (const table of wrongTotals(db)) report({ kind: 'projection-differs', origin: null, seq: null, detail: `${table}: not the sums over the units` })
}
