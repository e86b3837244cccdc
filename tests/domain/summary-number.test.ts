import { draft, subjectOf } from '@shared/domain/journal-entry'
import { pairDeviceFaults } from '@shared/domain/projections/device-faults'
import { gatherShiftFacts } from '@shared/domain/projections/shift-facts'
import { summariseFacts } from '@shared/domain/projections/shift-summary'
import { rowsBehind, SUMMARY_NUMBERS, type SummaryNumber } from '@shared/domain/summary-number'
import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import { describe, expect, it } from 'vitest'
import { createMemoryJournal } from '../support/builders'
import { benchAtSix, eventfulShift, summaryInputOf, workUnit } from '../support/worked-shift'
import { dana } from '../support/bench-steps'

const input = summaryInputOf(eventfulShift())
const facts = gatherShiftFacts(input)
const summary = summariseFacts(facts, input)

const behind = (number: SummaryNumber, key: string | null = null) => rowsBehind(facts, { number, key })

describe('what stands behind a number', () => {
  it.each([
    ['decided', null, summary.unitsDecided],
    ['placed', null, summary.unitsPlaced],
    ['resalable', null, summary.unitsResalable],
    ['unit-time', null, summary.unitsPlaced],
    ['not-weighed', null, summary.weighingsSkipped],
    ['open', null, summary.stillOpen.length],
    ['undone', null, summary.stepsUndone],
    ['parcels', null, summary.parcelsReceived],
    ['blind', null, summary.parcelsBlind],
    ['missing', null, 1],
    ['device', null, 2],
    ['device', 'scale-1', 1],
    ['device-check', null, 4],
    ['device-check', 'passed', 2],
    ['device-check', 'failed', 1],
    ['reprinted', null, summary.prints.reprints],
  ] as const)('%s %s: as many lines as it says', (number, key, count) => {
    expect(behind(number, key)).toHaveLength(count)
  })

  it('is as long as the count of every step, grade, group, route, hour, hold, answer and difference', () => {
    for (const { step, count } of summary.unitsByStep) expect(behind('step', step), step).toHaveLength(count)
    for (const { grade, count } of summary.unitsByGrade) expect(behind('grade', grade), grade).toHaveLength(count)
    for (const { group, count } of summary.unitsByGroup) expect(behind('group', group), group).toHaveLength(count)
    for (const { disposition, count } of summary.unitsByDisposition) expect(behind('disposition', disposition), disposition).toHaveLength(count)
    for (const { hourStart, count } of summary.unitsByHour) expect(behind('hour', String(hourStart))).toHaveLength(count)
    for (const { key, count } of summary.holds) expect(behind('hold', key), key).toHaveLength(count)
    for (const { key, count } of summary.weightVerdicts) expect(behind('weight', key), key).toHaveLength(count)
    for (const { key, count } of summary.routeOverrides) expect(behind('route-override', key), key).toHaveLength(count)
    for (const { key, count } of summary.reprintReasons) expect(behind('reprint', key), key).toHaveLength(count)
    for (const { key, count } of summary.differences.filter((difference) => difference.key !== 'missing')) expect(behind('fit', key), key).toHaveLength(count)
    for (const { claimed, found, count } of summary.reasons) expect(behind('reason', `${claimed ?? 'none'}>${found ?? 'none'}`)).toHaveLength(count)
    for (const operator of summary.operators) {
      expect(behind('operator-decided', operator.operatorId)).toHaveLength(operator.unitsDecided)
      expect(behind('operator-placed', operator.operatorId)).toHaveLength(operator.unitsPlaced)
      expect(behind('operator-overrides', operator.operatorId)).toHaveLength(operator.overrides)
    }
  })

  it('is in the order of time, and every number answers', () => {
    for (const number of SUMMARY_NUMBERS) {
      const times = behind(number).map(({ at }) => at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
    }
  })

  it('names a unit by its plate, and nothing that was taken back', () => {
    const bench = benchAtSix()
    bench.scan(dana.badge)
    bench.scan('RMA-1')
    workUnit(bench, 1)
    for (let i = 0; i < 8; i++) bench.command('UNDO')
    const undone = gatherShiftFacts(summaryInputOf(bench))
    for (const number of SUMMARY_NUMBERS.filter((candidate) => !['undone', 'printed', 'confirmed', 'parcels', 'stay'].includes(candidate))) expect(rowsBehind(undone, { number, key: null }), number).toEqual([])
    expect(undone.units).toMatchObject([{ takenBack: true, labelsPrinted: 1, steps: {} }])
    expect(rowsBehind(undone, { number: 'undone', key: null })).toContainEqual(expect.objectContaining({ code: undone.units[0]?.lpn, isUnit: true }))
  })
})

describe('times a device was out', () => {
  const shift = subjectOf('shift', 's')
  const faulted = (deviceId: string, state: 'silent' | 'absent' = 'silent') => draft('deviceFaulted', shift, { deviceId, role: 'scale', state, detail: '' })

  it('end with the recovery, else with the shift; a second trouble of the same outage is none of its own', () => {
    const journal = createMemoryJournal()
    const begin = journal.clock.now()
    journal.append([faulted('scale'), faulted('printer')], null)
    journal.clock.advance(1000)
    journal.append([faulted('scale', 'absent')], null)
    journal.clock.advance(2000)
    journal.append([draft('deviceRecovered', shift, { deviceId: 'scale', role: 'scale', outMs: 5000 })], null)
    const at = hybridTimeToInstant(journal.entries.at(-1)?.at ?? 0)
    expect(pairDeviceFaults(journal.entries, begin + 60_000)).toEqual([
      { deviceId: 'scale', role: 'scale', state: 'silent', detail: '', from: at - 5000, outMs: 5000, recovered: true },
      { deviceId: 'printer', role: 'scale', state: 'silent', detail: '', from: begin, outMs: 60_000, recovered: false },
    ])
  })

  it('a recovery of nothing is nothing', () => {
    const journal = createMemoryJournal()
    journal.append([draft('deviceRecovered', shift, { deviceId: 'scale', role: 'scale', outMs: 5000 })], null)
    expect(pairDeviceFaults(journal.entries, Infinity)).toEqual([])
  })
})
