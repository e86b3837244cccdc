import { flagsBeside, knownFacts } from '@shared/domain/known-facts'
import { MAX_REPLAY_UNITS, type ReplayUnit } from '@shared/domain/rule-replay'
import type { BlockEntry } from '@shared/domain/serial-history'
import type { UnitView } from '@shared/domain/unit'
import { queryAll, queryOne } from './db'
import { openReader } from './open-database'
import { catalogueFile, journalFile } from './store-files'

/** Units that were inspected, for a replay of rules; read through connections that can only read, in any thread. */
export interface ReplaySource {
  /** The newest units that a route was decided for, newest first. What they sell for comes from the catalogue. */
  newestUnits(last: number): readonly ReplayUnit[]
  close(): void
}

interface PriceRow {
  readonly price_minor: number | null
  readonly currency: string | null
}

/** Opens the store of a folder; throws a StoreFault where there is none. `blocks`: the recall and block list that units are held against. */
export function openReplaySource(dir: string, blocks: readonly BlockEntry[]): ReplaySource {
  const journal = openReader(journalFile(dir))
  const catalogue = openReader(catalogueFile(dir))
  const views = queryAll<[number], { view: string }>(journal, 'SELECT view FROM units WHERE decided_at IS NOT NULL ORDER BY decided_at DESC, subject LIMIT ?')
  const price = queryOne<[string], PriceRow>(catalogue, 'SELECT price_minor, currency FROM items WHERE item_id = ?')
  const prices = new Map<string, PriceRow | null>()

  function valueOf(itemId: string | null): { readonly minor: number; readonly currency: string } | undefined {
    if (itemId === null) return undefined
    let row = prices.get(itemId)
    if (row === undefined) prices.set(itemId, (row = price(itemId)))
    return row && row.price_minor !== null && row.currency !== null ? { minor: row.price_minor, currency: row.currency } : undefined
  }

  function replayUnit(unit: UnitView): ReplayUnit {
    const { unitId, lpn, sku, title, checklistId, checklistVersion, answers } = unit
    return { unitId, lpn, sku, title, checklistId, checklistVersion, answers, beside: flagsBeside(unit), known: { ...knownFacts(unit, blocks), value: valueOf(unit.itemId) } }
  }

  return {
    newestUnits: (last) => views(Math.min(last, MAX_REPLAY_UNITS)).map(({ view }) => replayUnit(JSON.parse(view))),
    close() {
      journal.close()
      catalogue.close()
    },
  }
}
