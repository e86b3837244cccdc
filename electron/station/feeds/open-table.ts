import { readCsv } from './csv-records'
import { readJsonLines } from './json-lines'
import { SourceFault } from './source-fault'
import { readText } from './source-file'
import type { SourceTable, SourceText } from './source-table'

/** Opens a CSV or JSON-lines file, packed or not. The caller closes the table. */
export async function openTable(file: string): Promise<SourceTable> {
  const text = await peekable(readText(file))
  try {
    const head = text.head.trimStart()
    if (head.startsWith('{')) return readJsonLines(text)
    if (head.startsWith('[')) throw new SourceFault('not-a-table', 'the file is one JSON list: one object a line is needed')
    return await readCsv(text)
  } catch (error) {
    await text.close()
    throw error
  }
}

/** A text whose first piece is known before it is read. */
async function peekable(pieces: AsyncGenerator<string>): Promise<SourceText> {
  const first = await pieces.next()
  if (first.done) throw new SourceFault('not-a-table', 'the file is empty')
  const head = first.value
  async function* all(): AsyncGenerator<string> {
    yield head
    yield* pieces
  }
  return { head, pieces: all(), close: async () => void (await pieces.return(undefined)) }
}
