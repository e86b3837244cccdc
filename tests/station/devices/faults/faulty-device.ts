import { createSimulatedBenchScale, simulatedScaleOptions } from '../../../../electron/station/devices/bench-scale/simulated-bench-scale'
import { createSimulatedHidScale } from '../../../../electron/station/devices/bench-scale/simulated-hid-scale'
import { honeywellForm, reportsOf } from '../../../../electron/station/devices/barcode-scanner/hid-pos-form'
import type { DevicePorts } from '../../../../electron/station/devices/device'
import { driverMakers, type DeviceProtocol, type MadeDriver } from '../../../../electron/station/devices/driver-makers'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import type { Transport } from '../../../../electron/station/devices/transports/transport'
import type { HidWire } from '../../../../electron/station/devices/wires/hid-wire'
import type { Wire } from '../../../../electron/station/devices/wires/wire'
import { pass, until } from '../support/until'

/** A real driver and the device at the other end of its line, which knows what it said whole. */
export interface FaultyDevice {
  readonly name: string
  readonly wire: Wire
  readonly driver: MadeDriver['driver']
  /** Everything the driver gave out, oldest first. */
  readonly heard: readonly string[]
  /** Values of `heard` that the device never said as a whole frame. */
  readonly invented: () => readonly string[]
  /** The device says a value of its own, whole. */
  speak(): void
  /** The device begins a frame and does not end it. */
  cut(): void
  /** Resolves at the next time the driver opens its line, or asks its device. */
  opening(): Promise<void>
  asked(): Promise<void>
  /** Gives the device up and drives it anew, as a changed configuration does. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Fast, so that an unplug meets a question or an answer more often than a pause. */
const askEveryMs = 20

/** What a kind of device does to be heard; `said` collects the values of its whole frames. */
interface Voice {
  speak(): void
  cut(): void
}

/**
 * Sends codes in pieces with pauses. Every other one lives from its cable and forgets what it was sending when that is pulled;
 * the rest, behind a device server, send on: whoever connects then hears the end of a code.
 */
function scannerVoice(wire: Wire, ports: DevicePorts, said: Set<string>, name: string, livesFromCable: boolean): Voice {
  let count = 0
  let previous: Promise<void> = Promise.resolve()
  // Of ever new length, so that a piece of one code is never another one.
  const nextCode = () => `${name}-${(count += 1)}-${'X'.repeat(count % 40)}-END`

  async function send(bytes: Buffer, plugged: number): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      if (livesFromCable && plugged !== timesUnplugged(wire)) return
      const length = 1 + Math.floor(ports.random.next() * 12)
      wire.write(bytes.subarray(at, at + length))
      at += length
      await pass(ports.random.next() * 3)
    }
  }

  function queue(text: string): void {
    const plugged = timesUnplugged(wire)
    previous = previous.then(() => send(Buffer.from(text), plugged))
  }

  return {
    speak() {
      const code = nextCode()
      said.add(code)
      queue(`${code}\r`)
    },
    cut() {
      const code = nextCode()
      if (livesFromCable) queue(code.slice(0, 1 + Math.floor(ports.random.next() * (code.length - 1))))
    },
  }
}

const unplugged = new WeakMap<Wire, number>()
const timesUnplugged = (wire: Wire): number => unplugged.get(wire) ?? 0

function countingUnplugs(cable: Wire): Wire {
  const wire: Wire = {
    ...cable,
    get address() {
      return cable.address
    },
    get isPlugged() {
      return cable.isPlugged
    },
    unplug() {
      unplugged.set(wire, timesUnplugged(wire) + 1)
      return cable.unplug()
    },
  }
  return wire
}

function scaleVoice(wire: Wire, ports: DevicePorts, said: Set<string>): Voice {
  const simulated = createSimulatedBenchScale(wire, ports, { ...simulatedScaleOptions, settleMs: 0, answerAfterMs: 1 })
  said.add('0.0')
  return {
    speak() {
      const grams = 10_000 + Math.floor(ports.random.next() * 19_000)
      said.add(`${grams}.0`)
      simulated.place(grams)
    },
    // Without its end, and with a value that was never said.
    cut: () => simulated.emit(Buffer.from(`S S      ${1 + Math.floor(ports.random.next() * 8)}.0 g`)),
  }
}

