import { MAX_SCAN_LENGTH } from '@shared/domain/barcode'
import type { BenchStepKind } from '@shared/domain/bench-state'
import { BENCH_COMMANDS } from '@shared/domain/command-barcode'
import type { Decision } from '@shared/domain/commands/plan'
import { signalOf } from '@shared/domain/failure'
import { makeLpn } from '@shared/domain/lpn'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STEPS, benchAt, dana, timur } from '../support/bench-steps'
import type { MemoryBench } from '../support/memory-bench'
import { testSeed } from '../support/seeded'

const said = (decision: Decision): string => (decision.ok ? decision.value.outcome : `refused: ${decision.failure.kind}`)

/** Everything that can be scanned at a bench, by what the station recognises in it. */
const CODES: Record<string, (bench: MemoryBench) => string> = {
  'badge of another': () => timur.badge,
  'unknown badge': () => makeLpn('badge', '3F7K2AZZZZ'),
  'return order': () => 'RMA-4712',
  'expected item': () => '9520000047184',
  'item not expected': () => 'TR-300',
  'unknown code': () => 'MYSTERY-1',
  'unit in hand': (bench) => bench.state().unit?.lpn ?? 'no unit',
  'placed unit': (bench) => bench.units().find((unit) => unit.state === 'placed')?.lpn ?? 'no unit',
  'held unit': (bench) => bench.units().find((unit) => unit.state === 'held')?.lpn ?? 'no unit',
  'plate of no unit': () => makeLpn('unit', '3F7K2AZZZZ'),
  'tote of the zone': () => makeLpn('tote', 'A12'),
  'tote of another zone': () => makeLpn('tote', 'B07'),
  'tote nobody knows': () => makeLpn('tote', 'A99'),
  'tote without a zone': () => makeLpn('tote', 'X01'),
  'zone plate': () => makeLpn('zone', 'TBA'),
  'location plate': () => makeLpn('location', 'TBA0417'),
}

const refusedAs = (kind: string) => `refused: ${kind}`
/** What the bench says to each code at each step. `-` stands for the refusal that the step gives to everything that is not its own. */
const ANSWERS: Record<BenchStepKind, { readonly otherwise: string; readonly but: Readonly<Record<string, string>> }> = {
  'sign-in': { otherwise: 'sign-in-first', but: {} },
  'scan-parcel': { otherwise: 'parcel-wanted', but: { 'return order': 'parcel-matched', 'expected item': 'confirm-asked', 'item not expected': 'confirm-asked', 'unknown code': 'confirm-asked', 'placed unit': 'confirm-asked', 'held unit': 'confirm-asked', 'unit in hand': 'confirm-asked', 'tote of the zone': 'tote-shown', 'tote of another zone': 'tote-shown' } },
  confirm: { otherwise: 'confirm-wanted', but: {} },
  'scan-unit': {
    otherwise: 'unit-wanted',
    but: { 'return order': 'confirm-asked', 'expected item': 'unit-identified', 'item not expected': 'confirm-asked', 'unknown code': 'confirm-asked', 'placed unit': refusedAs('unit-done-already'), 'held unit': 'unit-resumed', 'unit in hand': 'confirm-asked', 'tote of the zone': 'tote-shown', 'tote of another zone': 'tote-shown' },
  },
  serial: {
    otherwise: 'serial-wanted',
    but: { 'unknown code': 'serial-recorded' },
  },
  lot: { otherwise: 'lot-wanted', but: { 'unknown code': 'lot-recorded' } },
  weigh: { otherwise: 'weight-wanted', but: {} },
  choose: { otherwise: 'answer-wanted', but: {} },
  question: { otherwise: 'answer-wanted', but: {} },
  label: { otherwise: 'label-wanted', but: { 'unit in hand': 'label-scanned-back', 'placed unit': refusedAs('wrong-label'), 'held unit': refusedAs('wrong-label'), 'plate of no unit': refusedAs('wrong-label') } },
  tote: { otherwise: 'tote-wanted', but: { 'tote of the zone': 'unit-placed', 'tote nobody knows': 'unit-placed', 'tote of another zone': refusedAs('wrong-tote'), 'tote without a zone': refusedAs('tote-unknown') } },
}

