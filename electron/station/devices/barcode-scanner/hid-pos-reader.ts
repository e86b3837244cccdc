import type { TextEncoding } from '@shared/domain/device-profile'
import type { Instant } from '@shared/domain/quantities'
import { symbologyOf, type Symbology } from '@shared/domain/symbology'
import type { HidPosLayout } from './hid-pos-layout'
import { findLayout, readHidPosReport, type ReportFailure, type ScanPart } from './hid-pos-report'
import { isMenuReply } from './menu-reply'
import { decodeScan } from './scan-encoding'
import { createScanJoiner, type JoinedScan } from './scan-joiner'

/** A whole code out of the reports of a HID POS scanner. */
export interface HidPosScan {
  readonly kind: 'scan'
  /** As coded, separators and control characters included: what a cable may do to a byte, USB has found out by itself. */
  readonly text: string
  readonly aim: string | null
  readonly symbology: Symbology | null
  readonly vendorSymbology: number | null
  readonly firstPartAt: Instant
  readonly lastPartAt: Instant
}

export type HidPosNews =
  | HidPosScan
  /** The scanner's answer to a command. */
  | { readonly kind: 'menu-reply'; readonly text: string; readonly at: Instant }
  /** A scan that is complete and cannot be read. */
  | { readonly kind: 'unreadable'; readonly why: 'empty' | 'not-utf8'; readonly aim: string | null; readonly bytes: Uint8Array; readonly at: Instant }
  /** A report that carries no scan, or not where it should. */
  | { readonly kind: 'no-scan'; readonly why: ReportFailure }

export interface HidPosReader {
  /** Takes one report; gives what it completes, null while a scan goes on. */
  push(report: Uint8Array, at: Instant): HidPosNews | null
  /** Judges the silence since the last report; true when a scan was given up. */
  elapse(at: Instant): boolean
  readonly dueAt: Instant | null
  reset(): void
  /** Scans given up so far because a part was missing. */
  readonly dropped: number
}

/** `layout` null: the descriptor cannot be read, so each report has to bear out one of the known layouts itself. */
export function createHidPosReader(layout: HidPosLayout | null, encoding: TextEncoding): HidPosReader {
  const joiner = createScanJoiner()
  /** Layouts that reports have borne out, by length: an odd report of a scanner we know is read as its others are. */
  const believed = new Map<number, HidPosLayout>()

  function partOf(report: Uint8Array): ScanPart | ReportFailure {
    const found = layout ?? findLayout(report) ?? believed.get(report.length) ?? null
    if (found === null) return 'unknown-layout'
    const part = readHidPosReport(found, report)
    if (!part.ok) return part.failure
    believed.set(report.length, found)
    return part.value
  }

  return {
    push(report, at) {
      const part = partOf(report)
      if (typeof part === 'string') return { kind: 'no-scan', why: part }
      const scan = joiner.push(part, at)
      return scan === null ? null : meaningOf(scan, encoding)
    },
    elapse: joiner.elapse,
    get dueAt() {
      return joiner.dueAt
    },
    reset: joiner.reset,
    get dropped() {
      return joiner.dropped
    },
  }
}

function meaningOf({ bytes, aim, vendorSymbology, firstPartAt, lastPartAt }: JoinedScan, encoding: TextEncoding): HidPosNews {
  const text = decodeScan(bytes, encoding)
  const readable = text ?? Buffer.from(bytes).toString('latin1')
  if (isMenuReply(aim, vendorSymbology, readable)) return { kind: 'menu-reply', text: readable, at: lastPartAt }
  if (text === null || bytes.length === 0) return { kind: 'unreadable', why: text === null ? 'not-utf8' : 'empty', aim, bytes, at: lastPartAt }
  return { kind: 'scan', text, aim, symbology: symbologyOf(aim, vendorSymbology), vendorSymbology, firstPartAt, lastPartAt }
}
