import { describe, expect, it } from 'vitest'
import { createHeldKeys, createSentKeys, pedalDebounceMs } from '../../../../electron/station/devices/foot-pedal/pedal-keys'

const report = (...bytes: number[]) => Uint8Array.from(bytes)
const idle = report(0, 0, 0, 0, 0, 0, 0, 0)

describe('a HID pedal', () => {
  it('counts a key once, however long it is held, and again when it is pressed anew', () => {
    const keys = createHeldKeys(0)
    const down = report(0, 0, 0x28, 0, 0, 0, 0, 0)
    expect([keys.push(down, 0), keys.push(down, 300), keys.push(down, 900)]).toEqual([[0], [], []])
    keys.push(idle, 1_000)
    expect(keys.push(down, 1_000 + pedalDebounceMs)).toEqual([0])
  })

  it('takes a bounce for one press', () => {
    const keys = createHeldKeys(0)
    const down = report(0, 0, 0x28, 0, 0, 0, 0, 0)
    const presses = [0, 10, 20, 30].flatMap((at) => [...keys.push(down, at), ...keys.push(idle, at + 5)])
    expect(presses).toEqual([0])
  })

  it('tells keys apart, also two at once and a modifier, and keys that move within the report', () => {
    const keys = createHeldKeys(0)
    expect(keys.push(report(0, 0, 0x04, 0, 0, 0, 0, 0), 0)).toEqual([0])
    expect(keys.push(report(0, 0, 0x04, 0x05, 0, 0, 0, 0), 10)).toEqual([1])
    expect(keys.push(report(4, 0, 0x05, 0, 0, 0, 0, 0), 20)).toEqual([2])
  })

  it('tells a consumer control by its report id', () => {
    const keys = createHeldKeys(1)
    expect(keys.push(report(3, 0xcd, 0), 0)).toEqual([0])
    expect(keys.push(report(1, 0xcd, 0), 10)).toEqual([1])
    expect(keys.push(report(3, 0, 0), 20)).toEqual([])
  })
})

describe('a serial contact', () => {
  it('counts a character once while it repeats, and again after a pause', () => {
    const keys = createSentKeys()
    const presses = [0, 40, 80, 120, 160].flatMap((at) => [...keys.push(report(0x41, 0x0d, 0x0a), at)])
    expect(presses).toEqual([0])
    expect(keys.push(report(0x41), 160 + pedalDebounceMs)).toEqual([0])
    expect(keys.push(report(0x42), 170 + pedalDebounceMs)).toEqual([1])
  })
})
