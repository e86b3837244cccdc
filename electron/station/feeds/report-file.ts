import { closeSync, createReadStream, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { RowProblem } from './import-report'

/** Every row that was not taken, or was taken with something left out or guessed, on its way to a file. */
export interface ReportFile {
  readonly path: string
  add(problem: RowProblem): void
  close(): void
}

const BUFFER_CHARACTERS = 64 * 1024
/** The report names rows of a file with buyers in it: only this user may read it. */
const FILE_MODE = 0o600
const DIR_MODE = 0o700
const HEADER = 'row,taken,reason,guess,raw\r\n'

/** A cell that a spreadsheet takes as text: a formula in somebody's file must not run in ours. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function csvLine({ row, taken, reason, guess, raw }: RowProblem): string {
  return `${[String(row), taken ? 'yes' : 'no', reason, guess ?? '', raw].map(csvCell).join(',')}\r\n`
}

/** Opens a report: CSV when the path ends so, else one JSON object a line. An older file of that name is replaced. */
export function openReportFile(path: string): ReportFile {
  const isCsv = path.toLowerCase().endsWith('.csv')
  mkdirSync(dirname(path), { recursive: true, mode: DIR_MODE })
  const file = openSync(path, 'w', FILE_MODE)
  let waiting = isCsv ? `\ufeff${HEADER}` : ''

  function flush(): void {
    const bytes = Buffer.from(waiting)
    waiting = ''
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  }

  return {
    path,
    add(problem) {
      waiting += isCsv ? csvLine(problem) : `${JSON.stringify(problem)}\n`
      if (waiting.length > BUFFER_CHARACTERS) flush()
    },
    close() {
      try {
        flush()
      } finally {
        closeSync(file)
      }
    },
  }
}

/** The problems of a report of JSON lines, one by one. */
export async function* readReport(path: string): AsyncGenerator<RowProblem> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) if (line !== '') yield JSON.parse(line)
}

/** Copies a report of JSON lines to one of another form. */
export async function copyReport(from: string, to: string): Promise<void> {
  const copy = openReportFile(to)
  try {
    for await (const problem of readReport(from)) copy.add(problem)
  } finally {
    copy.close()
  }
}
