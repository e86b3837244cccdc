import { expect, test } from 'vitest'
import { chainHash } from '../../../electron/station/store/chain-hash'
import { openJournal } from '../../../electron/station/store/journal'
import { CATALOGUE_MIGRATIONS, JOURNAL_MIGRATIONS } from '../../../electron/station/store/migrations'
import { openOwnOrigin } from '../../../electron/station/store/origins'
import { openReference } from '../../../electron/station/store/reference'
import { StoreFault } from '../../../electron/station/store/sqlite-failure'
import { openFileWithLimit } from './support/file-with-limit'
import { createTestSource, MORNING } from './support/temporary-store'
import { anItem } from './support/reference-rows'
import { ALIYA, identifyUnit, wholeWay } from './support/usual-work'

function faultOf(work: () => unknown): StoreFault | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof StoreFault) return error
    throw error
  }
}

test('appending to a full disk is a fault that says so; nothing is half-written; work goes on when there is room', () => {
  const clock = { now: () => MORNING }
  const { writer, reader, leave, free } = openFileWithLimit('journal.db', JOURNAL_MIGRATIONS)
  const own = openOwnOrigin(writer, { stationName: 'Bench', clock, ...createTestSource() })
  const journal = openJournal({ writer, reader, own, clock })
  for (let round = 0; round < 5; round++) {
    leave(round * 3)
    let fault: StoreFault | null = null
    let before = journal.head()
    for (let n = 0; n < 500 && !fault; n++) {
      before = journal.head()
      fault = faultOf(() => journal.append(wholeWay(`unit-${round}-${n}`, n), ALIYA))
    }
    expect(fault?.kind).toBe('full')
    expect(fault?.advice).toMatch(/Free space/)
    expect(journal.head()).toEqual(before)
    expect(journal.verify()).toMatchObject({ entries: before.seq, problems: [] })
    free()
    expect(journal.append(wholeWay(`unit-after-${round}`), ALIYA)[0]?.seq).toBe(before.seq + 1)
  }
  expect(journal.verify().problems).toEqual([])
  expect(journal.rebuild().changed).toBe(0)
})

test('entries of another station on a full disk are a fault; nothing of the run is kept, and it is taken when there is room', () => {
  const clock = { now: () => MORNING }
  const { writer, reader, leave, free } = openFileWithLimit('journal.db', JOURNAL_MIGRATIONS)
  const own = openOwnOrigin(writer, { stationName: 'Bench', clock, ...createTestSource() })
  const journal = openJournal({ writer, reader, own, clock })
  const peer = { station: 'Bench 08', incarnation: 'peer' }
  let hash = chainHash.genesis(peer.station, peer.incarnation)
  const entries = Array.from({ length: 200 }, (_, i) => {
    const { kind, subject, payload } = identifyUnit(`peer-${i}`, i)
    const entry = { seq: i + 1, at: 1_000 + i, ord: 1_000 + i, version: 1, kind, subject, actor: null, payload: JSON.stringify(payload) }
    hash = chainHash.next(hash, entry)
    return entry
  })
  leave(5)
  expect(faultOf(() => journal.replication.applyRun(peer, { entries, lastHash: hash }))?.kind).toBe('full')
  expect(journal.verify()).toMatchObject({ entries: 0, problems: [] })
  expect(journal.replication.cursors()).toEqual([])
  free()
  expect(journal.replication.applyRun(peer, { entries, lastHash: hash })).toMatchObject({ ok: true, value: { added: 200, subjects: 200 } })
  expect(journal.replication.applyRun(peer, { entries, lastHash: hash })).toMatchObject({ ok: true, value: { added: 0, known: 200, subjects: 0 } })
  expect(journal.verify()).toMatchObject({ entries: 200, problems: [] })
})

test('an import on a full disk leaves the catalogue of before', () => {
  const { writer, reader, leave, free } = openFileWithLimit('catalogue.db', CATALOGUE_MIGRATIONS)
  const reference = openReference({ writer, reader, randomBytes: createTestSource().randomBytes })
  reference.importItems('first', [anItem('1'), anItem('2')])
  leave(2)
  const many = Array.from({ length: 5_000 }, (_, n) => anItem(`many-${n}`))
  expect(faultOf(() => reference.importItems('second', [anItem('1', { title: 'changed' }), ...many]))?.kind).toBe('full')
  expect(reference.itemsPage(0, 10).map((item) => item.title)).toEqual([anItem('1').title, anItem('2').title])
  free()
  expect(reference.importItems('second', many)).toMatchObject({ imported: 5_000, returnOrders: 0 })
  expect(reference.itemCount()).toBe(5_002)
})
