import type { Decision } from '@shared/domain/commands/plan'
import { describe, expect, it } from 'vitest'
import { benchAt, STEPS } from '../support/bench-steps'
import { tagOf } from '../support/radio-tags'

const said = (decision: Decision): string => (decision.ok ? decision.value.outcome : decision.failure.kind)
const headphone = tagOf('09520000047184', 4711)
const trimmer = tagOf('09520000047115', 12)

describe('a radio tag', () => {
  it('is read as item and serial number, and found by its item', () => {
    const bench = benchAt('scan-unit')
    expect(said(bench.scan(headphone))).toBe('unit-identified')
    expect(bench.state().unit).toMatchObject({ sku: 'HP-250' })
  })

  it.each(STEPS.filter((step) => ['weigh', 'question', 'label', 'tote'].includes(step)))('agrees with what is in hand, or contradicts it, at step %s; nothing is recorded', (step) => {
    const bench = benchAt(step)
    const before = bench.state()
    expect(bench.scan(headphone)).toMatchObject({ ok: true, value: { outcome: 'tag-agrees', signal: 'ok', entries: [], facts: { serial: '4711' } } })
    expect(bench.scan(trimmer)).toMatchObject({ ok: false, failure: { kind: 'tag-contradicts', facts: { tagTitle: 'Trimmer set', gtin: '9520000047115' } } })
    expect(bench.scan(tagOf('09520000099995', 1))).toMatchObject({ ok: false, failure: { kind: 'tag-contradicts', facts: { tagTitle: null } } })
    expect(bench.state()).toEqual(before)
  })

  it('gives the serial number where one is wanted and the item is the same', () => {
    const bench = benchAt('serial')
    expect(said(bench.scan(trimmer))).toBe('tag-contradicts')
    expect(said(bench.scan(tagOf('09520000047009', 99)))).toBe('serial-recorded')
    expect(bench.state().unit).toMatchObject({ serial: '99' })
  })

  it('leaves an open question open', () => {
    const bench = benchAt('choose')
    const { pending } = bench.state()
    bench.scan(headphone)
    expect(bench.state().pending).toEqual(pending)
  })
})
