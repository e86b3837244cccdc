import { readFile, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * The HID report descriptor of a `/dev/hidrawN` node, or of a link to one; null where the system does not tell it:
 * only Linux does, and node-hid does not expose it. Source: kernel documentation, `device/report_descriptor` in sysfs.
 */
export async function readReportDescriptor(path: string): Promise<Uint8Array | null> {
  if (process.platform !== 'linux') return null
  try {
    const name = basename(await realpath(path))
    return await readFile(join('/sys/class/hidraw', name, 'device/report_descriptor'))
  } catch {
    return null
  }
}
