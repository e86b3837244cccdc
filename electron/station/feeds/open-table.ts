import { readCsv } from './csv-records'
import { readJsonLines } from './json-lines'
import { SourceFault } from './source-fault'
import { readText } from './source-file'
import type { SourceTable } from './source-table'

async function* withFirst(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/** Opens a CSV or JSON-lines file, packed or not. */
export async function openTable(file: string): Promise<SourceTable> {
  const pieces = readText(file)
  const first = await pieces.next()
  if (first.done) throw new SourceFault('not-a-table', 'the file is empty')
  const text = withFirst(first.value, pieces)
  if (first.value.trimStart().startsWith('{')) return readJsonLines(text)
  if (first.value.trimStart().startsWith('[')) throw new SourceFault('not-a-table', 'the file is one JSON list: one object a line is needed')
  return readCsv(text, first.value)
}
