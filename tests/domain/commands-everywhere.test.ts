import { BENCH_COMMANDS, commandBarcode } from '@shared/domain/command-barcode'
import { OUTCOME_KINDS, type Decision } from '@shared/domain/commands/plan'
import { FAILURE_KINDS } from '@shared/domain/failure'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STEPS, benchAt } from '../support/bench-steps'
import { testSeed } from '../support/seeded'

/** Each kind of answer has words in every language: see answer-words.test.ts, which asks for all of them. */
const kindOf = (decision: Decision): string => (decision.ok ? decision.value.outcome : decision.failure.kind)
const KNOWN: readonly string[] = [...OUTCOME_KINDS, ...FAILURE_KINDS]

describe.each(STEPS)('at %s', (step) => {
  test.each(BENCH_COMMANDS)('%s is answered', (command) => {
    const bench = benchAt(step)
    const before = bench.journal.entries.length
    const decision = bench.scan(commandBarcode(command))
    expect(KNOWN).toContain(kindOf(decision))
    if (!decision.ok) expect(bench.journal.entries).toHaveLength(before)
    // The bench stands at a step that it can name, whatever was scanned.
    expect(STEPS).toContain(bench.step().kind)
  })
})

test('any row of commands from any step is answered one by one, refusals write nothing, and the bench always waits for a step', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STEPS), fc.array(fc.constantFrom(...BENCH_COMMANDS), { minLength: 1, maxLength: 12 }), (step, commands) => {
      const bench = benchAt(step)
      for (const command of commands) {
        const before = bench.journal.entries.length
        const decision = bench.scan(commandBarcode(command))
        expect(KNOWN).toContain(kindOf(decision))
        if (!decision.ok) expect(bench.journal.entries).toHaveLength(before)
        expect(STEPS).toContain(bench.step().kind)
      }
    }),
    { numRuns: 150, seed: testSeed('commands everywhere') },
  )
})
