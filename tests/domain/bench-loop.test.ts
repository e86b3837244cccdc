import { isParcelComplete, proposedTote } from '@shared/domain/bench-state'
import { commandBarcode } from '@shared/domain/command-barcode'
import type { Decision, OutcomeKind } from '@shared/domain/commands/plan'
import type { FailureKind } from '@shared/domain/failure'
import { asId } from '@shared/domain/ids'
import { makeLpn } from '@shared/domain/lpn'
import { countUnits, expectLines } from '@shared/domain/expected-line'
import { isInHand, type UnitState } from '@shared/domain/unit'
import { describe, expect, it } from 'vitest'
import { aReturnLine, aReturnOrder, anItem, anOperator } from '../support/builders'
import { answerChoices } from '../support/bench-steps'
import { createMemoryBench, type MemoryBench, type MemoryBenchOptions } from '../support/memory-bench'

const dana = anOperator('Dana K.', 1)
const timur = anOperator('Timur A.', 2, { role: 'repacker', language: 'ru' })
const trimmer = anItem({ itemId: anItem().itemId, sku: 'TR-300', title: 'Trimmer set', usualWeightGrams: 450, gtins: ['09520000047115'] })
const order = aReturnOrder('RMA-4711', [aReturnLine(), aReturnLine({ line: 2, sku: 'TR-300', gtin14: '09520000047115', title: 'Trimmer set', usualWeightGrams: 450, quantityExpected: 2 })])
const totes = { A: makeLpn('tote', 'A12'), B: makeLpn('tote', 'B07'), C: makeLpn('tote', 'C04') }

const outcome = (decision: Decision): OutcomeKind | FailureKind => (decision.ok ? decision.value.outcome : decision.failure.kind)
const factsOf = (decision: Decision) => (decision.ok ? decision.value.facts : decision.failure.facts)

function openBench(options: MemoryBenchOptions = {}): MemoryBench {
  return createMemoryBench({ items: [anItem(), trimmer], returnOrders: [order, aReturnOrder('RMA-4712')], operators: [dana, timur], ...options })
}

function signedIn(options?: MemoryBenchOptions): MemoryBench {
  const bench = openBench(options)
  bench.scan(dana.badge)
  return bench
}

/** From a scanned unit to its tote: sealed and like new, so it is restocked. */
function finishUnit(bench: MemoryBench, code: string): Decision {
  bench.scan(code)
  bench.weigh(310)
  answerChoices(bench)
  bench.command('YES')
  bench.command('ANSWER 1')
  bench.print()
  bench.scan(bench.state().unit?.lpn ?? '')
  return bench.scan(totes.A)
}

describe('the whole loop', () => {
  it('goes from the badge to the tote with one answer each step', () => {
    const bench = openBench()
    const told: [string, string][] = []
    const step = (decision: Decision) => told.push([outcome(decision), bench.step().kind])
    step(bench.scan(dana.badge))
    step(bench.scan('RMA-4712'))
    step(bench.scan('9520000047184'))
    step(bench.weigh(302))
    step(bench.scan(commandBarcode('YES')))
    step(bench.scan(commandBarcode('ANSWER 1')))
    bench.print()
    step(bench.scan(bench.state().unit?.lpn ?? ''))
    step(bench.scan(totes.A))
    expect(told).toEqual([
      ['signed-in', 'scan-parcel'], ['parcel-matched', 'scan-unit'], ['unit-identified', 'weigh'], ['unit-weighed', 'question'], ['answer-kept', 'question'],
      ['unit-decided', 'label'], ['label-scanned-back', 'tote'], ['unit-placed-parcel-done', 'scan-parcel'],
    ])
    expect(bench.units()[0]).toMatchObject({ state: 'placed', grade: 'A', disposition: 'restock', zone: 'A', ruleId: 12, weightGrams: 302, toteName: 'A-12', labelsPrinted: 1, conflicts: [] })
    expect(bench.parcels()[0]?.closedAt).not.toBeNull()
  })

  it('is the same with the numbers of the answers as with their names, and with typed codes', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    bench.scan('HP-250')
    bench.weigh(310)
    expect(outcome(bench.command('ANSWER 1'))).toBe('answer-kept')
    expect(outcome(bench.command('YES'))).toBe('unit-decided')
  })

  it('asks more of a unit that was opened, and routes it by what was found', () => {
    const bench = signedIn()
    bench.scan('RMA-4711')
    bench.scan('TR-300')
    bench.weigh(412)
    answerChoices(bench)
    bench.command('NO')
    expect(bench.step()).toMatchObject({ kind: 'question', questionId: 'parts', index: 2, count: 5 })
    bench.command('ANSWER 3')
    expect(bench.step()).toMatchObject({ kind: 'question', questionId: 'power', index: 3 })
    expect(factsOf(bench.command('ANSWER 4'))).toMatchObject({ answer: 'dead' })
    const decided = bench.command('NO')
    expect(factsOf(decided)).toMatchObject({ grade: 'D', disposition: 'vendor' })
    expect(bench.state().unit).toMatchObject({ zone: 'V', ruleId: 40, findings: [{ answerId: 'dead' }, { answerId: 'cable' }, { answerId: 'no' }] })
  })
})

