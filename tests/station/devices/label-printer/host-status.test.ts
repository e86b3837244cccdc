import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxStatusReplyBytes, takeHostStatus, type HostStatus } from '../../../../electron/station/devices/label-printer/host-status'
import { isEmpty, printerManuals } from '../../../../electron/station/devices/label-printer/printer-manuals'
import { bytesOf, readFixtures, readVectors, type ByteVector } from '../support/vectors'

const collected = readVectors<ByteVector>('zpl-status.json')
const replies = [
  ...readFixtures<ByteVector>('host-status.json'),
  ...(collected?.filter((vector) => vector.command === '~HS' && vector.meaning.incomplete !== true && vector.hex !== '') ?? []),
]
const good = bytesOf(readFixtures<ByteVector>('host-status.json')[0] ?? { hex: '' })

/** Feeds pieces as the driver does: what is left over goes in front of the next piece. */
function feed(...pieces: readonly Uint8Array[]): { statuses: HostStatus[]; rest: Uint8Array } {
  const statuses: HostStatus[] = []
  let rest: Uint8Array = new Uint8Array()
  for (const piece of pieces) {
    const taken = takeHostStatus(Buffer.concat([rest, piece]))
    if (taken.status !== null) statuses.push(taken.status)
    rest = taken.rest
  }
  return { statuses, rest }
}

describe.each(replies.map((vector) => ({ title: JSON.stringify(vector.ascii.slice(0, 60)), vector })))('~HS reply $title', ({ vector }) => {
  const bytes = bytesOf(vector)
  const { meaning } = vector

  it('means what it means, whole and byte by byte', () => {
    const { statuses } = feed(bytes)
    const [status] = statuses
    expect(statuses).toHaveLength(1)
    const report = printerManuals.zpl.state[0].find(bytes)?.value
    const isDone = report !== undefined && report.trouble === null && isEmpty(report.status)
    if (meaning.trouble !== undefined) expect(report?.trouble).toBe(meaning.trouble)
    if (meaning.done !== undefined) expect(isDone).toBe(meaning.done)
    if (meaning.ready === true) expect(isDone).toBe(true)
    const named = { formatsInBuffer: meaning.formatsInBuffer, isBufferFull: meaning.bufferFull, hasPartialFormat: meaning.partialFormat, isLabelWaiting: meaning.labelWaiting, labelsRemaining: meaning.labelsRemaining }
    expect(status).toMatchObject(Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)))
    expect(feed(...[...bytes].map((byte) => Uint8Array.of(byte))).statuses).toEqual(statuses)
  })

  it('is counted twice when it comes twice, the newest being the last', () => {
    expect(takeHostStatus(Buffer.concat([bytes, good]))).toMatchObject({ replies: 2, status: feed(good).statuses[0] })
  })

  it('is no status when it is cut, at any offset, and does not spoil the next', () => {
    const lastEtx = bytes.lastIndexOf(0x03)
    for (let end = 0; end < lastEtx; end += 1) {
      expect(feed(bytes.subarray(0, end)).statuses).toEqual([])
      expect(feed(bytes.subarray(0, end), good).statuses).toEqual(feed(good).statuses)
    }
  })

  it('is found after garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (garbage) => {
        expect(feed(garbage, bytes).statuses).toEqual(feed(bytes).statuses)
      }),
    )
  })
})

describe('what is no ~HS reply', () => {
  it.skipIf(collected === null)('gives no status: incomplete ones and other replies of the collection', () => {
    const others = collected?.filter((vector) => vector.command !== '~HS' || vector.meaning.incomplete === true) ?? []
    expect(others.length).toBeGreaterThan(0)
    for (const vector of others) expect(feed(bytesOf(vector)).statuses, vector.ascii).toEqual([])
  })

  it('gives no status when one character is wrong', () => {
    const text = Buffer.from(good).toString('latin1')
    for (const wrong of [text.replace(',0,0,1245', ',2,0,1245'), text.replace('1234,0', '1234'), text.replace('00000000', 'x'), text.replaceAll('\x03\r\n\x02', '\x03\r\nx\x02')]) {
      expect(wrong).not.toBe(text)
      expect(feed(Buffer.from(wrong, 'latin1')).statuses).toEqual([])
    }
  })

  it('is kept only up to a limit', () => {
    const noise = Buffer.alloc(100_000, '\x02')
    expect(feed(noise).rest.length).toBeLessThanOrEqual(maxStatusReplyBytes)
    expect(feed(noise, good).statuses).toHaveLength(1)
  })
})
