// Codes that came damaged: what they may have been is asked about at every step that could use it, and never taken.
import { identifyScan } from '@shared/domain/barcode'
import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import type { Decision } from '@shared/domain/commands/plan'
import { asId } from '@shared/domain/ids'
import { meantTexts } from '@shared/domain/meant-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aReturnLine, aReturnOrder, anItem } from '../support/builders'
import { benchAt, dana, STEPS } from '../support/bench-steps'
import { createMemoryBench, type MemoryBench } from '../support/memory-bench'
import { testSeed } from '../support/seeded'
import { shippedScanContext } from '../support/shipped-templates'

const battery = anItem({ itemId: asId('battery'), sku: 'BAT-75', title: 'Car battery', gtins: ['07797250002238'] })
const cheese = anItem({ itemId: asId('cheese'), sku: 'CHEESE', title: 'Cheese', gtins: ['08032825498580'] })

function atUnits(): MemoryBench {
  const bench = createMemoryBench({ items: [battery, cheese], returnOrders: [aReturnOrder('RMA-4711', [aReturnLine({ sku: 'BAT-75', gtin14: '07797250002238', title: 'Car battery', quantityExpected: 2 })])], operators: [dana] })
  bench.scan(dana.badge)
  bench.scan('RMA-4711')
  return bench
}

const pending = (decision: Decision) => (decision.ok ? decision.value.pending : decision.failure.kind)
const outcome = (decision: Decision) => (decision.ok ? decision.value.outcome : decision.failure.kind)

/** As a scanner that is set to an American keyboard types on a French and on a Russian one. */
const french = (text: string) => [...text].map((symbol) => (/\d/.test(symbol) ? 'à&é"\'(-è_ç'.charAt(Number(symbol)) : symbol)).join('')
const RUSSIAN: Record<string, string> = { A: 'Ф', B: 'И', C: 'С', D: 'В', E: 'У', F: 'А', H: 'Р', J: 'О', K: 'Л', L: 'Д', M: 'Ь', N: 'Т', P: 'З', Q: 'Й', R: 'К', T: 'Е', U: 'Г', V: 'М', W: 'Ц', X: 'Ч', Y: 'Н', Z: 'Я' }
const russian = (text: string) => [...text].map((symbol) => RUSSIAN[symbol] ?? symbol).join('')

describe('a code that came damaged', () => {
  it('is asked about with what is known by it, and taken as it was meant', () => {
    const bench = atUnits()
    expect(pending(bench.scan('779725000223'))).toMatchObject({ kind: 'take-guess', scanned: '779725000223', guesses: [{ thing: 'item', name: '7797250002238', title: 'Car battery', guessed: ['missing-check-digit'] }] })
    expect(bench.units()).toEqual([])
    expect(outcome(bench.command('YES'))).toBe('unit-identified')
    expect(bench.state().unit).toMatchObject({ sku: 'BAT-75', line: 1 })
  })

  it('is judged as it was scanned when the answer is no', () => {
    const bench = atUnits()
    bench.scan('779725000223')
    expect(pending(bench.command('NO'))).toMatchObject({ kind: 'take-unknown', item: { scanned: '779725000223' } })
    expect(outcome(bench.command('NO'))).toBe('put-back')
    expect(bench.units()).toEqual([])
  })

  it('is asked about with its serial number and date when a separator got lost', () => {
    const bench = atUnits()
    expect(pending(bench.scan('010803282549858021123451109010117100101'))).toMatchObject({ guesses: [{ name: '8032825498580', title: 'Cheese', serial: '12345', expiry: '2010-01-01', guessed: ['lost-separator'] }] })
    expect(pending(bench.command('YES'))).toMatchObject({ kind: 'take-extra', item: { serial: '12345', expiry: '2010-01-01' } })
  })

  it('is not asked about when nothing is known by a guess that little speaks for', () => {
    expect(pending(atUnits().scan('779725000111'))).toMatchObject({ kind: 'take-unknown' })
    const bench = createMemoryBench({ operators: [dana] })
    bench.scan(dana.badge)
    expect(pending(bench.scan('418220935'))).toMatchObject({ kind: 'open-blind' })
  })

  it('gives way to the next scan, and to BACK', () => {
    const bench = atUnits()
    bench.scan('779725000223')
    expect(outcome(bench.scan('7797250002238'))).toBe('unit-identified')
    const other = atUnits()
    other.scan('779725000223')
    expect(outcome(other.command('BACK'))).toBe('put-back')
    expect(other.step().kind).toBe('scan-unit')
  })

  it('has no other places than its guesses and no', () => {
    const bench = atUnits()
    bench.scan('779725000223')
    expect(outcome(bench.command('ANSWER 2'))).toBe('no-such-answer')
    expect(outcome(bench.command('ANSWER 9'))).toBe('no-such-answer')
    expect(bench.step()).toMatchObject({ kind: 'confirm', pending: { kind: 'take-guess' } })
  })
})

