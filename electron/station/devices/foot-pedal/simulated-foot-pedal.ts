import type { Wire } from '../wires/wire'

/** A pedal on a wire: each press is a key that goes down and comes up again. */
export interface SimulatedFootPedal {
  readonly wire: Wire
  press(): void
  unplug(): Promise<void>
  plug(): Promise<void>
  close(): Promise<void>
}

/** F13 in a report of a HID boot keyboard: a key that types nothing. HID usage tables 1.4, section 10. */
const F13 = 0x68
const DOWN = Uint8Array.of(0, 0, F13, 0, 0, 0, 0, 0)
const UP = new Uint8Array(DOWN.length)

/** `reports`: as a HID pedal sends them; `characters`: as a contact on a serial line. */
export function createSimulatedFootPedal(wire: Wire, sends: 'reports' | 'characters'): SimulatedFootPedal {
  return {
    wire,
    press() {
      wire.write(sends === 'reports' ? DOWN : Uint8Array.of(0x41, 0x0d))
      if (sends === 'reports') wire.write(UP)
    },
    unplug: () => wire.unplug(),
    plug: () => wire.plug(),
    close: () => wire.close(),
  }
}
