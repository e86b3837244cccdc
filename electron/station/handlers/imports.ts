import { PROBLEM_ROWS, type ImportOutcomeView, type ImportView, type importRequests } from '@shared/contract/imports'
import { failure, type Failure } from '@shared/domain/failure'
import { ROW_REASONS, type ImportKind, type RowProblem, type RowReason } from '@shared/domain/import-report'
import { ok, refuse, type Result } from '@shared/domain/result'
import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { ChosenColumns } from '../feeds/column-map'
import type { ImportReport } from '../feeds/import-report'
import { previewFile } from '../feeds/preview-file'
import { copyReport, readReport } from '../feeds/report-file'
import { sourceOf } from '../feeds/run-import'
import type { Clock, Log } from '../ports'
import type { ReferenceWriter } from '../store/store'
import { dropReport, type ImportJob } from './import-file'
import { startImportThread, type ImportEnd, type ImportThread } from './import-thread'
import { openUploads, type Upload } from './uploads'

type Input<N extends keyof typeof importRequests> = z.output<(typeof importRequests)[N]['input']>
type Answer = Promise<Result<ImportView, Failure>>

/** Files brought in from the window: received in pieces, looked at, then read in a thread of their own. One at a time. */
export interface Imports {
  view(): Result<ImportView, Failure>
  begin(input: Input<'import.begin'>): Answer
  piece(input: Input<'import.piece'>): Answer
  preview(input: Input<'import.preview'>): Answer
  start(input: Input<'import.start'>): Answer
  cancel(): Result<ImportView, Failure>
  discard(): Answer
  problems(input: Input<'import.problems'>): Promise<Result<{ rows: RowProblem[]; isWhole: boolean }, Failure>>
  saveReport(): Promise<Result<{ path: string }, Failure>>
  close(): Promise<void>
}

export interface ImportsOptions {
  readonly storeDir: string
  readonly exportsDir: string
  readonly reference: Pick<ReferenceWriter, 'holdForImport'>
  readonly isLead: () => boolean
  readonly announce: (view: ImportView) => void
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
}

/** Reports of so many imports are kept beside the store. */
const REPORTS_KEPT = 20
const STOP_TIMEOUT_MS = 2_000

const EMPTY: ImportView = { phase: 'empty' }

