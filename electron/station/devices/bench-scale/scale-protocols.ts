import type { SerialLine } from '../transports/address'
import { createSicsParser } from './protocols/sics'
import type { ScaleProtocol } from './scale-frame'

/** 9600 baud, 8 data bits, no parity: what most scales leave the factory with. */
const line9600: SerialLine = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }

const sics = {
  line: line9600,
  ask: ascii('SI\r\n'),
  zero: ascii('Z\r\n'),
  tare: ascii('T\r\n'),
  clearTare: ascii('TAC\r\n'),
  hasStability: true,
  hasUnit: true,
  createParser: createSicsParser,
}

/** Every protocol of a bench scale, by the name of the command line and the settings. */
export const scaleProtocols: readonly ScaleProtocol[] = [
  { name: 'mt-sics', ...sics, minPollMs: 100 },
  // KERN asks for at least 100 ms between questions.
  { name: 'kern-kcp', ...sics, minPollMs: 100 },
]

export function scaleProtocolNamed(name: string): ScaleProtocol | null {
  return scaleProtocols.find((protocol) => protocol.name === name) ?? null
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}
