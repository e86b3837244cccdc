import type { BehindRequest, ShiftSummary } from '@shared/contract/shift-summary'
import type { ShiftSummaryWords } from '@shared/contract/template-data'
import { failure, type Failure } from '@shared/domain/failure'
import { gatherShiftFacts } from '@shared/domain/projections/shift-facts'
import { summariseFacts } from '@shared/domain/projections/shift-summary'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { ShiftFacts } from '@shared/domain/shift-facts'
import { rowsBehind, type BehindNumber } from '@shared/domain/summary-number'
import type { Language } from '@shared/domain/words'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unpackWoff } from '../labels/woff'
import { shiftSummaryCsv } from '../reports/shift-summary-csv'
import { shiftSummaryPdf } from '../reports/shift-summary-pdf'
import { openShiftSource } from '../store/shift-source'

/** Which shift, and up to when. Without an id the open shift of the station, else its newest. */
export interface ShiftPick {
  readonly shiftId: string | null
  readonly frozenAt: Instant
}

/** Where a summary is written, as far as it is wanted. */
export interface SummaryFiles {
  readonly pdf: string | null
  readonly csv: string | null
}

/** Reads shifts and makes their summaries. Works on a connection that can only read, so it may run beside the bench, in any thread. */
export interface ShiftReports {
  summary(pick: ShiftPick): Promise<Result<ShiftSummary, Failure>>
  /** What stands behind a number of a summary; the same moment gives the same rows. */
  behind(request: BehindRequest): Promise<Result<BehindNumber[], Failure>>
  /** Writes the files whole or not at all; a file of the same name is replaced. */
  write(pick: ShiftPick, files: SummaryFiles, language: Language): Promise<Result<ShiftSummary, Failure>>
  close(): Promise<void>
}

export interface ShiftReportsOptions {
  readonly storeDir: string
  readonly resourcesDir: string
  readonly words: ShiftSummaryWords
}

interface Counted {
  readonly facts: ShiftFacts
  readonly summary: ShiftSummary
  readonly hourShiftMs: DurationMs
}

/** Opens the reports of a store. */
export function openShiftReports({ storeDir, resourcesDir, words }: ShiftReportsOptions): ShiftReports {
  const source = openShiftSource(storeDir)
  // Looking behind one number after the other of a sheet reads the shift once.
  let newest: Counted | null = null

  function count({ shiftId, frozenAt }: ShiftPick): Counted | null {
    if (newest && newest.summary.frozenAt === frozenAt && (shiftId === null || newest.summary.shiftId === shiftId)) return newest
    const shift = source.findShift(shiftId)
    if (!shift) return null
    // A shift that was closed after the moment was open then.
    const closedAt = shift.closedAt !== null && shift.closedAt <= frozenAt ? shift.closedAt : null
    const input = source.gather({ ...shift, closedAt }, closedAt ?? frozenAt)
    const facts = gatherShiftFacts(input)
    newest = { facts, summary: summariseFacts(facts, input), hourShiftMs: input.hourShiftMs ?? 0 }
    return newest
  }

  return {
    async summary(pick) {
      const counted = count(pick)
      return counted ? ok(counted.summary) : refuse(failure('shift-not-open'))
    },
    async behind({ shiftId, frozenAt, number, key }) {
      const counted = count({ shiftId, frozenAt })
      return counted ? ok([...rowsBehind(counted.facts, { number, key }, counted.hourShiftMs)]) : refuse(failure('shift-not-open'))
    },
    async write(pick, files, language) {
      const counted = count(pick)
      if (!counted) return refuse(failure('shift-not-open'))
      const { summary, facts } = counted
      if (files.pdf !== null) await writeWhole(files.pdf, await shiftSummaryPdf(summary, { language, words, fontsDir: join(resourcesDir, 'fonts'), unpackFont: unpackWoff }))
      if (files.csv !== null) await writeWhole(files.csv, shiftSummaryCsv(summary, facts, { language, words }))
      return ok(summary)
    },
    async close() {
      source.close()
    },
  }
}

/** Beside its place first: who opens the file never sees half of it. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const half = `${path}.part`
  try {
    await writeFile(half, content)
    await rename(half, path)
  } catch (fault) {
    await rm(half, { force: true })
    throw fault
  }
}

/** Name of a summary's file without its ending, after station and shift. */
export function summaryFileName(summary: Pick<ShiftSummary, 'stationName' | 'openedAt'>): string {
  const station = summary.stationName.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return `shift-summary-${station}-${localStamp(summary.openedAt)}`
}

/** Local date and time as `2026-11-24-0600`. */
export function localStamp(at: Instant): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}-${two(date.getHours())}${two(date.getMinutes())}`
}