describe('signing in', () => {
  it('opens the shift with the first badge and hands the bench over with the next', () => {
    const bench = signedIn()
    bench.scan('RMA-4711')
    bench.scan('HP-250')
    expect(outcome(bench.scan(timur.badge))).toBe('signed-in')
    expect(bench.state()).toMatchObject({ operator: { name: 'Timur A.' }, unit: { sku: 'HP-250' }, shift: { operators: [dana.operatorId, timur.operatorId] } })
    expect(bench.journal.entries.filter((entry) => entry.kind === 'shiftOpened')).toHaveLength(1)
  })

  it('signs the one before out, so that nobody is at the bench twice', () => {
    const bench = signedIn()
    const before = bench.journal.entries.length
    bench.scan(timur.badge)
    expect(bench.journal.entries.slice(before)).toMatchObject([
      { kind: 'operatorSignedOut', payload: { operatorId: dana.operatorId } }, { kind: 'operatorSignedIn', payload: { operatorId: timur.operatorId, by: 'badge' } },
    ])
  })

  it('does not end a shift over a unit of a parcel that is closed', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    bench.scan('HP-250')
    const { lpn } = bench.state().unit ?? { lpn: '' }
    bench.command('HOLD')
    bench.command('HOLD')
    bench.command('NEXT')
    bench.scan(lpn)
    expect(bench.state().parcel?.closedAt).not.toBeNull()
    expect(outcome(bench.closeShift())).toBe('units-in-hand')
  })

  it('changes nothing for the one who is signed in already', () => {
    const bench = signedIn()
    const before = bench.journal.entries.length
    expect(outcome(bench.scan(dana.badge))).toBe('signed-in')
    expect(bench.journal.entries).toHaveLength(before)
  })

  it('works by PIN as by badge', () => {
    const bench = openBench()
    bench.signInByPin(timur)
    expect(bench.journal.entries.at(-1)).toMatchObject({ kind: 'operatorSignedIn', payload: { by: 'pin' } })
  })

  it('leaves unit and shift behind on sign-out; the next badge goes on with them', () => {
    const bench = signedIn()
    bench.scan('RMA-4711')
    bench.scan('HP-250')
    expect(outcome(bench.command('SIGN OUT'))).toBe('signed-out')
    expect(bench.step().kind).toBe('sign-in')
    bench.scan(timur.badge)
    expect(bench.step().kind).toBe('weigh')
  })

  it('ends a shift only when nothing lies on the bench', () => {
    const bench = openBench()
    expect(outcome(bench.closeShift())).toBe('shift-not-open')
    bench.scan(dana.badge)
    bench.scan('RMA-4711')
    expect(outcome(bench.closeShift())).toBe('units-in-hand')
    bench.command('BACK')
    expect(outcome(bench.closeShift())).toBe('shift-closed')
    expect(bench.state()).toMatchObject({ shift: null, operator: null })
    bench.scan(timur.badge)
    expect(bench.journal.entries.filter((entry) => entry.kind === 'shiftOpened')).toHaveLength(2)
  })
})

describe('a parcel', () => {
  it('is complete when every expected unit was seen and none is in hand', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    finishOnce(bench)
    const seen = (state: UnitState) => {
      const units = bench.units().map((unit) => ({ ...unit, state }))
      return { lines: expectLines(aReturnOrder('RMA-4712'), countUnits(units)), unitsInWork: units.filter(isInHand).length }
    }
    expect(isParcelComplete({ lines: expectLines(aReturnOrder('RMA-4712'), []), unitsInWork: 0 })).toBe(false)
    expect(isParcelComplete(seen('placed'))).toBe(true)
    expect(isParcelComplete(seen('held'))).toBe(true)
    expect(isParcelComplete(seen('labelling'))).toBe(false)
    expect(isParcelComplete({ lines: [], unitsInWork: 0 })).toBe(false)
  })

  function finishOnce(bench: MemoryBench): void {
    if (bench.units().length === 0) finishUnit(bench, 'HP-250')
  }
})

