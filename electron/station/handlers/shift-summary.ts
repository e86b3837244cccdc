import type { ShiftSummary } from '@shared/contract/shift-summary'
import { failure, type Failure } from '@shared/domain/failure'
import { summariseShift } from '@shared/domain/projections/shift-summary'
import type { Instant } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Language } from '@shared/domain/words'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unpackWoff } from '../labels/woff'
import { shiftSummaryCsv } from '../reports/shift-summary-csv'
import { shiftSummaryPdf } from '../reports/shift-summary-pdf'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The summary of the open shift, or of the newest one when none is open. */
export function gatherShiftSummary(store: Store, now: Instant): Result<ShiftSummary, Failure> {
  const shift = store.bench.openShift() ?? store.bench.latestShift()
  if (!shift) return refuse(failure('shift-not-open'))
  const to = shift.closedAt ?? now
  // Local hours do not begin with those of UTC everywhere: half an hour apart in India.
  const hourShiftMs = (((-new Date(shift.openedAt).getTimezoneOffset() * MINUTE_MS) % HOUR_MS) + HOUR_MS) % HOUR_MS
  return ok(summariseShift({
    stationName: store.journal.origin.station,
    shift,
    frozenAt: to,
    units: store.bench.unitsTouchedSince(shift.openedAt),
    parcels: store.bench.parcelsReceivedBetween(shift.openedAt, to + 1),
    entries: store.journal.entriesBetween(shift.openedAt, to + 1),
    operators: store.reference.operators(),
    chainWhole: store.journal.verify().problems.length === 0,
    hourShiftMs,
  }))
}

/** Where a saved summary goes and what it is written with. */
export interface ExportSurroundings {
  readonly store: Store
  readonly templates: Templates
  readonly exportsDir: string
  readonly resourcesDir: string
}

/** Saves the summary as a file named after station and shift, and says where. Saving again replaces the file. */
export async function exportShiftSummary(around: ExportSurroundings, format: 'pdf' | 'csv', language: Language, now: Instant): Promise<Result<{ path: string }, Failure>> {
  const summary = gatherShiftSummary(around.store, now)
  if (!summary.ok) return summary
  const words = around.templates.shiftSummaryWords
  const content = format === 'pdf'
    ? await shiftSummaryPdf(summary.value, { language, words, fontsDir: join(around.resourcesDir, 'fonts'), unpackFont: unpackWoff })
    : shiftSummaryCsv(summary.value, { language, words })
  await mkdir(around.exportsDir, { recursive: true })
  const path = join(around.exportsDir, `${fileName(summary.value)}.${format}`)
  await writeFile(path, content)
  return ok({ path })
}

function fileName(summary: ShiftSummary): string {
  const station = summary.stationName.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return `shift-summary-${station}-${localStamp(summary.openedAt)}`
}

/** Local date and time as `2026-11-24-0600`. */
function localStamp(at: Instant): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}-${two(date.getHours())}${two(date.getMinutes())}`
}
