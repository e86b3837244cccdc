import type { Templates } from '../../station/templates/templates'
import { openCommandStore } from '../open-command-store'
import { createSeededRandom } from '../seeded-random'
import { tell } from '../outcome'
import { benchStoreDir, type DataSize, type FilledData } from './bench-data'
import type { Figure } from './bench-row'
import { measureAppend } from './measure-append'
import { measureIdentify } from './measure-identify'
import { measureLongLine } from './measure-long-line'
import { measureLookUp } from './measure-look-up'
import { measureStationProcess } from './measure-station-process'
import { measureWindow } from './measure-window'

/** What the product promises at the size of a large site (house numbers of a bench: 600,000 items, 1.5 M expected lines, 1 M entries). */
export const FULL_SIZE: DataSize = { items: 600_000, lines: 1_500_000, entries: 1_000_000 }

const REBUILD_PER_SECOND = 50_000
const IMPORT_PER_SECOND = 50_000
const SECOND_MS = 1_000

/** Measures everything the bench does with a scan, on a filled folder. Figures come one by one, because some take a minute. */
export async function* measureMain(dir: string, size: DataSize, filled: FilledData, templates: Templates): AsyncGenerator<Figure> {
  const isFull = size.items >= FULL_SIZE.items && size.lines >= FULL_SIZE.lines && size.entries >= FULL_SIZE.entries
  const goal = (value: number): number | null => (isFull ? value : null)
  const rows = { items: size.items, lines: size.lines, entries: size.entries }
  const random = createSeededRandom(size.entries)

  if (filled.importRowsPerSecond !== null) {
    yield { metric: 'import', value: filled.importRowsPerSecond, unit: 'rows/s', goal: goal(IMPORT_PER_SECOND), better: 'higher', rows: { items: size.items, lines: size.lines } }
  }
  const store = openCommandStore(benchStoreDir(dir))
  const badge = store.reference.operators()[0]?.badge ?? ''
  try {
    yield* measureLookUp(store, templates, { rows, goal, random })
    yield* measureAppend(store, { rows, goal })
    const rebuilt = rebuild(store)
    yield { metric: 'rebuild', value: rebuilt.perSecond, unit: 'entries/s', goal: goal(REBUILD_PER_SECOND), better: 'higher', rows: { entries: rebuilt.entries } }
  } finally {
    store.close()
  }
  yield* measureLongLine(dir, templates, goal)
  yield* measureIdentify(templates, random)
  yield* measureStationProcess(benchStoreDir(dir), badge, { rows, goal, random })
  const window = await measureWindow(dir)
  if (window === null) tell('the window was not measured: this is no checkout of the sources')
  else yield* window.map((figure) => ({ ...figure, goal: figure.goal === null ? null : goal(figure.goal), rows: { ...rows, ...figure.rows } }))
}

function rebuild(store: ReturnType<typeof openCommandStore>): { readonly perSecond: number; readonly entries: number } {
  const from = performance.now()
  const { entries } = store.journal.rebuild()
  return { entries, perSecond: (entries / (performance.now() - from)) * SECOND_MS }
}