describe.each([['French', french], ['Russian', russian]])('a keyboard with the %s layout', (_name, typed) => {
  it.each(STEPS.filter((step) => step !== 'sign-in'))('asks before it follows a command at step %s', (step) => {
    const bench = benchAt(step)
    const before = bench.step()
    const wanted: BenchCommand = 'UNDO'
    expect(pending(bench.scan(typed(commandBarcode(wanted))))).toMatchObject({ kind: 'take-guess', guesses: [{ thing: 'command', name: wanted, guessed: ['wrong-layout'] }] })
    expect(outcome(bench.command('YES'))).toBe(outcome(benchAt(step).command(wanted)))
    const again = benchAt(step)
    again.scan(typed(commandBarcode(wanted)))
    again.command('BACK')
    expect(again.step()).toEqual(before)
  })

  it('is told of before anyone signed in', () => {
    expect(benchAt('sign-in').scan(typed(dana.badge))).toMatchObject({ ok: false, failure: { kind: 'sign-in-first', facts: { thing: 'badge', guess: 'wrong-layout' } } })
  })

  it('changes the person only when asked', () => {
    const bench = benchAt('weigh')
    const badge = dana.badge
    bench.command('SIGN OUT')
    bench.scan(dana.badge)
    expect(pending(bench.scan(typed(badge)))).toMatchObject({ guesses: [{ thing: 'badge' }] })
    expect(outcome(bench.command('YES'))).toBe('signed-in')
  })

  it('finds tote and label', () => {
    const bench = benchAt('tote')
    const tote = bench.state().totes.find(({ zone }) => zone === 'A')?.lpn ?? ''
    expect(pending(bench.scan(typed(tote)))).toMatchObject({ guesses: [{ thing: 'tote', name: 'A-12' }] })
    expect(outcome(bench.command('YES'))).toBe('unit-placed')
    const labelled = benchAt('label')
    expect(pending(labelled.scan(typed(labelled.state().unit?.lpn ?? '')))).toMatchObject({ guesses: [{ thing: 'unit' }] })
    expect(outcome(labelled.command('YES'))).toBe('label-scanned-back')
  })

  it('types no serial number that is a command', () => {
    const bench = benchAt('serial')
    bench.scan(typed(commandBarcode('NO SERIAL')))
    expect(bench.state().unit?.serial).toBeNull()
    expect(outcome(bench.command('NO'))).toBe('serial-recorded')
    expect(bench.state().unit?.serial).toBe(typed(commandBarcode('NO SERIAL')))
  })
})

describe('ways to mean a text', () => {
  it('are sure when they are scanned like that', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^[0-9]{6,30}$/), fc.stringMatching(/^[0-9A-Z]{5,14}$/), fc.string({ unit: 'grapheme', maxLength: 30 })), (text) => {
        for (const meant of meantTexts(identifyScan(text, shippedScanContext()))) {
          if (meant.thing === 'code') continue
          const [first] = identifyScan(meant.text, shippedScanContext()).candidates
          expect(first?.guessed).toBeUndefined()
        }
      }),
      { seed: testSeed('meant texts') },
    )
  })
})
