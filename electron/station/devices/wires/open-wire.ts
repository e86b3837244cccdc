import type { Log } from '../../ports'
import { openPtyWire } from './pty-wire'
import { openTcpWire } from './tcp-wire'
import type { Wire } from './wire'

/** The cable of a simulated HID device, which carries whole reports and not bytes. */
export { openHidWire, type FeatureAnswer, type HidWire } from './hid-wire'

/** A cable for a simulated device: a serial one where the system has pseudo terminals, else a local network one. */
export async function openWire(name: string, log: Log): Promise<Wire> {
  const serial = await openPtyWire(name)
  if (serial.ok) return serial.value
  log.info('simulated device on the network instead of a serial line', { name, why: serial.failure })
  return openTcpWire()
}
