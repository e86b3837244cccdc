import type { PresentDevice } from '@shared/domain/device-evidence'
import { DEVICE_PROTOCOLS, driverMakers, type DeviceProtocol } from '../driver-makers'

/** HID usage pages of scales and bar code scanners. Source: HID Usage Tables 1.5, sections 18 and 17. */
const SCALE_PAGE = 0x8d
const SCANNER_PAGE = 0x8c

/** What a device could speak, by how it is connected alone; nothing for what is no scanner and no scale. */
export function likelyProtocols({ evidence, use }: PresentDevice): DeviceProtocol[] {
  if (use !== 'unknown' && use !== 'keyboard') return []
  const { bus, usagePage } = evidence
  return DEVICE_PROTOCOLS.filter((protocol) => {
    const maker = driverMakers[protocol]
    if (bus !== 'hid') return maker.bus === 'serial' && use === 'unknown'
    if (maker.bus !== 'hid') return false
    if (usagePage === SCALE_PAGE) return maker.role === 'scale'
    if (usagePage === SCANNER_PAGE) return maker.role === 'scanner'
    return maker.role === 'pedal' && use === 'keyboard'
  })
}
