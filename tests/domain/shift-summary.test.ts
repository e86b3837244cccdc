import { ShiftSummarySchema, type ShiftSummary as WireSummary } from '@shared/contract/shift-summary'
import { BENCH_COMMANDS } from '@shared/domain/command-barcode'
import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import { asId } from '@shared/domain/ids'
import { parseSubject, subjectOf, type StoredEntry } from '@shared/domain/journal-entry'
import { makeLpn } from '@shared/domain/lpn'
import { foldShift } from '@shared/domain/projections/shift-status'
import { summariseShift, type ShiftSummaryInput } from '@shared/domain/projections/shift-summary'
import { SUMMARY_STEPS, type ShiftSummary } from '@shared/domain/shift-summary'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { dana, timur } from '../support/bench-steps'
import { aReturnLine, aReturnOrder, anItem, createMemoryJournal } from '../support/builders'
import { createFakeClock } from '../support/fake-clock'
import { createMemoryBench, type MemoryBench } from '../support/memory-bench'
import { testSeed } from '../support/seeded'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SIX = Date.UTC(2026, 10, 24, 6)

function benchAtSix(): MemoryBench {
  return createMemoryBench({
    items: [anItem(), anItem({ sku: 'TR-300', title: 'Trimmer set', gtins: [] })],
    returnOrders: [aReturnOrder('RMA-1', [aReturnLine({ quantityExpected: 99 })]), aReturnOrder('RMA-2', [aReturnLine({ quantityExpected: 99 })])],
    operators: [dana, timur],
    journal: createMemoryJournal(createFakeClock(SIX)),
  })
}

function inputOf(bench: MemoryBench, changes: Partial<ShiftSummaryInput> = {}): ShiftSummaryInput {
  const opened = bench.journal.entries.find((entry) => entry.kind === 'shiftOpened')
  const shift = foldShift(bench.journal.entriesOf(opened ? [opened.subject] : []))
  if (!shift) throw new Error('no shift was opened')
  return {
    stationName: 'Bench 07', shift, frozenAt: bench.journal.clock.now(), entries: bench.journal.entries,
    operators: [dana, timur], chainWhole: true, ...changes,
  }
}

const summaryOf = (bench: MemoryBench, changes?: Partial<ShiftSummaryInput>) => summariseShift(inputOf(bench, changes))

/** One unit: takes `minutes` from its scan to its tote. Answers as given; the label prints at the first go. */
function work(bench: MemoryBench, minutes: number, answers: readonly ('YES' | 'NO' | 'ANSWER 1' | 'ANSWER 4')[] = ['YES', 'ANSWER 1']): void {
  bench.scan('HP-250')
  bench.weigh(310)
  for (const answer of answers) bench.command(answer)
  // In a parcel that nobody announced the bench asks for more than a random history answers.
  if (bench.units().some((unit) => unit.label?.state === 'requested')) bench.print()
  bench.scan(bench.state().unit?.lpn ?? '')
  const begun = hybridTimeToInstant(bench.state().unit?.steps[0]?.at ?? 0)
  bench.journal.clock.set(begun + minutes * MINUTE)
  placeNow(bench)
}

/** Puts the unit in hand in a tote of its zone, at the very time of the clock. */
function placeNow(bench: MemoryBench): void {
  bench.journal.clock.advance(-1000)
  bench.scan(bench.state().totes.find((tote) => tote.zone === bench.state().unit?.zone)?.lpn ?? '')
}

