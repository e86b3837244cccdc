import { SearchFindingsSchema, SearchInputSchema } from '@shared/contract/search'
import type { DurationMs } from '@shared/domain/quantities'
import type { SearchFindings } from '@shared/domain/search-hit'
import { readSearch } from '@shared/domain/search-question'
import { z } from 'zod'
import { openStoreSearch } from '../store/search/open-search'
import { createWorkerThread, findWorkerFile } from '../worker-thread'

/** Who waits longer has typed something else. */
const SEARCH_TIMEOUT_MS: DurationMs = 10_000
/** Searching is done in bursts; between two of them the thread gives its memory back. */
const IDLE_MS: DurationMs = 120_000
const HEAP_MB = 128

export const SearchWorkerDataSchema = z.object({ storeDir: z.string() })

/** What is asked of the thread. */
export const SearchAskedSchema = SearchInputSchema.extend({ showBuyers: z.boolean() })
export type SearchAsked = z.output<typeof SearchAskedSchema>

/** The search, wherever it runs. */
export interface SearchThread {
  find(asked: SearchAsked): Promise<SearchFindings>
  close(): Promise<void>
}

/** The thread's side: opens the store for reading alone and answers one question after the other. */
export function openSearchHere(storeDir: string): SearchThread {
  const search = openStoreSearch(storeDir)
  return {
    find: async ({ text, limit, showBuyers }) => search.find(readSearch(text), limit, showBuyers),
    async close() {
      search.close()
    },
  }
}

/** Searches in a thread of its own, so that a scan never waits for a search; in this thread where no worker was built. */
export function openSearchThread(storeDir: string): SearchThread {
  const file = findWorkerFile('search-worker')
  if (file === null) return openSearchHere(storeDir)
  const thread = createWorkerThread(file, { name: 'search-worker', data: { storeDir }, idleMs: IDLE_MS, timeoutMs: SEARCH_TIMEOUT_MS, heapMb: HEAP_MB })
  return {
    find: async (asked) => SearchFindingsSchema.parse(await thread.ask(asked)),
    close: () => thread.close(),
  }
}
