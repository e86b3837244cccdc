import { proposedTote } from '@shared/domain/bench-state'
import { BENCH_COMMANDS } from '@shared/domain/command-barcode'
import type { Decision } from '@shared/domain/commands/plan'
import { locationName, makeLpn } from '@shared/domain/lpn'
import { foldTote } from '@shared/domain/projections/tote-status'
import { foldUnit } from '@shared/domain/projections/unit-status'
import { hasRoom } from '@shared/domain/tote'
import { isInHand } from '@shared/domain/unit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benchAt, dana, placeUnit, timur } from '../support/bench-steps'
import { aReturnLine, aReturnOrder, aTote } from '../support/builders'
import { createMemoryBench, type MemoryBench } from '../support/memory-bench'
import { testSeed } from '../support/seeded'

const A12 = makeLpn('tote', 'A12')
const PLACE = makeLpn('location', 'TBA0417')
const OTHER_PLACE = makeLpn('location', 'TBA0418')
const PLACE_B = makeLpn('location', 'TBB0001')

const said = (decision: Decision) => (decision.ok ? decision.value.outcome : `refused: ${decision.failure.kind}`)
const tote = (bench: MemoryBench, lpn: string = A12) => bench.state().totes.find((candidate) => candidate.lpn === lpn)

function benchWith(totes = ['A12', 'A13', 'B07'].map((body) => aTote(body, { capacity: 2 }))): MemoryBench {
  const bench = createMemoryBench({ totes, returnOrders: [aReturnOrder('RMA-4711', [aReturnLine({ quantityExpected: 9 })])], operators: [dana, timur] })
  bench.scan(dana.badge)
  bench.scan('RMA-4711')
  return bench
}

/** The unit in hand as far as its tote. */
function toTheTote(bench: MemoryBench): void {
  bench.scan('HP-250')
  bench.weigh(310)
  bench.command('YES')
  bench.command('ANSWER 1')
  // After a step taken back another unit may be in hand, whose label is out already.
  if (bench.units().some(({ label, holdLabel }) => label?.state === 'requested' || holdLabel?.state === 'requested')) bench.print()
  bench.scan(bench.state().unit?.lpn ?? '')
}

describe('a full tote', () => {
  it('says that it is full now, and refuses the next unit with the tote that takes it', () => {
    const bench = benchWith()
    placeUnit(bench)
    toTheTote(bench)
    expect(bench.scan(A12)).toMatchObject({ ok: true, value: { outcome: 'unit-placed', facts: { tote: 'A-12', full: 2 } } })
    toTheTote(bench)
    expect(bench.scan(A12)).toMatchObject({ ok: false, failure: { kind: 'tote-is-full', facts: { tote: 'A-12', zone: 'A', next: 'A-13' } } })
    expect(bench.step().kind).toBe('tote')
    expect(said(bench.scan(makeLpn('tote', 'A13')))).toBe('unit-placed')
  })

  it('of another zone is the wrong tote first of all', () => {
    const bench = benchWith([aTote('A12'), aTote('B07', { capacity: 0 })])
    toTheTote(bench)
    expect(said(bench.scan(makeLpn('tote', 'B07')))).toBe('refused: wrong-tote')
  })
})

