import { beforeAll, describe, expect, test } from 'vitest'
import { createPostgresLine, type PostgresLine } from '../../../electron/station/replication/postgres-line'
import { createPostgresReplica } from '../../../electron/station/replication/postgres-replica'
import { listOrigins, revokeOrigin } from '../../../electron/station/replication/administer'
import { verifyReplica } from '../../../electron/station/replication/verify-replica'
import { withRole } from '../../../electron/station/replication/replica-address'
import { chainHash } from '../../../electron/station/store/chain-hash'
import { chainOf, NEW_SECRET, type ChainedStation } from '../../conformance/replica.suite'
import { addressOf, hasPostgres, must, openHqDatabase, type HqDatabase } from '../../support/hq-database'

interface Thief extends ChainedStation {
  readonly role: string
  readonly url: string
  readonly line: PostgresLine
}

async function joined(hq: HqDatabase, site: string, name: string): Promise<Thief> {
  const place = await hq.enrol(site, name)
  const url = withRole(place.url, place.role, NEW_SECRET)
  const first = createPostgresReplica(addressOf(place.url))
  must(await first.join(name, place.origin, NEW_SECRET))
  await first.close()
  const station = chainOf(createPostgresReplica(addressOf(url)), name, place.origin)
  station.write(5)
  must(await station.replica.push(station.batch(1, 5)))
  return { ...station, role: place.role, url, line: createPostgresLine(addressOf(url)) }
}

