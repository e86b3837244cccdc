import type { Store } from '../../../../electron/station/store/store'

const STEP_LIMIT = 10_000
const ITEMS_PER_STEP = 50

/** Indexes everything, in small steps as the station does. */
export function indexAll({ searchIndexing }: Pick<Store, 'searchIndexing'>): void {
  for (let steps = 0; searchIndexing.step(ITEMS_PER_STEP); steps++) if (steps > STEP_LIMIT) throw new Error('the index is never complete')
}
