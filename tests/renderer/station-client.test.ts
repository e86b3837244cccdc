import { ok, refuse } from '@shared/domain/result'
import { failure } from '@shared/domain/failure'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createStationClient, REQUEST_DEADLINE_MS } from '../../renderer/station-client'
import { createFakeStation } from './support/fake-station'
import { DEVICES, STATUS, view } from './support/sample-views'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function openClient(start?: Parameters<typeof createFakeStation>[0]) {
  const station = createFakeStation(start)
  const onFault = vi.fn<(fault: unknown) => void>()
  return { station, onFault, client: createStationClient({ bridge: station.bridge, onFault }) }
}

describe('requests', () => {
  test('a reply is parsed and given back', async () => {
    const { client } = openClient()
    expect(await client.request('station.status', {})).toEqual(ok(STATUS))
  })

  test('a refusal of the station is a value', async () => {
    const { client, station } = openClient()
    station.on('report.shift', () => refuse(failure('shift-not-open')))
    expect(await client.request('report.shift', {})).toEqual(refuse(failure('shift-not-open')))
  })

  test('replies may come in any order', async () => {
    const { client, station } = openClient()
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => { letGo = resolve })
    station.on('station.status', async () => {
      await held
      return ok(STATUS)
    })
    const first = client.request('station.status', {})
    expect(await client.request('devices.list', {})).toEqual(ok(DEVICES))
    letGo()
    expect(await first).toEqual(ok(STATUS))
  })

  test('without an answer the deadline answers; a late one is heard by no one', async () => {
    const { client, station } = openClient()
    let letGo: () => void = () => undefined
    station.on('station.status', () => new Promise((resolve) => { letGo = () => resolve(ok(STATUS)) }))
    const asked = client.request('station.status', {})
    await vi.advanceTimersByTimeAsync(REQUEST_DEADLINE_MS - 1)
    const watched = vi.fn<() => void>()
    void asked.then(watched)
    await Promise.resolve()
    expect(watched).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'station-fault' } })
    letGo()
    await vi.runAllTimersAsync()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a reply that does not fit the contract is a fault to the log and a refusal to the person', async () => {
    const { client, station, onFault } = openClient()
    station.on('station.status', () => ok({ ...STATUS, phase: 'asleep' as never }))
    expect(await client.request('station.status', {})).toMatchObject({ ok: false, failure: { kind: 'station-fault' } })
    expect(onFault).toHaveBeenCalledOnce()
  })
})

describe('restart', () => {
  test('answers everything open, refuses what comes meanwhile, and works again after', async () => {
    const { client, station } = openClient()
    const states: string[] = []
    client.onConnection((state) => states.push(state))
    station.on('station.status', () => new Promise(() => undefined))
    const open = [client.request('station.status', {}), client.request('station.status', {})]
    station.connection('restarting')
    for (const asked of open) expect(await asked).toEqual(refuse(failure('station-fault', { restarting: 1 })))
    expect(await client.request('devices.list', {})).toEqual(refuse(failure('station-fault', { restarting: 1 })))
    station.connection('connected')
    expect(await client.request('devices.list', {})).toEqual(ok(DEVICES))
    expect(states).toEqual(['restarting', 'connected'])
  })

  test('before the station is there, nothing is sent', async () => {
    const { client, station } = openClient({ connection: 'restarting' })
    expect(client.connection).toBe('restarting')
    expect(await client.request('station.status', {})).toMatchObject({ ok: false })
    expect(station.asked).toEqual([])
  })
})

describe('events', () => {
  test('reach every listener until it stops listening', () => {
    const { client, station } = openClient()
    const heard: string[] = []
    const stop = client.onEvent('benchChanged', ({ view: shown }) => heard.push(shown.step.kind))
    client.onEvent('benchChanged', () => heard.push('second'))
    station.show(view('weigh'))
    stop()
    station.show(view('question'))
    expect(heard).toEqual(['weigh', 'second', 'second'])
  })

  test.each([[{ event: 'benchChanged', payload: { view: {} } }], [{ event: 'somethingElse', payload: {} }], ['not even an object']])('%j is a fault to the log, and nobody hears it', (message) => {
    const { client, station, onFault } = openClient()
    const listener = vi.fn<() => void>()
    client.onEvent('benchChanged', listener)
    station.raw(message)
    expect(listener).not.toHaveBeenCalled()
    expect(onFault).toHaveBeenCalledOnce()
  })
})

test('closing answers what is open', async () => {
  const { client, station } = openClient()
  station.on('station.status', () => new Promise(() => undefined))
  const asked = client.request('station.status', {})
  client.close()
  expect(await asked).toMatchObject({ ok: false })
})
