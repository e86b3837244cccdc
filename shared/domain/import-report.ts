/** What a file can be brought in as. */
export const IMPORT_KINDS = ['catalogue', 'expected-returns'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** Why a row was not taken, or what of it was left out or guessed. */
export const ROW_REASONS = [
  'too-many-fields', 'too-few-fields', 'not-json', 'line-too-long',
  'no-identity', 'no-return-order-number', 'no-article',
  'quantity-zero', 'quantity-negative', 'quantity-not-whole', 'quantity-too-large', 'quantity-unusual',
  'code-in-exponent-form', 'code-zeros-lost', 'code-check-digit-missing', 'code-check-digit-wrong', 'code-in-store',
  'weight-not-plausible', 'weight-packed-lighter', 'weight-not-a-number', 'line-not-a-number', 'line-repeated', 'text-damaged',
] as const
export type RowReason = (typeof ROW_REASONS)[number]

/** What of a row was left out or guessed. `guess` is what may have been meant: offered, never taken. */
export interface RowNote {
  readonly reason: RowReason
  readonly guess?: string | undefined
}

/** A row of the file that needs a person's eye. `row` counts as a spreadsheet does: the header is row 1. */
export interface RowProblem extends RowNote {
  readonly row: number
  /** False: the row was not taken at all. */
  readonly taken: boolean
  /** Beginning of the row as it stands in the file, without personal fields. */
  readonly raw: string
}

/** Why a whole file was not taken. The data from before is unchanged. `store-fault`: the disk or the store refused. */
export const IMPORT_FAILURES = ['file-unreadable', 'file-damaged', 'not-a-table', 'columns-missing', 'cancelled', 'disk-full', 'store-fault'] as const
export type ImportFailureKind = (typeof IMPORT_FAILURES)[number]