describe('TOTE FULL, TOTE CLOSE and TOTE SWAP', () => {
  it.each([['TOTE FULL', 'full', 'tote-is-full'], ['TOTE CLOSE', 'closed', 'tote-is-closed'], ['TOTE SWAP', 'swap', 'tote-is-closed']] as const)('%s closes the tote that the route card names, and names the next', (command, reason, refusal) => {
    const bench = benchWith()
    toTheTote(bench)
    expect(bench.command(command)).toMatchObject({ value: { outcome: 'tote-closed', facts: { tote: 'A-12', reason, next: 'A-13' } } })
    expect(tote(bench)).toMatchObject({ closed: { reason } })
    expect(proposedTote(bench.state(), 'A')).toMatchObject({ name: 'A-13' })
    expect(said(bench.scan(A12))).toBe(`refused: ${refusal}`)
    expect(said(bench.scan(makeLpn('tote', 'A13')))).toBe('unit-placed')
  })

  it('mean the tote that was used last when no unit waits for one', () => {
    const bench = benchWith()
    expect(said(bench.command('TOTE FULL'))).toBe('refused: which-tote')
    placeUnit(bench)
    expect(bench.command('TOTE FULL')).toMatchObject({ value: { facts: { tote: 'A-12' } } })
    expect(said(bench.command('TOTE FULL'))).toBe('refused: tote-is-closed')
  })

  it('never answer for an open question', () => {
    const bench = benchAt('confirm')
    expect(said(bench.command('TOTE FULL'))).toBe('refused: confirm-wanted')
    expect(bench.step().kind).toBe('confirm')
  })

  it('are taken back by UNDO like any other step', () => {
    const bench = benchWith()
    placeUnit(bench)
    bench.command('TOTE FULL')
    expect(bench.command('UNDO')).toMatchObject({ value: { facts: { step: 'toteClosed', tote: 'A-12' } } })
    expect(tote(bench)).toMatchObject({ closed: null, unitCount: 1 })
  })

  it('leave no way out when every tote of the zone is closed, until a new plate is scanned', () => {
    const bench = benchWith([aTote('A12')])
    toTheTote(bench)
    expect(bench.command('TOTE SWAP')).toMatchObject({ value: { facts: { next: null, zone: 'A' } } })
    expect(said(bench.command('TOTE SWAP'))).toBe('refused: which-tote')
    expect(said(bench.scan(makeLpn('tote', 'A14')))).toBe('unit-placed')
  })
})

describe('a tote scanned on the floor page', () => {
  it('shows what is in it, and takes the tote commands', () => {
    const bench = benchWith()
    placeUnit(bench)
    expect(bench.floor.scan(A12)).toMatchObject({ value: { outcome: 'tote-shown', facts: { tote: 'A-12', count: 1 }, entries: [] } })
    expect(said(bench.floor.command('TOTE CLOSE'))).toBe('tote-closed')
    expect(said(bench.floor.command('NEXT'))).toBe('tote-reopened')
    expect(said(bench.floor.command('NEXT'))).toBe('refused: tote-is-open')
    expect(hasRoom(tote(bench) ?? aTote('A12') as never)).toBe(true)
  })

  it('is put away with every unit in it, comes back empty, and takes units again', () => {
    const bench = benchWith()
    placeUnit(bench)
    placeUnit(bench)
    bench.floor.scan(A12)
    expect(bench.floor.scan(PLACE)).toMatchObject({ value: { outcome: 'tote-put-away', facts: { tote: 'A-12', location: 'A-0417', units: 2 } } })
    expect(bench.units().map((unit) => [unit.state, unit.toteName, unit.putAway?.location])).toEqual([['put-away', 'A-12', PLACE], ['put-away', 'A-12', PLACE]])
    expect(tote(bench)).toMatchObject({ location: { location: PLACE }, unitCount: 0 })
    expect(said(bench.floor.scan(PLACE))).toBe('refused: already-there')
    toTheTote(bench)
    expect(bench.scan(A12)).toMatchObject({ failure: { kind: 'tote-is-away', facts: { location: 'A-0417' } } })
    expect(bench.floor.command('NEXT')).toMatchObject({ value: { outcome: 'tote-reopened', facts: { back: 1 } } })
    expect(said(bench.scan(A12))).toBe('unit-placed')
    expect(tote(bench)).toMatchObject({ unitCount: 1 })
  })

  it('comes back from its place by UNDO, with its units', () => {
    const bench = benchWith()
    placeUnit(bench)
    bench.floor.scan(A12)
    bench.floor.scan(PLACE)
    expect(bench.floor.command('UNDO')).toMatchObject({ value: { facts: { step: 'totePutAway', tote: 'A-12' } } })
    expect(bench.units()[0]).toMatchObject({ state: 'placed', putAway: null })
    expect(tote(bench)).toMatchObject({ location: null, unitCount: 1 })
  })

  it('stops at a place of another zone', () => {
    const bench = benchWith()
    bench.floor.scan(A12)
    expect(bench.floor.scan(PLACE_B)).toMatchObject({ failure: { kind: 'wrong-location', facts: { tote: 'A-12', zone: 'A', locationZone: 'B', location: 'B-0001' } } })
  })
})

