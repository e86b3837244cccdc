import type { BenchAnswer } from '@shared/contract/bench-view'
import type { EntryKind } from '@shared/domain/journal-entry'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSeededRandom } from '../../electron/cli/seeded-random'
import { openCommandStore } from '../../electron/cli/open-command-store'
import { testSeed } from '../support/seeded'
import { StationGone, startStationProcess } from '../support/station-process'
import { workOneStep } from '../support/work-one-step'

const KILLS = 45
/** A station is killed a moment after so many answers at most: how far the work gets must not hang on the machine. */
const MOST_ANSWERS = 12
const MOMENT_MS = 40

/** What an answer promised: the entry that must be in the journal from then on. */
const PROMISES: Partial<Record<BenchAnswer['kind'], EntryKind>> = {
  'signed-in': 'operatorSignedIn', 'blind-opened': 'parcelReceived', 'parcel-matched': 'parcelReceived', 'unit-identified': 'unitIdentified', 'unit-extra': 'unitIdentified',
  'weighing-skipped': 'weighingSkipped', 'answer-kept': 'questionAnswered', 'unit-decided': 'questionAnswered', 'label-scanned-back': 'labelScannedBack',
  'serial-recorded': 'serialRecorded', 'serial-missing': 'serialRecorded', 'lot-recorded': 'lotRecorded', 'lot-missing': 'lotRecorded', 'reason-kept': 'claimedReasonRecorded',
  'unit-put-away': 'unitPutAway', 'unit-placed': 'unitPutInTote', 'parcel-closed': 'parcelClosed', 'step-undone': 'entryVoided',
}

/** Steps that a shorter way over the bench would never reach. */
const REACHED: readonly EntryKind[] = ['serialRecorded', 'lotRecorded', 'claimedReasonRecorded', 'unitPutAway', 'unitPutInTote']

let dataDir = ''
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'turnback-kill-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test(`every step that was answered is there after ${KILLS} kills of the station, and the chain verifies`, { timeout: 180_000 }, async () => {
  const random = createSeededRandom(testSeed('kill-station'))
  const promised: EntryKind[] = []
  const first = await startStationProcess(dataDir)
  await first.request('setup.trySample', { language: 'en' })
  await first.stop()

  let answers = 0
  for (let life = 1; life <= KILLS; life++) {
    const station = await startStationProcess(dataDir)
    const answersBefore = Math.floor(random.next() * MOST_ANSWERS)
    let killed: Promise<void> | null = null
    try {
      for (let given = 0; ; given++) {
        if (given >= answersBefore) killed ??= new Promise<void>((resolve) => setTimeout(() => void station.kill().then(resolve), random.next() * MOMENT_MS))
        const answer = await workOneStep(station, random.next)
        answers++
        const kind = PROMISES[answer.kind]
        if (kind) promised.push(kind)
      }
    } catch (fault) {
      if (!(fault instanceof StationGone)) throw fault
    }
    await killed
    const store = openCommandStore(join(dataDir, 'store'))
    try {
      expect(store.journal.verify().problems, `after kill ${life}`).toEqual([])
      const journal = store.journal.entriesBetween(0, Date.now() + 60_000).map((entry) => entry.kind)
      for (const kind of new Set(promised)) {
        expect(journal.filter((entry) => entry === kind).length, `${kind} after kill ${life}`).toBeGreaterThanOrEqual(promised.filter((entry) => entry === kind).length)
      }
      expect(store.journal.rebuild().changed, `projections after kill ${life}`).toBe(0)
    } finally {
      store.close()
    }
  }
  console.log(`${answers} answers, ${promised.length} promises kept over ${KILLS} kills`)
  expect(promised.length).toBeGreaterThan(KILLS)
  expect(REACHED.filter((kind) => !promised.includes(kind))).toEqual([])
})
