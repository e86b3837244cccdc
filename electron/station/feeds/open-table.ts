import { readCsv } from './csv-records'
import { readJsonLines } from './json-lines'
import { SourceFault } from './source-fault'
import { openText } from './source-file'
import type { SourceTable } from './source-table'

/** Opens a CSV or JSON-lines file, packed or not. The caller closes the table. */
export async function openTable(file: string): Promise<SourceTable> {
  const text = await openText(file)
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
