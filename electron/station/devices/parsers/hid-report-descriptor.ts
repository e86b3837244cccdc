import { ok, refuse, type Result } from '@shared/domain/result'

/*
 * The report descriptor of a HID device: which report has which field at which bit.
 * Source: USB Device Class Definition for Human Interface Devices 1.11, section 6.2.2 (items) and 8 (report protocol).
 *
 * A descriptor is a list of items. Global items (usage page, report size, count, id) hold until changed, local ones
 * (usage) until the next main item; a main item (input, output, feature) makes fields of what holds at that place.
 */

export type HidReportKind = 'input' | 'output' | 'feature'

/** A usage: its page in the upper half, its id in the lower, as the specification writes extended usages. */
export interface HidUsage {
  readonly page: number
  readonly id: number
}

/** Equal elements in a row: a byte count is one, decoded data are 56. */
export interface HidField {
  readonly report: HidReportKind
  /** 0 where the device does not number its reports. */
  readonly reportId: number
  readonly usage: HidUsage
  /** From the first bit of the report as it travels, the byte of the report id included. */
  readonly bitOffset: number
  /** Bits of one element. */
  readonly bitSize: number
  readonly count: number
  /** Padding: carries nothing. */
  readonly isConstant: boolean
  /** The elements name which usages are active (keys that are down) instead of having one each. */
  readonly isArray: boolean
  /** For an array: the usages its elements can name. */
  readonly usageRange: { readonly first: number; readonly last: number } | null
  /** The collections around the field, outermost first. */
  readonly within: readonly HidUsage[]
}

export interface HidReportMap {
  readonly fields: readonly HidField[]
  /** Whether each report begins with its id. */
  readonly isNumbered: boolean
  /** Length of one report in bytes, the id included; 0 when there is no such report. */
  bytesOf(report: HidReportKind, reportId: number): number
}

export type HidDescriptorFailure = 'cut-off' | 'too-long' | 'unbalanced'

/** Longest descriptor that Linux takes (`HID_MAX_DESCRIPTOR_SIZE`). */
export const maxDescriptorBytes = 4_096
const maxNesting = 32
const maxFieldsOfItem = 512
const maxReportBits = 8 * 4_096

interface Globals {
  readonly usagePage: number
  readonly reportSize: number
  readonly reportCount: number
  readonly reportId: number
}

const noGlobals: Globals = { usagePage: 0, reportSize: 0, reportCount: 0, reportId: 0 }

interface Item {
  readonly type: 'main' | 'global' | 'local' | 'reserved'
  readonly tag: number
  readonly value: number
  readonly size: number
}

