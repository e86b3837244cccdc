import type { DeviceState, DeviceStatus } from '@shared/domain/device'
import { draft, type StoredEntry } from '@shared/domain/journal-entry'
import { describe, expect, test } from 'vitest'
import { openDeviceWatch } from '../../../electron/station/handlers/device-watch'
import type { Store } from '../../../electron/station/store/store'
import { atEnd, createTestClock, openTestStore, silentLog, temporaryFolder } from '../store/support/temporary-store'
import { ALIYA, openShift, shiftSubject, signIn } from '../store/support/usual-work'

const AFTER_MS = 30
const MUCH_LATER_MS = 250

function status(state: DeviceState, changes: Partial<DeviceStatus> = {}): DeviceStatus {
  return { deviceId: 'scale-1', role: 'scale', state, address: 'sim', since: 0, lastSaid: null, lastSaidAt: null, detail: null, trouble: null, simulated: true, evidence: null, nextAct: null, ...changes }
}

function openWatched(store: Store, clock: ReturnType<typeof createTestClock>, first: DeviceState) {
  let now = status(first)
  const watch = openDeviceWatch({ store, clock, log: silentLog, statuses: () => [now], faultAfterMs: AFTER_MS })
  atEnd(() => watch.close())
  return {
    watch,
    become(state: DeviceState, changes: Partial<DeviceStatus> = {}) {
      now = status(state, changes)
      watch.onStatus(now)
    },
  }
}

function openBench(shiftIsOpen: boolean) {
  const clock = createTestClock()
  const store = openTestStore(temporaryFolder(), { clock })
  if (shiftIsOpen) store.journal.append([openShift(), signIn()], ALIYA)
  const told = (): readonly StoredEntry[] => store.journal.entriesOf([shiftSubject]).filter((entry) => entry.kind.startsWith('device'))
  return { clock, store, told }
}

const later = () => new Promise((resolve) => { setTimeout(resolve, MUCH_LATER_MS) })

describe('a device that is out', () => {
  test('is written down with its state and cause, and its return with how long it took', async () => {
    const { clock, store, told } = openBench(true)
    const { become } = openWatched(store, clock, 'ready')
    become('needs-hand', { trouble: 'paper-out' })
    await later()
    clock.step(60_000)
    become('ready')
    expect(told()).toMatchObject([
      { kind: 'deviceFaulted', actor: null, payload: { deviceId: 'scale-1', role: 'scale', state: 'needs-hand', detail: 'paper-out' } },
      { kind: 'deviceRecovered', payload: { deviceId: 'scale-1', outMs: 60_000 } },
    ])
  })

  test('for a moment only is nothing', async () => {
    const { clock, store, told } = openBench(true)
    const { become } = openWatched(store, clock, 'ready')
    become('connecting')
    become('ready')
    await later()
    expect(told()).toEqual([])
  })

  test('outside of a shift is nobody’s loss; when one opens, it counts from there', async () => {
    const { clock, store, told } = openBench(false)
    const { watch } = openWatched(store, clock, 'absent')
    await later()
    watch.onAppended(store.journal.append([openShift(), signIn()], ALIYA))
    await later()
    expect(told()).toMatchObject([{ kind: 'deviceFaulted', payload: { state: 'absent' } }])
  })

  test('when the shift ends before it is back has no return', async () => {
    const { clock, store, told } = openBench(true)
    const { watch, become } = openWatched(store, clock, 'ready')
    become('silent')
    await later()
    watch.onAppended(store.journal.append([draft('shiftClosed', shiftSubject, { operatorId: ALIYA })], ALIYA))
    become('ready')
    expect(told()).toMatchObject([{ kind: 'deviceFaulted' }])
  })

  test('while the station was down is known from the journal', async () => {
    const { clock, store, told } = openBench(true)
    const before = openWatched(store, clock, 'ready')
    before.become('absent')
    await later()
    before.watch.close()
    clock.step(10_000)
    const { become } = openWatched(store, clock, 'absent')
    await later()
    become('ready')
    expect(told()).toMatchObject([{ kind: 'deviceFaulted' }, { kind: 'deviceRecovered', payload: { outMs: 10_000 } }])
  })

  test('changes its trouble and is out once', async () => {
    const { clock, store, told } = openBench(true)
    const { become } = openWatched(store, clock, 'ready')
    become('absent')
    await later()
    become('connecting')
    become('silent')
    await later()
    expect(told()).toHaveLength(1)
  })
})
