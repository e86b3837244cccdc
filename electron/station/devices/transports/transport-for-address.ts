import { refuse } from '@shared/domain/result'
import { parseAddress } from './address'
import { createSerialTransport } from './serial'
import { createTcpTransport } from './tcp'
import type { Transport } from './transport'

/**
 * The transport an address asks for: a serial port or a network connection.
 * An address nobody understands is trouble of the configuration: its transport refuses every open and says so,
 * and the other devices of the bench go on.
 */
export function transportForAddress(address: string): Transport {
  const parsed = parseAddress(address)
  if (!parsed.ok) return createRefusingTransport(address)
  return parsed.value.kind === 'serial'
    ? createSerialTransport(address, parsed.value.path, parsed.value.line)
    : createTcpTransport(address, parsed.value.host, parsed.value.port)
}

function createRefusingTransport(address: string): Transport {
  const detail = `address not understood: ${address}`
  return { address, isLocal: false, open: async () => refuse({ cause: 'broken', operation: 'open', address, detail }) }
}
