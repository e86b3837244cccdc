import { refuse } from '@shared/domain/result'
import { parseAddress } from './address'
import { createHidTransport } from './hid'
import { createSerialTransport } from './serial'
import { createTcpTransport } from './tcp'
import type { Transport } from './transport'
import { createWireHidTransport } from './wire-hid'

/**
 * The transport an address asks for: a serial port, a network connection, or a HID device.
 * An address nobody understands is trouble of the configuration: its transport refuses every open and says so,
 * and the other devices of the bench go on.
 */
export function transportForAddress(address: string): Transport {
  const parsed = parseAddress(address)
  if (!parsed.ok) return createRefusingTransport(address)
  const { value } = parsed
  switch (value.kind) {
    case 'serial':
      return createSerialTransport(address, value.path, value.line)
    case 'tcp':
      return createTcpTransport(address, value.host, value.port)
    case 'hid':
      return createHidTransport(address, value.path)
    case 'wire-hid':
      return createWireHidTransport(address, value.port)
  }
}

function createRefusingTransport(address: string): Transport {
  const detail = `address not understood: ${address}`
  return { address, isLocal: false, open: async () => refuse({ cause: 'broken', operation: 'open', address, detail }) }
}
