import type { DossierView } from '@shared/contract/dossier'
import type { Failure } from '@shared/domain/failure'
import type { Operator } from '@shared/domain/operator'
import type { DurationMs } from '@shared/domain/quantities'
import type { Result } from '@shared/domain/result'
import type { SearchFindings } from '@shared/domain/search-hit'
import type { Log } from '../ports'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { openDossier, saveDossier, type DossierAsked } from './dossier-view'
import { openSearchThread } from './search-thread'

/** So few items take about two milliseconds, so that a scan that comes meanwhile does not wait. */
const ITEMS_PER_STEP = 100
/** Between two steps whatever else came goes first. */
const STEP_PAUSE_MS: DurationMs = 20
/** How often it is looked whether an import brought something. */
const LOOK_EVERY_MS: DurationMs = 2_000

/** The search of the station: answers questions, opens dossiers, and brings the index up to date when nothing else is to be done. */
export interface Searching {
  find(text: string, limit: number): Promise<SearchFindings>
  dossier(asked: DossierAsked): Result<DossierView, Failure>
  saveDossier(asked: DossierAsked): Promise<Result<{ path: string }, Failure>>
  close(): Promise<void>
}

export interface SearchingParts {
  readonly store: Store
  readonly templates: Templates
  readonly exportsDir: string
  /** Who is signed in. */
  readonly operator: () => Operator | null
  readonly log: Log
}

export function openSearching(parts: SearchingParts): Searching {
  const { store, log } = parts
  const thread = openSearchThread(store.dir)
  let timer: ReturnType<typeof setTimeout> | null = null
  const waitFor = (ms: DurationMs): void => {
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
    // A buyer's name, however short, is for who answers for the shift.
    find: (text, limit) => thread.find({ text, limit, showBuyers: parts.operator()?.role === 'lead' }),
    dossier: (asked) => openDossier(parts, asked),
    saveDossier: (asked) => saveDossier(parts, asked),
    async close() {
      if (timer) clearTimeout(timer)
      await thread.close()
    },
  }
}
