import { createPostgresReplica } from '../../station/replication/postgres-replica'
import { exchange, meet, type ExchangeFailure, type ExchangeReport } from '../../station/replication/exchange'
import { newSecret, urlOfCode } from '../../station/replication/join-code'
import { readReplicaAddress, withRole } from '../../station/replication/replica-address'
import type { Place, Replica } from '../../station/replication/replica'
import type { Store } from '../../station/store/store'
import { storeExists } from '../../station/store/store-files'
import { ok, refuse, type Result } from '@shared/domain/result'
import { requireOption, type Arguments } from '../arguments'
import { openCommandStore, storeFolder } from '../open-command-store'
import { answer, EXIT, tell, type ExitCode } from '../outcome'
import { wordsOf } from './failure-words'
import { readReplicaSecret, removeReplicaSecret, writeReplicaSecret } from './replica-secret'

/** Tasks of one station's store. */

/** How long a running sync waits between two exchanges. */
const POLL_MS = 5_000
/** Failures of the line that a running sync waits out. */
const PASSING: readonly ExchangeFailure['kind'][] = ['unreachable', 'busy', 'hq-went-back', 'gap']

function refused(failure: ExchangeFailure): ExitCode {
  tell(`turnback: ${wordsOf(failure)}`)
  return EXIT.refused
}

function openReplica(url: string): Result<Replica, string> {
  const address = readReplicaAddress(url)
  return address.ok ? ok(createPostgresReplica(address.value)) : address
}

/** Takes the place that a code opens, for a new store or for one that has worked alone and keeps its origin. */
export async function join(args: Arguments): Promise<ExitCode | string> {
  const dir = requireOption(args, 'store')
  if (!dir.ok) return dir.failure
  const given = args.positional[0] ?? ''
  const url = given.startsWith('postgres') ? given : urlOfCode(given)
  if (url === null) return 'this is no code: a character is wrong or missing'
  const address = readReplicaAddress(url)
  if (!address.ok) return address.failure
  const place = await placeOf(url, dir.value, address.value.role)
  if (!place.ok) return refused(place.failure)
  const store = openCommandStore(dir.value, place.value.name, place.value.incarnation)
  try {
    const { station, incarnation } = store.journal.origin
    const secret = newSecret()
    const earlier = readReplicaSecret(dir.value)
    const own = withRole(url, address.value.role, secret)
    const way = place.value.url
    const replica = openReplica(way)
    if (!replica.ok) return replica.failure
    // Written first: if the answer is lost, the next try finds out which secret counts.
    if (way === url) writeReplicaSecret(dir.value, { url: own, pending: true })
    const joined = await replica.value.join(station, incarnation, way === url ? secret : secretOf(way))
    await replica.value.close()
    if (!joined.ok) {
      if (joined.failure.kind !== 'unreachable') restoreSecret(dir.value, earlier)
      return refused(joined.failure)
    }
    writeReplicaSecret(dir.value, { url: way === url ? own : way, pending: false })
    answer({ command: 'replica join', ok: true, origin: incarnation, station, site: place.value.site, name: place.value.name, entries: store.journal.head().seq })
    return EXIT.done
  } finally {
    store.close()
  }
}

function restoreSecret(dir: string, earlier: ReturnType<typeof readReplicaSecret>): void {
  if (earlier) writeReplicaSecret(dir, earlier)
  else removeReplicaSecret(dir)
}

function secretOf(url: string): string {
  return decodeURIComponent(new URL(url).password)
}

/** The place behind a code; when the code was used by this very store and the answer was lost, by the secret it wrote down. */
async function placeOf(url: string, dir: string, role: string): Promise<Result<Place & { readonly url: string }, ExchangeFailure>> {
  const first = await askPlace(url)
  if (first.ok || first.failure.kind !== 'sign-in-refused') return first
  const written = storeExists(storeFolder(dir)) ? readReplicaSecret(dir) : null
  const address = written && readReplicaAddress(written.url)
  return written && address?.ok && address.value.role === role ? askPlace(written.url) : first
}

