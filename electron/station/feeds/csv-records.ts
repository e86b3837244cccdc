import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { SourceFault } from './source-fault'
import { BATCH_ROWS, DELIMITERS, RECORD_LIMIT_CHARACTERS, type BrokenRecord, type Delimiter, type SourceRecord, type SourceTable, type SourceText } from './source-table'

/** A header is never longer than this. */
const HEADER_CHARACTERS = 64 * 1024

/** The delimiter that stands most often in the first line, outside of quotation marks. */
export function guessDelimiter(text: string): Delimiter {
  const outside = text.slice(0, HEADER_CHARACTERS).replace(/"[^"]*"/g, '')
  const line = outside.slice(0, outside.search(/[\r\n]|$/))
  return DELIMITERS.reduce<Delimiter>((best, candidate) => (line.split(candidate).length > line.split(best).length ? candidate : best), ',')
}

function toSourceFault(error: unknown): unknown {
  return error instanceof CsvError ? new SourceFault('not-a-table', `the table is broken (${error.message})`, error) : error
}

function toRecord(row: number, cells: readonly string[], width: number, delimiter: string): SourceRecord | BrokenRecord {
  // Spreadsheets leave empty columns at the end; anything in them means that a delimiter inside a field was not quoted.
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) return { row, broken: 'too-many-fields', raw: cells.join(delimiter) }
  return cells.length < width ? { row, cells, short: true } : { row, cells }
}

/** Reads CSV as RFC 4180 and spreadsheets write it. The first row names the columns. */
export async function readCsv(text: SourceText): Promise<SourceTable> {
  const delimiter = guessDelimiter(text.head)
  let last = ''
  async function* watched(): AsyncGenerator<string> {
    for await (const piece of text.pieces) {
      last = piece
      yield piece
    }
  }
  const source = Readable.from(watched(), { objectMode: true })
  const parser = parse({ delimiter, bom: true, relax_quotes: true, relax_column_count: true, max_record_size: RECORD_LIMIT_CHARACTERS })
  // The callback is needed but has nothing to do: a failure of either stream also ends the reading of the rows.
  const rows: AsyncIterator<string[]> = pipeline(source, parser, () => {})[Symbol.asyncIterator]()

  async function next(): Promise<readonly string[] | null> {
    try {
      const { value, done } = await rows.next()
      return done ? null : value
    } catch (error) {
      throw toSourceFault(error)
    }
  }

  const names = (await next()) ?? []
  async function* batches(): AsyncGenerator<readonly (SourceRecord | BrokenRecord)[]> {
    let batch: (SourceRecord | BrokenRecord)[] = []
    let row = 1
    let shortRows = 0
    let endsShort = false
    for (let cells = await next(); cells; cells = await next()) {
      row += 1
      if (cells.every((cell) => cell.trim() === '')) continue
      const record = toRecord(row, cells, names.length, delimiter)
      batch.push(record)
      endsShort = 'short' in record
      if (endsShort) shortRows += 1
      if (batch.length < BATCH_ROWS) continue
      yield batch
      batch = []
    }
    // One short row in the whole table, the last, and no line break after it: the rest of the file is missing.
    if (endsShort && shortRows === 1 && row > 2 && !/[\r\n]$/.test(last)) throw new SourceFault('file-damaged', `the file is cut off in row ${row}`)
    if (batch.length > 0) yield batch
  }
  return {
    format: 'csv', delimiter, encoding: text.encoding, packed: text.packed, totalBytes: text.totalBytes, bytesRead: text.bytesRead,
    names,
    batches: batches(),
    async close() {
      await rows.return?.()
      await text.close()
    },
  }
}
