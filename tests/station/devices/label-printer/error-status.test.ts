import { describe, expect, it } from 'vitest'
import { parseErrorStatus } from '../../../../electron/station/devices/label-printer/error-status'
import { bytesOf, readVectors, type ByteVector } from '../support/vectors'

const reply = (flag: string, mask: string): Buffer =>
  Buffer.from(`\r\n  PRINTER STATUS\r\n     ERRORS:         ${flag} 00000000 ${mask}\r\n     WARNINGS:       0 00000000 00000000\r\n`, 'latin1')

describe('a ~HQES reply', () => {
  it.each([
    ['0', '00000000', null, false],
    ['1', '00000001', 'paper-out', true],
    ['1', '00000002', 'ribbon-out', true],
    ['1', '00000005', 'head-open', true],
    ['1', '00000010', 'hot', true],
    ['1', '00000020', 'hot', true],
    ['1', '00000008', null, true],
  ] as const)('with flag %s and mask %s means %s', (flag, mask, trouble, hasError) => {
    expect(parseErrorStatus(reply(flag, mask))).toMatchObject({ trouble, hasError })
  })

  it('is none when it is cut, at any offset that changes it', () => {
    const whole = reply('1', '00000005')
    const lastDigit = whole.lastIndexOf('0')
    for (let end = 0; end <= lastDigit; end += 1) expect(parseErrorStatus(whole.subarray(0, end))).toBeNull()
  })
})

const collected = readVectors<ByteVector>('zpl-status.json')?.filter((vector) => vector.command === '~HQES') ?? null

describe.skipIf(collected === null)('~HQES replies of the collection', () => {
  it('are read as their meaning says', () => {
    for (const vector of collected ?? []) {
      const errors = vector.meaning.errors as readonly string[]
      const named = { 'head open': 'head-open', 'media out': 'paper-out', 'ribbon out': 'ribbon-out', 'printhead over temperature': 'hot' }
      const first = Object.entries(named).find(([words]) => errors.includes(words))?.[1] ?? null
      expect(parseErrorStatus(bytesOf(vector)), vector.ascii).toMatchObject({ trouble: first, hasError: errors.length > 0 })
    }
  })
})
