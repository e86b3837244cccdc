import { expect, it } from 'vitest'
import { createFrameRing, frameLine, framesPerDevice, longestLoggedFrame, sameFrameMs } from '../../../electron/station/devices/frame-log'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

it('joins bytes of one frame that trickle in, and nothing else', () => {
  const ring = createFrameRing()
  ring.received('scale', bytes('S S'), 1000)
  ring.received('scale', bytes(' 1 g'), 1000 + sameFrameMs - 1)
  ring.received('scanner', bytes('A'), 1001)
  ring.sent('scale', bytes('SI\r\n'), 1002 + sameFrameMs)
  ring.received('scale', bytes('S'), 1003 + sameFrameMs)
  ring.received('scale', bytes('D'), 1003 + 2 * sameFrameMs)
  expect(ring.frames('scale').map((frame) => [frame.way, frame.at, Buffer.from(frame.bytes).toString('latin1')])).toEqual([
    ['received', 1000, 'S S 1 g'],
    ['sent', 1002 + sameFrameMs, 'SI\r\n'],
    ['received', 1003 + sameFrameMs, 'S'],
    ['received', 1003 + 2 * sameFrameMs, 'D'],
  ])
  expect(ring.frames().map((frame) => frame.deviceId)).toEqual(['scale', 'scanner', 'scale', 'scale', 'scale'])
})

it('holds a bounded number of bounded frames of each device', () => {
  const ring = createFrameRing()
  for (let at = 0; at < framesPerDevice + 5; at++) ring.sent('printer', bytes(String(at)), at)
  ring.received('scanner', new Uint8Array(longestLoggedFrame + 7), 1)
  expect(ring.frames('printer')).toHaveLength(framesPerDevice)
  expect(ring.frames('printer')[0]?.at).toBe(5)
  expect(ring.frames('scanner')).toMatchObject([{ cutBytes: 7 }])
  expect(ring.frames('scanner')[0]?.bytes).toHaveLength(longestLoggedFrame)
})

it('is written as hex and as a person can read it', () => {
  expect(JSON.parse(frameLine({ deviceId: 'scale', way: 'received', at: 0, bytes: bytes('\x02A\r'), cutBytes: 0 }))).toEqual({
    at: '1970-01-01T00:00:00.000Z', deviceId: 'scale', way: 'received', hex: '02410d', text: '\\x02A\\x0d',
  })
})
