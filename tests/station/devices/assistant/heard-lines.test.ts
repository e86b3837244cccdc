import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHeardLines, isReadable, LINES_KEPT } from '../../../../electron/station/devices/assistant/heard-lines'

describe('lines of an unknown device', () => {
  it('are whole, whatever pieces they come in, and at most the newest', () => {
    const text = '\x02ST,GS,  0.412 kg\r\nST,GS,  0.413 kg\r\n4006381333931\r'
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }), (sizes) => {
      const heard = createHeardLines()
      for (let at = 0, n = 0; at < text.length; n++) {
        const size = sizes[n % sizes.length] ?? 1
        heard.push(Buffer.from(text.slice(at, at + size), 'latin1'))
        at += size
      }
      expect(heard.lines).toEqual(['\x02ST,GS,  0.412 kg\r\n', 'ST,GS,  0.413 kg\r\n', '4006381333931\r'])
    }))
    const many = createHeardLines()
    for (let n = 0; n < 50; n++) many.push(Buffer.from(`line ${n}\r\n`))
    expect(many.lines).toHaveLength(LINES_KEPT)
    expect(many.count).toBe(50)
  })

  it('are codes when they can be read', () => {
    expect(['4006381333931\r\n', '\x02ABC\x03', ']C10109521\x1dX\r'].map(isReadable)).toEqual([true, true, true])
    expect(['ab\r', '\x00\x01\x07\r', '\r\n'].map(isReadable)).toEqual([false, false, false])
  })
})
