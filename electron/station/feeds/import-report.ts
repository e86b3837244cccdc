/** Why a row was not taken, or what of it was left out. */
export type RowReason =
  | 'too-many-fields' | 'not-json' | 'line-too-long'
  | 'no-identity' | 'no-return-order-number' | 'no-article'
  | 'quantity-zero' | 'quantity-not-whole' | 'quantity-too-large'
  | 'code-in-exponent-form' | 'code-check-digit-wrong' | 'weight-not-plausible' | 'line-not-a-number'

/** A row of the file that needs a person's eye. `row` counts as a spreadsheet does: the header is row 1. */
export interface RowProblem {
  readonly row: number
  readonly reason: RowReason
  /** Beginning of the row as it stands in the file, without personal fields. */
  readonly raw: string
}

/** What an import did. The lists are cut at `PROBLEM_LIMIT`, the counts are exact. */
export interface ImportReport {
  readonly source: string
  readonly format: 'csv' | 'jsonl'
  /** Rows that hold anything, the header not counted. */
  readonly rows: number
  readonly imported: number
  readonly refused: number
  /** Rows that were taken with something left out: a code that a spreadsheet destroyed, a weight nobody can mean. */
  readonly incomplete: number
  readonly returnOrders: number
  readonly refusedRows: readonly RowProblem[]
  readonly incompleteRows: readonly RowProblem[]
  /** Which column was read as what, and which were not read. */
  readonly columns: Readonly<Record<string, string>>
  readonly columnsNotRead: readonly string[]
}

/** Why a whole file was not taken. The data from before is unchanged. */
export interface ImportFailure {
  readonly kind: 'file-unreadable' | 'file-damaged' | 'not-a-table' | 'columns-missing'
  readonly detail: string
}

export const PROBLEM_LIMIT = 1_000
export const RAW_LIMIT = 200

/** A list of problems that never grows beyond its limit and never loses count. */
export interface ProblemList {
  readonly count: number
  readonly problems: readonly RowProblem[]
  add(problem: RowProblem): void
}

export function createProblemList(): ProblemList {
  const problems: RowProblem[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    problems,
    add(problem) {
      count += 1
      if (problems.length < PROBLEM_LIMIT) problems.push({ ...problem, raw: problem.raw.slice(0, RAW_LIMIT) })
    },
  }
}