export function openImports(options: ImportsOptions): Imports {
  const { storeDir, reference, clock, log } = options
  const uploads = openUploads(storeDir, options.newId)
  const reportsDir = join(storeDir, 'imports')
  let view: ImportView = EMPTY
  let upload: Upload | null = null
  let thread: ImportThread | null = null
  let reportFile: string | null = null

  function show(next: ImportView): ImportView {
    view = next
    options.announce(next)
    return next
  }

  async function dropUpload(): Promise<void> {
    const dropped = upload
    upload = null
    await dropped?.drop()
  }

  /** Every act is a lead's, and none but a cancel fits while a file is read in. */
  async function asLead(act: () => Promise<ImportView | Failure>, whileRunning: 'refused' | 'allowed' = 'refused'): Answer {
    if (!options.isLead()) return refuse(failure('lead-only'))
    if (thread !== null && whileRunning === 'refused') return refuse(failure('import-running'))
    const result = await act()
    return 'phase' in result ? ok(result) : refuse(result)
  }

  async function preview(kind: ImportKind | null, columns: ChosenColumns): Promise<ImportView | Failure> {
    const received = upload
    if (received === null || received.receivedBytes < received.totalBytes) return failure('step-not-due')
    const found = await previewFile(received.path, { kind: kind ?? undefined, columns })
    if (found.ok) return show({ phase: 'preview', fileName: received.fileName, preview: found.value })
    // Columns that do not exist leave the file where it is; a file that cannot be read is let go.
    if (found.failure.kind !== 'columns-missing') await dropUpload()
    return show({ phase: 'refused', fileName: received.fileName, failure: found.failure })
  }

  function begin(job: ImportJob, received: Upload): ImportView {
    const release = reference.holdForImport()
    const startedAt = clock.now()
    const running = (now: Partial<Extract<ImportView, { phase: 'running' }>>): ImportView => ({
      phase: 'running', fileName: received.fileName, kind: job.kind, stage: 'reading', rows: 0, bytesRead: 0, totalBytes: received.totalBytes, refused: 0, incomplete: 0,
      done: 0, total: 0, startedAt, isCancelling: false, ...(view.phase === 'running' ? view : {}), ...now,
    })
    const started = startImportThread(job, {
      onProgress: (progress) => void show(running(progress)),
      onIndexing: (done, total) => void show(running({ stage: 'indexing', done, total })),
    })
    thread = started
    void started.ended.then(async (end) => {
      release()
      thread = null
      await dropUpload()
      show(endOf(end, job, received.fileName, clock.now() - startedAt))
    }).catch((fault: unknown) => log.error('an import could not be ended', { cause: String(fault) }))
    view = EMPTY
    return show(running({}))
  }

  function endOf(end: ImportEnd, job: ImportJob, fileName: string, tookMs: number): ImportView {
    const isClean = end.ended === 'taken' && end.report.refused === 0 && end.report.incomplete === 0
    if (end.ended === 'refused' || isClean) dropReport(job)
    reportFile = end.ended === 'taken' && !isClean ? job.reportFile : null
    if (end.ended === 'refused') {
      log.warn('a file was not taken', { kind: end.failure.kind })
      return { phase: 'refused', fileName, failure: end.failure }
    }
    log.info('a file was taken', { kind: job.kind, rows: end.report.rows, refused: end.report.refused, incomplete: end.report.incomplete, tookMs })
    return { phase: 'done', fileName, kind: job.kind, outcome: outcomeOf(end.report, Math.max(0, tookMs), reportFile) }
  }

  return {
    view: () => (options.isLead() ? ok(view) : refuse(failure('lead-only'))),
    begin: ({ fileName, totalBytes }) => asLead(async () => {
      await dropUpload()
      upload = await uploads.begin(basename(fileName), totalBytes)
      return show({ phase: 'receiving', fileName: upload.fileName, receivedBytes: 0, totalBytes })
    }),
    piece: ({ offset, base64 }) => asLead(async () => {
      const taken = await upload?.add(offset, Buffer.from(base64, 'base64'))
      if (!upload || taken !== true) return failure('step-not-due')
      return show({ phase: 'receiving', fileName: upload.fileName, receivedBytes: upload.receivedBytes, totalBytes: upload.totalBytes })
    }),
    preview: ({ kind, columns }) => asLead(() => preview(kind, columns)),
    start: ({ kind, columns }) => asLead(async () => {
      if (upload === null || view.phase !== 'preview') return failure('step-not-due')
      keepNewest(reportsDir)
      const report = join(reportsDir, `${sourceOf(upload.fileName)}-${clock.now()}.ndjson`)
      return begin({ storeDir, kind, file: upload.path, name: upload.fileName, columns, reportFile: report }, upload)
    }),
    cancel() {
      if (!options.isLead()) return refuse(failure('lead-only'))
      thread?.cancel()
      return ok(view.phase === 'running' ? show({ ...view, isCancelling: true }) : view)
    },
    discard: () => asLead(async () => {
      await dropUpload()
      return show(EMPTY)
    }),
    async problems({ reason }) {
      if (!options.isLead()) return refuse(failure('lead-only'))
      return ok(reportFile === null ? { rows: [], isWhole: true } : await firstProblems(reportFile, reason))
    },
    async saveReport() {
      if (!options.isLead()) return refuse(failure('lead-only'))
      if (reportFile === null) return refuse(failure('step-not-due'))
      const path = join(options.exportsDir, basename(reportFile).replace(/\.ndjson$/, '.csv'))
      await copyReport(reportFile, path)
      return ok({ path })
    },
    async close() {
      const ending = thread
      ending?.cancel()
      const timer = setTimeout(() => void ending?.terminate(), STOP_TIMEOUT_MS)
      await ending?.ended
      clearTimeout(timer)
      await dropUpload()
    },
  }
}

function outcomeOf(report: ImportReport, tookMs: number, reportFile: string | null): ImportOutcomeView {
  const { source, rows, imported, refused, incomplete, returnOrders, columnsNotRead } = report
  const reasons = ROW_REASONS.map((reason) => ({ reason, count: report.reasons[reason] ?? 0 })).filter(({ count }) => count > 0)
  return { source, rows, imported, refused, incomplete, returnOrders, columnsNotRead, tookMs, reasons: reasons.sort((a, b) => b.count - a.count), report: reportFile === null ? null : basename(reportFile) }
}

async function firstProblems(file: string, reason: RowReason | null): Promise<{ rows: RowProblem[]; isWhole: boolean }> {
  const rows: RowProblem[] = []
  for await (const problem of readReport(file)) {
    if (reason !== null && problem.reason !== reason) continue
    if (rows.length === PROBLEM_ROWS) return { rows, isWhole: false }
    rows.push(problem)
  }
  return { rows, isWhole: true }
}

/** The time of the import stands at the end of its report's name. */
function keepNewest(dir: string): void {
  const age = (name: string) => Number(/-(\d+)\.ndjson$/.exec(name)?.[1] ?? 0)
  const reports = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ndjson')).map((entry) => entry.name)
  for (const name of reports.sort((a, b) => age(b) - age(a)).slice(REPORTS_KEPT - 1)) rmSync(join(dir, name), { force: true })
}