describe('the summary of a shift', () => {
  it('counts one known morning', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    work(bench, 1)
    work(bench, 2, ['NO', 'ANSWER 1', 'ANSWER 1'])
    bench.journal.clock.set(SIX + HOUR + 10 * MINUTE)
    work(bench, 3, ['NO', 'ANSWER 1', 'ANSWER 4', 'NO'])
    bench.scan(timur.badge)
    bench.scan('HP-250')
    bench.command('NEXT')
    bench.command('YES')
    bench.command('UNDO')
    bench.command('HOLD')
    bench.command('HOLD')
    work(bench, 10)
    bench.command('NEXT')
    bench.command('YES')
    bench.scan('NO-RMA')
    bench.command('YES')
    bench.journal.clock.set(SIX + 3 * HOUR)
    const summary = summaryOf(bench)

    expect(summary).toMatchObject({
      stationName: 'Bench 07', closedAt: null, frozenAt: SIX + 3 * HOUR, chainWhole: true, firstSeq: 7, lastSeq: bench.journal.entries.length,
      parcelsReceived: 2, parcelsBlind: 1, unitsDecided: 4, unitsPlaced: 4, unitsResalable: 3, weighingsSkipped: 0, stepsUndone: 1,
      unitTime: { medianMs: 2 * MINUTE, p90Ms: 10 * MINUTE },
      prints: { printed: 4, confirmed: 4, failed: 0, reprints: 0 },
      operators: [
        { operatorId: dana.operatorId, name: 'Dana K.', unitsDecided: 3, unitsPlaced: 3, medianUnitMs: 2 * MINUTE },
        { operatorId: timur.operatorId, name: 'Timur A.', unitsDecided: 1, unitsPlaced: 1, medianUnitMs: 10 * MINUTE },
      ],
    })
    expect(Object.fromEntries(summary.unitsByStep.map(({ step, count }) => [step, count]))).toEqual({ identified: 5, weighed: 4, inspected: 4, decided: 4, labelled: 4, 'scanned-back': 4, placed: 4, 'put-away': 0, held: 1 })
    expect(summary.unitsByGrade).toEqual([{ grade: 'A', count: 3 }, { grade: 'B', count: 0 }, { grade: 'C', count: 0 }, { grade: 'D', count: 1 }])
    expect(summary.unitsByDisposition.map(({ count }) => count)).toEqual([2, 1, 0, 1, 0, 0])
    expect(summary.unitsByHour).toEqual([{ hourStart: SIX, count: 2 }, { hourStart: SIX + HOUR, count: 2 }, { hourStart: SIX + 2 * HOUR, count: 0 }])
    expect(summary.stillOpen).toMatchObject([{ title: 'Headphones, wireless', state: 'held' }])
  })

  it('of a shift without work is all zeros, with its one hour', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    const summary = summaryOf(bench)
    expect(summary).toMatchObject({ unitsDecided: 0, unitTime: { medianMs: null, p90Ms: null }, operators: [{ name: 'Dana K.', unitsDecided: 0, medianUnitMs: null }], stillOpen: [] })
    expect(summary.unitsByHour).toEqual([{ hourStart: SIX, count: 0 }])
    expect(summary.unitsByStep.map(({ step }) => step)).toEqual([...SUMMARY_STEPS])
  })

  it('counts labels that came out, also of steps that were taken back, and what failed and came again', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    bench.scan('HP-250')
    bench.weigh(310)
    bench.command('YES')
    bench.command('ANSWER 1')
    bench.print(false)
    bench.command('UNDO')
    bench.command('ANSWER 1')
    bench.printFails()
    bench.command('REPRINT')
    bench.print()
    expect(summaryOf(bench)).toMatchObject({ prints: { printed: 2, confirmed: 1, failed: 1, reprints: 1 }, stepsUndone: 1, unitsDecided: 1 })
  })

  it('counts a step that was taken back nowhere, and a repeated one once', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    work(bench, 1)
    bench.command('UNDO')
    expect(summaryOf(bench)).toMatchObject({ unitsPlaced: 0, unitsDecided: 1, unitTime: { medianMs: null }, stillOpen: [{ state: 'labelled' }] })
    placeNow(bench)
    expect(summaryOf(bench)).toMatchObject({ unitsPlaced: 1, stepsUndone: 1, stillOpen: [] })
    for (let i = 0; i < 4; i++) bench.command('UNDO')
    expect(summaryOf(bench)).toMatchObject({ unitsDecided: 0, parcelsReceived: 1, stepsUndone: 5 })
  })

  it('counts a blind parcel that was taken back as one step, and no parcel', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('NO-RMA')
    bench.command('YES')
    bench.command('UNDO')
    expect(summaryOf(bench)).toMatchObject({ stepsUndone: 1, parcelsReceived: 0, parcelsBlind: 0 })
  })

  it('counts what a person closed or asked for again, and took back', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    bench.command('NEXT')
    bench.command('YES')
    bench.command('UNDO')
    expect(summaryOf(bench).stepsUndone).toBe(1)
    bench.scan('HP-250')
    bench.weigh(310)
    bench.command('YES')
    bench.command('ANSWER 1')
    bench.print()
    bench.command('REPRINT')
    bench.command('UNDO')
    expect(summaryOf(bench).stepsUndone).toBe(2)
  })

  it('knows a repeated print whose request lies before the shift', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    bench.scan('HP-250')
    bench.weigh(310)
    bench.command('YES')
    bench.command('ANSWER 1')
    bench.printFails()
    bench.command('REPRINT')
    const later = { ...inputOf(bench).shift, openedAt: bench.journal.clock.now() + MINUTE }
    bench.journal.clock.advance(2 * MINUTE)
    bench.print()
    expect(summaryOf(bench, { shift: later }).prints).toEqual({ printed: 1, confirmed: 1, failed: 0, reprints: 1 })
  })

  it('begins and ends with the shift: what another shift did does not count', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    work(bench, 1)
    bench.scan('HP-250')
    bench.weigh(310)
    bench.command('HOLD')
    bench.command('HOLD')
    bench.command('NEXT')
    bench.command('YES')
    const held = bench.units().find((unit) => unit.state === 'held')
    bench.closeShift()
    const first = inputOf(bench).shift
    bench.journal.clock.set(SIX + 9 * HOUR)
    bench.scan(timur.badge)
    const second = bench.state().shift
    bench.scan(held?.lpn ?? '')
    bench.command('YES')
    bench.command('ANSWER 1')
    bench.print()
    bench.scan(held?.lpn ?? '')
    placeNow(bench)
    bench.journal.clock.advance(MINUTE)
    expect(summaryOf(bench, { shift: first, frozenAt: bench.journal.clock.now() })).toMatchObject({ unitsDecided: 1, unitsPlaced: 1, parcelsReceived: 1, operators: [{ name: 'Dana K.' }], stillOpen: [{ lpn: held?.lpn }] })
    const later = summaryOf(bench, second ? { shift: second } : {})
    expect(later).toMatchObject({ unitsDecided: 1, unitsPlaced: 1, parcelsReceived: 0, operators: [{ name: 'Timur A.', unitsDecided: 1 }], stillOpen: [] })
    expect(later.unitTime.medianMs).toBeGreaterThan(8 * HOUR)
    expect(later.unitsByStep.find(({ step }) => step === 'identified')?.count).toBe(0)
  })

  it('frozen earlier tells what was true then', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    work(bench, 1)
    const frozenAt = bench.journal.clock.now() - 1000
    const shift = inputOf(bench).shift
    expect(summaryOf(bench, { shift, frozenAt })).toMatchObject({ unitsPlaced: 0, unitsDecided: 1, stillOpen: [{ state: 'labelled' }] })
    expect(summaryOf(bench, { shift, frozenAt: SIX })).toMatchObject({ unitsDecided: 0, firstSeq: 0, lastSeq: 0 })
  })

  it('knows a person who is gone from the list by the id alone', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    expect(summaryOf(bench, { operators: [] }).operators).toMatchObject([{ name: dana.operatorId }])
  })

  it('counts by the hours of the place: half an hour apart in India', () => {
    const bench = benchAtSix()
    bench.journal.clock.set(SIX + 20 * MINUTE)
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    work(bench, 1)
    bench.journal.clock.set(SIX + 40 * MINUTE)
    work(bench, 1)
    expect(summaryOf(bench, { hourShiftMs: HOUR / 2 }).unitsByHour).toEqual([{ hourStart: SIX - HOUR / 2, count: 1 }, { hourStart: SIX + HOUR / 2, count: 1 }])
  })

  it('has no hour that begins when it ends', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    expect(summaryOf(bench, { frozenAt: SIX + 2 * HOUR }).unitsByHour.map(({ hourStart }) => hourStart)).toEqual([SIX, SIX + HOUR])
  })

  it('of a shift that nobody closed for years leaves empty hours out', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    work(bench, 1)
    bench.journal.clock.set(SIX + 3 * 365 * 24 * HOUR)
    work(bench, 1)
    const { unitsByHour, unitsDecided } = summaryOf(bench)
    expect(unitsByHour).toHaveLength(2)
    expect(unitsByHour.reduce((sum, { count }) => sum + count, 0)).toBe(unitsDecided)
  })

  it('leaves out what another station wrote', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    work(bench, 1)
    const own = summaryOf(bench)
    const elsewhere = (text: string) => text.replace(':', ':their-')
    const foreign = bench.journal.entries.map((entry): StoredEntry => ({ ...entry, origin: 'elsewhere', seq: entry.seq + 500, subject: subjectOf(parseSubject(entry.subject)?.type ?? 'unit', elsewhere(entry.subject)) }))
    expect(summaryOf(bench, { entries: [...bench.journal.entries, ...foreign] })).toEqual(own)
  })
})

