import type { SearchFindings } from '@shared/domain/search-hit'
import { readSearch } from '@shared/domain/search-question'
import type { Log } from '../ports'
import type { Store } from '../store/store'

/** So few items take about two milliseconds, so that a scan that comes meanwhile does not wait. */
const ITEMS_PER_STEP = 100
/** Between two steps whatever else came goes first. */
const STEP_PAUSE_MS = 20
/** How often it is looked whether an import brought something. */
const LOOK_EVERY_MS = 2_000

/** The search of the station: answers questions, and brings the index up to date when nothing else is to be done. */
export interface Searching {
  find(text: string, limit: number): Promise<SearchFindings>
  close(): Promise<void>
}

export function openSearching({ store, log }: { readonly store: Store; readonly log: Log }): Searching {
  let timer: ReturnType<typeof setTimeout> | null = null
  const waitFor = (ms: number): void => {
    timer = setTimeout(index, ms)
  }

  function index(): void {
    try {
      waitFor(store.searchIndexing.step(ITEMS_PER_STEP) ? STEP_PAUSE_MS : LOOK_EVERY_MS)
    } catch (fault) {
      // Search by words stays behind, everything else works; the fault is told once, not every twenty milliseconds.
      log.error('the search index cannot be brought up to date', { cause: fault instanceof Error ? fault.message : String(fault) })
    }
  }

  waitFor(STEP_PAUSE_MS)
  return {
    find: async (text, limit) => store.search.find(readSearch(text), limit),
    async close() {
      if (timer) clearTimeout(timer)
    },
  }
}
