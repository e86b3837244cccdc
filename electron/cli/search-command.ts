import { MAX_HITS } from '@shared/contract/search'
import { isAsking, readSearch } from '@shared/domain/search-question'
import { parseArguments, requireOption, wholeNumber } from './arguments'
import { indexItems } from './index-items'
import { openStoreSearch } from '../station/store/search/open-search'
import { StoreFault } from '../station/store/sqlite-failure'
import { openCommandStore, storeFolder } from './open-command-store'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'

export const searchUsage = 'search TEXT --store DIR [--limit N]'

const DEFAULT_LIMIT = 20

/** Prints what is found for a text, best first, one hit a line. Nothing found is a refusal. */
export function searchCommand(argv: readonly string[]): ExitCode {
  const args = parseArguments(argv, ['store', 'limit'])
  if (!args.ok) return misuse(args.failure, searchUsage)
  const dir = requireOption(args.value, 'store')
  if (!dir.ok) return misuse(dir.failure, searchUsage)
  const limit = wholeNumber(args.value.options.get('limit') ?? String(DEFAULT_LIMIT), 'limit', 1, MAX_HITS)
  if (!limit.ok) return misuse(limit.failure, searchUsage)
  const question = readSearch(args.value.positional.join(' '))
  if (!isAsking(question)) return misuse('name what to look for', searchUsage)
  completeIndex(dir.value)
  const search = openStoreSearch(storeFolder(dir.value))
  try {
    const { hits, more, indexed } = search.find(question, limit.value)
    for (const hit of hits) answer(hit)
    if (hits.length === 0) tell(`turnback: nothing found for ${question.text}`)
    if (more) tell(`turnback: there is more than these ${hits.length}; another word narrows it`)
    if (indexed < 1) tell(`turnback: ${Math.floor(indexed * 100)} % of the catalogue is indexed; words find only part of it yet`)
    return hits.length === 0 ? EXIT.refused : EXIT.done
  } finally {
    search.close()
  }
}

/** Indexes what an import left undone. A station at work holds its store and does so itself. */
function completeIndex(dir: string): void {
  try {
    const store = openCommandStore(dir)
    try {
      indexItems(store)
    } finally {
      store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreFault && error.kind === 'held')) throw error
  }
}
