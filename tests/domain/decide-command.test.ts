import type { BenchStepKind } from '@shared/domain/bench-state'
import { BENCH_COMMANDS, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import type { Decision } from '@shared/domain/commands/plan'
import { describe, expect, it } from 'vitest'
import { STEPS, benchAt } from '../support/bench-steps'

const said = (decision: Decision): string => (decision.ok ? decision.value.outcome : `refused: ${decision.failure.kind}`)
const refused = (kind: string): string => `refused: ${kind}`

const NOTHING_NEXT = refused('nothing-next')
const answersGive = (text: string) => Object.fromEntries(BENCH_COMMANDS.filter((command) => command.startsWith('ANSWER ') || command === 'YES' || command === 'NO').map((command) => [command, text])) as Record<BenchCommand, string>

const totesGive = (text: string) => ({ 'TOTE FULL': text, 'TOTE CLOSE': text, 'TOTE SWAP': text })
/** Once the route is decided, route, reason and grade can be changed; the grade that it has cannot be given again. */
const CHANGES = { 'CHANGE ROUTE': 'choice-opened', 'CHANGE REASON': 'choice-opened', 'GRADE B': 'choice-opened', 'GRADE C': 'choice-opened', 'GRADE D': 'choice-opened' } as const
const NOTHING_TO_CHANGE = refused('nothing-to-change')

/** A label that is out can be voided until the unit has its place. */
const VOIDED = 'label-voided'

/** What every command gives at every step. */
const GIVES: Record<BenchStepKind, Partial<Record<BenchCommand, string>>> = {
  'sign-in': Object.fromEntries(BENCH_COMMANDS.map((command) => [command, refused('sign-in-first')])),
  'scan-parcel': { ...totesGive(refused('which-tote')), ...answersGive(NOTHING_NEXT), BACK: refused('nothing-to-undo'), UNDO: refused('nothing-to-undo'), HOLD: refused('nothing-to-hold'), LEAD: refused('nothing-to-hold'), NEXT: NOTHING_NEXT, REPRINT: refused('nothing-to-reprint') },
  confirm: {
    ...totesGive(refused('confirm-wanted')), ...answersGive(refused('no-such-answer')), YES: 'unit-extra', 'ANSWER 1': 'unit-extra', 'ANSWER 2': 'unit-extra', NO: 'put-back', 'ANSWER 3': 'put-back',
    BACK: 'put-back', UNDO: 'put-back', HOLD: refused('confirm-wanted'), 'SET ASIDE': refused('confirm-wanted'), LEAD: refused('nothing-to-hold'), NEXT: NOTHING_NEXT, REPRINT: refused('nothing-to-reprint'),
  },
  'scan-unit': { ...answersGive(NOTHING_NEXT), BACK: refused('nothing-to-undo'), UNDO: 'step-undone', HOLD: 'parcel-set-aside', 'SET ASIDE': 'parcel-set-aside', LEAD: refused('nothing-to-hold'), NEXT: 'confirm-asked', REPRINT: refused('nothing-to-reprint') },
  serial: { ...answersGive(NOTHING_NEXT), BACK: 'step-undone', UNDO: 'step-undone', HOLD: 'choice-opened', 'SET ASIDE': refused('unit-in-hand'), LEAD: 'unit-held', 'CHANGE REASON': 'choice-opened', NEXT: 'serial-missing', 'NO SERIAL': 'serial-missing', REPRINT: refused('nothing-to-reprint') },
  lot: { ...answersGive(NOTHING_NEXT), BACK: 'step-undone', UNDO: 'step-undone', HOLD: 'choice-opened', 'SET ASIDE': refused('unit-in-hand'), LEAD: 'unit-held', 'CHANGE REASON': 'choice-opened', NEXT: 'lot-missing', 'NO SERIAL': 'lot-missing', REPRINT: refused('nothing-to-reprint') },
  weigh: {
    ...answersGive(NOTHING_NEXT), BACK: 'step-undone', UNDO: 'step-undone', HOLD: 'choice-opened', LEAD: 'unit-held', NEXT: 'confirm-asked', REPRINT: refused('nothing-to-reprint'),
    'CHANGE REASON': 'choice-opened',
  },
  choose: {
    ...answersGive(refused('no-such-answer')), 'ANSWER 1': 'weight-judged', YES: 'weight-judged', 'ANSWER 2': 'weighed-anew', 'ANSWER 3': 'weight-judged', NO: 'weight-judged', 'ANSWER 4': 'weight-judged',
    BACK: 'step-undone', UNDO: 'step-undone', HOLD: 'choice-opened', LEAD: 'unit-held', NEXT: NOTHING_NEXT, REPRINT: refused('nothing-to-reprint'),
    'CHANGE REASON': 'choice-opened', 'WEIGH AGAIN': 'weighed-anew',
  },
  question: {
    ...answersGive(refused('no-such-answer')), YES: 'answer-kept', 'ANSWER 1': 'answer-kept', NO: 'answer-kept', 'ANSWER 3': 'answer-kept',
    BACK: 'step-undone', UNDO: 'step-undone', HOLD: 'choice-opened', LEAD: 'unit-held', NEXT: NOTHING_NEXT, REPRINT: refused('nothing-to-reprint'),
    'CHANGE REASON': 'choice-opened', 'WEIGH AGAIN': 'weighed-anew',
  },
  label: { ...answersGive(NOTHING_NEXT), ...CHANGES, 'VOID LABEL': VOIDED, BACK: 'step-undone', UNDO: 'step-undone', HOLD: 'choice-opened', LEAD: 'unit-held', NEXT: NOTHING_NEXT, REPRINT: 'label-asked-again' },
  tote: { ...answersGive(NOTHING_NEXT), ...CHANGES, 'VOID LABEL': VOIDED, BACK: 'step-undone', UNDO: 'step-undone', HOLD: 'choice-opened', LEAD: 'unit-held', NEXT: NOTHING_NEXT, REPRINT: 'label-asked-again' },
}

const hasUnit = (step: BenchStepKind) => !['sign-in', 'scan-parcel', 'scan-unit', 'confirm'].includes(step)

describe.each(STEPS)('at step %s', (step) => {
  it.each(BENCH_COMMANDS)('%s', (command) => {
    const usual: Partial<Record<BenchCommand, string>> = {
      'ZERO SCALE': 'scale-asked', TARE: 'scale-asked', 'CLEAR TARE': 'scale-asked', 'OTHER PRINTER': refused('no-other-printer'),
      'SIGN OUT': 'signed-out', LOCK: 'locked', 'SET ASIDE': refused(hasUnit(step) ? 'unit-in-hand' : 'nothing-to-hold'), ...totesGive('tote-closed'), 'CHANGE ROUTE': NOTHING_TO_CHANGE, 'CHANGE REASON': NOTHING_TO_CHANGE, 'WEIGH AGAIN': refused('nothing-to-weigh-again'),
      'VOID LABEL': refused('nothing-to-void'), 'GRADE A': NOTHING_TO_CHANGE, 'GRADE B': NOTHING_TO_CHANGE, 'GRADE C': NOTHING_TO_CHANGE, 'GRADE D': NOTHING_TO_CHANGE,
    }
    // A command that is printed, but means nothing at this step, is refused in words and never passes silently.
    const expected = GIVES[step][command] ?? usual[command] ?? refused('command-not-now')
    expect(said(benchAt(step).command(command))).toBe(expected)
    expect(said(benchAt(step).scan(commandBarcode(command)))).toBe(expected)
  })

  it('records nothing when it refuses', () => {
    for (const command of BENCH_COMMANDS) {
      const bench = benchAt(step)
      const before = bench.journal.entries.length
      if (!bench.command(command).ok) expect(bench.journal.entries, command).toHaveLength(before)
    }
  })
})

describe('an answer', () => {
  it('says which place has none', () => {
    expect(benchAt('question').command('ANSWER 7')).toMatchObject({ failure: { kind: 'no-such-answer', facts: { place: 7 } } })
  })
})
