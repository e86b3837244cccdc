import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeIppAnswer, encodeIppRequest } from '../../../../electron/station/devices/label-printer/spool/ipp-message'

describe('an IPP request', () => {
  test('is laid out as RFC 8010 has it, charset and language first, the document behind the end of the attributes', () => {
    const bytes = Buffer.from(encodeIppRequest('cancelJob', 7, [['integer', 'job-id', 258]], Buffer.from('PDF')))
    expect(bytes.subarray(0, 9).toString('hex')).toBe('010100080000000701')
    expect(bytes.toString('latin1')).toContain('\x47\0\x12attributes-charset\0\x05utf-8\x48\0\x1battributes-natural-language\0\x02en')
    expect(bytes.subarray(-19).toString('hex')).toBe(Buffer.from('\x21\0\x06job-id\0\x04\0\0\x01\x02\x03PDF', 'latin1').toString('hex'))
  })

  test('and an answer have one shape: what is written is read, several values of one name too', () => {
    const bytes = encodeIppRequest('printJob', 1, [['keyword', 'printer-state-reasons', 'media-empty-error', 'door-open'], ['enum', 'printer-state', 5], ['name', 'job-name', 'Ярлык']])
    expect(decodeIppAnswer(bytes)).toMatchObject({ ok: true })
    const read = decodeIppAnswer(bytes)
    if (!read.ok) throw new Error(read.failure)
    expect(read.value.attributes.get('printer-state-reasons')).toEqual(['media-empty-error', 'door-open'])
    expect(read.value.attributes.get('printer-state')).toEqual([5])
    expect(read.value.attributes.get('job-name')).toEqual(['Ярлык'])
  })
})

describe('an answer', () => {
  test('that is cut anywhere is none', () => {
    const whole = encodeIppRequest('getJobAttributes', 1, [['enum', 'job-state', 9]])
    for (let end = 0; end < whole.length; end += 1) expect(decodeIppAnswer(whole.subarray(0, end)).ok).toBe(false)
  })

  test('of any bytes is read or refused, and never a fault', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void decodeIppAnswer(Buffer.concat([Buffer.from('0101000000000001', 'hex'), bytes]))))
  })
})
