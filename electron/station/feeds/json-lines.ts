import { SourceFault } from './source-fault'
import { BATCH_ROWS, RECORD_LIMIT_CHARACTERS, type BrokenRecord, type SourceRecord, type SourceTable, type SourceText } from './source-table'

/** Lines of a text that comes in pieces, empty ones left out. A line without end is handed on once it is too long to be one. */
async function* lines(text: AsyncIterable<string>): AsyncGenerator<{ readonly row: number; readonly line: string; readonly ended: boolean }> {
  let rest = ''
  let row = 0
  for await (const piece of text) {
    const parts = (rest + piece).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) yield { row: ++row, line, ended: true }
    // The cut-off beginning already tells that the line is too long; the rest of it is let go.
    if (rest.length > RECORD_LIMIT_CHARACTERS) rest = rest.slice(0, RECORD_LIMIT_CHARACTERS + 1)
  }
  if (rest !== '') yield { row: ++row, line: rest, ended: false }
}

/** A value as a cell: lists joined as the tables write them, nothing for null. */
function cellOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.flatMap((member) => cellOf(member) ?? []).join('|')
  return undefined
}

/** Members of an object with their values; an object inside it gives `buyer.name`. Deeper ones are left out. */
function* members(object: object): Generator<readonly [string, string]> {
  for (const [name, value] of Object.entries(object)) {
    const cell = cellOf(value)
    if (cell !== undefined) yield [name, cell]
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, innerValue] of Object.entries(value)) {
        const innerCell = cellOf(innerValue)
        if (innerCell !== undefined) yield [`${name}.${inner}`, innerCell]
      }
    }
  }
}

/** More members than this are not columns any more. */
const NAME_LIMIT = 1_000

/** Reads one JSON object a line. Every member name is a column. */
export function readJsonLines(text: SourceText): SourceTable {
  const names: string[] = []
  const places = new Map<string, number>()

  function placeOf(name: string): number | undefined {
    if (!places.has(name) && names.length < NAME_LIMIT) {
      places.set(name, names.length)
      names.push(name)
    }
    return places.get(name)
  }

  function toRecord(row: number, line: string): SourceRecord | BrokenRecord {
    if (line.length > RECORD_LIMIT_CHARACTERS) return { row, broken: 'line-too-long', raw: line }
    let object: unknown
    try {
      object = JSON.parse(line)
    } catch {
      return { row, broken: 'not-json', raw: line }
    }
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return { row, broken: 'not-json', raw: line }
    const cells: (string | undefined)[] = []
    for (const [name, cell] of members(object)) {
      const place = placeOf(name)
      if (place !== undefined) cells[place] = cell
    }
    return { row, cells }
  }

  async function* batches(): AsyncGenerator<readonly (SourceRecord | BrokenRecord)[]> {
    let batch: (SourceRecord | BrokenRecord)[] = []
    for await (const { row, line, ended } of lines(text.pieces)) {
      if (line.trim() === '') continue
      const record = toRecord(row, line)
      // Whoever writes JSON lines ends each with a line break; a last line without one that is no JSON was cut off.
      if (!ended && row > 1 && 'broken' in record && record.broken === 'not-json') throw new SourceFault('file-damaged', `the file is cut off in line ${row}`)
      batch.push(record)
      if (batch.length < BATCH_ROWS) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
  const { encoding, packed, totalBytes, bytesRead, close } = text
  return { format: 'jsonl', delimiter: null, encoding, packed, totalBytes, bytesRead, names, batches: batches(), close }
}
