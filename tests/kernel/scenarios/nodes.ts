import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { until } from '../../station/devices/support/until'

/** Names of `/dev` that begin so, in order. */
export function nodesNow(beginning: 'hidraw' | 'ttyACM'): readonly string[] {
  return readdirSync('/dev').filter((name) => name.startsWith(beginning)).sort().map((name) => `/dev/${name}`)
}

/** Nodes of the kernel's printer class. */
export function printerNodes(): readonly string[] {
  return existsSync('/dev/usb') ? readdirSync('/dev/usb').filter((name) => name.startsWith('lp')).map((name) => `/dev/usb/${name}`) : []
}

/** The hidraw nodes of a device, by the name the kernel shows. */
export function hidNodes(name: string): readonly string[] {
  return nodesNow('hidraw').filter((path) => {
    try {
      return readFileSync(`/sys/class/hidraw/${path.slice('/dev/'.length)}/device/uevent`, 'utf8').includes(`HID_NAME=${name}\n`)
    } catch {
      return false // gone between the two looks
    }
  })
}

/** Waits for a node; gives its path. */
export async function appeared(what: string, nodes: () => readonly string[]): Promise<string> {
  await until(() => nodes().length > 0, what, nodes)
  return nodes()[0]!
}

/** How many files this process has open. */
export const openFiles = (): number => readdirSync('/proc/self/fd').length
