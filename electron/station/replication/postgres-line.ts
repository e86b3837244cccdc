import { Socket } from 'node:net'
import { Client, DatabaseError, types } from 'pg'
import type { DurationMs } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { ReplicaAddress } from './replica-address'
import type { ReplicaFailure } from './replica'
import { failureOfAnswer } from './refusals'

/*
 * One connection to PostgreSQL whose deadlines are our own. A line can be half open for as long as TCP likes, and no
 * time limit of the driver or of the server ends that: at the deadline the socket is destroyed and the next call dials anew.
 */

/** How long dialling and signing in may take. */
const CONNECT_DEADLINE_MS: DurationMs = 5_000
/** Shortest time that a call is given. */
const CALL_DEADLINE_MS: DurationMs = 5_000
/** A line slower than this is not waited for: 64 kbit/s, with a third of it for us. */
const SLOWEST_BYTES_PER_MS = 8 / 3
const INT8 = 20
/** Time to say goodbye before the socket is destroyed. */
const CLOSE_DEADLINE_MS: DurationMs = 500

export type SqlParameter = string | number | null | Buffer | readonly (string | number | null | Buffer)[]

export interface PostgresLine {
  /** The rows of one statement. `bytes` is about how much goes over the line, both ways. */
  ask<Row>(sql: string, parameters: readonly SqlParameter[], bytes?: number): Promise<Result<readonly Row[], ReplicaFailure>>
  /** Statements of one transaction: all or nothing. */
  transaction<T>(work: (ask: PostgresLine['ask']) => Promise<Result<T, ReplicaFailure>>): Promise<Result<T, ReplicaFailure>>
  close(): Promise<void>
}

export interface LineOptions {
  readonly connectDeadlineMs?: DurationMs
  readonly callDeadlineMs?: DurationMs
  /** How the connection names itself in HQ's list of sessions. */
  readonly applicationName?: string
}

/** Numbers of 8 bytes come as numbers: everything here stays below 2^53. */
function parserOf(type: number, format?: 'text' | 'binary') {
  return type === INT8 ? Number : types.getTypeParser(type, format === 'binary' ? 'binary' : 'text')
}

interface OpenClient {
  readonly client: Client
  readonly socket: Socket
}

class DeadlinePassed extends Error {}

/** Runs out at the deadline: then the socket is destroyed, which also ends whatever waits for it. */
async function within<T>(deadlineMs: DurationMs, socket: Socket, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      socket.destroy()
      reject(new DeadlinePassed(`${what}: no answer within ${deadlineMs} ms`))
    }, deadlineMs)
  })
  work.catch(() => {}) // it fails once more when the socket dies; the deadline has told already
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Opens nothing yet: the first question dials. */
export function createPostgresLine(address: ReplicaAddress, options: LineOptions = {}): PostgresLine {
  const connectMs = options.connectDeadlineMs ?? CONNECT_DEADLINE_MS
  const callMs = options.callDeadlineMs ?? CALL_DEADLINE_MS
  let open: OpenClient | null = null
  /** Questions go one after the other: a transaction must not be cut into by another question. */
  let turn: Promise<unknown> = Promise.resolve()

  async function dial(): Promise<OpenClient> {
    const socket = new Socket()
    const client = new Client({
      host: address.host, port: address.port, database: address.database, user: address.role, password: address.secret,
      ssl: address.tls ?? false, stream: () => socket, types: { getTypeParser: parserOf }, enableChannelBinding: true,
      application_name: options.applicationName ?? 'turnback',
    })
    const opened: OpenClient = { client, socket }
    const forget = () => {
      if (open === opened) open = null
    }
    client.on('error', forget)
    client.on('end', forget)
    try {
      await within(connectMs, socket, `reaching ${address.shown}`, client.connect())
    } catch (error) {
      socket.destroy()
      throw error
    }
    open = opened
    return opened
  }

  async function query<Row>(sql: string, parameters: readonly SqlParameter[], bytes: number): Promise<Result<readonly Row[], ReplicaFailure>> {
    try {
      const { client, socket } = open ?? (await dial())
      const deadlineMs = Math.max(callMs, bytes / SLOWEST_BYTES_PER_MS)
      const answer = await within(deadlineMs, socket, `asking ${address.shown}`, client.query<Row & object>(sql, [...parameters]))
      return ok(answer.rows)
    } catch (error) {
      return refuse(toFailure(error))
    }
  }

  function toFailure(error: unknown): ReplicaFailure {
    if (error instanceof DatabaseError) {
      const failure = failureOfAnswer(error)
      // A server that goes away says so on a line that is of no more use.
      if (failure.kind === 'busy' || failure.kind === 'sign-in-refused') drop()
      return failure
    }
    drop()
    return { kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) }
  }

  function drop(): void {
    open?.socket.destroy()
    open = null
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work)
    turn = mine.catch(() => {})
    return mine
  }

  return {
    ask: (sql, parameters, bytes = 0) => inTurn(() => query(sql, parameters, bytes)),
    transaction: (work) => inTurn(async () => {
      const begun = await query('BEGIN', [], 0)
      if (!begun.ok) return begun
      const held = open
      // A line that broke took the transaction with it: on a new one the rest would be a lie, COMMIT most of all.
      const stillHere: PostgresLine['ask'] = async (sql, parameters, bytes = 0) => (open === held ? query(sql, parameters, bytes) : refuse({ kind: 'unreachable', detail: `the line to ${address.shown} broke in a transaction` }))
      const done = await work(stillHere)
      const ended = await stillHere(done.ok ? 'COMMIT' : 'ROLLBACK', [])
      return done.ok && !ended.ok ? ended : done
    }),
    async close() {
      const opened = open
      open = null
      if (opened) await within(CLOSE_DEADLINE_MS, opened.socket, 'closing', opened.client.end()).catch(() => {})
    },
  }
}
