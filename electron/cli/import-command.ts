import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { ChosenColumns } from '../station/feeds/column-map'
import type { RowProblem } from '../station/feeds/import-report'
import { sourceOf } from '../station/feeds/run-import'
import { dropReport, importFile, type ImportJob } from '../station/handlers/import-file'
import { StoreFault } from '../station/store/sqlite-failure'
import { parseArguments, requireOption } from './arguments'
import { openCommandStore } from './open-command-store'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'

export const importUsage = 'import catalogue|expected-returns FILE --store DIR [--columns FIELD=HEADER,…] [--report FILE]'

/** How many problem rows are told one by one; the report has all of them, the answer carries the exact count. */
const ROWS_TOLD = 20

/** Brings a catalogue or announced return orders into a store. Rows that cannot be taken are told with their number and reason, and written to a report. */
export async function importCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['store', 'columns', 'report'])
  if (!args.ok) return misuse(args.failure, importUsage)
  const dir = requireOption(args.value, 'store')
  if (!dir.ok) return misuse(dir.failure, importUsage)
  const columns = parseColumns(args.value.options.get('columns') ?? '')
  if (!columns.ok) return misuse(columns.failure, importUsage)
  const [kind, file, ...rest] = args.value.positional
  if ((kind !== 'catalogue' && kind !== 'expected-returns') || !file || rest.length > 0) return misuse('name what to import and one file', importUsage)
  if (!existsSync(file)) {
    tell(`turnback: there is no file ${file}. Check the name and try again; nothing was changed.`)
    return EXIT.refused
  }
  const store = openCommandStore(dir.value)
  try {
    const reportFile = args.value.options.get('report') ?? join(store.dir, 'imports', `${sourceOf(file)}-${Date.now()}.ndjson`)
    return await bring({ storeDir: store.dir, kind, file, name: basename(file), columns: columns.value, reportFile })
  } finally {
    store.close()
  }
}

async function bring(job: ImportJob): Promise<ExitCode> {
  const report = await importFile(job, { progress() {}, indexing() {}, isCancelled: () => false }).catch((error: unknown) => {
    if (error instanceof StoreFault) dropReport(job)
    throw error
  })
  if (!report.ok) {
    dropReport(job)
    tell(`turnback: ${job.file} was not taken: ${report.failure.detail}. The data from before is unchanged.`)
    return EXIT.refused
  }
  const { refusedRows, incompleteRows, ...counts } = report.value
  const isClean = counts.refused === 0 && counts.incomplete === 0
  if (isClean) dropReport(job)
  tellRows('not taken', refusedRows, counts.refused)
  tellRows('taken without what cannot be right', incompleteRows, counts.incomplete)
  answer({ command: `import ${job.kind}`, file: job.file, ...counts, report: isClean ? null : job.reportFile })
  return EXIT.done
}

/** `sku=Item No,title=Name`. A comma inside a header cannot be said here. */
function parseColumns(text: string): Result<ChosenColumns, string> {
  const chosen: Record<string, string> = {}
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const cut = pair.indexOf('=')
    if (cut < 1) return refuse(`--columns wants FIELD=HEADER, not ${JSON.stringify(pair)}`)
    chosen[pair.slice(0, cut).trim()] = pair.slice(cut + 1).trim()
  }
  return ok(chosen)
}

function tellRows(what: string, rows: readonly RowProblem[], count: number): void {
  for (const { row, reason, guess, raw } of rows.slice(0, ROWS_TOLD)) tell(`row ${row} ${what}: ${reason}${guess === undefined ? '' : ` (guess: ${guess})`}: ${raw}`)
  if (count > ROWS_TOLD) tell(`… and ${count - ROWS_TOLD} more rows ${what}`)
}
