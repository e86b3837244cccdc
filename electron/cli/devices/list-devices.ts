import type { PresentDevice } from '@shared/domain/device-evidence'
import { mayBeProbed } from '@shared/domain/device-use'
import { createDeviceFinder, systemDevices } from '../../station/devices/finding/device-finder'
import { likelyProtocols } from '../../station/devices/finding/likely-protocols'
import { findHolder } from '../../station/devices/transports/device-holder'
import { silentLog } from '../../station/log'
import { answer, EXIT, type ExitCode } from '../outcome'

/** Prints what is plugged in, what it is known by, and what it could speak. Opens nothing. */
export async function listDevices(asJson: boolean): Promise<ExitCode> {
  const present = await createDeviceFinder(systemDevices(), { log: silentLog }).look()
  for (const device of present) {
    const holder = await findHolder(device.evidence.port)
    const protocols = likelyProtocols(device)
    if (asJson) answer({ ...device.evidence, manufacturer: device.manufacturer, product: device.product, use: device.use, mayBeProbed: mayBeProbed(device.use), protocols, holder })
    else process.stdout.write(`${deviceLines(device, protocols, holder === null ? '' : `, open in ${holder.program} (${holder.processId})`)}\n`)
  }
  if (present.length === 0 && !asJson) process.stdout.write('No serial port and no HID device is plugged in.\n')
  return EXIT.done
}

/** A device in words: a line for what it is, a line for what it is known by. */
export function deviceLines({ evidence, manufacturer, product, use }: PresentDevice, protocols: readonly string[], held = ''): string {
  const name = [manufacturer, product].filter(Boolean).join(' ') || (evidence.bus === 'serial' ? 'serial port' : 'no name')
  const known = [
    evidence.vendorId !== null ? `${usbNumber(evidence.vendorId)}:${usbNumber(evidence.productId)}` : '',
    evidence.serialNumber === null ? 'no number' : `number ${evidence.serialNumber}`,
    evidence.topology === null ? '' : `at ${evidence.topology}`,
    evidence.usagePage === null ? '' : `usage ${usbNumber(evidence.usagePage)}:${usbNumber(evidence.usage)}`,
  ]
  const speaks = use === 'printer' || use === 'modem' ? `a ${use}, never asked anything` : protocols.length > 0 ? `could speak ${protocols.join(', ')}` : use === 'unknown' ? 'no protocol known' : `a ${use}`
  return `${evidence.port}  ${name}${held}\n    ${known.filter(Boolean).join(', ')}; ${speaks}`
}

function usbNumber(value: number | null): string {
  return (value ?? 0).toString(16).padStart(4, '0')
}