describe('parcels', () => {
  it('count what earlier parcels of the return order brought', () => {
    const bench = signedIn()
    expect(factsOf(bench.scan('RMA-4711'))).toMatchObject({ units: 3 })
    finishUnit(bench, 'HP-250')
    expect(bench.step()).toEqual({ kind: 'scan-unit', unitsLeft: 2 })
    expect(outcome(bench.command('NEXT'))).toBe('confirm-asked')
    expect(bench.state().pending).toEqual({ kind: 'close-incomplete', unitsMissing: 2 })
    expect(factsOf(bench.command('YES'))).toMatchObject({ missing: 2 })
    expect(factsOf(bench.scan('RMA-4711'))).toMatchObject({ units: 2 })
    expect(outcome(bench.scan('HP-250'))).toBe('confirm-asked')
    bench.command('NO')
    finishUnit(bench, 'TR-300')
    expect(outcome(finishUnit(bench, 'TR-300'))).toBe('unit-placed-parcel-done')
    expect(bench.parcels()).toHaveLength(2)
    expect(bench.units().map((unit) => unit.line)).toEqual([1, 2, 2])
  })

  it('ask before they open a return order that is complete, and then close again by hand', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    finishUnit(bench, 'HP-250')
    expect(bench.scan('RMA-4712')).toMatchObject({ ok: true, value: { signal: 'ask', pending: { kind: 'reopen-return' } } })
    expect(outcome(bench.command('YES'))).toBe('parcel-matched')
    expect(bench.step()).toEqual({ kind: 'scan-unit', unitsLeft: 0 })
    expect(outcome(bench.command('NEXT'))).toBe('parcel-closed')
  })

  it('open blind when nothing announced them, take every known item, and close by hand', () => {
    const bench = signedIn()
    expect(bench.scan('1Z999AA10123456784')).toMatchObject({ ok: true, value: { entries: [], pending: { kind: 'open-blind', scanned: '1Z999AA10123456784' } } })
    expect(outcome(bench.command('YES'))).toBe('blind-opened')
    expect(bench.state().parcel).toMatchObject({ match: 'blind', scanned: '1Z999AA10123456784', unitsExpected: 0 })
    expect(outcome(finishUnit(bench, 'TR-300'))).toBe('unit-placed')
    expect(outcome(finishUnit(bench, '9520000047184'))).toBe('unit-placed')
    expect(bench.units().every((unit) => unit.line === null)).toBe(true)
    expect(outcome(bench.command('NEXT'))).toBe('parcel-closed')
  })

  it('find a blind return order again by its own number', () => {
    const bench = signedIn()
    bench.scan('NO-RMA')
    bench.command('YES')
    const { rmaNumber } = bench.state().parcel ?? { rmaNumber: '' }
    finishUnit(bench, 'HP-250')
    bench.command('NEXT')
    expect(outcome(bench.scan(rmaNumber))).toBe('confirm-asked')
    bench.command('YES')
    expect(bench.state().parcel).toMatchObject({ rmaNumber, match: 'rma-number' })
  })
})

