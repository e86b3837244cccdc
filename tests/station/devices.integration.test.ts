import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSampleStation, sampleBadges, type SampleStation } from '../support/sample-station'
import { openTcpWire } from '../../electron/station/devices/wires/tcp-wire'
import { until } from './devices/support/until'

let sample: SampleStation
beforeEach(async () => {
  sample = await openSampleStation()
})
afterEach(async () => {
  await sample.close()
})

const states = async () => {
  const listed = await sample.station.request('devices.list', {})
  return listed.ok ? Object.fromEntries(listed.value.map(({ deviceId, state }) => [deviceId, state])) : {}
}

test('nobody but a lead sees what is plugged in, changes devices or takes their raw frames along', async () => {
  const asks = async () => [
    await sample.station.request('devices.found', {}),
    await sample.station.request('devices.configuration', {}),
    await sample.station.request('devices.change', { kind: 'remove', deviceId: 'simulated-scale' }),
    await sample.station.request('devices.saveLog', { deviceId: null }),
  ]
  for (const answer of await asks()) expect(answer).toMatchObject({ failure: { kind: 'sign-in-first' } })
  await sample.bench.scan(sampleBadges.dana)
  for (const answer of await asks()) expect(answer).toMatchObject({ failure: { kind: 'lead-only' } })
})

test('a lead adds a scale; it works at once and after a restart, and the others are not disturbed', async () => {
  const wire = await openTcpWire()
  wire.onBytes(() => wire.write(Buffer.from('S S     100.0 g\r\n', 'latin1')))
  try {
    await sample.bench.scan(sampleBadges.vera)
    const since = async () => {
      const listed = await sample.station.request('devices.list', {})
      return listed.ok ? listed.value.find(({ deviceId }) => deviceId === 'simulated-scanner')?.since : null
    }
    const before = await since()
    const changed = await sample.station.request('devices.change', { kind: 'add', protocol: 'mt-sics', address: wire.address })
    expect(changed).toMatchObject({ ok: true, value: { deviceId: 'scale-1' } })
    let seen: Record<string, string> = {}
    await until(() => (void states().then((now) => (seen = now)), seen['scale-1'] === 'ready'), 'the new scale to be ready', () => seen)
    expect(await since()).toBe(before)
    sample = await sample.restart()
    expect(Object.keys(await states())).toContain('scale-1')
    await sample.bench.scan(sampleBadges.vera)
    expect(await sample.station.request('devices.change', { kind: 'remove', deviceId: 'scale-1' })).toMatchObject({ ok: true })
    expect(Object.keys(await states())).not.toContain('scale-1')
  } finally {
    await wire.close()
  }
})

test('a lead takes the raw frames of a device along as a file', async () => {
  await sample.bench.scan(sampleBadges.vera)
  const saved = await sample.station.request('devices.saveLog', { deviceId: 'simulated-scale' })
  if (!saved.ok) throw new Error(saved.failure.kind)
  const frames = readFileSync(saved.value.path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, string>)
  expect(frames).toHaveLength(saved.value.frames)
  expect(new Set(frames.map(({ way }) => way))).toEqual(new Set(['sent', 'received']))
  expect(frames.find(({ way }) => way === 'sent')).toMatchObject({ deviceId: 'simulated-scale', hex: '49320d0a', text: 'I2\\x0d\\x0a' })
})
