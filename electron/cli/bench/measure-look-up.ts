import { makeNumberedLpn } from '@shared/domain/lpn'
import { gatherBenchState, gatherScanFacts } from '../../station/handlers/bench-facts'
import { createScanIdentifier } from '../../station/handlers/scan-identifier'
import type { Store } from '../../station/store/store'
import type { Templates } from '../../station/templates/templates'
import type { BenchContext } from './bench-context'
import type { Figure } from './bench-row'
import { syntheticGtin, syntheticRma, syntheticSku } from './synthetic-catalogue'
import { percentile, timeEach } from './timings'

const SCANS = 4_000
const LOOK_UP_P99_MS = 5

/** Codes as they come over a bench in a day: articles, article numbers, return orders, orders, plates, and what nobody knows. */
export function mixedCodes({ rows, random }: Pick<BenchContext, 'rows' | 'random'>, count: number): readonly string[] {
  const items = rows.items ?? 1
  const orders = Math.max(1, Math.floor((rows.lines ?? 1) / 3))
  const makers: readonly (() => string)[] = [
    () => syntheticGtin(random.below(items)),
    () => syntheticGtin(random.below(items)),
    () => syntheticSku(random.below(items)),
    () => syntheticRma(random.below(orders)),
    () => `ON-${2_000_000 + random.below(orders)}`,
    () => makeNumberedLpn('unit', 'BENCH0', random.below(50_000)),
    () => `1Z${String(random.below(1e9)).padStart(16, '0')}`,
    () => `]C10${syntheticGtin(random.below(items)).padStart(14, '0')}10LOT${random.below(999)}`,
    () => `unknown ${random.below(1e6)}`,
  ]
  return Array.from({ length: count }, () => random.pick(makers)())
}

/** From the scanned text to everything a decision looks at: what it can be, and what the store knows of it. */
export function* measureLookUp(store: Store, templates: Templates, context: BenchContext): Generator<Figure> {
  const codes = mixedCodes(context, SCANS)
  const { identify } = createScanIdentifier(store, templates, { now: () => Date.now() })
  const times = timeEach(codes, (code) => {
    gatherScanFacts(store, gatherBenchState(store, templates, null), identify(code), 'scanned')
  })
  const rows = { ...context.rows, scans: times.length }
  yield { metric: 'identify-and-look-up-p50', value: percentile(times, 0.5), unit: 'ms', goal: null, better: 'lower', rows }
  yield { metric: 'identify-and-look-up-p99', value: percentile(times, 0.99), unit: 'ms', goal: context.goal(LOOK_UP_P99_MS), better: 'lower', rows }
}
