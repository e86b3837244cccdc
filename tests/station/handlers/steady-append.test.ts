import { asId, type PrintJobId } from '@shared/domain/ids'
import { draft, subjectOf } from '@shared/domain/journal-entry'
import { expect, test, vi } from 'vitest'
import { APPEND_AGAIN_MS, MOST_WAITING, startSteadyAppend } from '../../../electron/station/handlers/steady-append'
import { openJournal } from '../../../electron/station/store/journal'
import { JOURNAL_MIGRATIONS } from '../../../electron/station/store/migrations'
import { openOwnOrigin } from '../../../electron/station/store/origins'
import { openFileWithLimit } from '../store/support/file-with-limit'
import { atEnd, createTestSource, MORNING, silentLog } from '../store/support/temporary-store'

function openDesk() {
  vi.useFakeTimers()
  const clock = { now: () => MORNING }
  const file = openFileWithLimit('journal.db', JOURNAL_MIGRATIONS)
  const journal = openJournal({ ...file, own: openOwnOrigin(file.writer, { stationName: 'Bench', clock, ...createTestSource() }), clock })
  let told = 0
  const facts = startSteadyAppend({ journal, log: silentLog, onAppended: () => told++ })
  atEnd(() => {
    facts.close()
    vi.useRealTimers()
  })
  return { ...file, journal, facts, told: () => told }
}

/** Large enough that a few of them fill the pages that are left. */
const aFact = (n: number) => draft('labelFailed', subjectOf('unit', asId(`unit-${n}`)), { printJobId: asId<PrintJobId>(`job-${n}`), cause: 'paper-out', detail: 'x'.repeat(3_000), sentBytes: 0 })

test('what the full disk refuses waits, keeps its order, and is written once there is room', () => {
  const { journal, facts, leave, free, told } = openDesk()
  leave(2)
  for (let n = 0; n < 20; n++) facts.append(aFact(n))
  const before = journal.head().seq
  expect(facts.waiting).toBeGreaterThan(0)
  expect([facts.waiting + before, told()]).toEqual([20, before])
  vi.advanceTimersByTime(APPEND_AGAIN_MS)
  expect(journal.head().seq).toBe(before)
  free()
  vi.advanceTimersByTime(APPEND_AGAIN_MS)
  expect([facts.waiting, journal.head().seq, told()]).toEqual([0, 20, 20])
  expect(journal.entriesBetween(0, MORNING + 1).map((entry) => entry.subject)).toEqual(Array.from({ length: 20 }, (_, n) => `unit:unit-${n}`))
  expect(journal.verify().problems).toEqual([])
})

test('no more wait than a named limit, and none is tried after the end', () => {
  const { journal, facts, leave, free } = openDesk()
  leave(0)
  let taken = 0
  expect(() => {
    for (; taken <= 2 * MOST_WAITING; taken++) facts.append(aFact(taken))
  }).toThrow(/wait for the store/)
  expect(facts.waiting).toBe(MOST_WAITING)
  facts.close()
  free()
  const before = journal.head().seq
  vi.advanceTimersByTime(10 * APPEND_AGAIN_MS)
  expect(journal.head().seq).toBe(before)
})
