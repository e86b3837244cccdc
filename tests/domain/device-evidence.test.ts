import { bindDevices, findDevice, type DeviceEvidence, type PresentDevice, type WantedDevice } from '@shared/domain/device-evidence'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

const evidence = (more: Partial<DeviceEvidence> = {}): DeviceEvidence => ({
  bus: 'usb-serial', vendorId: 0x0c2e, productId: 0x0b61, serialNumber: null, topology: null, interfaceNumber: null, usagePage: null, usage: null, port: '/dev/ttyACM0', ...more,
})
const present = (more: Partial<DeviceEvidence> = {}): PresentDevice => ({ evidence: evidence(more), manufacturer: null, product: null, use: 'unknown' })

describe('Identity by evidence: one device', () => {
  it('is found by its number under another name, in another socket', () => {
    const device = present({ serialNumber: 'S1', topology: '1-4:1.0', port: '/dev/ttyACM7' })
    expect(findDevice(evidence({ serialNumber: 'S1', topology: '1-2:1.0' }), [present({ serialNumber: 'S2', topology: '1-2:1.0' }), device])).toEqual({ kind: 'found', device })
  })

  it('is found by its socket where it has no number', () => {
    const device = present({ topology: '1-2:1.0', port: '/dev/ttyACM1' })
    expect(findDevice(evidence({ topology: '1-2:1.0' }), [present({ topology: '1-3:1.0' }), device])).toEqual({ kind: 'found', device })
  })

  it('is found by maker and model where only one fits', () => {
    const device = present({ topology: '1-9:1.0' })
    expect(findDevice(evidence({ topology: '1-2:1.0' }), [present({ vendorId: 1 }), device])).toEqual({ kind: 'found', device })
  })

  it('is never taken for one whose number, model or function differs', () => {
    for (const other of [{ serialNumber: 'S2' }, { vendorId: 1 }, { productId: 1 }, { bus: 'hid' as const }, { usagePage: 0x8d }, { interfaceNumber: 2 }]) {
      expect(findDevice(evidence({ serialNumber: 'S1', topology: '1-2:1.0', usagePage: 0x8c, interfaceNumber: 0 }), [present({ serialNumber: 'S1', usagePage: 0x8c, interfaceNumber: 0, topology: '1-2:1.0', ...other })])).toEqual({ kind: 'absent' })
    }
  })

  it('has twins where several fit equally, also when their maker gave all one number', () => {
    const twins = [present({ topology: '1-2:1.0' }), present({ topology: '1-3:1.0' })]
    expect(findDevice(evidence({ topology: '1-7:1.0' }), twins)).toEqual({ kind: 'twins', devices: twins })
    const clones = [present({ serialNumber: '0001', topology: '1-2:1.0' }), present({ serialNumber: '0001', topology: '1-3:1.0' })]
    expect(findDevice(evidence({ serialNumber: '0001', topology: '1-7:1.0' }), clones)).toMatchObject({ kind: 'twins' })
    expect(findDevice(evidence({ serialNumber: '0001', topology: '1-3:1.0' }), clones)).toEqual({ kind: 'found', device: clones[1] })
  })

  it('keeps a port on the board by its name alone, a USB port never', () => {
    const board = { bus: 'serial' as const, vendorId: null, productId: null }
    expect(findDevice(evidence({ ...board, port: 'COM1' }), [present({ ...board, port: 'COM1' })])).toMatchObject({ kind: 'found' })
    expect(findDevice(evidence({ vendorId: null, productId: null }), [present()])).toEqual({ kind: 'absent' })
  })
})

describe('Identity by evidence: several devices', () => {
  const wanted = (deviceId: string, more: Partial<DeviceEvidence>, protocol = 'serial-scanner'): WantedDevice => ({ deviceId, protocol, evidence: evidence(more) })

  it('leaves the free one of two alike to the one that has no socket any more', () => {
    const [kept, moved] = [present({ topology: '1-2:1.0' }), present({ topology: '1-8:1.0' })]
    const bound = bindDevices([wanted('a', { topology: '1-5:1.0' }), wanted('b', { topology: '1-2:1.0' })], [moved, kept])
    expect(bound).toEqual(new Map([['b', { kind: 'found', device: kept }], ['a', { kind: 'found', device: moved }]]))
  })

  it('asks where two wanted devices of different protocols could be the one that is there', () => {
    const bound = bindDevices([wanted('scanner', { topology: '1-5:1.0' }), wanted('scale', { topology: '1-6:1.0' }, 'mt-sics')], [present({ topology: '1-8:1.0' })])
    expect([...bound.values()].map(({ kind }) => kind)).toEqual(['twins', 'twins'])
  })

  it('gives one of two interchangeable devices back when only one is there', () => {
    const bound = bindDevices([wanted('b', { topology: '1-5:1.0' }), wanted('a', { topology: '1-6:1.0' })], [present({ topology: '1-8:1.0' })])
    expect([bound.get('a')?.kind, bound.get('b')?.kind]).toEqual(['found', 'absent'])
  })
})

