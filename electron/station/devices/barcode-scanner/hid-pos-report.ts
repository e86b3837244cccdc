import { ok, refuse, type Result } from '@shared/domain/result'
import { knownLayouts, type HidPosLayout } from './hid-pos-layout'

/** What one report carries: a whole scan, or a piece of one. */
export interface ScanPart {
  readonly data: Uint8Array
  /** Three characters such as `]C1`; null when the scanner sends none. */
  readonly aim: string | null
  /** The maker's own id of the symbology; null where the report has no place for it. */
  readonly vendorSymbology: number | null
  readonly isContinued: boolean
}

export type ReportFailure = 'other-report' | 'short-report' | 'count-too-large' | 'no-aim' | 'unknown-layout'

/** ISO/IEC 15424: `]`, a code character, a modifier. */
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]$/

/** Takes one report apart under a layout. The AIM place may be empty; anything in it that is no identifier makes the report unreadable. */
export function readHidPosReport(layout: HidPosLayout, received: Uint8Array): Result<ScanPart, ReportFailure> {
  const report = withoutStackByte(layout, received)
  if (layout.reportId !== null && report[0] !== layout.reportId) return refuse('other-report')
  if (report.length < layout.reportBytes) return refuse('short-report')
  const count = layout.countAt === null ? null : (report[layout.countAt] ?? 0)
  if (count !== null && count > layout.dataBytes) return refuse('count-too-large')
  const field = report.subarray(layout.dataAt, layout.dataAt + layout.dataBytes)
  const aim = readAim(layout, report)
  if (!aim.ok) return aim
  return ok({
    data: count === null ? withoutTrailingNuls(field) : field.slice(0, count),
    aim: aim.value,
    vendorSymbology: layout.vendorSymbologyAt === null ? null : (report[layout.vendorSymbologyAt] ?? null),
    isContinued: layout.continuedBit !== null && (((report[layout.continuedBit >> 3] ?? 0) >> (layout.continuedBit & 7)) & 1) === 1,
  })
}

/**
 * The layout of this report among those that are known, for a scanner whose descriptor cannot be read; null when its bytes
 * bear out none. With an identifier at its place, a count that fits and nothing but zeros behind the counted bytes, chance is out.
 */
export function findLayout(received: Uint8Array): HidPosLayout | null {
  return knownLayouts.find((layout) => bearsOut(layout, withoutStackByte(layout, received))) ?? null
}

function bearsOut(layout: HidPosLayout, report: Uint8Array): boolean {
  if (report.length !== layout.reportBytes) return false
  const part = readHidPosReport(layout, report)
  if (!part.ok || part.value.aim === null || part.value.data.length === 0) return false
  if (layout.countAt === null) return true
  const behind = report.subarray(layout.dataAt + part.value.data.length, layout.dataAt + layout.dataBytes)
  return behind.every((byte) => byte === 0)
}

/** Some systems put a zero in front of every report. */
function withoutStackByte(layout: HidPosLayout, report: Uint8Array): Uint8Array {
  return report.length === layout.reportBytes + 1 && report[0] === 0 ? report.subarray(1) : report
}

function readAim(layout: HidPosLayout, report: Uint8Array): Result<string | null, ReportFailure> {
  if (layout.aimAt === null) return ok(null)
  const bytes = layout.aimAt.map((at) => report[at] ?? 0)
  if (bytes.every((byte) => byte === 0)) return ok(null)
  const text = String.fromCharCode(...bytes)
  return aimIdentifier.test(text) ? ok(text) : refuse('no-aim')
}

function withoutTrailingNuls(field: Uint8Array): Uint8Array {
  let length = field.length
  while (length > 0 && field[length - 1] === 0) length -= 1
  return field.slice(0, length)
}
