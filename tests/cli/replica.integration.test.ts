import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { draft, subjectOf } from '@shared/domain/journal-entry'
import { asId, type OperatorId, type ParcelId, type ReturnOrderId, type ShiftId } from '@shared/domain/ids'
import { openCommandStore } from '../../electron/cli/open-command-store'
import { urlOfCode } from '../../electron/station/replication/join-code'
import { emptyDatabase, hasPostgres } from '../support/hq-database'
import { readBarcodesOf } from '../support/read-barcodes'
import { runCli } from '../support/run-cli'

const home = mkdtempSync(join(tmpdir(), 'turnback-hq-cli-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const store = (name: string) => join(home, name)

/** Work of a bench that nobody else knows yet. */
function workAlone(dir: string, parcels: number): void {
  const opened = openCommandStore(dir, 'Alone')
  for (let i = 0; i < parcels; i++) {
    const parcelId = asId<ParcelId>(`parcel-${dir}-${i}`)
    opened.journal.append([draft('parcelReceived', subjectOf('parcel', parcelId), {
      parcelId, returnOrderId: asId<ReturnOrderId>('r'), rmaNumber: 'R-1', scanned: 'R-1', match: 'rma-number', shiftId: asId<ShiftId>('s'), unitsExpected: 1,
    })], asId<OperatorId>('operator-1'))
  }
  opened.close()
}

describe.runIf(hasPostgres)('HQ on the command line', () => {
  test('from an empty server to two stations that hold the same, one of which had worked alone', async () => {
    const hq = (await emptyDatabase()).replace(/\/\w+$/, `/hq_cli_${Math.floor(Math.random() * 1e9)}`)
    const cli = async (...args: string[]) => {
      const run = await runCli(args)
      return { exit: run.exit, answer: (run.lines[0] ?? {}) as Record<string, unknown>, stderr: run.stderr }
    }
    expect(await cli('replica', 'init', hq)).toMatchObject({ exit: 0, answer: { ok: true, created: true } })
    expect(await cli('replica', 'init', hq)).toMatchObject({ exit: 0, answer: { ok: true, created: false, applied: [] } })
    const qr = join(home, 'code.png')
    const [first, second] = [await cli('enrol', '--hq', hq, '--site', 'ALA', '--name', 'Bench 1', '--json', '--qr', qr), await cli('replica', 'enrol', '--hq', hq, '--site', 'ALA', '--name', 'Bench 2', '--json')]
    expect(Object.keys(first.answer)).toEqual(['origin', 'role', 'url', 'code'])
    expect(urlOfCode(String(first.answer.code))).toBe(first.answer.url)
    expect(await readBarcodesOf(readFileSync(qr))).toEqual([`]Q1 ${String(first.answer.code)}`])

    // A new store takes the origin that was reserved for it; one that has worked keeps its own.
    expect(await cli('join', String(first.answer.code), '--store', store('new'))).toMatchObject({ exit: 0, answer: { origin: first.answer.origin, station: 'Bench 1', entries: 0 } })
    expect(statSync(join(store('new'), 'replica-secret.json')).mode & 0o777).toBe(0o600)
    workAlone(store('alone'), 3)
    const joined = await cli('join', String(second.answer.url), '--store', store('alone'))
    expect(joined).toMatchObject({ exit: 0, answer: { station: 'Alone', site: 'ALA', entries: 3 } })
    expect(joined.answer.origin).not.toBe(second.answer.origin)
    expect(await cli('join', String(second.answer.url), '--store', store('thief'))).toMatchObject({ exit: 1 })
    expect(existsSync(store('thief'))).toBe(false)

    expect(await cli('sync', '--store', store('alone'), '--once')).toMatchObject({ exit: 0, answer: { pushed: 3, pulled: 0 } })
    workAlone(store('new'), 2)
    expect(await cli('sync', '--store', store('new'), '--once')).toMatchObject({ exit: 0, answer: { pushed: 2, pulled: 3 } })
    expect(await cli('replica', 'sync', '--store', store('alone'), '--once')).toMatchObject({ exit: 0, answer: { pushed: 0, pulled: 2 } })
    expect(await cli('status', '--store', store('alone'), '--json')).toMatchObject({ exit: 0, answer: { head: 3, acknowledged: 3, waiting: 0, contact: 'in-step', reachable: true } })
    expect(await cli('verify', '--hq', hq)).toMatchObject({ exit: 0, answer: { ok: true, entries: 5 } })
    for (const name of ['new', 'alone']) expect(await cli('journal', 'verify', '--store', store(name))).toMatchObject({ exit: 0, answer: { ok: true, entries: 5 } })

    expect(await cli('revoke', String(first.answer.origin), '--hq', hq)).toMatchObject({ exit: 0 })
    expect(await cli('sync', '--store', store('new'), '--once')).toMatchObject({ exit: 1 })
    expect(await cli('status', '--hq', hq, '--json')).toMatchObject({ exit: 0, answer: { origins: [{ state: 'closed', head: 2 }, { state: 'live', head: 3 }] } })
    expect(await cli('join', `${String(first.answer.code).slice(0, -1)}A`, '--store', store('x'))).toMatchObject({ exit: 2 })
    expect(await cli('verify', '--hq', 'postgres://a:b@hq.example.invalid/hq?sslmode=disable')).toMatchObject({ exit: 1, stderr: expect.stringContaining('TLS') })
  })
})
