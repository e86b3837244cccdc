import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applySchema, createDatabase, databaseOfServer, enrolStation, listOrigins, readSchemaFiles, revokeOrigin } from '../../station/replication/administer'
import { isSiteCode } from '../../station/replication/site-code'
import { verifyReplica } from '../../station/replication/verify-replica'
import { chainHash } from '../../station/store/chain-hash'
import { requireOption, type Arguments } from '../arguments'
import { answer, EXIT, tell, type ExitCode } from '../outcome'
import { resourcesDir } from '../resources-dir'
import { atHq } from './hq-line'
import { qrPng } from './qr-png'

/** Tasks at HQ, signed in as the person who runs it. */

const MAX_NAME_LENGTH = 64

function refused(words: string): ExitCode {
  tell(`turnback: ${words}`)
  return EXIT.refused
}

/** Lays the schema out in a database, or brings it up to date. A database that is not there is made. */
export async function init(args: Arguments): Promise<ExitCode | string> {
  const url = args.positional[0] ?? ''
  const made = await atHq(databaseOfServer(url), (line) => createDatabase(line, url))
  // Whoever may not look at the server's own database can still lay out one that is there.
  const created = made.ok && made.value
  const done = await atHq(url, (line) => applySchema(line, readSchemaFiles(join(resourcesDir(), 'replica'))))
  if (!done.ok) return refused(done.failure)
  answer({ command: 'replica init', ok: true, created, applied: done.value })
  return EXIT.done
}

/** Reserves a place for a station; the answer holds the code that opens it once. */
export async function enrol(args: Arguments): Promise<ExitCode | string> {
  const hq = requireOption(args, 'hq')
  if (!hq.ok) return hq.failure
  const site = requireOption(args, 'site')
  if (!site.ok) return site.failure
  const name = requireOption(args, 'name')
  if (!name.ok) return name.failure
  if (!isSiteCode(site.value)) return `a site is a short code of letters and digits, up to 16, and not hq: ${JSON.stringify(site.value)} is none`
  if (name.value.length > MAX_NAME_LENGTH || /[\n\0]/.test(name.value)) return `a name has up to ${MAX_NAME_LENGTH} characters in one line`
  const done = await atHq(hq.value, (line) => enrolStation(line, hq.value, { site: site.value, name: name.value }))
  if (!done.ok) return refused(done.failure)
  const qr = args.options.get('qr')
  if (qr !== undefined) writeFileSync(qr, await qrPng(done.value.code), { mode: 0o600 })
  answer(done.value)
  return EXIT.done
}

/** Takes a station's place away for good. */
export async function revoke(args: Arguments): Promise<ExitCode | string> {
  const hq = requireOption(args, 'hq')
  if (!hq.ok) return hq.failure
  const origin = args.positional[0] ?? args.options.get('origin') ?? ''
  const done = await atHq(hq.value, (line) => revokeOrigin(line, origin))
  if (!done.ok) return refused(done.failure)
  if (!done.value) return refused(`HQ has no origin ${JSON.stringify(origin)}. Nothing was changed.`)
  answer({ command: 'replica revoke', ok: true, origin })
  return EXIT.done
}

/** Computes every chain at HQ anew. */
export async function verify(args: Arguments): Promise<ExitCode | string> {
  const hq = requireOption(args, 'hq')
  if (!hq.ok) return hq.failure
  const done = await atHq(hq.value, (line) => verifyReplica(line, chainHash))
  if (!done.ok) return refused(done.failure)
  const faulty = done.value.filter(({ faults }) => faults.length > 0)
  for (const { origin, name, faults } of faulty) for (const fault of faults) tell(`${name || origin}: ${fault}`)
  answer({ command: 'replica verify', ok: faulty.length === 0, entries: done.value.reduce((sum, { entries }) => sum + entries, 0), origins: done.value })
  return faulty.length === 0 ? EXIT.done : EXIT.refused
}

/** Every station as HQ knows it. */
export async function listStations(args: Arguments): Promise<ExitCode | string> {
  const done = await atHq(args.options.get('hq') ?? '', listOrigins)
  if (!done.ok) return refused(done.failure)
  answer({ command: 'replica status', ok: true, origins: done.value })
  return EXIT.done
}