describe('Identity by evidence: whatever is plugged in', () => {
  const seed = testSeed('device evidence')
  const anyEvidence = fc.record({
    bus: fc.constantFrom('usb-serial' as const, 'serial' as const, 'hid' as const),
    vendorId: fc.constantFrom(null, 1, 2), productId: fc.constantFrom(null, 1, 2),
    serialNumber: fc.constantFrom(null, 'A', 'B'), topology: fc.constantFrom(null, '1-1', '1-2', '1-3'),
    interfaceNumber: fc.constantFrom(null, 0, 1), usagePage: fc.constantFrom(null, 0x8c, 0x8d), usage: fc.constantFrom(null, 2, 0x20),
    port: fc.constantFrom('p0', 'p1', 'p2'),
  }) satisfies fc.Arbitrary<DeviceEvidence>
  const anyWanted = fc.uniqueArray(fc.record({ deviceId: fc.constantFrom('a', 'b', 'c', 'd'), protocol: fc.constantFrom('x', 'y'), evidence: anyEvidence }), { selector: ({ deviceId }) => deviceId, maxLength: 4 })
  const anyPresent = fc.array(anyEvidence.map((one): PresentDevice => ({ evidence: one, manufacturer: null, product: null, use: 'unknown' })), { maxLength: 5 })

  it('every wanted device has an answer, no device is given twice, none against what is known', () => {
    fc.assert(fc.property(anyWanted, anyPresent, (wanted, devices) => {
      const bound = bindDevices(wanted, devices)
      expect([...bound.keys()].toSorted()).toEqual(wanted.map(({ deviceId }) => deviceId).toSorted())
      const given = [...bound.values()].flatMap((found) => (found.kind === 'found' ? [found.device] : []))
      expect(new Set(given).size).toBe(given.length)
      for (const { deviceId, evidence: known } of wanted) {
        const found = bound.get(deviceId)
        if (found?.kind !== 'found') continue
        for (const key of ['bus', 'vendorId', 'productId', 'serialNumber', 'interfaceNumber', 'usagePage', 'usage'] as const) {
          const [one, other] = [known[key], found.device.evidence[key]]
          expect(one === null || other === null || one === other).toBe(true)
        }
      }
    }), { seed })
  })

  it('no order of the lists changes what is bound', () => {
    fc.assert(fc.property(anyWanted, anyPresent, (wanted, devices) => {
      const forwards = bindDevices(wanted, devices)
      const backwards = bindDevices(wanted.toReversed(), devices.toReversed())
      for (const [deviceId, found] of forwards) {
        const other = backwards.get(deviceId)
        expect(other?.kind).toBe(found.kind)
        if (found.kind === 'found' && other?.kind === 'found') expect(other.device).toBe(found.device)
      }
    }), { seed })
  })

  it('no new name of a USB or HID device changes what is bound', () => {
    const usb = anyEvidence.filter(({ bus }) => bus !== 'serial')
    const usbPresent = fc.array(usb.map((one): PresentDevice => ({ evidence: one, manufacturer: null, product: null, use: 'unknown' })), { maxLength: 5 })
    fc.assert(fc.property(anyWanted, usbPresent, (wanted, devices) => {
      const renamed = devices.map((device, place) => ({ ...device, evidence: { ...device.evidence, port: `renamed-${place}` } }))
      const places = (found: ReturnType<typeof findDevice> | undefined, among: readonly PresentDevice[]) => (found?.kind === 'found' ? among.indexOf(found.device) : found?.kind)
      const [before, after] = [bindDevices(wanted, devices), bindDevices(wanted, renamed)]
      for (const { deviceId } of wanted) expect(places(after.get(deviceId), renamed)).toBe(places(before.get(deviceId), devices))
    }), { seed })
  })
})
