import { refuse } from '@shared/domain/result'
import { parseAddress } from './address'
import { createHidTransport } from './hid'
import { createSerialTransport } from './serial'
import { createTcpTransport } from './tcp'
import type { Transport } from './transport'
import { createUsbPrinterTransport } from './usb-printer'
import { createWireHidTransport } from './wire-hid'

/**
 * The transport an address asks for: a serial port, a network connection, a printer on USB, or a HID device.
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
    case 'usb':
      return createUsbPrinterTransport(address, value.path)
    case 'ipp':
    case 'winspool':
      return createRefusingTransport(address, 'a print queue takes whole jobs, not bytes')
    case 'wire-hid':
      return createWireHidTransport(address, value.port)
  }
}

function createRefusingTransport(address: string, detail = `address not understood: ${address}`): Transport {
  return { address, isLocal: false, open: async () => refuse({ cause: 'broken', operation: 'open', address, detail }) }
}
