import type { SimulatedScaleFault } from '@shared/domain/simulated-devices'
import type { Random } from '../../ports'
import type { ShownWeight } from './simulated-scale-frames'

const mostNoiseBytes = 64

/** The display as the fault makes it. */
export function shownWithFault(shown: ShownWeight, fault: SimulatedScaleFault | null): ShownWeight {
  switch (fault) {
    case 'overload':
      return { ...shown, state: 'overload' }
    case 'unit-flip':
      return { ...shown, unit: shown.unit === 'kg' ? 'lb' : 'oz' }
    case 'false-zero':
      return { ...shown, state: 'stable', value: shown.value.replace('-', '').replace(/[1-9]/g, '0') }
    default:
      return shown
  }
}

/** The bytes as the fault makes them; `turn` counts the frames sent. */
export function bytesWithFault(bytes: Uint8Array, fault: SimulatedScaleFault | null, turn: number, random: Random): Uint8Array {
  switch (fault) {
    case 'garbage': {
      const noise = Uint8Array.from({ length: 1 + Math.floor(random.next() * mostNoiseBytes) }, () => Math.floor(random.next() * 256))
      return Uint8Array.of(...noise, ...bytes)
    }
    case 'half-frames':
      return turn % 2 === 0 ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes
    case 'wrong-parity':
      return bytes.map((byte) => (onesOf(byte & 0x7f) % 2 === 0 ? byte & 0x7f : byte | 0x80))
    default:
      return bytes
  }
}

function onesOf(byte: number): number {
  return [...byte.toString(2)].filter((bit) => bit === '1').length
}