/** What somebody could try who has stolen a station and speaks SQL with its role. */
const PROBES: readonly (readonly [string, string])[] = [
  ['read entries', 'SELECT * FROM hq.entries'],
  ['read the partition itself', 'SELECT * FROM hq.entries_0'],
  ['read who is enrolled', 'SELECT * FROM hq.origins'],
  ['read blobs', 'SELECT * FROM hq.blob_pieces'],
  ['rewrite', "UPDATE hq.entries SET payload = '{}'"],
  ['delete', 'DELETE FROM hq.entries'],
  ['empty', 'TRUNCATE hq.entries'],
  ['write past push', "INSERT INTO hq.entries (site, origin, seq, hlc, ord, version, kind, subject, payload, hash) VALUES ('ALA', 1, 99, 1, 1, 1, 'unitHeld', 'unit:x', '{}', sha256('x'))"],
  ['set the head back', 'UPDATE hq.origins SET head = 0'],
  ['take another place', "UPDATE hq.origins SET db_role = session_user WHERE site = 'KGF'"],
  ['drop', 'DROP TABLE hq.entries'],
  ['drop the schema', 'DROP SCHEMA hq CASCADE'],
  ['replace a function', "CREATE OR REPLACE FUNCTION hq.session_site() RETURNS text LANGUAGE sql AS $$ SELECT 'KGF' $$"],
  ['a table in the schema', 'CREATE TABLE hq.mine (x integer)'],
  ['a table in public', 'CREATE TABLE public.mine (x integer)'],
  ['a table that shadows', 'CREATE TEMP TABLE origins (origin integer)'],
  ['a schema', 'CREATE SCHEMA mine'],
  ['become the group', 'SET ROLE hq_station'],
  ['become the owner', 'SET ROLE hq_owner'],
  ['become the admin', 'SET ROLE hq_admin'],
  ['be somebody else from the start', 'SET SESSION AUTHORIZATION hq'],
  ['another station', "SELECT hq.reserve('ALA', 'x', 'y', 'z', interval '1 day')"],
  ['close another station', "SELECT hq.close_origin('x')"],
  ['end a backup', 'SELECT hq.end_backup(1)'],
  ['ask for the lock', 'SELECT hq.lock_origin()'],
  ['a hash of another origin', "SELECT hq.stored_hash(row(1,'KGF','x','x','x',null,'live',null,5,null,0,0,null,null,null)::hq.origins, 5)"],
  ['turn row security off', "SELECT set_config('row_security', 'off', false); SELECT * FROM hq.entries"],
  ['more connections', 'ALTER ROLE CURRENT_USER CONNECTION LIMIT 100'],
  ['more rights', 'ALTER ROLE CURRENT_USER CREATEROLE'],
  ['be superuser', 'ALTER ROLE CURRENT_USER SUPERUSER'],
  ['bypass row security', 'ALTER ROLE CURRENT_USER BYPASSRLS'],
  ['a role', 'CREATE ROLE mine'],
  ['read secrets', 'SELECT * FROM pg_authid'],
  ['read files', "SELECT pg_read_file('postgresql.conf')"],
  ['run programs', "COPY (SELECT 1) TO PROGRAM 'true'"],
  ['write files', "COPY (SELECT 1) TO '/tmp/x'"],
  ['end others', 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> session_user'],
  ['read what others ask', "SELECT 1 / (CASE WHEN query = '<insufficient privilege>' THEN 0 ELSE 1 END) FROM pg_stat_activity WHERE usename <> session_user AND query IS NOT NULL LIMIT 1"],
  ['a large object', "SELECT lo_from_bytea(0, 'x')"],
  ['an extension', 'CREATE EXTENSION pgcrypto'],
  ['listen to the log of writes', "SELECT pg_create_logical_replication_slot('x', 'pgoutput')"],
  ['a setting of the server', "ALTER SYSTEM SET fsync = 'off'"],
]

describe.runIf(hasPostgres)('a station that was stolen', async () => {
  const hq = hasPostgres ? await openHqDatabase() : null
  let thief: Thief
  let other: Thief

  beforeAll(async () => {
    if (!hq) return
    thief = await joined(hq, 'ALA', 'Stolen')
    other = await joined(hq, 'KGF', 'Far away')
  })

  test.each(PROBES)('may not: %s', async (_, sql) => {
    const done = await thief.line.ask(sql, [])
    expect(done).toMatchObject({ ok: false })
  })

  test('gives no entry of another site out, by any number', async () => {
    const far = must(await other.replica.place()).origin
    expect(must(await thief.replica.heads([]))).toEqual([])
    expect(must(await thief.replica.pull(Array.from({ length: 50 }, (_, i) => ({ origin: i, after: 0 })), 100)).filter(({ origin }) => origin === far)).toEqual([])
    expect(must(await thief.replica.pull([{ origin: far, after: -1 }], 5_000))).toEqual([])
  })

  test('cannot write as another origin nor rewrite its own', async () => {
    expect(await thief.replica.push(other.batch(1, 5))).toMatchObject({ ok: false, failure: { kind: 'fork' } })
    const rewritten = chainOf(thief.replica, 'Stolen', thief.incarnation)
    rewritten.write(6, { payload: '{"other":true}' })
    expect(await thief.replica.push(rewritten.batch(1, 6))).toMatchObject({ ok: false, failure: { kind: 'fork' } })
    expect(await thief.replica.push(rewritten.batch(6, 6))).toMatchObject({ ok: false, failure: { kind: 'fork' } })
    expect(await thief.line.ask('SELECT hq.join($1, $2)', ['Far away', other.incarnation])).toMatchObject({ ok: false, failure: { kind: 'place-refused' } })
    expect(must(await other.replica.place()).head).toBe(5)
  })

  test('cannot hog: not too much at once, not too many connections', async () => {
    const before = thief.entries.length
    thief.write(5_001)
    expect(await thief.replica.push(thief.batch(before + 1, before + 5_001))).toMatchObject({ ok: false, failure: { kind: 'too-large' } })
    const lines = Array.from({ length: 5 }, () => createPostgresLine(addressOf(thief.url)))
    // One after the other, each kept open: at most three are given at a time, and two are held already.
    const given: boolean[] = []
    for (const line of lines) given.push((await line.ask('SELECT 1', [])).ok)
    expect(given.filter(Boolean).length).toBeLessThanOrEqual(3)
    expect(given.at(-1)).toBe(false)
    await Promise.all(lines.map((line) => line.close()))
    expect(must(await thief.line.ask<{ limit: string }>("SELECT current_setting('statement_timeout') AS limit", []))[0]?.limit).toBe('1min')
  })

  test('its row security holds where a right was given by mistake', async () => {
    if (!hq) return
    must(await hq.admin.ask('GRANT SELECT ON hq.entries TO hq_station', []))
    const seen = must(await thief.line.ask<{ site: string }>('SELECT DISTINCT site FROM hq.entries', []))
    must(await hq.admin.ask('REVOKE SELECT ON hq.entries FROM hq_station', []))
    expect(seen).toEqual([{ site: 'ALA' }])
  })

  test('HQ itself is whole afterwards, and a change behind its back is found', async () => {
    if (!hq) return
    const sound = must(await verifyReplica(hq.admin, chainHash))
    expect(sound.flatMap(({ faults }) => faults)).toEqual([])
    expect(sound.find(({ origin }) => origin === other.incarnation)).toMatchObject({ head: 5, entries: 5, site: 'KGF', state: 'live' })
    const number = must(await other.replica.place()).origin
    const harm: readonly (readonly [string, string, string])[] = [
      [`UPDATE hq.entries SET payload = '{"n":0}' WHERE origin = ${number} AND seq = 3`, 'entry 3 does not make its hash', `UPDATE hq.entries SET payload = '${other.entries[2]!.payload}' WHERE origin = ${number} AND seq = 3`],
      [`UPDATE hq.entries SET seq = 9 WHERE origin = ${number} AND seq = 4`, 'entry 5 follows entry 3', `UPDATE hq.entries SET seq = 4 WHERE origin = ${number} AND seq = 9`],
      [`UPDATE hq.origins SET head = 4 WHERE origin = ${number}`, 'the head is said to be 4, the last entry is 5', `UPDATE hq.origins SET head = 5 WHERE origin = ${number}`],
      [`UPDATE hq.entries SET ord = 1 WHERE origin = ${number} AND seq = 2`, 'the order stamp of entry 2 does not rise', `UPDATE hq.entries SET ord = (SELECT ord - 1 FROM hq.entries WHERE origin = ${number} AND seq = 3) WHERE origin = ${number} AND seq = 2`],
    ]
    for (const [sql, fault, mend] of harm) {
      must(await hq.admin.ask(sql, []))
      expect(must(await verifyReplica(hq.admin, chainHash)).find(({ origin }) => origin === other.incarnation)?.faults).toContain(fault)
      must(await hq.admin.ask(mend, []))
    }
    expect(must(await verifyReplica(hq.admin, chainHash)).flatMap(({ faults }) => faults)).toEqual([])
  })

  test('what a backup holds is told to the stations', async () => {
    if (!hq) return
    const [row] = must(await hq.admin.ask<{ backup: number }>('SELECT hq.begin_backup() AS backup', []))
    other.write(1)
    must(await other.replica.push(other.batch(6, 6)))
    expect(must(await other.replica.place()).durableSeq).toBe(0)
    must(await hq.admin.ask('SELECT hq.end_backup($1)', [row?.backup ?? 0]))
    expect(must(await other.replica.place())).toMatchObject({ head: 6, durableSeq: 5 })
  })

  test('once it is revoked it is out: its open lines end, nobody signs in, its entries stay', async () => {
    if (!hq) return
    must(await thief.line.ask('SELECT 1', []))
    expect(must(await revokeOrigin(hq.admin, thief.incarnation))).toBe(true)
    const [line, replica] = [createPostgresLine(addressOf(thief.url)), createPostgresReplica(addressOf(thief.url))]
    expect(await line.ask('SELECT 1', [])).toMatchObject({ ok: false, failure: { kind: 'sign-in-refused' } })
    expect(await replica.place()).toMatchObject({ ok: false, failure: { kind: 'sign-in-refused' } })
    expect(await thief.line.ask('SELECT 1', [])).toMatchObject({ ok: false })
    expect(must(await listOrigins(hq.admin)).find(({ origin }) => origin === thief.incarnation)).toMatchObject({ state: 'closed', head: 5 })
    expect(must(await revokeOrigin(hq.admin, 'nobody'))).toBe(false)
  })
})
