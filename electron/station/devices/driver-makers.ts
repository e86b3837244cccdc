import type { DeviceRole } from '@shared/domain/device'
import type { SerialLine } from '@shared/domain/device-profile'
import type { PrinterLanguage } from '@shared/domain/label-media'
import type { DurationMs } from '@shared/domain/quantities'
import { invariant } from '@shared/domain/result'
import { createHidPosBarcodeScanner } from './barcode-scanner/hid-pos-barcode-scanner'
import { createKeyboardBarcodeScanner } from './barcode-scanner/keyboard-barcode-scanner'
import { createSerialBarcodeScanner } from './barcode-scanner/serial-barcode-scanner'
import { createBenchScale, scaleTimingsOf } from './bench-scale/bench-scale'
import { scaleProtocolNamed } from './bench-scale/scale-protocols'
import type { BarcodeScanner, BenchScale, DeviceIdentity, DevicePorts, Driver, FootPedal, KeyboardBarcodeScanner, LabelPrinter } from './device'
import { createFootPedal } from './foot-pedal/line-foot-pedal'
import { createConnectedLabelPrinter, printerTimings } from './label-printer/connected-label-printer'
import { createSpooledLabelPrinter } from './label-printer/spool/spooled-label-printer'
import { noSpooler, spoolerForAddress } from './label-printer/spool/spooler-for-address'
import type { Transport } from './transports/transport'

/** What a driver is made from. */
export interface DriverParts {
  readonly identity: DeviceIdentity
  /** Leads to the device wherever it is plugged in now; what goes through it is in the frame log. */
  readonly transport: Transport
  readonly ports: DevicePorts
  /** How often the device is asked; left out: as real devices bear it. */
  readonly askEveryMs?: DurationMs | undefined
}

/** A driver with what the registry has to know of its kind. */
export type MadeDriver =
  | { readonly role: 'scanner'; readonly driver: BarcodeScanner; readonly keyboard?: KeyboardBarcodeScanner | undefined }
  | { readonly role: 'scale'; readonly driver: BenchScale }
  | { readonly role: 'printer'; readonly driver: LabelPrinter }
  | { readonly role: 'pedal'; readonly driver: FootPedal }
  | { readonly role: 'camera'; readonly driver: Driver }

/** How devices that speak a protocol are driven. */
export interface DriverMaker {
  readonly role: DeviceRole
  /** How it is connected: what the finder may offer for it. `none`: the system or the window has it. */
  readonly bus: 'serial' | 'hid' | 'network' | 'none'
  /** The line as the protocol's manual has it, where that is not 9600 8N1. */
  readonly line?: SerialLine | undefined
  make(parts: DriverParts): MadeDriver
}

/** One driver speaks every protocol of a scale. */
function scaleMaker(name: string, bus: DriverMaker['bus'] = 'serial'): DriverMaker {
  const protocol = scaleProtocolNamed(name)
  invariant(protocol !== null, `there is no scale protocol ${name}`)
  return {
    role: 'scale',
    bus,
    line: protocol.line,
    make({ identity, transport, ports, askEveryMs }) {
      const usual = scaleTimingsOf(protocol)
      return { role: 'scale', driver: createBenchScale(identity, protocol, transport, ports, { ...usual, pollEveryMs: askEveryMs ?? usual.pollEveryMs, restEveryMs: askEveryMs ?? usual.restEveryMs }) }
    },
  }
}

/** One driver speaks every language of a label printer with a line of its own, another hands jobs to a print queue. */
function printerMaker(language: PrinterLanguage): DriverMaker {
  return {
    role: 'printer',
    bus: 'network',
    make({ identity, transport, ports, askEveryMs }) {
      const timings = { ...printerTimings, askEveryMs: askEveryMs ?? printerTimings.askEveryMs }
      const spooler = spoolerForAddress(identity.address)
      if (spooler !== null) return { role: 'printer', driver: createSpooledLabelPrinter(language, identity, spooler, ports, timings) }
      // PDF is read by the driver of a print queue; no printer with a line of its own is asked for it.
      return { role: 'printer', driver: language === 'pdf' ? createSpooledLabelPrinter(language, identity, noSpooler(identity.address), ports, timings) : createConnectedLabelPrinter(language, identity, transport, ports, timings) }
    },
  }
}

/**
 * Every protocol the station speaks, by the name it has in settings and on the command line. One line each: its role,
 * how it is connected, and how its driver is made.
 */
const makers = {
  keyboard: {
    role: 'scanner',
    bus: 'none',
    make({ identity, ports }) {
      const driver = createKeyboardBarcodeScanner(identity, ports)
      return { role: 'scanner', driver, keyboard: driver }
    },
  },
  'serial-scanner': { role: 'scanner', bus: 'serial', make: ({ identity, transport, ports }) => ({ role: 'scanner', driver: createSerialBarcodeScanner(identity, transport, ports) }) },
  'hid-pos': { role: 'scanner', bus: 'hid', make: ({ identity, transport, ports }) => ({ role: 'scanner', driver: createHidPosBarcodeScanner(identity, transport, ports) }) },
  'hid-scale': scaleMaker('hid-scale', 'hid'),
  'mt-sics': scaleMaker('mt-sics'),
  'kern-kcp': scaleMaker('kern-kcp'),
  'toledo-8217': scaleMaker('toledo-8217'),
  'toledo-continuous': scaleMaker('toledo-continuous'),
  'nci-scp01': scaleMaker('nci-scp01'),
  'nci-scp02': scaleMaker('nci-scp02'),
  'nci-scp12': scaleMaker('nci-scp12'),
  sma: scaleMaker('sma'),
  and: scaleMaker('and'),
  'and-18': scaleMaker('and-18'),
  'and-ad4329a': scaleMaker('and-ad4329a'),
  'cas-22': scaleMaker('cas-22'),
  'cas-ap1': scaleMaker('cas-ap1'),
  ohaus: scaleMaker('ohaus'),
  'ohaus-defender': scaleMaker('ohaus-defender'),
  'adam-mdw': scaleMaker('adam-mdw'),
  'adam-text': scaleMaker('adam-text'),
  'tscale-qhw': scaleMaker('tscale-qhw'),
  'tscale-nhb': scaleMaker('tscale-nhb'),
  'weight-qa': scaleMaker('weight-qa'),
  jik: scaleMaker('jik'),
  'dibal-dpos': scaleMaker('dibal-dpos'),
  radwag: scaleMaker('radwag'),
  sartorius: scaleMaker('sartorius'),
  generic: scaleMaker('generic'),
  'generic-swapped': scaleMaker('generic-swapped'),
  'hid-pedal': { role: 'pedal', bus: 'hid', make: ({ identity, transport, ports }) => ({ role: 'pedal', driver: createFootPedal(identity, transport, ports, 'reports') }) },
  'serial-pedal': { role: 'pedal', bus: 'serial', make: ({ identity, transport, ports }) => ({ role: 'pedal', driver: createFootPedal(identity, transport, ports, 'characters') }) },
  zpl: printerMaker('zpl'),
  tspl: printerMaker('tspl'),
  epl: printerMaker('epl'),
  pdf: printerMaker('pdf'),
} as const satisfies Record<string, DriverMaker>

export type DeviceProtocol = keyof typeof makers

export const driverMakers: Readonly<Record<DeviceProtocol, DriverMaker>> = makers

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of an object are its keys
export const DEVICE_PROTOCOLS = Object.keys(makers) as [DeviceProtocol, ...DeviceProtocol[]]
