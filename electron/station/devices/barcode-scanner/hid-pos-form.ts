/*
 * The device's end of HID POS: the report descriptor a scanner shows and the reports it sends. Written from the HID usage
 * tables and the layouts that are known; the reading end (`hid-pos-layout.ts`, `hid-pos-report.ts`) does not use it.
 */

/** How a simulated scanner lays its reports out. */
export interface HidPosForm {
  readonly reportId: number | null
  readonly hasCount: boolean
  readonly dataBytes: number
  /** Honeywell's symbology id and the reserved byte behind it. */
  readonly hasVendorSymbology: boolean
  /** A trigger report (id 4) with read and beep bits, as scanners with more than one kind of report have. */
  readonly hasTrigger: boolean
  /** Honeywell's vendor reports: 253 takes commands, 254 switches the output on. */
  readonly hasVendorCommands?: boolean
}

export const honeywellForm: HidPosForm = { reportId: 2, hasCount: true, dataBytes: 56, hasVendorSymbology: true, hasTrigger: true }
export const countedForm: HidPosForm = { ...honeywellForm, hasVendorSymbology: false, hasTrigger: false }
export const uncountedForm: HidPosForm = { ...countedForm, hasCount: false }

/** One code as the scanner has decoded it. */
export interface CodeContent {
  readonly data: Uint8Array
  /** Three characters, or empty for a scanner that is set to send none. */
  readonly aim: string
  readonly vendorSymbology: number
}

const vendorItems = [
  ...[0x06, 0x66, 0xff, 0x75, 0x08, 0x26, 0xff, 0x00],
  ...[0x09, 0x03, 0xa1, 0x02, 0x85, 0xfe, 0x95, 0x01, 0x09, 0x03, 0xb2, 0x82, 0x01, 0xc0],
  ...[0x09, 0x01, 0xa1, 0x02, 0x85, 0xfd, 0x95, 0x01, 0x09, 0x21, 0x91, 0x02, 0x95, 0x3e, 0x09, 0x22, 0x92, 0x82, 0x01, 0xc0],
]

/** The report descriptor, items as in section 6.2.2 of the HID specification. */
export function descriptorOf(form: HidPosForm): Uint8Array {
  const id = (reportId: number): number[] => (form.reportId === null ? [] : [0x85, reportId])
  return Uint8Array.from([
    ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01], // bar code scanner: an application collection
    ...[0x09, 0x12, 0xa1, 0x02], ...id(form.reportId ?? 0), // scanned data report
    ...[0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08], // bytes
    ...(form.hasCount ? [0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x05, 0x8c] : []),
    ...[0x95, 0x03, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02],
    ...[0x95, form.dataBytes, 0x09, 0xfe, 0x82, 0x02, 0x01],
    ...(form.hasVendorSymbology ? [0x06, 0x66, 0xff, 0x95, 0x02, 0x09, 0x04, 0x09, 0x00, 0x81, 0x02, 0x05, 0x8c] : []),
    ...[0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03], // continued, and seven bits of padding
    0xc0,
    ...(form.hasTrigger ? [0x09, 0x14, 0xa1, 0x02, ...id(4), 0x95, 0x08, 0x75, 0x01, ...[0x00, 0x5f, 0x60, 0x00, 0x00, 0x85, 0x86].flatMap((usage) => [0x09, usage]), 0x91, 0x86, 0xc0] : []),
    ...(form.hasVendorCommands === true ? vendorItems : []),
    0xc0,
  ])
}

/** The reports that carry a code, in order. */
export function reportsOf(form: HidPosForm, code: CodeContent): Uint8Array[] {
  const parts = Math.max(1, Math.ceil(code.data.length / form.dataBytes))
  return Array.from({ length: parts }, (_, place) => reportOf(form, code, code.data.subarray(place * form.dataBytes, (place + 1) * form.dataBytes), place < parts - 1))
}

function reportOf(form: HidPosForm, { aim, vendorSymbology }: CodeContent, data: Uint8Array, isContinued: boolean): Uint8Array {
  const padding = Array.from({ length: form.dataBytes - data.length }, () => 0)
  return Uint8Array.from([
    ...(form.reportId === null ? [] : [form.reportId]),
    ...(form.hasCount ? [data.length] : []),
    ...Array.from({ length: 3 }, (_, place) => (aim === '' ? 0 : aim.charCodeAt(place))),
    ...data, ...padding,
    ...(form.hasVendorSymbology ? [vendorSymbology, 0] : []),
    isContinued ? 1 : 0,
  ])
}
