import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHidFrameReader, encodeHidFrame, maxReportBytes } from '../../../../electron/station/devices/transports/hid-frames'

const report = fc.record({ kind: fc.integer({ min: 0, max: 5 }), content: fc.uint8Array({ maxLength: 80 }) })

describe('frames of HID reports', () => {
  it('come out as they went in, however the stream was cut', () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 10 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (reports, cuts) => {
        const stream = Buffer.concat(reports.map(({ kind, content }) => encodeHidFrame(kind, content)))
        const reader = createHidFrameReader()
        const read: { kind: number; content: Uint8Array }[] = []
        for (let start = 0, turn = 0; start < stream.length; turn += 1) {
          const length = cuts[turn % cuts.length]!
          read.push(...(reader.push(stream.subarray(start, start + length)) ?? []))
          start += length
        }
        expect(read).toEqual(reports)
      }),
    )
  })

  it('are given up when a length is none of ours, and never written so', () => {
    expect(createHidFrameReader().push(Uint8Array.of(1, 0xff, 0xff))).toBeNull()
    expect(() => encodeHidFrame(1, new Uint8Array(maxReportBytes + 1))).toThrow('at most')
  })
})
