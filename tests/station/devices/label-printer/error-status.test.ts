import { describe, expect, it } from 'vitest'
import { printerManuals } from '../../../../electron/station/devices/label-printer/printer-manuals'
import { bytesOf, readVectors, type ByteVector } from '../support/vectors'

const troubleIn = (bytes: Uint8Array) => printerManuals.zpl.state[1]?.find(bytes)?.value.trouble

const reply = (flag: string, mask: string): Buffer =>
  Buffer.from(`\r\n  PRINTER STATUS\r\n     ERRORS:         ${flag} 00000000 ${mask}\r\n     WARNINGS:       0 00000000 00000000\r\n`, 'latin1')

describe('a ~HQES reply', () => {
  it.each([
    ['0', '00000000', null],
    ['1', '00000001', 'paper-out'],
    ['1', '00000002', 'ribbon-out'],
    ['1', '00000005', 'head-open'],
    ['1', '00000010', 'hot'],
    ['1', '00000020', 'hot'],
    ['1', '00000008', 'cutter'],
    ['1', '00000040', 'fault'],
    ['1', '00010000', 'fault'],
  ] as const)('with flag %s and mask %s means %s', (flag, mask, trouble) => {
    expect(troubleIn(reply(flag, mask))).toBe(trouble)
  })

  it('is none when it is cut, at any offset that changes it', () => {
    const whole = reply('1', '00000005')
    const lastDigit = whole.lastIndexOf('0')
    for (let end = 0; end <= lastDigit; end += 1) expect(troubleIn(whole.subarray(0, end))).toBeUndefined()
  })
})

const collected = readVectors<ByteVector>('zpl-status.json')?.filter((vector) => vector.command === '~HQES') ?? null

describe.skipIf(collected === null)('~HQES replies of the collection', () => {
  it('are read as their meaning says', () => {
    for (const vector of collected ?? []) {
      const errors = vector.meaning.errors as readonly string[]
      const named = { 'head open': 'head-open', 'media out': 'paper-out', 'ribbon out': 'ribbon-out', 'printhead over temperature': 'hot' }
      const first = Object.entries(named).find(([words]) => errors.includes(words))?.[1]
      const trouble = troubleIn(bytesOf(vector))
      if (first !== undefined) expect(trouble, vector.ascii).toBe(first)
      else expect(trouble === null, vector.ascii).toBe(errors.length === 0)
    }
  })
})
