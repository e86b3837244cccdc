import { afterReceipt, afterTrouble, beginSending, judgeFirstContact, nextPull, nextSend, type FirstContact, type PushTrouble, type SendState } from '@shared/domain/replication-state'
import { ok, refuse, type Result } from '@shared/domain/result'
import { APPLY_LIMIT_ENTRIES, type ReplicatedJournal, type RunRefusal } from '../ports'
import type { Place, Replica, ReplicaFailure } from './replica'

/*
 * One exchange between a station and HQ: first contact, own entries up, entries of others down. Each step leaves a state that a
 * kill may end in; the loop around it (waiting, backing off, adapting) comes on top.
 */

/** What can end an exchange: trouble of the line or of HQ, or two histories that do not fit. */
export type ExchangeFailure =
  | ReplicaFailure
  /** The histories of this origin differ: a copy of this store has written, or an old one was put back and written on. */
  | { readonly kind: 'forked'; readonly hqHead: number }
  /** HQ has entries of this origin that this store has lost: an old copy was put back. */
  | { readonly kind: 'rolled-back'; readonly entries: number }
  /** The place belongs to another origin than this store's. */
  | { readonly kind: 'other-origin'; readonly incarnation: string }
  /** What HQ handed over of another origin does not fit what is here. */
  | { readonly kind: 'run-refused'; readonly incarnation: string; readonly why: RunRefusal }
  /** HQ is put back while we send: begin again. */
  | { readonly kind: 'hq-went-back'; readonly head: number }

export interface ExchangeReport {
  readonly pushed: number
  /** Entries that went as bytes, because HQ cannot hold them as text. */
  readonly raw: number
  readonly pulled: number
  readonly unfolded: number
  readonly head: number
  readonly durableSeq: number
}

export interface ExchangeParts {
  readonly replica: Replica
  readonly journal: ReplicatedJournal
  readonly batchEntries?: number
  readonly pullEntries?: number
  /** Called between transactions: whoever waits for the store gets a turn. */
  readonly rest?: () => Promise<void>
}

const BATCH_ENTRIES = 1_000
const PULL_ENTRIES = 2_000
/** Lost answers in a row before an exchange is given up. */
const LOST_ANSWERS_LIMIT = 3

const troubles: Partial<Record<ReplicaFailure['kind'], PushTrouble>> = {
  poison: 'poison', 'too-large': 'too-large', gap: 'gap', fork: 'fork', chain: 'chain', 'not-live': 'not-live', unreachable: 'lost-answer',
}

/** First contact: whether the two histories of this station's origin fit, and where to go on. */
export async function meet({ replica, journal }: Pick<ExchangeParts, 'replica' | 'journal'>): Promise<Result<{ readonly place: Place; readonly contact: FirstContact }, ExchangeFailure>> {
  const place = await replica.place()
  if (!place.ok) return place
  const { incarnation, head, headHash, state } = place.value
  const own = journal.own()
  if (incarnation !== own.incarnation) return refuse({ kind: 'other-origin', incarnation })
  if (state !== 'live') return refuse({ kind: 'not-live', detail: `this place is ${state}` })
  const asked = head > own.head && own.head > 0 ? await replica.hashes([own.head]) : null
  if (asked && !asked.ok) return asked
  return ok({ place: place.value, contact: judgeFirstContact({ head: own.head, hashAt: journal.ownHashAt }, { head, headHash, hashAtOwnHead: asked?.value.get(own.head) ?? null }) })
}

/** Pushes everything up and pulls everything down. */
export async function exchange(parts: ExchangeParts): Promise<Result<ExchangeReport, ExchangeFailure>> {
  const met = await meet(parts)
  if (!met.ok) return met
  const { place, contact } = met.value
  if (contact.kind === 'fork') return refuse({ kind: 'forked', hqHead: place.head })
  if (contact.kind === 'rolled-back') return refuse({ kind: 'rolled-back', entries: contact.entries })
  const pushed = await pushAll(parts, place.head)
  if (!pushed.ok) return pushed
  const pulled = await pullAll(parts)
  if (!pulled.ok) return pulled
  return ok({ ...pushed.value, ...pulled.value, durableSeq: place.durableSeq })
}

