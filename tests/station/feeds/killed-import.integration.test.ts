import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importCatalogue } from '../../../electron/station/feeds/import-catalogue'
import { openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { fileOf } from './files'

const ROWS = 400_000

/** A process that reads a file in as the import thread does, and tells how far it is. */
const PROCESS = `
import { importFile } from '${join(import.meta.dirname, '../../../electron/station/handlers/import-file.ts')}'
const [storeDir, file] = process.argv.slice(2)
await importFile({ storeDir, kind: 'catalogue', file, name: 'catalogue.csv', columns: {}, reportFile: storeDir + '/imports/r.ndjson' },
  { progress: ({ rows }) => process.stdout.write(rows + '\\n'), indexing() {}, isCancelled: () => false })
process.stdout.write('end\\n')
`

test('a process that is killed in the middle of an import leaves the data from before', async () => {
  const dir = temporaryFolder()
  const before = openTestStore(dir)
  await importCatalogue(fileOf('id,sku,name\n1,a,Old\n', 'catalogue.csv'), before)
  before.close()
  const script = join(dir, 'import.ts')
  writeFileSync(script, PROCESS)
  const file = fileOf(`id,sku,name\n${Array.from({ length: ROWS }, (_, n) => `${n},s${n},New ${n}`).join('\n')}\n`, 'catalogue.csv')
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, '../store/support/resolve-typescript.mjs'), script, dir, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      said.push(text.toString())
      // Some ten thousand rows are in its transaction now.
      if (said.join('').split('\n').length > 40) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve())
  })
  expect(said.join('')).not.toContain('end')
  const { reference } = openTestStore(dir)
  expect(reference.itemsPage(0, 9).map((item) => item.title)).toEqual(['Old'])
  expect(reference.itemCount()).toBe(1)
}, 60_000)
