import type { DeviceUse } from './device-evidence'

/** What the system tells of a device without opening it. */
export interface UseFacts {
  readonly vendorId: number | null
  /** Name of the system's driver, such as `cdc_acm`. */
  readonly driver: string | null
  /** USB classes of all functions of the device: 0x07 is a printer. */
  readonly interfaceClasses: readonly number[]
  /** Maker's and product's names as the device has them. */
  readonly texts: readonly (string | null)[]
  readonly usagePage: number | null
  readonly usage: number | null
}

const PRINTER_CLASS = 0x07
/** Generic desktop: usages 2 mouse, 6 keyboard, 7 keypad. Source: HID Usage Tables 1.5, section 4. */
const DESKTOP_PAGE = 0x01
const POINTER_USAGES = [0x01, 0x02]
const KEYBOARD_USAGES = [0x06, 0x07]
/** Drivers of mobile modems, and makers that make nothing else. Huawei, ZTE, Quectel, Sierra, Telit, SIMCom. */
const MODEM_DRIVERS = ['option', 'qcserial', 'sierra', 'ipw', 'hso', 'cdc_mbim', 'qmi_wwan']
const MODEM_VENDORS = [0x12d1, 0x19d2, 0x2c7c, 0x1199, 0x1bc7, 0x1e0e]
const MODEM_WORDS = /modem|mobile broadband|\b(?:lte|gsm|umts|wwan)\b/i
const PRINTER_WORDS = /printer|\b(?:zdesigner|ztc|bixolon|zebra (?:zd|zt|gk|gx|tlp)|tsp\d|tm-[tl])/i

/**
 * What a device is, as far as it can be told without opening it. A printer would print what it is asked, a modem would
 * dial it, so nothing unasked is ever sent to either.
 */
export function deviceUse({ vendorId, driver, interfaceClasses, texts, usagePage, usage }: UseFacts): DeviceUse {
  const says = (words: RegExp) => texts.some((text) => text !== null && words.test(text))
  if (usagePage === DESKTOP_PAGE && usage !== null && KEYBOARD_USAGES.includes(usage)) return 'keyboard'
  if (usagePage === DESKTOP_PAGE && usage !== null && POINTER_USAGES.includes(usage)) return 'pointer'
  if (interfaceClasses.includes(PRINTER_CLASS) || says(PRINTER_WORDS)) return 'printer'
  if ((driver !== null && MODEM_DRIVERS.includes(driver)) || (vendorId !== null && MODEM_VENDORS.includes(vendorId)) || says(MODEM_WORDS)) return 'modem'
  return 'unknown'
}

/** Whether something may be sent to a device only to learn what it is. */
export function mayBeProbed(use: DeviceUse): boolean {
  return use === 'unknown'
}