/** Sends codes in reports of 56 bytes; a pulled cable ends what it was sending, as the scanner lives from it. */
function hidScannerVoice(wire: HidWire, ports: DevicePorts, said: Set<string>, name: string): Voice {
  let count = 0
  let previous: Promise<void> = Promise.resolve()
  const nextCode = () => `${name}-${(count += 1)}-${'X'.repeat((count * 7) % 150)}-END`

  async function send(reports: readonly Uint8Array[], plugged: number): Promise<void> {
    for (const report of reports) {
      if (plugged !== timesUnplugged(wire)) return
      wire.write(report)
      await pass(ports.random.next() * 3)
    }
  }

  function queue(text: string, missing: number): void {
    const plugged = timesUnplugged(wire)
    const reports = reportsOf(honeywellForm, { data: Buffer.from(text), aim: ']d1', vendorSymbology: 0x77 })
    previous = previous.then(() => send(reports.slice(0, reports.length - missing), plugged))
  }

  return {
    speak() {
      const code = nextCode()
      said.add(code)
      queue(code, 0)
    },
    cut: () => queue(nextCode(), 1),
  }
}

/** Streams its weight; half a report now and then. */
function hidScaleVoice(wire: HidWire, ports: DevicePorts, said: Set<string>): Voice {
  const simulated = createSimulatedHidScale(wire, ports, { ...simulatedScaleOptions, settleMs: 0 })
  said.add('0')
  return {
    speak() {
      const grams = 10_000 + Math.floor(ports.random.next() * 19_000)
      said.add(`${grams}`)
      simulated.place(grams)
    },
    cut: () => wire.write(Uint8Array.of(0x03, 0x04, 0x02, 0x00, 1 + Math.floor(ports.random.next() * 8))),
  }
}

function voiceOf(name: string, protocol: DeviceProtocol, wire: Wire, ports: DevicePorts, said: Set<string>): Voice {
  const isScale = driverMakers[protocol].role === 'scale'
  if (isHidWire(wire)) return isScale ? hidScaleVoice(wire, ports, said) : hidScannerVoice(wire, ports, said, name)
  return isScale ? scaleVoice(wire, ports, said) : scannerVoice(wire, ports, said, name, ports.random.next() < 0.5)
}

const isHidWire = (wire: Wire): wire is HidWire => 'answerFeatures' in wire

/** Opens a device of this protocol on this wire; resolves when its driver has heard its first value. */
export async function openFaultyDevice(name: string, protocol: DeviceProtocol, cable: Wire, ports: DevicePorts): Promise<FaultyDevice> {
  const wire = countingUnplugs(cable)
  const said = new Set<string>()
  const heard: string[] = []
  const voice = voiceOf(name, protocol, wire, ports, said)
  const openings: (() => void)[] = []
  const questions: (() => void)[] = []
  const tell = (waiting: (() => void)[]): void => waiting.splice(0).forEach((resolve) => resolve())
  wire.onBytes(() => tell(questions))
  // A scanner is told to send by a feature report: the only thing that is written to it.
  if (isHidWire(wire)) {
    wire.answerFeatures(() => {
      tell(questions)
      return 'taken'
    })
  }

  function drive(): MadeDriver['driver'] {
    const line = transportForAddress(wire.address)
    const transport: Transport = {
      ...line,
      open(handlers) {
        tell(openings)
        return line.open(handlers)
      },
    }
    const identity = { deviceId: name, address: wire.address, simulated: true }
    const made = driverMakers[protocol].make({ identity, transport, ports, askEveryMs })
    if (made.role === 'scanner') made.driver.onScan((reading) => heard.push(reading.text))
    if (made.role === 'scale') made.driver.onWeight((reading) => heard.push(reading.decimal))
    made.driver.start()
    return made.driver
  }

  let driver = drive()
  await until(() => driver.status.state !== 'connecting', `${name} to be connected`, () => driver.status)
  return {
    name,
    wire,
    get driver() {
      return driver
    },
    heard,
    invented: () => heard.filter((value) => !said.has(value)),
    ...voice,
    opening: () => new Promise((resolve) => openings.push(resolve)),
    asked: () => new Promise((resolve) => questions.push(resolve)),
    async restart() {
      await driver.stop()
      driver = drive()
    },
    async close() {
      await driver.stop()
      await wire.close()
    },
  }
}