/** Reads a whole descriptor. Refused when it is cut off, longer than the system allows, or its collections do not close. */
export function parseReportDescriptor(descriptor: Uint8Array): Result<HidReportMap, HidDescriptorFailure> {
  if (descriptor.length > maxDescriptorBytes) return refuse('too-long')
  const items = readItems(descriptor)
  if (items === null) return refuse('cut-off')
  const isNumbered = items.some(({ type, tag }) => type === 'global' && tag === 8)
  const fields: HidField[] = []
  const bits = new Map<string, number>()
  const within: HidUsage[] = []
  const kept: Globals[] = []
  let globals = noGlobals
  let usages: HidUsage[] = []
  let range: { first: number | null; last: number | null } = { first: null, last: null }

  function addFields(report: HidReportKind, flags: number): boolean {
    const key = `${report} ${globals.reportId}`
    let bitOffset = bits.get(key) ?? (isNumbered ? 8 : 0)
    const isConstant = (flags & 1) !== 0
    const isArray = !isConstant && (flags & 2) === 0
    const end = bitOffset + globals.reportSize * globals.reportCount
    if (end > maxReportBits) return false
    const usageRange = range.first !== null && range.last !== null ? { first: range.first, last: range.last } : null
    for (const { usage, count } of runsOf(usages, usageRange, globals, isArray || isConstant)) {
      fields.push({ report, reportId: globals.reportId, usage, bitOffset, bitSize: globals.reportSize, count, isConstant, isArray, usageRange, within: [...within] })
      bitOffset += globals.reportSize * count
    }
    bits.set(key, end)
    return true
  }

  for (const item of items) {
    if (item.type === 'global') {
      if (item.tag === 10) kept.push(globals)
      else if (item.tag === 11) globals = kept.pop() ?? globals
      else globals = changed(globals, item)
      if (kept.length > maxNesting) return refuse('too-long')
    } else if (item.type === 'local') {
      const usage = item.size === 4 ? { page: item.value >>> 16, id: item.value & 0xffff } : { page: globals.usagePage, id: item.value }
      if (item.tag === 0 && usages.length < maxFieldsOfItem) usages.push(usage)
      else if (item.tag === 1) range = { ...range, first: usage.id }
      else if (item.tag === 2) range = { ...range, last: usage.id }
    } else if (item.type === 'main') {
      const report = reportKinds[item.tag]
      if (report !== undefined && !addFields(report, item.value)) return refuse('too-long')
      if (item.tag === 10) within.push(usages[0] ?? { page: globals.usagePage, id: 0 })
      if (item.tag === 12 && within.pop() === undefined) return refuse('unbalanced')
      if (within.length > maxNesting) return refuse('too-long')
      usages = []
      range = { first: null, last: null }
    }
  }
  if (within.length > 0) return refuse('unbalanced')
  return ok({ fields, isNumbered, bytesOf: (report, reportId) => Math.ceil((bits.get(`${report} ${reportId}`) ?? 0) / 8) })
}

const reportKinds: Readonly<Record<number, HidReportKind>> = { 8: 'input', 9: 'output', 11: 'feature' }
const itemTypes = ['main', 'global', 'local', 'reserved'] as const

function readItems(descriptor: Uint8Array): Item[] | null {
  const items: Item[] = []
  for (let at = 0; at < descriptor.length; ) {
    const prefix = descriptor[at] ?? 0
    if (prefix === 0xfe) {
      // A long item: its length is in the next byte, and no long item is defined.
      at += 3 + (descriptor[at + 1] ?? 0)
      if (at > descriptor.length) return null
      continue
    }
    const size = [0, 1, 2, 4][prefix & 3] ?? 0
    if (at + 1 + size > descriptor.length) return null
    let value = 0
    for (let place = size; place >= 1; place -= 1) value = value * 256 + (descriptor[at + place] ?? 0)
    items.push({ type: itemTypes[(prefix >> 2) & 3] ?? 'reserved', tag: prefix >> 4, value, size })
    at += 1 + size
  }
  return items
}

function changed(globals: Globals, { tag, value }: Item): Globals {
  switch (tag) {
    case 0:
      return { ...globals, usagePage: value }
    case 7:
      return { ...globals, reportSize: value }
    case 8:
      return { ...globals, reportId: value }
    case 9:
      return { ...globals, reportCount: value }
    default:
      return globals
  }
}

/** The elements of one main item as runs of one usage. The last usage named goes for all elements that are left (section 6.2.2.8). */
function runsOf(
  usages: readonly HidUsage[],
  range: { readonly first: number; readonly last: number } | null,
  { usagePage, reportCount }: Globals,
  isOneRun: boolean,
): { usage: HidUsage; count: number }[] {
  if (reportCount === 0) return []
  const first = range === null ? null : { page: usagePage, id: range.first }
  const named = usages.length > 0 || range === null || isOneRun ? usages : rangeUsages(usagePage, range, reportCount)
  if (isOneRun || named.length === 0) return [{ usage: named[0] ?? first ?? { page: usagePage, id: 0 }, count: reportCount }]
  return named.slice(0, reportCount).map((usage, place, all) => ({ usage, count: place === all.length - 1 ? reportCount - place : 1 }))
}

function rangeUsages(page: number, { first, last }: { readonly first: number; readonly last: number }, most: number): HidUsage[] {
  const length = Math.min(last - first + 1, most, maxFieldsOfItem)
  return length < 1 ? [] : Array.from({ length }, (_, place) => ({ page, id: first + place }))
}