async function askPlace(url: string): Promise<Result<Place & { readonly url: string }, ExchangeFailure>> {
  const replica = openReplica(url)
  if (!replica.ok) return refuse({ kind: 'unreachable', detail: replica.failure })
  const place = await replica.value.place()
  await replica.value.close()
  return place.ok ? ok({ ...place.value, url }) : place
}

/** Sends and fetches: once until both directions are drained, or again and again until it is stopped. */
export async function sync(args: Arguments): Promise<ExitCode | string> {
  const opened = openJoinedStore(args)
  if (typeof opened === 'string') return opened
  const { store, replica } = opened
  try {
    if (args.options.has('once')) return tellExchange(await exchangeOnce(store, replica))
    return await syncUntilStopped(store, replica)
  } finally {
    await replica.close()
    store.close()
  }
}

function exchangeOnce(store: Store, replica: Replica): Promise<Result<ExchangeReport, ExchangeFailure>> {
  return exchange({ replica, journal: store.journal.replication })
}

function tellExchange(done: Result<ExchangeReport, ExchangeFailure>): ExitCode {
  if (!done.ok) return refused(done.failure)
  answer({ command: 'replica sync', ok: true, ...done.value })
  return EXIT.done
}

async function syncUntilStopped(store: Store, replica: Replica): Promise<ExitCode> {
  let stopped = false
  let wake = () => {}
  const stop = () => {
    stopped = true
    wake()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  while (!stopped) {
    const done = await exchangeOnce(store, replica)
    if (!done.ok && !PASSING.includes(done.failure.kind)) return refused(done.failure)
    if (!done.ok) tell(`turnback: ${wordsOf(done.failure)}`)
    else if (done.value.pushed + done.value.pulled > 0) tellExchange(done)
    await new Promise<void>((resolve) => {
      wake = resolve
      if (stopped) resolve()
      else setTimeout(resolve, POLL_MS)
    })
  }
  return EXIT.done
}

function openJoinedStore(args: Arguments): { readonly store: Store; readonly replica: Replica } | string {
  const dir = requireOption(args, 'store')
  if (!dir.ok) return dir.failure
  const secret = storeExists(storeFolder(dir.value)) ? readReplicaSecret(dir.value) : null
  if (!secret) return `${dir.value} has not joined HQ: run turnback replica join first`
  const replica = openReplica(secret.url)
  return replica.ok ? { store: openCommandStore(dir.value), replica: replica.value } : replica.failure
}

/** How far a store is, and how it stands to HQ. */
export async function status(args: Arguments): Promise<ExitCode | string> {
  const dir = requireOption(args, 'store')
  if (!dir.ok) return dir.failure
  if (!storeExists(storeFolder(dir.value))) return `there is no store in ${dir.value}`
  const secret = readReplicaSecret(dir.value)
  const replica = secret && openReplica(secret.url)
  if (replica && !replica.ok) return replica.failure
  const store = openCommandStore(dir.value)
  try {
    const journal = store.journal.replication
    const { station, incarnation, head, acknowledged } = journal.own()
    const met = replica?.ok ? await meet({ replica: replica.value, journal }) : null
    const hq = met === null ? { joined: false } : met.ok
      ? { joined: true, reachable: true, contact: met.value.contact.kind, site: met.value.place.site, name: met.value.place.name, hqHead: met.value.place.head, durableSeq: met.value.place.durableSeq }
      : { joined: true, reachable: met.failure.kind !== 'unreachable', contact: met.failure.kind, why: wordsOf(met.failure) }
    answer({ command: 'replica status', ok: true, station, origin: incarnation, head, acknowledged, waiting: head - acknowledged, cursors: journal.cursors(), ...hq })
    return EXIT.done
  } finally {
    store.close()
    if (replica?.ok) await replica.value.close()
  }
}
