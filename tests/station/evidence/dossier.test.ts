import { asId, type Lpn } from '@shared/domain/ids'
import { draft } from '@shared/domain/journal-entry'
import { expect, test } from 'vitest'
import { readDossier } from '../../../electron/station/evidence/dossier'
import { dossierSource } from '../../../electron/station/handlers/dossier-view'
import { openRaw } from '../store/support/raw-database'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { ALIYA, identifyUnit, openShift, openTote, plateOf, receiveParcel, TOTE, unitSubject, wholeWay, weighUnit } from '../store/support/usual-work'

function worked(dir = temporaryFolder()) {
  const store = openTestStore(dir)
  store.journal.append([openShift(), openTote(), receiveParcel(), ...wholeWay('u1', 0), identifyUnit('u2', 1), weighUnit('u2')], ALIYA)
  return store
}

const dossierOf = (store: ReturnType<typeof worked>, n: number) => readDossier(dossierSource(store), plateOf(n))

test('holds the parcel and every entry of the unit, in order, each with its number and check sum; nothing of another unit', () => {
  const dossier = dossierOf(worked(), 0)
  expect(dossier?.entries.map((entry) => entry.kind)).toEqual([
    'parcelReceived', 'unitIdentified', 'unitWeighed', 'unitGraded', 'dispositionDecided', 'labelRequested', 'labelSent', 'labelScannedBack', 'unitPutInTote',
  ])
  expect(dossier?.entries.every((entry) => /^[0-9a-f]{64}$/.test(entry.hash) && entry.whole && !entry.voided)).toBe(true)
  expect(dossier).toMatchObject({ chain: { whole: true, entries: 9 }, parcel: { rmaNumber: 'R-1' }, unit: { unitId: 'u1' } })
})

test('what was taken back stays in it, marked', () => {
  const store = worked()
  const weighed = store.journal.entriesOf([unitSubject('u2')]).find((entry) => entry.kind === 'unitWeighed')
  store.journal.append([draft('entryVoided', unitSubject('u2'), { origin: store.journal.origin.incarnation, seq: weighed?.seq ?? 0, kind: 'unitWeighed' })], ALIYA)
  expect(dossierOf(store, 1)?.entries.filter((entry) => entry.voided).map((entry) => entry.kind)).toEqual(['unitWeighed'])
  expect(dossierOf(store, 1)?.entries.at(-1)?.kind).toBe('entryVoided')
})

test('the way of its tote belongs to it, from when it lay in it', () => {
  const store = worked()
  store.journal.append([draft('totePutAway', `tote:${TOTE}`, { location: asId<Lpn>('LTBA0417T') })], ALIYA)
  expect(dossierOf(store, 0)?.entries.at(-1)?.kind).toBe('totePutAway')
  expect(dossierOf(store, 1)?.entries.some((entry) => entry.kind === 'totePutAway')).toBe(false)
})

test('an entry that was changed on the disk breaks the chain of the dossiers that hold it, and of no other', () => {
  const dir = temporaryFolder()
  worked(dir).close()
  const raw = openRaw(dir)
  raw.exec('DROP TRIGGER entries_are_never_changed')
  raw.prepare(`UPDATE entries SET payload = replace(payload, '391', '931') WHERE subject = 'unit:u1' AND kind = 'unitWeighed'`).run()
  raw.close()
  const store = openTestStore(dir)
  expect(dossierOf(store, 0)?.chain.whole).toBe(false)
  expect(dossierOf(store, 0)?.entries.filter((entry) => !entry.whole).map((entry) => entry.kind)).toEqual(['unitWeighed'])
  expect(dossierOf(store, 1)?.chain.whole).toBe(true)
})