describe('units', () => {
  it('are asked about when they were not announced, and take no line', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    expect(bench.scan('TR-300')).toMatchObject({ ok: true, value: { pending: { kind: 'take-extra', option: { match: { item: { sku: 'TR-300' } } } } } })
    expect(outcome(bench.command('YES'))).toBe('unit-extra')
    expect(bench.state().unit).toMatchObject({ line: null, sku: 'TR-300', usualWeightGrams: 450 })
  })

  it('are asked about when nothing knows their code, and are called by it', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    expect(bench.scan('MYSTERY-1')).toMatchObject({ ok: true, value: { pending: { kind: 'take-unknown', item: { scanned: 'MYSTERY-1' } } } })
    expect(outcome(bench.command('YES'))).toBe('unit-extra')
    expect(bench.state().unit).toMatchObject({ title: 'MYSTERY-1', sku: 'MYSTERY-1', itemId: null, usualWeightGrams: null })
  })

  it('are not taken when the clerk says no', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    bench.scan('MYSTERY-1')
    expect(outcome(bench.command('NO'))).toBe('put-back')
    expect(bench.units()).toEqual([])
    expect(bench.step().kind).toBe('scan-unit')
  })

  it('are the item that the return order names, where two items share a code', () => {
    const other = anItem({ itemId: asId('item-other'), sku: 'HP-250-RED', title: 'Headphones, red' })
    const bench = signedIn({ items: [other, anItem()] })
    bench.scan('RMA-4712')
    bench.scan('9520000047184')
    expect(bench.state().unit).toMatchObject({ sku: 'HP-250', itemId: anItem().itemId })
  })

  it('match a line that the catalogue does not know', () => {
    const bench = signedIn({ returnOrders: [aReturnOrder('RMA-1', [aReturnLine({ sku: 'GV-900', gtin14: null, title: 'Gift voucher box', usualWeightGrams: null })])] })
    bench.scan('RMA-1')
    expect(outcome(bench.scan('GV-900'))).toBe('unit-identified')
    expect(bench.state().unit).toMatchObject({ line: 1, title: 'Gift voucher box', itemId: null })
  })

  it('go without a weight at once when no scale is there, and after a question when one is', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    bench.scan('HP-250')
    expect(bench.command('NEXT')).toMatchObject({ ok: true, value: { pending: { kind: 'skip-weight' } } })
    expect(outcome(bench.command('YES'))).toBe('weighing-skipped')
    expect(bench.journal.entries.at(-1)).toMatchObject({ payload: { reason: 'asked-by-operator' } })
    bench.command('UNDO')
    bench.scaleReady = false
    expect(outcome(bench.command('NEXT'))).toBe('weighing-skipped')
    expect(bench.state().unit).toMatchObject({ weighingSkipped: true, weightGrams: null, state: 'weighed' })
  })

  it('tell how far their weight is from the usual one', () => {
    const bench = signedIn()
    bench.scan('RMA-4711')
    bench.scan('TR-300')
    expect(factsOf(bench.weigh(412))).toEqual({ grams: 412, usual: 450, difference: -38 })
  })

  it('wait under their plate when held, and go on from there at the next scan of it', () => {
    const bench = signedIn()
    bench.scan('RMA-4711')
    bench.scan('HP-250')
    bench.weigh(310)
    const { lpn } = bench.state().unit ?? { lpn: '' }
    bench.command('HOLD')
    expect(factsOf(bench.command('HOLD'))).toMatchObject({ lpn, reason: 'asked-by-operator' })
    expect(bench.step().kind).toBe('scan-unit')
    expect(outcome(bench.scan(lpn))).toBe('unit-resumed')
    expect(bench.step()).toMatchObject({ kind: 'question', questionId: 'seal' })
  })

  it('are held for the lead by LEAD', () => {
    const bench = signedIn()
    bench.scan('RMA-4711')
    bench.scan('HP-250')
    expect(factsOf(bench.command('LEAD'))).toMatchObject({ reason: 'lead-decides' })
  })

  it('are taken up again also between two parcels', () => {
    const bench = signedIn()
    bench.scan('RMA-4712')
    bench.scan('HP-250')
    const { lpn } = bench.state().unit ?? { lpn: '' }
    bench.command('HOLD')
    bench.command('HOLD')
    bench.command('NEXT')
    expect(bench.step().kind).toBe('scan-parcel')
    expect(outcome(bench.scan(lpn))).toBe('unit-resumed')
    bench.weigh(310)
    bench.command('YES')
    bench.command('YES')
    bench.print()
    bench.scan(lpn)
    expect(outcome(bench.scan(totes.A))).toBe('unit-placed')
    expect(bench.step().kind).toBe('scan-parcel')
  })

  it('say where they are when they are scanned again after they were placed', () => {
    const bench = signedIn()
    bench.scan('RMA-4711')
    finishUnit(bench, 'HP-250')
    const { lpn } = bench.units()[0] ?? { lpn: '' }
    expect(factsOf(bench.scan(lpn))).toMatchObject({ tote: 'A-12', lpn })
    expect(outcome(bench.scan(lpn))).toBe('unit-done-already')
  })
})

