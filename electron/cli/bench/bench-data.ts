import { asId, type OperatorId } from '@shared/domain/ids'
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { importCatalogue } from '../../station/feeds/import-catalogue'
import { importExpectedReturns } from '../../station/feeds/import-expected-returns'
import { writeBenchSettings } from '../../station/handlers/bench-settings'
import { addSampleOperators } from '../../station/handlers/set-up'
import { silentLog } from '../../station/log'
import { openStore } from '../../station/store/open-store'
import type { Store } from '../../station/store/store'
import type { Templates } from '../../station/templates/templates'
import { indexItems } from '../index-items'
import { tell } from '../outcome'
import { ordersFor, syntheticCatalogue, syntheticReturns } from './synthetic-catalogue'
import { syntheticJournal } from './synthetic-journal'

/** How much a figure is measured on. */
export interface DataSize {
  readonly items: number
  readonly lines: number
  readonly entries: number
}

/** What filling the store showed: rows a second that the import took. Null when the folder was already filled. */
export interface FilledData {
  readonly importRowsPerSecond: number | null
}

const CHUNK_LINES = 2_000
const SECOND_MS = 1_000

/** The store of a folder with measuring data. */
export function benchStoreDir(dir: string): string {
  return join(dir, 'store')
}

/** Written last: says that the folder was filled as a whole, and how large. */
export function sizeFile(dir: string): string {
  return join(dir, 'size.json')
}

/** Whether the folder was filled before, as a whole. */
export function isFilled(dir: string): boolean {
  return existsSync(sizeFile(dir))
}

/** Fills an empty folder with made-up goods, return orders and history: the files go through the real import, the history through the real journal. */
export async function fillBenchData(dir: string, size: DataSize, templates: Templates): Promise<FilledData> {
  mkdirSync(dir, { recursive: true })
  const catalogue = await writeLines(join(dir, 'synthetic-goods.csv'), syntheticCatalogue(size.items))
  const expected = await writeLines(join(dir, 'synthetic-returns.csv'), syntheticReturns(size.lines, size.items))
  let now = Date.now()
  const store = openStore({
    dir: benchStoreDir(dir), stationName: 'Bench 00', clock: { now: () => now }, randomBytes: (count) => new Uint8Array(randomBytes(count)), newId: randomUUID, log: silentLog,
  })
  try {
    const from = performance.now()
    for (const imported of [await importCatalogue(catalogue, store), await importExpectedReturns(expected, store)]) {
      if (!imported.ok) throw new Error(`the made-up data was not taken: ${imported.failure.detail}`)
    }
    const importMs = performance.now() - from
    tell(`${size.items} items and ${size.lines} expected lines imported in ${Math.round(importMs / SECOND_MS)} s`)
    const indexMs = timed(() => indexItems(store))
    tell(`${size.items} items indexed for the search in ${Math.round(indexMs / SECOND_MS)} s`)
    addSampleOperators(store, templates)
    writeBenchSettings(store, { language: 'en', simulated: true, devices: [] })
    const appendMs = appendHistory(store, size, (at) => (now = at))
    tell(`${size.entries} entries appended in ${Math.round(appendMs / SECOND_MS)} s`)
    writeFileSync(sizeFile(dir), JSON.stringify(size))
    return { importRowsPerSecond: ((size.items + size.lines) / importMs) * SECOND_MS }
  } finally {
    store.close()
  }
}

function appendHistory(store: Store, size: DataSize, setClock: (at: number) => void): number {
  const from = performance.now()
  for (const { entries, at } of syntheticJournal(size.entries, size.items, ordersFor(size.lines), Date.now())) {
    setClock(at)
    store.journal.append(entries, asId<OperatorId>('operator-synthetic'))
  }
  setClock(Date.now())
  return performance.now() - from
}

function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

async function writeLines(file: string, lines: Iterable<string>): Promise<string> {
  await pipeline(Readable.from(inChunks(lines)), createWriteStream(file))
  return file
}

/** Lines put together, so that a file of a million of them is not written in a million writes. */
function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk: string[] = []
  for (const line of lines) {
    chunk.push(line)
    if (chunk.length < CHUNK_LINES) continue
    yield chunk.join('')
    chunk = []
  }
  if (chunk.length > 0) yield chunk.join('')
}
