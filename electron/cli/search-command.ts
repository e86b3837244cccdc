import { MAX_HITS } from '@shared/contract/search'
import { isAsking, readSearch } from '@shared/domain/search-question'
import { parseArguments, requireOption, wholeNumber } from './arguments'
import { indexItems } from './index-items'
import { openCommandStore } from './open-command-store'
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
  const store = openCommandStore(dir.value)
  try {
    indexItems(store)
    const { hits, more } = store.search.find(question, limit.value)
    for (const hit of hits) answer(hit)
    if (hits.length === 0) tell(`turnback: nothing found for ${question.text}`)
    if (more) tell(`turnback: there is more than these ${hits.length}; another word narrows it`)
    return hits.length === 0 ? EXIT.refused : EXIT.done
  } finally {
    store.close()
  }
}
