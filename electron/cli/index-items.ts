import type { Store } from '../station/store/store'

/** Few enough that the index is written in even pieces, many enough that writing it to disk does not count. */
const ITEMS_PER_STEP = 5_000
/** A catalogue of fifty million items; beyond that something goes round in circles. */
const MAX_STEPS = 10_000

/** Brings what the search looks words up in up to date, at once: a command has nothing else to do. */
export function indexItems({ searchIndexing }: Pick<Store, 'searchIndexing'>): void {
  for (let steps = 0; steps < MAX_STEPS && searchIndexing.step(ITEMS_PER_STEP); steps++);
}
