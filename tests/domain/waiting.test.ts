import type { Decision } from '@shared/domain/commands/plan'
import { isForLead, missingHoldLabel, WAITING_SHOWN } from '@shared/domain/waiting'
import { HOLD_REASONS } from '@shared/domain/journal-entry'
import { describe, expect, it } from 'vitest'
import { dana } from '../support/bench-steps'
import { aReturnLine, aReturnOrder, anItem, anOperator } from '../support/builders'
import { createMemoryBench, type MemoryBench } from '../support/memory-bench'

const vera = anOperator('Vera M.', 3, { role: 'lead' })
const said = (decision: Decision): string => (decision.ok ? decision.value.outcome : decision.failure.kind)
const factsOf = (decision: Decision) => (decision.ok ? decision.value.facts : decision.failure.facts)

/** A bench with parcels of three units each, Dana at it. */
function benchWith(parcels: number): MemoryBench {
  const numbers = Array.from({ length: parcels }, (_, i) => `RMA-${i + 1}`)
  const bench = createMemoryBench({ items: [anItem()], returnOrders: numbers.map((number) => aReturnOrder(number, [aReturnLine({ quantityExpected: 3 })])), operators: [dana, vera] })
  bench.scan(dana.badge)
  return bench
}

function setAside(bench: MemoryBench, rma: string, ...holds: readonly ('HOLD' | 'LEAD')[]): void {
  bench.scan(rma)
  for (const hold of holds) {
    bench.scan('HP-250')
    bench.command(hold)
    if (hold === 'HOLD') bench.command(hold)
    bench.print()
  }
  bench.command('SET ASIDE')
}

const listed = (bench: MemoryBench) => bench.state().waiting.things.map((thing) => (thing.kind === 'unit' ? `unit ${thing.unit.held?.reason}` : `parcel ${thing.parcel.rmaNumber}`))

describe('what was set aside', () => {
  it('stands in one row, the newest first, and only between two parcels', () => {
    const bench = benchWith(2)
    expect(bench.state().waiting).toEqual({ things: [], units: 0, parcels: 0 })
    setAside(bench, 'RMA-1', 'HOLD', 'LEAD')
    setAside(bench, 'RMA-2')
    expect(listed(bench)).toEqual(['parcel RMA-2', 'parcel RMA-1', 'unit lead-decides', 'unit asked-by-operator'])
    expect(bench.state().waiting).toMatchObject({ units: 2, parcels: 2 })
    bench.scan('RMA-1')
    expect(bench.state().waiting.things).toEqual([])
  })

  it('is taken up by its place: a parcel where it was left, a unit with its parcel', () => {
    const bench = benchWith(1)
    setAside(bench, 'RMA-1', 'HOLD')
    expect(said(bench.command('ANSWER 1'))).toBe('parcel-resumed')
    bench.command('SET ASIDE')
    expect(said(bench.command('ANSWER 2'))).toBe('unit-resumed')
    expect(bench.step().kind).toBe('weigh')
    expect(bench.state().parcel).toMatchObject({ rmaNumber: 'RMA-1', setAsideAt: null })
  })

  it('has places for nine; the rest is counted, and its places mean nothing', () => {
    const bench = benchWith(11)
    expect(said(bench.command('ANSWER 1'))).toBe('nothing-next')
    for (let i = 1; i <= 11; i++) setAside(bench, `RMA-${i}`)
    expect(listed(bench)).toHaveLength(WAITING_SHOWN)
    expect(listed(bench)[0]).toBe('parcel RMA-11')
    expect(bench.state().waiting.parcels).toBe(11)
    expect(said(bench.command('ANSWER 9'))).toBe('parcel-resumed')
    expect(bench.state().parcel?.rmaNumber).toBe('RMA-3')
  })

  it('says to a clerk whose decision it is, and is the lead’s to take up; its plate in hand opens it to both', () => {
    const bench = benchWith(1)
    setAside(bench, 'RMA-1', 'LEAD')
    const refused = bench.command('ANSWER 2')
    expect([said(refused), factsOf(refused)]).toEqual(['held-for-lead', expect.objectContaining({ reason: 'lead-decides' })])
    expect(said(bench.scan(bench.units()[0]?.lpn ?? ''))).toBe('unit-resumed')
    bench.command('LEAD')
    bench.command('SET ASIDE')
    bench.scan(vera.badge)
    expect(said(bench.command('ANSWER 2'))).toBe('unit-resumed')
  })

  it('leaves a place without anything in it refused', () => {
    const bench = benchWith(1)
    setAside(bench, 'RMA-1')
    expect([said(bench.command('ANSWER 2')), factsOf(bench.command('ANSWER 2'))]).toEqual(['no-such-answer', { place: 2 }])
  })

  it('is the lead’s when the lead was asked or it is dangerous', () => {
    expect(HOLD_REASONS.filter(isForLead)).toEqual(['lead-decides', 'hazard'])
  })
})

describe('a held unit without a label', () => {
  it('is told of while its parcel is open and between two parcels, and REPRINT asks for its label again', () => {
    const bench = benchWith(2)
    bench.scan('RMA-1')
    bench.scan('HP-250')
    bench.command('LEAD')
    expect(bench.state().unlabelled).toBeNull()
    bench.printFails()
    const [unit] = bench.units()
    expect(bench.state().unlabelled).toMatchObject({ lpn: unit?.lpn })
    expect(unit && missingHoldLabel(unit)).toMatchObject({ cause: 'paper-out' })

    bench.command('SET ASIDE')
    expect(bench.state().unlabelled).toMatchObject({ lpn: unit?.lpn })
    bench.scan('RMA-2')
    expect([bench.state().unlabelled, said(bench.command('REPRINT'))]).toEqual([null, 'nothing-to-reprint'])
    bench.command('SET ASIDE')
    expect(said(bench.command('REPRINT'))).toBe('label-asked-again')
    expect(said(bench.command('REPRINT'))).toBe('nothing-to-reprint')
    bench.print()
    expect(bench.units()[0]).toMatchObject({ state: 'held', holdLabel: { state: 'confirmed', reprint: 'failed' }, conflicts: [] })
    expect(bench.state().unlabelled).toBeNull()
  })

  it('needs none where a label of it is out', () => {
    const bench = benchWith(1)
    setAside(bench, 'RMA-1', 'HOLD')
    expect(bench.units().map(missingHoldLabel)).toEqual([null])
  })
})
