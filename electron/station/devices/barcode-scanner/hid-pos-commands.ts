import { parseReportDescriptor, type HidReportMap } from '../parsers/hid-report-descriptor'
import { describeHidPos, type HidPosTrigger } from './hid-pos-layout'

/*
 * What a HID POS scanner can be told. The standard way is one bit each in the trigger report (HID Point of Sale Usage Tables
 * 1.02, usages 0x14, 0x60, 0x85, 0x86). Honeywell scanners also take their serial commands through a vendor report
 * (page 0xFF66): id 0xFD, the length, the command; and many send nothing until feature report 0xFE was set to 1.
 */

const honeywellPage = 0xff66
const commandReportId = 0xfd
const outputReportId = 0xfe
const vendorReportBytes = 64
/** SYN T CR starts reading, SYN BEL CR beeps once (Honeywell user's guides, "Serial programming commands"). */
const honeywellRead = [0x16, 0x54, 0x0d]
const honeywellBeep = [0x16, 0x07, 0x0d]

export interface HidPosCommands {
  /** The feature report that makes the scanner send its codes here; null for one that does so by itself. */
  readonly enable: Uint8Array | null
  /** Output reports; null where the scanner cannot be told. */
  readonly read: Uint8Array | null
  readonly errorBeep: Uint8Array | null
}

export const noCommands: HidPosCommands = { enable: null, read: null, errorBeep: null }

/** What the scanner of this descriptor can be told. Where the system shows none nothing is sent: a guess could set something else. */
export function commandsOf(descriptor: Uint8Array | null): HidPosCommands {
  const parsed = descriptor === null ? null : parseReportDescriptor(descriptor)
  const described = descriptor === null ? null : describeHidPos(descriptor)
  if (!parsed?.ok || !described?.ok) return noCommands
  const { trigger } = described.value
  const takesCommands = hasReport(parsed.value, 'output', commandReportId)
  return {
    enable: hasReport(parsed.value, 'feature', outputReportId) ? Uint8Array.of(outputReportId, 1) : null,
    read: bitReport(trigger, trigger?.readBit ?? null) ?? (takesCommands ? vendorReport(honeywellRead) : null),
    errorBeep: bitReport(trigger, trigger?.errorBeepBit ?? trigger?.goodReadBeepBit ?? null) ?? (takesCommands ? vendorReport(honeywellBeep) : null),
  }
}

function hasReport(map: HidReportMap, kind: 'output' | 'feature', reportId: number): boolean {
  return map.fields.some((field) => field.report === kind && field.reportId === reportId && field.usage.page === honeywellPage)
}

function bitReport(trigger: HidPosTrigger | null, bit: number | null): Uint8Array | null {
  if (trigger === null || bit === null) return null
  const report = new Uint8Array(trigger.reportBytes)
  if (trigger.reportId !== null) report[0] = trigger.reportId
  report[bit >> 3] = (report[bit >> 3] ?? 0) | (1 << (bit & 7))
  return report
}

function vendorReport(command: readonly number[]): Uint8Array {
  const report = new Uint8Array(vendorReportBytes)
  report.set([commandReportId, command.length, ...command])
  return report
}