describe('labels', () => {
  function atLabel(): MemoryBench {
    const bench = signedIn()
    bench.scan('RMA-4712')
    bench.scan('HP-250')
    bench.weigh(310)
    bench.command('YES')
    bench.command('YES')
    return bench
  }

  it('are not asked for twice while the first is on its way', () => {
    const bench = atLabel()
    expect(outcome(bench.command('REPRINT'))).toBe('printer-busy')
    bench.printFails()
    expect(outcome(bench.command('REPRINT'))).toBe('label-asked-again')
    expect(bench.state().unit?.label).toMatchObject({ state: 'requested', reprint: 'failed' })
    bench.print()
    // It came out, and nobody has scanned it yet.
    bench.command('REPRINT')
    expect(bench.state().unit?.label).toMatchObject({ reprint: 'not-seen' })
    bench.print()
    bench.scan(bench.state().unit?.lpn ?? '')
    bench.command('REPRINT')
    expect(bench.state().unit?.label).toMatchObject({ reprint: 'asked-by-operator' })
  })

  it('are scanned again after they were printed again', () => {
    const bench = atLabel()
    bench.print()
    bench.scan(bench.state().unit?.lpn ?? '')
    expect(bench.step().kind).toBe('tote')
    bench.command('REPRINT')
    expect(bench.step().kind).toBe('label')
  })

  it('tell how long their scan took from the printer on', () => {
    const bench = atLabel()
    bench.print()
    bench.journal.clock.advance(2500)
    expect(factsOf(bench.scan(bench.state().unit?.lpn ?? ''))).toMatchObject({ tookMs: 2500 })
  })

  it('may be scanned before the printer has answered', () => {
    const bench = atLabel()
    expect(factsOf(bench.scan(bench.state().unit?.lpn ?? ''))).toMatchObject({ tookMs: null })
    bench.print()
    expect(bench.state().unit).toMatchObject({ state: 'labelled', labelsPrinted: 1, conflicts: [] })
  })

  it('stop the bench when they are of another unit', () => {
    const bench = atLabel()
    bench.print()
    expect(outcome(bench.scan(makeLpn('unit', '3F7K2AZZZZ')))).toBe('wrong-label')
    expect(bench.step().kind).toBe('label')
  })
})

describe('totes', () => {
  function atTote(options?: MemoryBenchOptions): MemoryBench {
    const bench = signedIn(options)
    bench.scan('RMA-4712')
    bench.scan('HP-250')
    bench.weigh(310)
    bench.command('YES')
    bench.command('YES')
    bench.print()
    bench.scan(bench.state().unit?.lpn ?? '')
    return bench
  }

  it('of another zone stop the bench, and nothing is placed', () => {
    const bench = atTote()
    expect(outcome(bench.scan(totes.B))).toBe('wrong-tote')
    expect(bench.state().unit).toMatchObject({ state: 'labelled', toteId: null })
  })

  it('come into service with their first scan, but not when they are of another zone', () => {
    const bench = atTote({ totes: [] })
    const before = bench.journal.entries.length
    expect(outcome(bench.scan(totes.B))).toBe('wrong-tote')
    expect(bench.journal.entries).toHaveLength(before)
    expect(outcome(bench.scan(totes.A))).toBe('unit-placed-parcel-done')
    expect(bench.state().totes).toMatchObject([{ name: 'A-12', zone: 'A', unitCount: 1, capacity: 20 }])
  })

  it('without a zone of ours are refused', () => {
    const bench = atTote({ totes: [] })
    expect(outcome(bench.scan(makeLpn('tote', 'X12')))).toBe('tote-unknown')
  })

  it('are filled one by one: the fullest that has room is proposed', () => {
    const tote = (name: string, zone: 'A' | 'B', unitCount: number, capacity = 3) => ({ toteId: name, lpn: name, name, zone, unitCount, capacity, closed: null, location: null }) as never
    expect(proposedTote({ totes: [tote('A-1', 'A', 1), tote('A-2', 'A', 2), tote('A-3', 'A', 3), tote('B-1', 'B', 2)] }, 'A')).toMatchObject({ name: 'A-2' })
    expect(proposedTote({ totes: [tote('A-1', 'A', 1), tote('A-2', 'A', 1)] }, 'A')).toMatchObject({ name: 'A-1' })
    expect(proposedTote({ totes: [tote('A-3', 'A', 3)] }, 'A')).toBeNull()
    expect(proposedTote({ totes: [] }, 'A')).toBeNull()
  })
})