/** Where to send from: HQ's head, or earlier where an answer was lost and the order stamps are still missing here. */
function sendFrom(journal: ReplicatedJournal, hqHead: number): number {
  return Math.min(hqHead, journal.own().acknowledged)
}

/** Sends own entries until HQ has all of them and this store has all their order stamps. */
export async function pushAll({ replica, journal, batchEntries = BATCH_ENTRIES, rest }: ExchangeParts, hqHead: number): Promise<Result<Pick<ExchangeReport, 'pushed' | 'raw' | 'head'>, ExchangeFailure>> {
  let state: SendState = beginSending(sendFrom(journal, hqHead), batchEntries)
  let [pushed, raw, lost] = [0, 0, 0]
  for (let plan = nextSend(state, journal.own().head); plan; plan = nextSend(state, journal.own().head)) {
    const batch = journal.outgoing(plan.first, plan.last - plan.first + 1)
    if (!batch) return refuse({ kind: 'hq-went-back', head: plan.first - 1 })
    const receipt = await (plan.raw ? replica.pushRaw(batch) : replica.push(batch))
    if (receipt.ok) {
      lost = 0
      await keepStamps(journal, plan.first, receipt.value.stamps, rest)
      pushed += batch.entries.length
      raw += plan.raw ? 1 : 0
      // Not HQ's head: the stamps between were not given yet.
      state = afterReceipt(state, plan.last)
      continue
    }
    const trouble = troubles[receipt.failure.kind]
    if (trouble === undefined) return receipt
    const after = afterTrouble(state, plan, trouble)
    if (after.next === 'stop') return receipt
    state = after.state
    if (after.next === 'ask-place') {
      lost += 1
      if (lost > LOST_ANSWERS_LIMIT) return receipt
      const place = await replica.place()
      if (!place.ok) return place
      state = beginSending(sendFrom(journal, place.value.head), state.batchEntries)
    }
  }
  return ok({ pushed, raw, head: state.hqHead })
}

async function keepStamps(journal: ReplicatedJournal, first: number, stamps: readonly number[], rest: ExchangeParts['rest']): Promise<void> {
  for (let i = 0; i < stamps.length; i += APPLY_LIMIT_ENTRIES) {
    journal.acknowledge(first + i, stamps.slice(i, i + APPLY_LIMIT_ENTRIES))
    await rest?.()
  }
}

/** Asks for entries of others until none are left. */
export async function pullAll({ replica, journal, pullEntries = PULL_ENTRIES, rest }: ExchangeParts): Promise<Result<Pick<ExchangeReport, 'pulled' | 'unfolded'>, ExchangeFailure>> {
  let [pulled, unfolded] = [0, 0]
  const cursors = new Map(journal.cursors().map(({ incarnation, seq }) => [incarnation, seq]))
  for (;;) {
    const heads = await replica.heads([...cursors].map(([incarnation, seq]) => ({ incarnation, seq })))
    if (!heads.ok) return heads
    const { wishes, each } = nextPull(heads.value, cursors, pullEntries)
    if (wishes.length === 0) return ok({ pulled, unfolded })
    const runs = await replica.pull(wishes, each)
    if (!runs.ok) return runs
    for (const { origin, ...run } of runs.value) {
      const head = heads.value.find((candidate) => candidate.origin === origin)
      if (!head) continue
      const kept = journal.applyRun({ station: head.station, incarnation: head.incarnation }, run)
      if (!kept.ok) return refuse({ kind: 'run-refused', incarnation: head.incarnation, why: kept.failure })
      pulled += kept.value.added
      unfolded += kept.value.unfolded
      cursors.set(head.incarnation, run.entries.at(-1)?.seq ?? 0)
      await rest?.()
    }
    // HQ named heads and then gave nothing: it went back in between.
    if (runs.value.length === 0) return ok({ pulled, unfolded })
  }
}
