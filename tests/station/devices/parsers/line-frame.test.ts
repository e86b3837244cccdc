import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLineFramer, type LineFrame, type LineFramerOptions } from '../../../../electron/station/devices/parsers/line-frame'

const options: LineFramerOptions = { maxFrameBytes: 32, silenceMs: 300, staleMs: 2_000, alwaysMarked: false }
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const texts = (frames: readonly LineFrame[]): string[] => frames.map((frame) => Buffer.from(frame.bytes).toString('latin1'))

describe('framing by a terminator', () => {
  for (const [name, end] of [['CR', '\r'], ['LF', '\n'], ['CR LF', '\r\n'], ['ETX', '\x03'], ['ETX CR LF', '\x03\r\n']] as const) {
    it(`ends a frame at ${name}, and makes none of the rest`, () => {
      const framer = createLineFramer(options)
      expect(texts(framer.push(bytes(`one${end}two${end}`), 0))).toEqual(['one', 'two'])
      expect(framer.dueAt).toBeNull()
    })
  }

  it('strips STX', () => {
    expect(texts(createLineFramer(options).push(bytes('\x02code\x03'), 0))).toEqual(['code'])
  })

  it('begins anew at an STX and counts what it gave up', () => {
    const framer = createLineFramer(options)
    expect(texts(framer.push(bytes('half\x02whole\x03'), 0))).toEqual(['whole'])
    expect(framer.droppedFrames).toBe(1)
  })

  it('keeps the separators of GS1 and ISO 15434', () => {
    expect(texts(createLineFramer(options).push(bytes('[)>\x1e06\x1d1P1\x1e\x04\r'), 0))).toEqual(['[)>\x1e06\x1d1P1\x1e\x04'])
  })

  it('times a frame from its first byte to its last', () => {
    const framer = createLineFramer(options)
    framer.push(bytes('ab'), 100)
    framer.push(bytes('c'), 140)
    const [frame] = framer.push(bytes('\r'), 150)
    expect(frame).toMatchObject({ firstByteAt: 100, lastByteAt: 140, endedBy: 'mark' })
  })
})

describe('framing by silence', () => {
  it('ends a frame of a device that showed no terminator', () => {
    const framer = createLineFramer(options)
    framer.push(bytes('code'), 1_000)
    expect(framer.dueAt).toBe(1_300)
    expect(framer.elapse(1_299)).toEqual([])
    expect(texts(framer.elapse(1_300))).toEqual(['code'])
  })

  it('joins what comes before the silence was judged', () => {
    const framer = createLineFramer(options)
    framer.push(bytes('co'), 0)
    framer.push(bytes('de'), 5_000)
    expect(texts(framer.elapse(5_300))).toEqual(['code'])
  })

  it('makes no frame of half a line once terminators were seen, and drops it when it is stale', () => {
    const framer = createLineFramer(options)
    framer.push(bytes('one\rha'), 0)
    expect(framer.elapse(300)).toEqual([])
    expect(texts(framer.push(bytes('lf\r'), 1_000))).toEqual(['half'])
    framer.push(bytes('cut'), 2_000)
    expect(framer.elapse(4_000)).toEqual([])
    expect(framer.droppedFrames).toBe(1)
    expect(texts(framer.push(bytes('next\r'), 4_001))).toEqual(['next'])
  })

  it('never frames by silence where lines are always terminated', () => {
    const framer = createLineFramer({ ...options, alwaysMarked: true })
    framer.push(bytes('cut'), 0)
    expect(framer.elapse(10_000)).toEqual([])
    expect(framer.dueAt).toBeNull()
  })

  it('knows nothing of the device before after a reset', () => {
    const framer = createLineFramer(options)
    framer.push(bytes('one\rtw'), 0)
    framer.reset()
    framer.push(bytes('bare'), 10)
    expect(texts(framer.elapse(310))).toEqual(['bare'])
  })
})

describe('the longest frame', () => {
  it('is taken at the limit', () => {
    expect(texts(createLineFramer(options).push(bytes(`${'x'.repeat(32)}\r`), 0))).toEqual(['x'.repeat(32)])
  })

  it('is dropped one byte above it, and the next one is read', () => {
    const framer = createLineFramer(options)
    expect(texts(framer.push(bytes(`${'x'.repeat(33)}\rnext\r`), 0))).toEqual(['next'])
    expect(framer.droppedFrames).toBe(1)
  })

  it('is dropped by silence too', () => {
    const framer = createLineFramer(options)
    framer.push(bytes('x'.repeat(100)), 0)
    expect(framer.elapse(300)).toEqual([])
    framer.push(bytes('bare'), 400)
    expect(texts(framer.elapse(700))).toEqual(['bare'])
  })
})

describe('whatever the cuts', () => {
  const content = fc.string({ unit: fc.constantFrom(...'AZ09 .-\x1d'), minLength: 1, maxLength: 32 })
  const end = fc.constantFrom('\r', '\n', '\r\n', '\x03')

  it('gives the same frames for the same bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(content, end), { maxLength: 8 }), fc.array(fc.nat(12)), (frames, cuts) => {
        const wire = bytes(frames.map(([text, mark]) => text + mark).join(''))
        const framer = createLineFramer(options)
        const read: string[] = []
        let at = 0
        for (const cut of [...cuts, wire.length]) {
          read.push(...texts(framer.push(wire.subarray(at, at + cut), at)))
          at += cut
        }
        expect(read).toEqual(frames.map(([text]) => text))
      }),
    )
  })

  it('never gives a frame above the limit and always recovers after noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const framer = createLineFramer(options)
        const frames = [...framer.push(noise, 0), ...framer.push(bytes('\rgood\r'), 1)]
        expect(frames.every((frame) => frame.bytes.length > 0 && frame.bytes.length <= 32)).toBe(true)
        expect(texts(frames).at(-1)).toBe('good')
      }),
    )
  })
})
