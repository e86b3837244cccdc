import { ok, refuse, type Result } from '@shared/domain/result'
import { parseReportDescriptor, type HidDescriptorFailure, type HidField, type HidReportMap } from '../parsers/hid-report-descriptor'

/*
 * Where things stand in the reports of a HID POS scanner.
 * Source: HID Point of Sale Usage Tables 1.02, chapter 3 (page 0x8C): usages 0x12 scanned data report, 0x14 trigger report,
 * 0xFB to 0xFD symbology identifier, 0xFE decoded data, 0xFF decoded data continued. How many bytes count is often told
 * by usage 0x3B (byte count) of the generic desktop page, and Honeywell adds its own symbology id on page 0xFF66, usage 4.
 */

export const barcodePage = 0x8c
const desktopPage = 0x01
const byteCountUsage = 0x3b
const symbologyUsages = [0xfb, 0xfc, 0xfd] as const
const decodedDataUsage = 0xfe
const continuedUsage = 0xff
const initiateReadUsage = 0x60
const errorBeepUsage = 0x85
const goodReadBeepUsage = 0x86
const honeywellPage = 0xff66
const honeywellSymbologyUsage = 0x04

/** All places are bytes from the start of the report, its id included where there is one. */
export interface HidPosLayout {
  /** The first byte of a report with a scan; null where reports are not numbered. */
  readonly reportId: number | null
  readonly reportBytes: number
  /** Says how many bytes of the data count; without it they end at the first of the trailing NULs. */
  readonly countAt: number | null
  /** The three characters of the AIM identifier; null where the scanner sends none. */
  readonly aimAt: readonly [number, number, number] | null
  readonly dataAt: number
  readonly dataBytes: number
  /** The maker's own symbology id. */
  readonly vendorSymbologyAt: number | null
  /** The bit that says the scan goes on in the next report, counted from the first bit of the report; null: every report is a whole scan. */
  readonly continuedBit: number | null
}

/** An output report with one bit per wish. */
export interface HidPosTrigger {
  readonly reportId: number | null
  readonly reportBytes: number
  readonly readBit: number | null
  readonly errorBeepBit: number | null
  readonly goodReadBeepBit: number | null
}

export interface HidPosDescription {
  readonly usage: number
  readonly layout: HidPosLayout
  /** Null where the descriptor has no such report. */
  readonly trigger: HidPosTrigger | null
}

export type HidPosDescriptionFailure = HidDescriptorFailure | 'no-scanner' | 'no-data' | 'not-on-bytes'

/** Reads a report descriptor. Refused where it describes no bar code scanner, or one whose data cannot be found in it. */
export function describeHidPos(descriptor: Uint8Array): Result<HidPosDescription, HidPosDescriptionFailure> {
  const parsed = parseReportDescriptor(descriptor)
  if (!parsed.ok) return parsed
  const map = parsed.value
  const application = map.fields.find(({ within }) => within[0]?.page === barcodePage)?.within[0]
  if (application === undefined) return refuse('no-scanner')
  const data = fieldOf(map, decodedDataUsage)
  if (data === null) return refuse('no-data')
  if (data.bitSize !== 8 || data.bitOffset % 8 !== 0) return refuse('not-on-bytes')
  const inReport = map.fields.filter(({ report, reportId }) => report === 'input' && reportId === data.reportId)
  const byteOf = (page: number, id: number): number | null => {
    const field = inReport.find(({ usage, isConstant }) => !isConstant && usage.page === page && usage.id === id)
    return field === undefined || field.bitOffset % 8 !== 0 || field.bitSize !== 8 ? null : field.bitOffset / 8
  }
  const aim = symbologyUsages.map((usage) => byteOf(barcodePage, usage))
  const [first, second, third] = aim
  return ok({
    usage: application.id,
    layout: {
      reportId: map.isNumbered ? data.reportId : null,
      reportBytes: map.bytesOf('input', data.reportId),
      countAt: byteOf(desktopPage, byteCountUsage),
      aimAt: typeof first === 'number' && typeof second === 'number' && typeof third === 'number' ? [first, second, third] : null,
      dataAt: data.bitOffset / 8,
      dataBytes: data.count,
      vendorSymbologyAt: byteOf(honeywellPage, honeywellSymbologyUsage),
      continuedBit: inReport.find(({ usage }) => usage.page === barcodePage && usage.id === continuedUsage)?.bitOffset ?? null,
    },
    trigger: triggerOf(map),
  })
}

function fieldOf(map: HidReportMap, usageId: number): HidField | null {
  return map.fields.find(({ report, usage, isConstant }) => report === 'input' && !isConstant && usage.page === barcodePage && usage.id === usageId) ?? null
}

function triggerOf(map: HidReportMap): HidPosTrigger | null {
  const outputs = map.fields.filter(({ report, usage, bitSize }) => report === 'output' && usage.page === barcodePage && bitSize === 1)
  const bitOf = (usageId: number) => outputs.find(({ usage }) => usage.id === usageId)
  const known = bitOf(initiateReadUsage) ?? bitOf(errorBeepUsage) ?? bitOf(goodReadBeepUsage)
  if (known === undefined) return null
  const inSame = (usageId: number): number | null => outputs.find(({ usage, reportId }) => usage.id === usageId && reportId === known.reportId)?.bitOffset ?? null
  return {
    reportId: map.isNumbered ? known.reportId : null,
    reportBytes: map.bytesOf('output', known.reportId),
    readBit: inSame(initiateReadUsage),
    errorBeepBit: inSame(errorBeepUsage),
    goodReadBeepBit: inSame(goodReadBeepUsage),
  }
}

const counted64: HidPosLayout = { reportId: 2, reportBytes: 64, countAt: 1, aimAt: [2, 3, 4], dataAt: 5, dataBytes: 56, vendorSymbologyAt: 61, continuedBit: 63 * 8 }
const counted62: HidPosLayout = { ...counted64, reportBytes: 62, vendorSymbologyAt: null, continuedBit: 61 * 8 }
const uncounted61: HidPosLayout = { ...counted62, reportBytes: 61, countAt: null, aimAt: [1, 2, 3], dataAt: 4, continuedBit: 60 * 8 }

/**
 * What a report looks like where the system does not show the descriptor: the layouts that are known to exist, each with
 * and without the byte of the report id. A report is believed only under one that its own bytes bear out.
 * Sources: Honeywell Voyager 1602g and Access-IS LSR118 manual, appendix B.1 (64 bytes); the usage tables' plain forms (62, 61).
 */
export const knownLayouts: readonly HidPosLayout[] = [
  ...[counted64, counted62, uncounted61],
  // Behind the numbered ones: 61 bytes are both an uncounted report with its id and a counted one without, and ids are the rule.
  ...[counted64, counted62, uncounted61].map(unnumbered),
]

function unnumbered(layout: HidPosLayout): HidPosLayout {
  const down = (at: number | null): number | null => (at === null ? null : at - 1)
  return {
    reportId: null,
    reportBytes: layout.reportBytes - 1,
    countAt: down(layout.countAt),
    aimAt: layout.aimAt && [layout.aimAt[0] - 1, layout.aimAt[1] - 1, layout.aimAt[2] - 1],
    dataAt: layout.dataAt - 1,
    dataBytes: layout.dataBytes,
    vendorSymbologyAt: down(layout.vendorSymbologyAt),
    continuedBit: layout.continuedBit === null ? null : layout.continuedBit - 8,
  }
}
