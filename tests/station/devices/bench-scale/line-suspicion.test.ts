import { describe, expect, it } from 'vitest'
import { suspectLine, suspicionDetail } from '../../../../electron/station/devices/bench-scale/line-suspicion'

/** As an 8N1 port hears a scale set to 7 bits with parity. */
function withParity(text: string, parity: 'even' | 'odd'): Uint8Array {
  return Buffer.from(text, 'latin1').map((byte) => {
    const bits = [...byte.toString(2)].filter((bit) => bit === '1').length
    return (bits % 2 === 1) === (parity === 'even') ? byte | 0x80 : byte
  })
}

const frames = 'S S     100.00 g\r\nS D     129.07 g\r\n'

describe('a line that is set wrong', () => {
  it('shows the parity of a scale set to 7 bits', () => {
    expect(suspectLine(withParity(frames, 'even'))).toBe('even-parity')
    expect(suspectLine(withParity(frames, 'odd'))).toBe('odd-parity')
  })

  it('shows another speed as bytes of every kind', () => {
    expect(suspectLine(Uint8Array.from({ length: 32 }, (_, index) => (index * 71 + 130) & 0xff))).toBe('speed')
  })

  it('is not suspected for text, nor for a few bytes', () => {
    expect(suspectLine(Buffer.from(frames, 'latin1'))).toBeNull()
    expect(suspectLine(withParity('S S 1 g', 'even'))).toBeNull()
  })

  it('is told with what it seems to be and what it is', () => {
    expect(suspicionDetail('even-parity', { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 })).toBe('its bytes look like 7E1, the line is set to 9600 baud 8N1')
  })
})
