import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse, type Result } from '@shared/domain/result'
import { codeOfUrl, newSecret } from './join-code'
import type { PostgresLine } from './postgres-line'
import { withRole } from './replica-address'
import type { ReplicaFailure } from './replica'
import { scramVerifier } from './scram-verifier'

/*
 * What the person who runs HQ does: lay out the schema, enrol stations, revoke them. Signed in as a superuser, or as a role that
 * may create roles and is a member of hq_admin.
 */

/** How many connections a station may hold: one for entries, one for photos, one while a dead one is not yet noticed. */
const STATION_CONNECTIONS = 3
/** A code that nobody used in this time opens nothing. */
const CODE_VALID_DAYS = 7
const ROLE_BYTES = 8
const STATION_TIME_LIMIT = '60s'

/** A plain SQL file of resources/replica. */
export interface SchemaFile {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** The files in a folder, in the order of their numbers. */
export function readSchemaFiles(dir: string): readonly SchemaFile[] {
  return readdirSync(dir).filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name)).sort().map((name) => ({ number: Number(name.slice(0, 4)), name, sql: readFileSync(join(dir, name), 'utf8') }))
}

type Answer<T> = Promise<Result<T, ReplicaFailure>>

function changed(detail: string): ReplicaFailure {
  return { kind: 'refused', code: '', detail }
}

/** Brings the schema `hq` of a database up to these files: each runs once, all of them in one transaction. Returns the names that ran. */
export function applySchema(line: PostgresLine, files: readonly SchemaFile[]): Answer<readonly string[]> {
  return line.transaction(async (ask) => {
    const prepared = await ask(`DO $$ BEGIN
      PERFORM pg_advisory_xact_lock(hashtext('turnback replica schema'));
      CREATE SCHEMA IF NOT EXISTS hq;
      CREATE TABLE IF NOT EXISTS hq.migrations (number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
    END $$`, [])
    if (!prepared.ok) return prepared
    const done = await ask<{ number: number; sha256: string }>('SELECT number, sha256 FROM hq.migrations ORDER BY number', [])
    if (!done.ok) return done
    const applied: string[] = []
    for (const { number, name, sql } of files) {
      const sha256 = createHash('sha256').update(sql).digest('hex')
      const before = done.value.find((row) => row.number === number)
      if (before && before.sha256 !== sha256) return refuse(changed(`${name} is not the file that this database was laid out with`))
      if (before) continue
      const ran = await ask(sql, [])
      if (!ran.ok) return refuse({ ...ran.failure, detail: `${name}: ${ran.failure.detail}` })
      const noted = await ask('INSERT INTO hq.migrations (number, name, sha256) VALUES ($1, $2, $3)', [number, name, sha256])
      if (!noted.ok) return noted
      applied.push(name)
    }
    return ok(applied)
  })
}

/** The address of the database that every server has. */
export function databaseOfServer(hqUrl: string): string {
  return hqUrl.replace(/^(\w+:\/\/[^/?]*\/)[^?]*/, '$1postgres')
}

/** Makes the database of an address if the server has none of its name; tells whether it did. */
export async function createDatabase(line: PostgresLine, hqUrl: string): Answer<boolean> {
  const name = decodeURIComponent(/^\w+:\/\/[^/?]*\/([^?]*)/.exec(hqUrl)?.[1] ?? '')
  if (!/^\w{1,63}$/.test(name)) return ok(false)
  const found = await line.ask('SELECT FROM pg_database WHERE datname = $1', [name])
  if (!found.ok || found.value.length > 0) return found.ok ? ok(false) : found
  const made = await line.ask(`CREATE DATABASE "${name}" ENCODING 'UTF8' TEMPLATE template0`, [])
  return made.ok ? ok(true) : made
}

/** A place that was reserved. `url` holds all that joining needs, `code` the same for scanners and fingers. */
export interface Enrolment {
  readonly origin: string
  readonly role: string
  readonly url: string
  readonly code: string
}

/** Reserves a place for a station of a site and makes the role that it will sign in with. The code opens the place once, within seven days. */
export function enrolStation(line: PostgresLine, hqUrl: string, { site, name }: { readonly site: string; readonly name: string }): Answer<Enrolment> {
  const role = `hq_s_${randomBytes(ROLE_BYTES).toString('hex')}`
  const origin = randomUUID()
  const secret = newSecret()
  return line.transaction(async (ask) => {
    const statements = [
      `CREATE ROLE ${role} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT ${STATION_CONNECTIONS} PASSWORD '${scramVerifier(secret)}'`,
      `ALTER ROLE ${role} SET statement_timeout = '${STATION_TIME_LIMIT}'`,
      `ALTER ROLE ${role} SET idle_in_transaction_session_timeout = '${STATION_TIME_LIMIT}'`,
      // It has the rights of the group and cannot become it.
      `GRANT hq_station TO ${role} WITH INHERIT TRUE, SET FALSE`,
    ]
    for (const statement of statements) {
      const done = await ask(statement, [])
      if (!done.ok) return done
    }
    const reserved = await ask('SELECT hq.reserve($1, $2, $3, $4, make_interval(days => $5))', [site, name, origin, role, CODE_VALID_DAYS])
    if (!reserved.ok) return reserved
    const url = withRole(hqUrl, role, secret)
    return ok({ origin, role, url, code: codeOfUrl(url) })
  })
}

/** Takes a station's place away for good: it cannot sign in any more and what it has open ends. Its entries stay. False when nobody has this origin. */
export function revokeOrigin(line: PostgresLine, origin: string): Answer<boolean> {
  return line.transaction(async (ask) => {
    const closed = await ask<{ role: string | null }>('SELECT hq.close_origin($1) AS role', [origin])
    if (!closed.ok) return closed
    const role = closed.value[0]?.role
    if (!role || !/^\w+$/.test(role)) return ok(false)
    const barred = await ask(`ALTER ROLE ${role} NOLOGIN PASSWORD NULL`, [])
    if (!barred.ok) return barred
    const ended = await ask('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [role])
    return ended.ok ? ok(true) : ended
  })
}

/** Every place, for the person who runs HQ. */
export interface OriginAtHq {
  readonly origin: string
  readonly number: number
  readonly site: string
  readonly name: string
  readonly state: string
  readonly head: number
  readonly durableSeq: number
  readonly lastSeen: string | null
  readonly announced: unknown
}

interface OriginRow extends Omit<OriginAtHq, 'durableSeq' | 'lastSeen'> {
  readonly durable_seq: number
  readonly last_seen: Date | null
}

export async function listOrigins(line: PostgresLine): Answer<readonly OriginAtHq[]> {
  const rows = await line.ask<OriginRow>('SELECT incarnation AS origin, origin AS number, site, name, state, head, durable_seq, last_seen, announced FROM hq.origins ORDER BY number', [])
  return rows.ok ? ok(rows.value.map(({ durable_seq: durableSeq, last_seen: lastSeen, ...row }) => ({ ...row, durableSeq, lastSeen: lastSeen?.toISOString() ?? null }))) : rows
}
