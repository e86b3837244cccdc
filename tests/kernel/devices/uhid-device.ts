import { constants, openSync, read, writeSync } from 'node:fs'

/*
 * A HID device that the kernel takes for a real one, through /dev/uhid. Layouts of the events:
 * include/uapi/linux/uhid.h of Linux, all integers little endian, structures packed.
 */

const eventBytes = 4_380
const events = { destroy: 1, output: 6, getReport: 9, getReportReply: 10, create: 11, input: 12, setReport: 13, setReportReply: 14 } as const
const busUsb = 3

export interface HidDeviceSpec {
  readonly name: string
  readonly vendorId: number
  readonly productId: number
  /** Where it is plugged in, as the kernel would name it; empty when it does not tell. */
  readonly topology: string
  /** Empty for a device without a serial number. */
  readonly serialNumber: string
  readonly descriptorHex: string
  /** What it answers to a read of a feature report, by report id. */
  readonly featureHex?: Readonly<Record<number, string>>
}

export interface UhidDevice {
  create(): void
  input(report: Uint8Array): void
  destroy(): void
  /** Reports of the host since the start: `output 0202`, `feature fe01`. */
  readonly received: readonly string[]
}

/** Opens the device end. The file stays open for good: the same one takes the next `create`, and its reader waits in a thread of its own. */
export function openUhidDevice(spec: HidDeviceSpec): UhidDevice {
  const file = openSync('/dev/uhid', constants.O_RDWR)
  const received: string[] = []

  function listen(): void {
    read(file, Buffer.alloc(eventBytes), 0, eventBytes, null, (error, count, event) => {
      if (error !== null) return
      if (count >= 4) take(event)
      listen()
    })
  }

  function take(event: Buffer): void {
    switch (event.readUInt32LE(0)) {
      case events.output: {
        const size = event.readUInt16LE(4 + 4_096)
        received.push(`output ${event.subarray(4, 4 + size).toString('hex')}`)
        return
      }
      case events.getReport:
        return answerFeature(event.readUInt32LE(4), event.readUInt8(8))
      case events.setReport: {
        const size = event.readUInt16LE(10)
        received.push(`feature ${event.subarray(12, 12 + size).toString('hex')}`)
        const reply = Buffer.alloc(10)
        reply.writeUInt32LE(events.setReportReply, 0)
        reply.writeUInt32LE(event.readUInt32LE(4), 4)
        writeSync(file, reply)
        return
      }
      default:
    }
  }

  function answerFeature(id: number, reportId: number): void {
    const data = Buffer.from(spec.featureHex?.[reportId] ?? '', 'hex')
    const reply = Buffer.alloc(12 + data.length)
    reply.writeUInt32LE(events.getReportReply, 0)
    reply.writeUInt32LE(id, 4)
    reply.writeUInt16LE(data.length === 0 ? 5 /* EIO */ : 0, 8)
    reply.writeUInt16LE(data.length, 10)
    data.copy(reply, 12)
    writeSync(file, reply)
  }

  listen()
  return {
    received,
    create() {
      const descriptor = Buffer.from(spec.descriptorHex, 'hex')
      const event = Buffer.alloc(4 + 128 + 64 + 64 + 2 + 2 + 4 * 4 + descriptor.length)
      event.writeUInt32LE(events.create, 0)
      event.write(spec.name, 4, 127, 'utf8')
      event.write(spec.topology, 132, 63, 'utf8')
      event.write(spec.serialNumber, 196, 63, 'utf8')
      event.writeUInt16LE(descriptor.length, 260)
      event.writeUInt16LE(busUsb, 262)
      event.writeUInt32LE(spec.vendorId, 264)
      event.writeUInt32LE(spec.productId, 268)
      descriptor.copy(event, 280)
      writeSync(file, event)
    },
    input(report) {
      const event = Buffer.alloc(6 + report.length)
      event.writeUInt32LE(events.input, 0)
      event.writeUInt16LE(report.length, 4)
      event.set(report, 6)
      writeSync(file, event)
    },
    destroy() {
      const event = Buffer.alloc(4)
      event.writeUInt32LE(events.destroy, 0)
      writeSync(file, event)
    },
  }
}
