// Tags that were read together, against the open parcel.
import { roundOverAt, roundSettlesWithinMs, compareTags, isSameRound, sameRoundMs, tagRowsNamed, type ReadTag } from '@shared/domain/compare-tags'
import { expectLines } from '@shared/domain/expected-line'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aReturnLine, aReturnOrder } from '../support/builders'
import { testSeed } from '../support/seeded'

const headphones = '09520000047184'
const trimmer = '09520000047115'
const camera = '09520000047009'
const tag = (gtin14: string, serial: number, changes: Partial<ReadTag> = {}): ReadTag => ({ gtin14, serial: String(serial), skus: [], title: null, ...changes })

const order = aReturnOrder('RMA-4711', [
  aReturnLine({ quantityExpected: 3 }),
  aReturnLine({ line: 2, sku: 'CAM-1', gtin14: null, title: 'Camera' }),
])
const counted = (pieces: number) => expectLines(order, [{ line: 1, counted: pieces, settled: pieces, surplus: 0, units: pieces, inHand: 0 }])
const lines = counted(0)

describe('tags that were read together', () => {
  it('are seen, missing or foreign; a tag that is read twice counts once', () => {
    const tags = [tag(headphones, 1), tag(headphones, 2), tag(headphones, 1), tag(camera, 9, { skus: ['CAM-1'] }), tag(trimmer, 5, { title: 'Trimmer set' }), tag('09520000099995', 6)]
    expect(compareTags(lines, tags)).toEqual({
      seen: 3, missing: 1, foreign: 2,
      rows: [
        { finding: 'seen', title: 'Headphones, wireless', count: 2 }, { finding: 'seen', title: 'Camera', count: 1 },
        { finding: 'missing', title: 'Headphones, wireless', count: 1 },
        { finding: 'foreign', title: 'Trimmer set', count: 1 }, { finding: 'foreign', title: '9520000099995', count: 1 },
      ],
    })
  })

  it('one more than announced is foreign', () => {
    expect(compareTags(lines, [1, 2, 3, 4].map((serial) => tag(headphones, serial)))).toMatchObject({ seen: 3, missing: 1, foreign: 1 })
  })

  it('a piece that was taken out is not missed, whether its tag is read again or not', () => {
    expect(compareTags(counted(1), [tag(headphones, 2), tag(headphones, 3)])).toMatchObject({ seen: 2, missing: 1, foreign: 0 })
    expect(compareTags(counted(1), [1, 2, 3].map((serial) => tag(headphones, serial)))).toMatchObject({ seen: 3, missing: 1, foreign: 0 })
  })

  it('all is foreign where nothing is announced', () => {
    expect(compareTags([], [tag(headphones, 1), tag(camera, 2)])).toMatchObject({ seen: 0, missing: 0, foreign: 2 })
  })

  it('every different tag is either seen or foreign, nothing awaited is lost, and the order of reading changes no number', () => {
    const anyTag = fc.record({ gtin14: fc.constantFrom(headphones, trimmer, camera, '09520000099995'), serial: fc.integer({ min: 0, max: 9 }) })
    fc.assert(
      fc.property(fc.array(anyTag, { maxLength: 40 }), fc.integer({ min: 0, max: 3 }), fc.infiniteStream(fc.nat()), (read, taken, keys) => {
        const tags = read.map(({ gtin14, serial }) => tag(gtin14, serial, gtin14 === camera ? { skus: ['CAM-1'] } : {}))
        const shuffled = tags.map((one) => ({ one, key: keys.next().value ?? 0 })).toSorted((a, b) => a.key - b.key).map(({ one }) => one)
        const { seen, missing, foreign, rows } = compareTags(counted(taken), tags)
        const different = new Set(read.map(({ gtin14, serial }) => `${gtin14}/${serial}`)).size
        expect(seen + foreign).toBe(different)
        const awaited = 3 - taken + 1
        expect(missing).toBeLessThanOrEqual(awaited)
        expect(missing).toBeGreaterThanOrEqual(awaited - seen)
        expect(compareTags(counted(taken), shuffled)).toMatchObject({ seen, missing, foreign })
        for (const finding of ['seen', 'missing', 'foreign'] as const) expect(rows.filter((row) => row.finding === finding).length).toBeLessThanOrEqual(tagRowsNamed)
      }),
      { seed: testSeed('compare tags'), numRuns: 300 },
    )
  })
})

describe('one round of a reader', () => {
  const at = (readAt: number, tookMs = 5) => ({ readAt, tookMs })

  it('goes on while the pauses are short, and a slow line counts its pauses and not its characters', () => {
    expect(isSameRound(at(1_000), at(1_000 + sameRoundMs + 5))).toBe(true)
    expect(isSameRound(at(1_000), at(1_000 + sameRoundMs + 6))).toBe(false)
    expect(isSameRound(at(1_000), at(1_500, 400))).toBe(true)
    expect(isSameRound(at(1_000), at(999))).toBe(false)
  })

  it('ends after a pause, and after a named time where a reader makes none', () => {
    expect(roundOverAt(at(1_000), at(1_100, 30))).toBe(1_130 + sameRoundMs)
    expect(roundOverAt(at(1_000), at(9_000))).toBe(1_000 + roundSettlesWithinMs)
  })
})
