import { decideDeviceChange, MAX_DEVICES, type DeviceChange, type DeviceKnowledge, type KeptDevice } from '@shared/domain/device-change'
import type { DeviceEvidence } from '@shared/domain/device-evidence'
import { expect, it } from 'vitest'

const knowledge: DeviceKnowledge<string> = {
  protocol: (name) => (name === 'keyboard' ? { protocol: name, role: 'scanner', needsLine: false } : name === 'mt-sics' ? { protocol: name, role: 'scale', needsLine: true } : null),
  isAddress: (text) => text.startsWith('/dev/'),
}
const evidence: DeviceEvidence = { bus: 'usb-serial', vendorId: 1, productId: 2, serialNumber: null, topology: '1-2:1.0', interfaceNumber: 0, usagePage: null, usage: null, port: '/dev/ttyUSB0' }
const scale: KeptDevice = { deviceId: 'scale-1', role: 'scale', protocol: 'mt-sics', evidence, simulated: false }
const decide = (devices: readonly KeptDevice[], change: DeviceChange) => decideDeviceChange(devices, change, knowledge)

it('adds a device under the next number of its role', () => {
  const added = decide([scale], { kind: 'add', protocol: 'mt-sics', evidence: { ...evidence, topology: '1-3:1.0' }, profile: { unit: 'kg' } })
  expect(added).toMatchObject({ ok: true, value: { deviceId: 'scale-2', devices: [scale, { deviceId: 'scale-2', role: 'scale', profile: { unit: 'kg' }, simulated: false }] } })
  expect(decide([], { kind: 'add', protocol: 'keyboard' })).toMatchObject({ value: { devices: [{ deviceId: 'scanner-1', address: 'keyboard' }] } })
})

it('puts another device in the place of one, changes its profile, removes it', () => {
  expect(decide([scale], { kind: 'replace', deviceId: 'scale-1', protocol: 'mt-sics', address: '/dev/ttyS0' })).toMatchObject({ value: { devices: [{ deviceId: 'scale-1', address: '/dev/ttyS0' }] } })
  expect(decide([scale], { kind: 'replace', deviceId: 'scale-1', protocol: 'mt-sics', evidence })).toMatchObject({ ok: true })
  expect(decide([scale], { kind: 'profile', deviceId: 'scale-1', profile: { unit: 'g' } })).toMatchObject({ value: { devices: [{ ...scale, profile: { unit: 'g' } }] } })
  expect(decide([scale], { kind: 'remove', deviceId: 'scale-1' })).toEqual({ ok: true, value: { deviceId: 'scale-1', devices: [] } })
})

it.each<[string, DeviceChange]>([
  ['device-unknown', { kind: 'remove', deviceId: 'scale-9' }],
  ['protocol-unknown', { kind: 'add', protocol: 'telepathy', address: '/dev/ttyS0' }],
  ['address-unknown', { kind: 'add', protocol: 'mt-sics', address: 'somewhere' }],
  ['address-unknown', { kind: 'add', protocol: 'mt-sics' }],
  ['device-taken', { kind: 'add', protocol: 'mt-sics', evidence: { ...evidence, port: '/dev/ttyUSB7' } }],
])('refuses with %s: %j', (kind, change) => {
  expect(decide([scale], change)).toMatchObject({ ok: false, failure: { kind } })
})

it('refuses more devices than a bench looks after', () => {
  const many = Array.from({ length: MAX_DEVICES }, (_, place): KeptDevice => ({ deviceId: `scanner-${place}`, role: 'scanner', protocol: 'keyboard', address: `${place}`, simulated: false }))
  expect(decide(many, { kind: 'add', protocol: 'keyboard' })).toMatchObject({ failure: { kind: 'too-many-devices' } })
  expect(decide(many.slice(1), { kind: 'add', protocol: 'keyboard' })).toMatchObject({ ok: true })
})
