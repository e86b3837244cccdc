import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createSeededRandom } from '../../../electron/cli/seeded-random'
import { testSeed } from '../../support/seeded'
import { openTestStore, temporaryFolder } from './support/temporary-store'
import { startWorkingStation } from './support/working-station'

const KILLS = 12
const LONGEST_LIFE_MS = 400

test(`no acknowledged entry and no plate is lost or given twice over ${KILLS} kills`, { timeout: 180_000 }, async () => {
  const random = createSeededRandom(testSeed('killed writer'))
  const dir = temporaryFolder()
  const plates: string[] = []
  let acknowledged = 0
  for (let life = 1; life <= KILLS; life++) {
    const station = await startWorkingStation(dir, 1 + Math.floor(random.next() * 4))
    await pause(random.next() * LONGEST_LIFE_MS)
    await station.kill()
    const said = station.said()
    plates.push(...said.plates)
    acknowledged = Math.max(acknowledged, said.lastSeq)

    const store = openTestStore(dir)
    expect(store.journal.head().seq, `after kill ${life}`).toBeGreaterThanOrEqual(acknowledged)
    expect(store.journal.verify().problems, `after kill ${life}`).toEqual([])
    expect(store.journal.rebuild().changed, `after kill ${life}`).toBe(0)
    store.close()
  }
  console.log(`${acknowledged} entries and ${plates.length} plates acknowledged over ${KILLS} kills`)
  expect(acknowledged).toBeGreaterThan(KILLS)
  expect(new Set(plates).size).toBe(plates.length)
})
