import { existsSync } from 'node:fs'
import { importCatalogue } from '../station/feeds/import-catalogue'
import { importExpectedReturns } from '../station/feeds/import-expected-returns'
import type { RowProblem } from '../station/feeds/import-report'
import { parseArguments, requireOption } from './arguments'
import { openCommandStore } from './open-command-store'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'

export const importUsage = 'import catalogue|expected-returns FILE --store DIR'

/** How many problem rows are told one by one; the answer carries the exact count. */
const ROWS_TOLD = 20

/** Brings a catalogue or announced return orders into a store. Rows that cannot be taken are told with their number and reason. */
export async function importCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['store'])
  if (!args.ok) return misuse(args.failure, importUsage)
  const dir = requireOption(args.value, 'store')
  if (!dir.ok) return misuse(dir.failure, importUsage)
  const [what, file, ...rest] = args.value.positional
  if ((what !== 'catalogue' && what !== 'expected-returns') || !file || rest.length > 0) return misuse('name what to import and one file', importUsage)
  if (!existsSync(file)) {
    tell(`turnback: there is no file ${file}. Check the name and try again; nothing was changed.`)
    return EXIT.refused
  }
  const store = openCommandStore(dir.value)
  try {
    const report = what === 'catalogue' ? await importCatalogue(file, store) : await importExpectedReturns(file, store)
    if (!report.ok) {
      tell(`turnback: ${file} was not taken: ${report.failure.detail}. The data from before is unchanged.`)
      return EXIT.refused
    }
    const { refusedRows, incompleteRows, ...counts } = report.value
    tellRows('not taken', refusedRows, counts.refused)
    tellRows('taken without what cannot be right', incompleteRows, counts.incomplete)
    answer({ command: `import ${what}`, file, ...counts })
    return EXIT.done
  } finally {
    store.close()
  }
}

function tellRows(what: string, rows: readonly RowProblem[], count: number): void {
  for (const row of rows.slice(0, ROWS_TOLD)) tell(`row ${row.row} ${what}: ${row.reason}: ${row.raw}`)
  if (count > ROWS_TOLD) tell(`… and ${count - ROWS_TOLD} more rows ${what}`)
}