describe('the summary of any shift', () => {
  it('adds up: every number is a sum over its units or entries', () => {
    const seed = testSeed('shift summary')
    const anyAct = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('scan HP-250', 'scan TR-300', 'scan RMA-1', 'scan RMA-2', 'scan own plate', 'scan right tote', 'scan held', `scan ${dana.badge}`, `scan ${timur.badge}`) },
      { weight: 2, arbitrary: fc.constantFrom('weigh', 'print', 'print fails', 'wait') },
      { weight: 2, arbitrary: fc.constantFrom(...BENCH_COMMANDS.filter((command) => command !== 'SIGN OUT')) },
      { weight: 3, arbitrary: fc.constantFrom('unit', 'unit', 'bad unit') },
    )
    fc.assert(fc.property(fc.array(anyAct, { maxLength: 60 }), fc.nat(3), (acts, hoursBack) => {
      const bench = benchAtSix()
      bench.scan(dana.badge)
      bench.scan('RMA-1')
      for (const act of acts) {
        const command = BENCH_COMMANDS.find((candidate) => candidate === act)
        const state = bench.state()
        const waiting = bench.units().some((unit) => unit.label?.state === 'requested')
        if (command) bench.command(command)
        else if (act.endsWith('unit') && bench.step().kind !== 'scan-unit') continue
        else if (act === 'unit') work(bench, 2)
        else if (act === 'bad unit') work(bench, 4, ['NO', 'ANSWER 1', 'ANSWER 4', 'NO'])
        else if (act === 'weigh') bench.weigh(300)
        else if (act === 'wait') bench.journal.clock.advance(17 * MINUTE)
        else if (act === 'print' && waiting) bench.print()
        else if (act === 'print fails' && waiting) bench.printFails()
        else if (act === 'scan own plate') bench.scan(state.unit?.lpn ?? 'none')
        else if (act === 'scan held') bench.scan(bench.units().find((unit) => unit.state === 'held')?.lpn ?? 'none')
        else if (act === 'scan right tote') bench.scan(state.totes.find((tote) => tote.zone === state.unit?.zone)?.lpn ?? makeLpn('tote', 'A12'))
        else if (act.startsWith('scan ')) bench.scan(act.slice('scan '.length))
      }
      const input = inputOf(bench)
      check(summariseShift(input), input)
      check(summariseShift({ ...input, frozenAt: Math.max(SIX, input.frozenAt - hoursBack * HOUR) }), input)
    }), { seed, numRuns: 120 })
  })

  const sum = (list: readonly { readonly count: number }[]) => list.reduce((total, { count }) => total + count, 0)

  function check(summary: ShiftSummary, input: ShiftSummaryInput): void {
    const step = (name: string) => summary.unitsByStep.find((candidate) => candidate.step === name)?.count ?? -1
    expect(ShiftSummarySchema.parse(summary)).toEqual(summary)
    expect(sum(summary.unitsByDisposition)).toBe(summary.unitsDecided)
    expect(sum(summary.unitsByHour)).toBe(summary.unitsDecided)
    expect(sum(summary.unitsByGroup)).toBe(summary.unitsDecided)
    expect(sum(summary.reasons)).toBe(summary.unitsDecided)
    expect(sum(summary.reprintReasons)).toBe(summary.prints.reprints)
    expect(sum(summary.holds)).toBe(step('held'))
    expect(sum(summary.differences.filter(({ key }) => key !== 'missing'))).toBeLessThanOrEqual(step('identified'))
    expect(summary.operators.reduce((total, operator) => total + operator.unitsDecided, 0)).toBe(summary.unitsDecided)
    expect(summary.operators.reduce((total, operator) => total + operator.unitsPlaced, 0)).toBe(summary.unitsPlaced)
    expect(step('decided')).toBe(summary.unitsDecided)
    expect(step('placed')).toBe(summary.unitsPlaced)
    expect(sum(summary.unitsByGrade)).toBe(step('inspected'))
    expect(summary.unitsResalable).toBe(sum(summary.unitsByDisposition.slice(0, 2)))
    expect(step('identified')).toBe(summary.unitsPlaced + summary.stillOpen.length)
    expect(summary.prints.confirmed).toBeLessThanOrEqual(summary.prints.printed)
    expect(summary.prints.reprints).toBeLessThanOrEqual(summary.prints.printed)
    const entries = input.entries.filter((entry) => hybridTimeToInstant(entry.at) <= summary.frozenAt)
    expect(summary.prints.printed).toBe(entries.filter((entry) => entry.kind === 'labelSent').length)
    expect(summary.prints.failed).toBe(entries.filter((entry) => entry.kind === 'labelFailed').length)
    const hours = summary.unitsByHour.map(({ hourStart }) => hourStart)
    expect(hours).toEqual(hours.map((_, i) => (hours[0] ?? 0) + i * HOUR))
  }
})

describe('the type on the wire', () => {
  it('is the type of the domain', () => {
    expectTypeOf<WireSummary>().toExtend<ShiftSummary>()
    expectTypeOf<ShiftSummary>().toExtend<WireSummary>()
  })

  it('refuses a count that is none', () => {
    const summary = summaryOf((() => { const bench = benchAtSix(); bench.scan(dana.badge); return bench })())
    expect(ShiftSummarySchema.safeParse({ ...summary, unitsDecided: -1 }).success).toBe(false)
    expect(ShiftSummarySchema.safeParse({ ...summary, unitsDecided: 1.5 }).success).toBe(false)
    expect(ShiftSummarySchema.safeParse({ ...summary, shiftId: asId('s') }).success).toBe(true)
  })
})
