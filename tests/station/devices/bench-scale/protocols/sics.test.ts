import { describe, expect, test } from 'vitest'
import { createSicsParser, readSicsLine } from '../../../../../electron/station/devices/bench-scale/protocols/sics'
import { weighLine } from '../../../../../electron/station/devices/bench-scale/weigh-line'

const weighed = (text: string) => weighLine(createSicsParser(), Buffer.from(text, 'latin1'))

describe('MT-SICS lines', () => {
  test.each([
    ['S S     100.00 g\r\n', { state: 'stable', value: '100.00', unit: 'g', net: false }],
    ['S D     129.07 g\r\n', { state: 'moving', value: '129.07', unit: 'g', net: false }],
    ['S S      -0.00 kg\r\n', { state: 'zero', value: '0.00', unit: 'kg', net: false }],
    ['S S         12 PCS\r\n', { state: 'stable', value: '12', unit: 'pcs', net: false }],
    ['S +\r\n', { state: 'overload', value: null, unit: null, net: false }],
    ['T A 2.486 g\r\n', { state: 'reply', value: null, unit: null, net: false }],
    ['S S     100.00 g\r', { state: 'incomplete', value: null, unit: null, net: false }],
    ['S S     100.00 x\r\n', { state: 'invalid', value: null, unit: null, net: false }],
    ['S S     10S S     129.07 g\r\n', { state: 'stable', value: '129.07', unit: 'g', net: false }],
  ])('%j', (text, expected) => {
    expect(weighed(text)).toEqual(expected)
  })

  test('say what they answer', () => {
    expect(readSicsLine('I4 A "1234567"')?.reply).toEqual({ kind: 'restarted', serialNumber: '1234567' })
    expect(readSicsLine('I2 A "BENCH-30"')?.reply).toEqual({ kind: 'answer', command: 'I2' })
    expect(readSicsLine('Z A')?.reply).toEqual({ kind: 'done', command: 'Z' })
    expect(readSicsLine('Z I')?.reply).toEqual({ kind: 'refused', command: 'Z' })
    expect(readSicsLine('S I')?.reply).toEqual({ kind: 'busy' })
  })
})
