import { expect, test } from 'vitest'
import { StoreFault } from '../../../electron/station/store/sqlite-failure'
import { openTestStore, temporaryFolder } from './support/temporary-store'
import { startWorkingStation } from './support/working-station'
import { ALIYA, openShift } from './support/usual-work'

function faultOf(work: () => unknown): StoreFault {
  try {
    work()
  } catch (error) {
    if (error instanceof StoreFault) return error
    throw error
  }
  throw new Error('no fault')
}

test('a second opener in the same process is refused at once, and the first goes on', () => {
  const dir = temporaryFolder()
  const store = openTestStore(dir)
  const fault = faultOf(() => openTestStore(dir))
  expect(fault.kind).toBe('held')
  expect(fault.message).toContain(`process ${process.pid}`)
  expect(store.journal.append([openShift()], ALIYA)).toHaveLength(1)
  store.close()
  openTestStore(dir)
})

test('a store that another process holds is refused by its number, and free as soon as that process is gone, however it went', { timeout: 30_000 }, async () => {
  const dir = temporaryFolder()
  const station = await startWorkingStation(dir)
  for (let tries = 0; tries < 3; tries++) {
    const fault = faultOf(() => openTestStore(dir))
    expect(fault.kind).toBe('held')
    expect(fault.message).toContain(`process ${station.process.pid}`)
  }
  await station.kill()
  const store = openTestStore(dir)
  expect(store.journal.head().seq).toBeGreaterThanOrEqual(station.said().lastSeq)
  expect(store.journal.verify().problems).toEqual([])
})

test('closing twice does no harm', () => {
  const dir = temporaryFolder()
  const store = openTestStore(dir)
  store.close()
  store.close()
  const next = openTestStore(dir)
  store.close()
  expect(faultOf(() => openTestStore(dir)).kind).toBe('held')
  next.close()
})