describe('a unit scanned on the floor page', () => {
  const placed = () => {
    const bench = benchWith()
    placeUnit(bench)
    return { bench, lpn: bench.units()[0]?.lpn ?? '' }
  }

  it('says where it is, and is put at its place', () => {
    const { bench, lpn } = placed()
    expect(bench.floor.scan(lpn)).toMatchObject({ value: { outcome: 'unit-shown', facts: { where: 'A-12' } } })
    expect(bench.floor.scan(PLACE)).toMatchObject({ value: { outcome: 'unit-put-away', facts: { location: 'A-0417', tote: 'A-12' } } })
    expect(bench.unit(lpn)).toMatchObject({ state: 'put-away', toteId: null })
    expect(bench.floor.scan(lpn)).toMatchObject({ value: { facts: { where: 'A-0417' } } })
  })

  it('put away twice is answered; at another place of its zone it is moved', () => {
    const { bench, lpn } = placed()
    bench.floor.scan(lpn)
    bench.floor.scan(PLACE)
    expect(bench.floor.scan(PLACE)).toMatchObject({ failure: { kind: 'already-there', facts: { location: 'A-0417' } } })
    expect(said(bench.floor.scan(OTHER_PLACE))).toBe('unit-put-away')
    expect(bench.unit(lpn)?.putAway?.location).toBe(OTHER_PLACE)
    bench.floor.command('UNDO')
    expect(bench.unit(lpn)?.putAway?.location).toBe(PLACE)
  })

  it('stops at a place of another zone', () => {
    const { bench, lpn } = placed()
    bench.floor.scan(lpn)
    expect(bench.floor.scan(PLACE_B)).toMatchObject({ failure: { kind: 'wrong-location', facts: { zone: 'A', locationZone: 'B' } } })
    expect(bench.unit(lpn)).toMatchObject({ state: 'placed' })
  })

  it('goes straight from the bench to its place, and the last one ends the parcel', () => {
    const bench = createMemoryBench({ returnOrders: [aReturnOrder('RMA-4711', [aReturnLine()])], operators: [dana] })
    bench.scan(dana.badge)
    bench.scan('RMA-4711')
    toTheTote(bench)
    bench.floor.scan(bench.state().unit?.lpn ?? '')
    expect(said(bench.floor.scan(PLACE))).toBe('unit-put-away')
    expect(bench.step().kind).toBe('scan-parcel')
    expect(bench.command('UNDO')).toMatchObject({ value: { facts: { step: 'unitPutAway' } } })
    expect(bench.step().kind).toBe('tote')
  })

  it.each(['weigh', 'question', 'label'] as const)('is refused while it is not finished: %s', (step) => {
    const bench = benchAt(step)
    bench.floor.scan(bench.state().unit?.lpn ?? '')
    expect(said(bench.floor.scan(PLACE))).toBe('refused: unit-not-ready')
  })

  it('cannot be put away, taken up or tipped into a tote again at the bench: it says where it is', () => {
    const { bench, lpn } = placed()
    bench.floor.scan(lpn)
    bench.floor.scan(PLACE)
    expect(bench.scan(lpn)).toMatchObject({ failure: { kind: 'unit-done-already', facts: { tote: 'A-0417' } } })
  })
})

