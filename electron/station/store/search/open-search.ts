import type { Operator } from '@shared/domain/operator'
import { rankHits, type SearchCandidate, type SearchFindings } from '@shared/domain/search-hit'
import { codeKey, foldText, isAsking, type SearchQuestion } from '@shared/domain/search-question'
import type { ReadableDb } from '../db'
import { openReader } from '../open-database'
import { openOperatorQueries } from '../operators'
import { catalogueFile, journalFile } from '../store-files'
import { openBenchSearch } from './find-bench-things'
import { openItemSearch } from './find-items'
import { openReturnOrderSearch } from './find-return-orders'
import { openIndexShare } from './item-index'

/** The units of so many items are listed with an item that was asked for by its code. */
const ITEMS_WITH_UNITS = 3

/** Looks through everything the station knows. */
export interface SearchReader {
  /** At most `limit` hits, best first. Return orders are also found by their buyers; their short names are told only when `showBuyers` is set, which is for leads. */
  find(question: SearchQuestion, limit: number, showBuyers?: boolean): SearchFindings
}

/** Opens the search of a store for reading alone: beside the station, in another thread. */
export function openStoreSearch(dir: string): SearchReader & { close(): void } {
  const catalogue = openReader(catalogueFile(dir))
  const journal = openReader(journalFile(dir))
  return {
    ...openSearch(catalogue, journal),
    close() {
      catalogue.close()
      journal.close()
    },
  }
}

/** Opens the search on read-only connections to both files. */
export function openSearch(catalogue: ReadableDb, journal: ReadableDb): SearchReader {
  const findItems = openItemSearch(catalogue)
  const findReturnOrders = openReturnOrderSearch(catalogue)
  const findBenchThings = openBenchSearch(journal)
  const { operators } = openOperatorQueries(catalogue)
  const indexed = openIndexShare(catalogue)
  return {
    find(question, limit, showBuyers = false) {
      if (!isAsking(question)) return { hits: [], more: false, indexed: indexed() }
      const items = findItems(question)
      const skus = rankHits(question, items, ITEMS_WITH_UNITS).hits.filter((hit) => hit.match === 'code').map((hit) => String(hit.facts.sku))
      const candidates = [...findBenchThings(question, skus), ...findReturnOrders(question, showBuyers), ...peopleIn(question, operators()), ...items]
      return { ...rankHits(question, candidates, limit), indexed: indexed() }
    },
  }
}

/** Few enough to be looked through one by one. */
function peopleIn(question: SearchQuestion, operators: readonly Operator[]): readonly SearchCandidate[] {
  return operators.flatMap((operator) => {
    const words = foldText(operator.name).split(' ')
    const isNamed = question.words.every((word) => words.some((candidate) => candidate.startsWith(word)))
    const isBadge = question.codes.some((code) => codeKey(code) === operator.badge)
    return isNamed || isBadge
      ? [{ hit: { kind: 'person', id: operator.operatorId, title: operator.name, facts: { role: operator.role } }, codes: [operator.badge], text: operator.name, newest: 0 } as const]
      : []
  })
}
