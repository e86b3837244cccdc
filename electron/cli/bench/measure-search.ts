import type { BenchContext } from './bench-context'
import type { Figure } from './bench-row'
import type { MeasuredStation } from './station-process'
import { syntheticGtin, syntheticRma, syntheticSku, syntheticTitle } from './synthetic-catalogue'
import { percentile, timeEachLater } from './timings'

const SEARCHES = 600
const SEARCH_P99_MS = 20
/** As many hits as the search page asks for. */
const HITS = 60
const SHORTEST = 2

/** What people type, letter by letter: names in part, article numbers, codes, return orders. */
function typedTexts({ rows, random }: Pick<BenchContext, 'rows' | 'random'>): readonly string[] {
  const items = rows.items ?? 1
  const orders = Math.max(1, Math.floor((rows.lines ?? 1) / 3))
  const makers: readonly (() => string)[] = [
    () => syntheticTitle(random.below(items)),
    () => syntheticTitle(random.below(items)).split(' ').reverse().join(' '),
    () => syntheticSku(random.below(items)),
    () => syntheticGtin(random.below(items)),
    () => syntheticRma(random.below(orders)),
  ]
  return Array.from({ length: SEARCHES }, () => {
    const text = random.pick(makers)()
    return text.slice(0, SHORTEST + random.below(text.length - SHORTEST + 1))
  })
}

/** Searching as a person types, through the running station. */
export async function* measureSearch(station: MeasuredStation, context: BenchContext): AsyncGenerator<Figure> {
  const times = await timeEachLater(typedTexts(context), (text) => station.request('search.find', { text, limit: HITS }))
  const rows = { ...context.rows, searches: times.length }
  yield { metric: 'search-p50', value: percentile(times, 0.5), unit: 'ms', goal: null, better: 'lower', rows }
  yield { metric: 'search-p99', value: percentile(times, 0.99), unit: 'ms', goal: context.goal(SEARCH_P99_MS), better: 'lower', rows }
}