describe.each(STEPS)('at step %s', (step) => {
  it.each(Object.keys(CODES))('a scan of: %s', (name) => {
    const bench = benchAt(step)
    expect(bench.step().kind).toBe(step)
    const { otherwise, but } = ANSWERS[step]
    // A badge changes the person at any step, and one that nobody has is told so at any step.
    const expected = name === 'badge of another' ? 'signed-in' : name === 'unknown badge' ? refusedAs('unknown-badge') : (but[name] ?? refusedAs(otherwise))
    expect(said(bench.scan(CODES[name]?.(bench) ?? ''))).toBe(expected)
  })

  it('says what it recognised when it refuses', () => {
    const bench = benchAt(step)
    const decision = bench.scan(makeLpn('tote', 'B07'))
    if (decision.ok) return
    expect(decision.failure.facts).toMatchObject(step === 'tote' ? { tote: 'B-07', toteZone: 'B', zone: 'A' } : { recognised: 'tote', name: 'B-07', text: makeLpn('tote', 'B07') })
  })

  it('records nothing when it refuses or asks', () => {
    for (const name of Object.keys(CODES)) {
      const bench = benchAt(step)
      const before = bench.journal.entries.length
      const decision = bench.scan(CODES[name]?.(bench) ?? '')
      if (!decision.ok || decision.value.pending) expect(bench.journal.entries, name).toHaveLength(before)
    }
  })

  it('refuses an empty and an endless scan', () => {
    const bench = benchAt(step)
    expect(said(bench.scan(''))).toBe('refused: scan-empty')
    expect(said(bench.scan(' \r\n'))).toBe('refused: scan-empty')
    expect(said(bench.scan('x'.repeat(MAX_SCAN_LENGTH + 1)))).toBe('refused: scan-too-long')
  })

  it('answers every text without a fault', () => {
    const seed = testSeed(`scan at ${step}`)
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const bench = benchAt(step)
      const decision = bench.scan(text)
      if (!decision.ok) expect(['ask', 'stop']).toContain(signalOf(decision.failure.kind))
    }), { seed, numRuns: 40 })
  })
})

describe('a badge', () => {
  it('puts an open question back instead of answering it', () => {
    const bench = benchAt('confirm')
    bench.scan(dana.badge)
    expect(bench.step().kind).toBe('scan-unit')
  })
})

describe('any row of scans and commands', () => {
  it('never leaves the bench without a next step, a unit in a wrong zone or an entry that does not fit', () => {
    const seed = testSeed('bench walk')
    const anyAct = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...Object.keys(CODES)) },
      { weight: 3, arbitrary: fc.constantFrom(...BENCH_COMMANDS).map((command) => `> ${command}`) },
      { weight: 6, arbitrary: fc.constantFrom('weigh', '> YES', '> ANSWER 1', '> NO', 'print', 'print fails', 'return order', 'expected item', 'unit in hand', 'right tote') },
    )
    fc.assert(fc.property(fc.array(anyAct, { maxLength: 60 }), (acts) => {
      const bench = benchAt('scan-parcel')
      for (const act of acts) {
        const command = BENCH_COMMANDS.find((candidate) => act === `> ${candidate}`)
        const waiting = bench.units().some((unit) => unit.label?.state === 'requested')
        if (command) bench.command(command)
        else if (act === 'weigh') bench.weigh(310)
        else if (act === 'print' || act === 'print fails') {
          if (waiting && act === 'print') bench.print()
          else if (waiting) bench.printFails()
        } else if (act === 'right tote') bench.scan(bench.state().totes.find((tote) => tote.zone === bench.state().unit?.zone)?.lpn ?? 'no tote')
        else bench.scan(CODES[act]?.(bench) ?? '')
        expect(STEPS).toContain(bench.step().kind)
      }
      for (const unit of bench.units()) {
        expect(unit.conflicts).toEqual([])
        if (unit.state === 'placed') expect(unit.toteName?.charAt(0)).toBe(unit.zone)
      }
      expect(bench.units().filter((unit) => unit.state !== 'placed' && unit.state !== 'held').length).toBeLessThanOrEqual(1)
    }), { seed, numRuns: 150 })
  })
})
