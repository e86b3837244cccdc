import type { HidDeviceSpec } from './uhid-device'

/*
 * Report descriptors, composed from the HID Usage Tables: chapter "Weighing Devices Page" (0x8D) and "Bar Code Scanner Page"
 * (0x8C). Item codes: Device Class Definition for HID 1.11, section 6.2.2.
 */

/** Report 3: status, unit, exponent, 16-bit weight. Output report 2: two zero controls. */
const scaleDescriptor = [
  '05 8d 09 20 a1 01', // page Weighing Devices, usage Scale Device, collection
  '85 03 09 32 a1 02 15 01 25 08 75 08 95 01', //   report 3, Scale Status: one array byte, 1 to 8,
  '09 70 a1 02 09 71 09 72 09 73 09 74 09 75 09 76 09 77 09 78 81 00 c0', // fault, zero, moving, stable, under, over, calibrate, re-zero
  '15 01 25 0c 09 50 a1 02 19 51 29 5c 81 00 c0', //   unit: milligram to pound
  '15 80 25 7f 09 41 81 02', //   exponent, signed
  '15 00 27 ff ff 00 00 75 10 09 40 81 02 c0', //   weight, 16 bit
  '85 02 09 31 a1 02 15 00 25 01 75 01 95 02 09 81 09 80 91 02 95 06 91 03 c0 c0', //   report 2: zero, enforced zero return
]

/** Report 2, 64 bytes: byte count, three AIM characters, 56 bytes of data, symbology, an empty byte, continued. Feature report 254: one byte. */
const scannerDescriptor = [
  '05 8c 09 02 a1 01', // page Bar Code Scanner, usage Bar Code Scanner, collection
  '85 02 09 12 a1 02 15 00 26 ff 00 75 08', //   report 2, Scanned Data Report: bytes
  '95 01 05 01 09 3b 81 02', //   byte count
  '05 8c 95 03 09 fb 09 fc 09 fd 81 02', //   symbology identifier 1 to 3
  '95 38 09 fe 82 02 01', //   decoded data, buffered bytes
  '95 02 06 66 ff 09 04 09 00 81 02', //   two bytes of the vendor
  '05 8c 09 ff 25 01 75 01 95 01 81 02 75 07 81 03 c0', //   decoded data continued, seven bits of padding
  '85 fe 06 66 ff 09 0d 15 00 26 ff 00 75 08 95 01 b1 02 c0', //   report 254: a setting of the vendor
]

const hexOf = (items: readonly string[]): string => items.join('').replaceAll(' ', '')

export const hidScale: HidDeviceSpec = {
  name: 'Bench Scale',
  vendorId: 0x0922,
  productId: 0x8003,
  topology: 'usb-bench-1/input0',
  serialNumber: '',
  descriptorHex: hexOf(scaleDescriptor),
}

export const hidScanner: HidDeviceSpec = {
  name: 'Bench Scanner',
  vendorId: 0x0c2e,
  productId: 0x0b61,
  topology: 'usb-bench-2/input0',
  serialNumber: 'S-2001',
  descriptorHex: hexOf(scannerDescriptor),
}

/** One weight of a scale in grams: `status` 2 zero, 3 moving, 4 stable. */
export function scaleReport(status: number, grams: number): string {
  const report = Buffer.from([3, status, 2, 0, 0, 0])
  report.writeUInt16LE(grams, 4)
  return report.toString('hex')
}

const dataBytes = 56

/** A code as a scanner sends it: as many reports as it needs. */
export function scanReports(aim: string, text: string): readonly string[] {
  const data = Buffer.from(text, 'latin1')
  const reports: string[] = []
  for (let at = 0; at === 0 || at < data.length; at += dataBytes) {
    const piece = data.subarray(at, at + dataBytes)
    const report = Buffer.alloc(64)
    report.set([2, piece.length, ...Buffer.from(aim, 'latin1')])
    report.set(piece, 5)
    report[63] = at + dataBytes < data.length ? 1 : 0
    reports.push(report.toString('hex'))
  }
  return reports
}