describe('the floor page', () => {
  it('answers everything else in words', () => {
    const bench = benchWith()
    expect(said(bench.floor.scan(PLACE))).toBe('refused: put-away-what')
    expect(said(bench.floor.scan('9520000047184'))).toBe('refused: floor-wanted')
    expect(said(bench.floor.scan(''))).toBe('refused: scan-empty')
    expect(said(bench.floor.scan('x'.repeat(4000)))).toBe('refused: scan-too-long')
    expect(said(bench.floor.scan(makeLpn('tote', 'A99')))).toBe('refused: tote-not-in-use')
    expect(said(bench.floor.scan(makeLpn('unit', '3F7K2AZZZZ')))).toBe('refused: plate-unknown')
    expect(said(bench.floor.command('TOTE FULL'))).toBe('refused: which-tote')
    expect(said(bench.floor.command('GRADE A'))).toBe('refused: command-not-now')
    bench.command('SIGN OUT')
    expect(said(bench.floor.scan(A12))).toBe('refused: sign-in-first')
  })

  it('names places as people do', () => {
    expect(locationName(PLACE)).toBe('A-0417')
    expect(locationName('shelf 3')).toBe('shelf 3')
  })
})

describe('whatever is scanned, pressed and taken back', () => {
  const codes = ['HP-250', 'RMA-4711', A12, makeLpn('tote', 'A13'), makeLpn('tote', 'B07'), PLACE, OTHER_PLACE, PLACE_B, 'the unit in hand', 'a finished unit', timur.badge]
  const anyAct = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ at: 'bench' as const, text: 'whole unit' }) },
    { weight: 3, arbitrary: fc.constantFrom(...codes).map((text) => ({ at: 'bench' as const, text })) },
    { weight: 5, arbitrary: fc.constantFrom(...codes).map((text) => ({ at: 'floor' as const, text })) },
    { weight: 4, arbitrary: fc.constantFrom('UNDO', 'TOTE FULL', 'TOTE SWAP', 'TOTE CLOSE', 'NEXT', 'BACK', 'HOLD', 'YES').map((text) => ({ at: 'command' as const, text })) },
    { weight: 2, arbitrary: fc.constantFrom('UNDO', 'TOTE FULL', 'NEXT').map((text) => ({ at: 'floor command' as const, text })) },
  )

  it('counts equal units, no entry is in conflict, at most one unit is in hand, and a full tote never gets one more', () => {
    const seed = testSeed('floor')
    fc.assert(fc.property(fc.array(anyAct, { maxLength: 40 }), (acts) => {
      const bench = benchWith()
      for (const { at, text } of acts) {
        const finished = bench.units().find((unit) => unit.state === 'placed' || unit.state === 'put-away')
        const code = text === 'the unit in hand' ? (bench.state().unit?.lpn ?? 'x') : text === 'a finished unit' ? (finished?.lpn ?? 'x') : text
        const command = BENCH_COMMANDS.find((candidate) => candidate === text)
        if (text === 'whole unit') {
          if (bench.step().kind === 'scan-unit') toTheTote(bench)
        } else if (command) (at === 'floor command' ? bench.floor : bench).command(command)
        else (at === 'floor' ? bench.floor : bench).scan(code)

        const units = bench.units()
        const { totes } = bench.state()
        expect(totes.reduce((sum, one) => sum + one.unitCount, 0)).toBe(units.filter((unit) => unit.state === 'placed').length)
        for (const one of totes) expect(one.unitCount).toBeLessThanOrEqual(one.capacity)
        expect(units.flatMap((unit) => unit.conflicts)).toEqual([])
        expect(units.filter(isInHand).length).toBeLessThanOrEqual(1)
        for (const unit of units) {
          if (unit.putAway) expect(locationName(unit.putAway.location).charAt(0)).toBe(unit.zone)
          expect(unit).toEqual(foldUnit([...bench.journal.entriesOf([`unit:${unit.unitId}`])].reverse()))
        }
        for (const one of totes) expect(one).toMatchObject(foldTote([...bench.journal.entriesOf([`tote:${one.toteId}`])].reverse()) ?? {})
      }
    }), { seed, numRuns: 150 })
  })
})
