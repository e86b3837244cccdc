import { describe, expect, test } from 'vitest'
import { benchRow } from '../../electron/cli/bench/bench-row'
import { syntheticCatalogue, syntheticGtin, syntheticReturns } from '../../electron/cli/bench/synthetic-catalogue'
import { syntheticJournal } from '../../electron/cli/bench/synthetic-journal'
import { percentile, timeEach } from '../../electron/cli/bench/timings'
import { toGtin14 } from '@shared/domain/barcode'

describe('a figure', () => {
  const figure = { metric: 'append-p99', unit: 'ms', goal: 5, better: 'lower', rows: { entries: 10 } } as const

  test.each([[4.9, true], [5, true], [5.1, false]])('of %d ms against a goal of 5 ms is ok: %j', (value, ok) => {
    expect(benchRow('main', { ...figure, value })).toMatchObject({ bench: 'main', metric: 'append-p99', value, goal: 5, ok, peer: null, ratio: null, rows: { entries: 10 } })
  })

  test('that should be high misses its goal from below', () => {
    expect(benchRow('main', { ...figure, better: 'higher', value: 4 })).toMatchObject({ ok: false })
  })

  test('without a goal is ok, and stands beside its peer', () => {
    expect(benchRow('main', { ...figure, goal: null, value: 2, peer: { name: 'another', value: 4 } })).toMatchObject({ ok: true, goal: null, peer: 'another', ratio: 0.5 })
  })
})

describe('times', () => {
  test('count every run but the warm-ups', () => {
    const seen: number[] = []
    expect(timeEach([1, 2, 3], (n) => seen.push(n), 2)).toHaveLength(3)
    expect(seen).toEqual([1, 2, 1, 2, 3])
  })

  test('have nearest-rank percentiles', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2)
    expect(percentile([], 0.5)).toBe(0)
  })
})

describe('made-up data', () => {
  test('has as many rows as asked for, the same ones every time', () => {
    const rows = [...syntheticCatalogue(20)]
    expect(rows).toHaveLength(21)
    expect([...syntheticCatalogue(20)]).toEqual(rows)
    expect([...syntheticReturns(7, 20)]).toHaveLength(8)
  })

  test('has codes with right check digits', () => {
    for (let n = 0; n < 500; n++) expect(toGtin14(syntheticGtin(n * 977))).not.toBeNull()
  })

  test('hands out at least the entries asked for, ends with a closed shift, and is all in the past', () => {
    const until = Date.UTC(2026, 10, 1)
    const batches = [...syntheticJournal(3_000, 100, 50, until)]
    expect(batches.reduce((sum, { entries }) => sum + entries.length, 0)).toBeGreaterThanOrEqual(3_000)
    expect(batches.at(-1)?.entries.at(-1)?.kind).toBe('shiftClosed')
    expect(batches.every(({ at }, i) => at < until && at >= (batches[i - 1]?.at ?? 0))).toBe(true)
  })
})
