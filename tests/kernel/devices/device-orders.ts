import type { HidDeviceSpec } from './uhid-device'
import type { GadgetPort, GadgetSpec } from './usb-gadget'

/** What a test asks of the process with the device ends. */
export type DeviceOrder =
  | { readonly order: 'create-hid'; readonly device: string; readonly spec: HidDeviceSpec }
  | { readonly order: 'create-gadget'; readonly device: string; readonly port: GadgetPort; readonly spec: GadgetSpec }
  | { readonly order: 'plug' | 'unplug' | 'received' | 'be-sics-scale'; readonly device: string }
  | { readonly order: 'brown-out'; readonly device: string; readonly times: number; readonly everyMs: number }
  /** Reports of a HID device, or chunks of a serial one; 0 = as fast as they can be written. `endFile` is made at the end, for a test that stands still until then. */
  | { readonly order: 'send'; readonly device: string; readonly hex: readonly string[]; readonly everyMs: number; readonly endFile?: string }
  /** A ZPL printer with a memory that outlives an unplug, and a count of its labels; it stops reading in the middle of the next label. */
  | { readonly order: 'be-zpl-printer' | 'stall-in-label'; readonly device: string }
  | { readonly order: 'place'; readonly device: string; readonly grams: number }

export interface OrderFromTest {
  readonly id: number
  readonly order: DeviceOrder
}

export interface DeviceAnswer {
  readonly id: number
  readonly received: readonly string[]
  readonly fault: string | null
}
