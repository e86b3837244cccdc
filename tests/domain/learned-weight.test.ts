import { learnedWeight } from '@shared/domain/learned-weight'
import type { Decision } from '@shared/domain/commands/plan'
import { describe, expect, it } from 'vitest'
import { dana } from '../support/bench-steps'
import { aReturnLine, aReturnOrder, anItem } from '../support/builders'
import { createMemoryBench, type MemoryBench } from '../support/memory-bench'
import { shippedRules } from '../support/shipped-templates'

const { minUnits } = shippedRules().weight.learned
const factsOf = (decision: Decision) => (decision.ok ? decision.value.facts : decision.failure.facts)

/** A bench whose catalogue says that headphones weigh so much. */
function benchWith(catalogueGrams: number): MemoryBench {
  const bench = createMemoryBench({
    items: [anItem({ usualWeightGrams: catalogueGrams })],
    returnOrders: [aReturnOrder('RMA-1', [aReturnLine({ quantityExpected: 30, usualWeightGrams: catalogueGrams })])],
  })
  bench.scan(dana.badge)
  bench.scan('RMA-1')
  return bench
}

/** Weighs and inspects one unit, answering an odd weight with `verdict`, and sets it aside. */
function work(bench: MemoryBench, grams: number, verdict: 'ANSWER 1' | 'ANSWER 3' = 'ANSWER 1'): void {
  bench.scan('HP-250')
  bench.weigh(grams)
  const step = bench.step()
  if (step.kind === 'choose' && step.choosing.of === 'weight-check') bench.command(verdict)
  bench.command('YES')
  bench.command('ANSWER 1')
  bench.print()
  bench.command('LEAD')
}

describe('the weight of an item', () => {
  it('is learned from the units that were inspected, and says by itself what is usual', () => {
    const bench = benchWith(4_500)
    for (let i = 0; i < minUnits; i++) work(bench, 448 + (i % 3))
    bench.scan('HP-250')
    expect(bench.state().usual).toEqual({ grams: 449, from: 'earlier-units', isCatalogueOff: true })
    expect(factsOf(bench.weigh(410))).toEqual({ grams: 410, usual: 449, difference: -39 })
    expect(bench.state().weight).toEqual({ kind: 'light', usualGrams: 449, differenceGrams: -39, from: 'earlier-units' })
    expect(bench.step()).toEqual({ kind: 'choose', choosing: { of: 'weight-check' } })
  })

  it('asks nothing of the next unit where many weigh something else than the catalogue says', () => {
    const bench = benchWith(560)
    for (let i = 0; i < minUnits; i++) work(bench, 450)
    bench.scan('HP-250')
    bench.weigh(451)
    expect(bench.state().weight).toEqual({ kind: 'usual' })
  })

  it('is not learned from a unit that parts are missing of, and not before the inspection', () => {
    const bench = benchWith(450)
    work(bench, 400, 'ANSWER 3')
    bench.scan('HP-250')
    bench.weigh(451)
    expect(bench.units().map(learnedWeight)).toEqual([null, null])
    bench.command('YES')
    bench.command('ANSWER 1')
    expect(bench.units().map((unit) => learnedWeight(unit)?.grams ?? null)).toEqual([null, 451])
  })

  it('is not learned from a pack', () => {
    const bench = benchWith(450)
    work(bench, 450)
    const [unit] = bench.units()
    if (!unit) throw new Error('the unit is gone')
    expect(learnedWeight(unit)).toEqual({ weighedAs: `item:${unit.itemId}`, grams: 450 })
    expect(learnedWeight({ ...unit, packQuantity: 6 })).toBeNull()
    expect(learnedWeight({ ...unit, itemId: null })).toMatchObject({ weighedAs: `sku:${unit.sku}` })
  })
})
