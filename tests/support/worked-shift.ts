import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { foldShift } from '@shared/domain/projections/shift-status'
import type { ShiftSummaryInput } from '@shared/domain/projections/shift-summary'
import type { UnitView } from '@shared/domain/unit'
import { answerChoices, dana, timur } from './bench-steps'
import { aReturnLine, aReturnOrder, anItem, createMemoryJournal } from './builders'
import { createFakeClock } from './fake-clock'
import { createMemoryBench, type MemoryBench } from './memory-bench'

const MINUTE = 60_000
/** 24 November 2026, 06:00 UTC. */
export const SHIFT_BEGIN = Date.UTC(2026, 10, 24, 6)

/** A bench in memory whose clock stands at six, with two return orders of many trimmers and headphones. */
export function benchAtSix(): MemoryBench {
  return createMemoryBench({
    items: [anItem(), anItem({ sku: 'TR-300', title: '=Trimmer, "set"', gtins: [] })],
    returnOrders: [aReturnOrder('RMA-1', [aReturnLine({ quantityExpected: 99 })]), aReturnOrder('RMA-2', [aReturnLine({ quantityExpected: 99 })])],
    operators: [dana, timur],
    journal: createMemoryJournal(createFakeClock(SHIFT_BEGIN)),
  })
}

/** What a summary of everything so far is made of. */
export function summaryInputOf(bench: MemoryBench): ShiftSummaryInput {
  const opened = bench.journal.entries.find((entry) => entry.kind === 'shiftOpened')
  const shift = foldShift(bench.journal.entriesOf(opened ? [opened.subject] : []))
  if (!shift) throw new Error('no shift was opened')
  return { stationName: 'Bench 07', shift, frozenAt: bench.journal.clock.now(), entries: bench.journal.entries, operators: [dana, timur], chainWhole: true, lastHash: 'ab'.repeat(32) }
}

/** One unit from its scan to its tote in so many minutes; what `onTheWay` gives is recorded before its label is read. */
export function workUnit(bench: MemoryBench, minutes: number, answers: readonly ('YES' | 'NO' | 'ANSWER 1' | 'ANSWER 4')[] = ['YES', 'ANSWER 1'], onTheWay: (unit: UnitView) => readonly DraftEntry[] = () => []): void {
  bench.scan('HP-250')
  bench.weigh(310)
  for (const answer of answers) bench.command(answer)
  bench.print()
  const unit = bench.state().unit
  if (!unit) throw new Error('no unit is in hand')
  bench.journal.append(onTheWay(unit), bench.state().operator?.operatorId ?? null)
  bench.scan(unit.lpn)
  bench.journal.clock.advance(minutes * MINUTE)
  bench.scan(bench.state().totes.find((tote) => tote.zone === bench.state().unit?.zone)?.lpn ?? '')
}

/** A short shift in which everything that a summary counts happens at least once. */
export function eventfulShift(): MemoryBench {
  const bench = benchAtSix()
  const note = (drafts: readonly DraftEntry[]) => bench.journal.append(drafts, bench.state().operator?.operatorId ?? null)
  bench.scan(dana.badge)
  const shift = subjectOf('shift', bench.state().shift?.shiftId ?? '')
  bench.scan('RMA-1')
  for (const minutes of [1, 2, 3, 2]) workUnit(bench, minutes)
  workUnit(bench, 2, ['NO', 'ANSWER 1', 'ANSWER 1'], (unit) => [
    draft('foundReasonRecorded', subjectOf('unit', unit.unitId), { reason: 'defect/does-not-charge', how: 'chosen' }),
    draft('dispositionOverridden', subjectOf('unit', unit.unitId), { disposition: 'repair', zone: 'C', computed: 'repack', ruleId: unit.ruleId ?? 0, reason: 'seller-asked' }),
  ])
  note([draft('deviceFaulted', shift, { deviceId: 'printer-1', role: 'printer', state: 'needs-hand', detail: 'paper out' })])
  bench.journal.clock.advance(4 * MINUTE)
  note([draft('deviceRecovered', shift, { deviceId: 'printer-1', role: 'printer', outMs: 4 * MINUTE })])
  bench.scan(timur.badge)
  bench.scan('HP-250')
  bench.command('NEXT')
  bench.command('YES')
  bench.command('UNDO')
  bench.command('HOLD')
  bench.command('HOLD')
  bench.scan('TR-300')
  bench.command('YES')
  bench.weigh(500)
  const odd = bench.state().unit
  if (odd) note([draft('weightJudged', subjectOf('unit', odd.unitId), { verdict: 'parts-missing', usualGrams: 310, differenceGrams: 190 })])
  answerChoices(bench)
  bench.command('YES')
  bench.command('ANSWER 1')
  bench.printFails()
  bench.command('REPRINT')
  bench.print()
  bench.command('LEAD')
  bench.journal.clock.advance(70 * MINUTE)
  workUnit(bench, 9, ['NO', 'ANSWER 1', 'ANSWER 4', 'NO'], (unit) => [draft('claimedReasonRecorded', subjectOf('unit', unit.unitId), { reason: 'changed-mind' })])
  bench.command('NEXT')
  bench.command('YES')
  bench.scan('NO-RMA')
  bench.command('YES')
  note([draft('handOverNoted', shift, { text: 'Totes of zone C are full.\nStart there.' })])
  note([draft('devicesChecked', shift, { results: [{ deviceId: 'scanner', role: 'scanner', check: 'test-scan', outcome: 'failed', detail: 'RMA-1' }] })])
  note([draft('devicesChecked', shift, { results: [
    { deviceId: 'scanner', role: 'scanner', check: 'test-scan', outcome: 'passed', detail: 'CTB094X' },
    { deviceId: 'scale-1', role: 'scale', check: 'empty-pan', outcome: 'passed', detail: '0 g' },
    { deviceId: 'scale-1', role: 'scale', check: 'reference-weight', outcome: 'failed', detail: '508 g' },
    { deviceId: 'printer', role: 'printer', check: 'printer-answers', outcome: 'skipped', detail: '' },
  ] })])
  note([draft('deviceFaulted', shift, { deviceId: 'scale-1', role: 'scale', state: 'silent', detail: '' })])
  bench.journal.clock.advance(MINUTE)
  return bench
}
