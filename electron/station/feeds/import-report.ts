import type { ImportFailureKind, RowNote, RowProblem, RowReason } from '@shared/domain/import-report'

export type { RowNote, RowProblem, RowReason } from '@shared/domain/import-report'

/** What an import did. The lists are cut at `PROBLEM_LIMIT`, the counts are exact. */
export interface ImportReport {
  readonly source: string
  readonly format: 'csv' | 'jsonl'
  readonly encoding: string
  readonly delimiter: string | null
  /** Rows that hold anything, the header not counted. */
  readonly rows: number
  readonly imported: number
  readonly refused: number
  /** Rows that were taken with something left out or guessed. */
  readonly incomplete: number
  readonly returnOrders: number
  /** How often each reason was told; one row may have several. */
  readonly reasons: Readonly<Partial<Record<RowReason, number>>>
  readonly refusedRows: readonly RowProblem[]
  readonly incompleteRows: readonly RowProblem[]
  /** Which column was read as what, and which were not read. */
  readonly columns: Readonly<Record<string, string>>
  readonly columnsNotRead: readonly string[]
}

/** Why a whole file was not taken. The data from before is unchanged. */
export interface ImportFailure {
  readonly kind: Exclude<ImportFailureKind, 'disk-full' | 'store-fault'>
  readonly detail: string
}

export const PROBLEM_LIMIT = 1_000
export const RAW_LIMIT = 200

/** Counts problems without ever losing one, keeps the first of them, and hands every one on. */
export interface ProblemList {
  readonly refused: number
  readonly incomplete: number
  readonly reasons: Readonly<Partial<Record<RowReason, number>>>
  readonly refusedRows: readonly RowProblem[]
  readonly incompleteRows: readonly RowProblem[]
  refuse(row: number, note: RowNote, raw: string): void
  /** The row was taken; `notes` is not empty. */
  note(row: number, notes: readonly RowNote[], raw: string): void
}

export function createProblemList(tell: (problem: RowProblem) => void = () => {}): ProblemList {
  const refusedRows: RowProblem[] = []
  const incompleteRows: RowProblem[] = []
  const reasons: Partial<Record<RowReason, number>> = {}
  let refused = 0
  let incomplete = 0

  function add(list: RowProblem[], row: number, taken: boolean, { reason, guess }: RowNote, raw: string): void {
    const problem = { row, taken, reason, ...(guess !== undefined && { guess }), raw: raw.slice(0, RAW_LIMIT).replace(/\p{Surrogate}$/u, '') }
    reasons[reason] = (reasons[reason] ?? 0) + 1
    if (list.length < PROBLEM_LIMIT) list.push(problem)
    tell(problem)
  }

  return {
    get refused() {
      return refused
    },
    get incomplete() {
      return incomplete
    },
    reasons, refusedRows, incompleteRows,
    refuse(row, note, raw) {
      refused += 1
      add(refusedRows, row, false, note, raw)
    },
    note(row, notes, raw) {
      incomplete += 1
      for (const note of notes) add(incompleteRows, row, true, note, raw)
    },
  }
}
