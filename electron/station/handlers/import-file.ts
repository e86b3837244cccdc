import type { ImportKind } from '@shared/domain/import-report'
import { rmSync } from 'node:fs'
import type { Result } from '@shared/domain/result'
import type { ChosenColumns } from '../feeds/column-map'
import { importCatalogue } from '../feeds/import-catalogue'
import { importExpectedReturns } from '../feeds/import-expected-returns'
import type { ImportFailure, ImportReport } from '../feeds/import-report'
import { openReportFile } from '../feeds/report-file'
import type { ImportProgress } from '../feeds/run-import'
import { openImportConnection } from '../store/import-connection'
import { withFaults } from '../store/sqlite-failure'

/** One file to bring into a store. Plain values: it is sent to another thread. */
export interface ImportJob {
  readonly storeDir: string
  readonly kind: ImportKind
  readonly file: string
  /** What people call the file; its name says which system it comes from. */
  readonly name: string
  readonly columns: ChosenColumns
  /** Where every row that needs a person's eye is written: CSV or JSON lines, by its ending. */
  readonly reportFile: string
}

/** What an import tells while it runs. */
export interface ImportWatch {
  progress(progress: ImportProgress & { readonly refused: number; readonly incomplete: number }): void
  /** The rows are in; indexes are being filled. */
  indexing(done: number, total: number): void
  isCancelled(): boolean
}

/**
 * Brings a file into a store over a connection of its own, with a report of every row that needs a person's eye. The
 * store stays readable meanwhile. Throws a StoreFault when the disk refuses; nothing was taken then.
 */
export async function importFile(job: ImportJob, watch: ImportWatch): Promise<Result<ImportReport, ImportFailure>> {
  const report = withFaults('writing the report', () => openReportFile(job.reportFile))
  try {
    const connection = openImportConnection(job.storeDir)
    try {
      let refused = 0
      let incomplete = 0
      const bring = job.kind === 'catalogue' ? importCatalogue : importExpectedReturns
      const result = await bring(job.file, connection, {
        name: job.name, columns: job.columns,
        problem(problem) {
          if (problem.taken) incomplete += 1
          else refused += 1
          withFaults('writing the report', () => report.add(problem))
        },
        progress: (progress) => watch.progress({ ...progress, refused, incomplete }),
        isCancelled: () => watch.isCancelled(),
      })
      if (result.ok) connection.afterImport((done, total) => watch.indexing(done, total))
      return result
    } finally {
      connection.close()
    }
  } finally {
    withFaults('writing the report', () => report.close())
  }
}

/** Takes the report away again: of an import that came to nothing, or one without anything to tell. */
export function dropReport(job: Pick<ImportJob, 'reportFile'>): void {
  rmSync(job.reportFile, { force: true })
}
