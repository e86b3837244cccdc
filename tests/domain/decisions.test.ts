import type { Decision } from '@shared/domain/commands/plan'
import type { BenchCommand } from '@shared/domain/command-barcode'
import { dueStep } from '@shared/domain/bench-state'
import { asId } from '@shared/domain/ids'
import { draft, subjectOf } from '@shared/domain/journal-entry'
import { needsHoldLabel } from '@shared/domain/unit'
import { baseGroup, DISPOSITIONS, isResalable } from '@shared/domain/zone'
import { describe, expect, it } from 'vitest'
import { benchAt, dana, LIGHT_GRAMS } from '../support/bench-steps'
import { aReturnLine, aReturnOrder, anItem, anOperator } from '../support/builders'
import { createMemoryBench, type MemoryBench } from '../support/memory-bench'

const vera = anOperator('Vera M.', 3, { role: 'lead' })
const said = (decision: Decision): string => (decision.ok ? decision.value.outcome : decision.failure.kind)
const inHand = (bench: MemoryBench) => {
  const { unit } = bench.state()
  if (!unit) throw new Error('no unit is in hand')
  return unit
}
const all = (bench: MemoryBench, ...commands: BenchCommand[]) => commands.map((command) => said(bench.command(command)))

/** A bench with one unit that was weighed; `reason` is what its return order says. */
function weighed(grams = 310, reason: string | null = 'does not charge', code = 'HP-250'): MemoryBench {
  const bench = createMemoryBench({ items: [anItem()], returnOrders: [aReturnOrder('RMA-1', [aReturnLine({ claimedReason: reason, quantityExpected: 3 })])], operators: [dana, vera] })
  bench.scan(dana.badge)
  bench.scan('RMA-1')
  bench.scan(code)
  bench.weigh(grams)
  return bench
}

/** The unit's label came out; it is sealed and like new: grade A, restock. */
function labelled(): MemoryBench {
  const bench = weighed()
  all(bench, 'YES', 'ANSWER 1')
  bench.print()
  return bench
}

/** A swollen battery was found. */
function hazardous(): MemoryBench {
  const bench = weighed()
  all(bench, 'NO', 'ANSWER 1', 'ANSWER 8')
  bench.print()
  return bench
}

describe('an odd weight', () => {
  it('is asked about, is recorded as judged, and is not asked again', () => {
    const bench = weighed(272)
    expect(bench.step()).toEqual({ kind: 'choose', choosing: { of: 'weight-check' } })
    expect(said(bench.command('ANSWER 1'))).toBe('weight-judged')
    expect(inHand(bench).weightJudged).toEqual({ verdict: 'as-it-is', usualGrams: 310, differenceGrams: -38 })
    expect(bench.step().kind).toBe('question')
  })

  it('makes missing parts a finding: the grade is capped and the reason follows', () => {
    const bench = weighed(LIGHT_GRAMS)
    all(bench, 'ANSWER 3', 'YES', 'ANSWER 1')
    expect(inHand(bench)).toMatchObject({ weightJudged: { verdict: 'parts-missing' }, grade: 'B', foundReason: { reason: 'parts-missing', how: 'findings' }, ruleId: 20 })
  })

  it('is weighed again by place 2 and by WEIGH AGAIN, also after it was judged', () => {
    for (const way of [['ANSWER 2'], ['WEIGH AGAIN'], ['ANSWER 1', 'WEIGH AGAIN']] as const) {
      const bench = weighed(LIGHT_GRAMS)
      expect(all(bench, ...way).at(-1)).toBe('weighed-anew')
      expect(bench.step().kind).toBe('weigh')
      bench.weigh(309)
      expect(inHand(bench)).toMatchObject({ weightGrams: 309, weightJudged: null, conflicts: [] })
      expect(bench.step().kind).toBe('question')
    }
  })

  it('is not weighed again over answers that stand on it', () => {
    const bench = weighed()
    expect(all(bench, 'YES', 'WEIGH AGAIN').at(-1)).toBe('weigh-again-late')
  })

  it('gives no question where the catalogue cannot be meant', () => {
    const bench = createMemoryBench({ items: [anItem({ usualWeightGrams: 1 })], returnOrders: [aReturnOrder('RMA-1', [aReturnLine({ usualWeightGrams: 1 })])], operators: [dana] })
    for (const code of [dana.badge, 'RMA-1', 'HP-250']) bench.scan(code)
    expect(bench.weigh(940)).toMatchObject({ ok: true, value: { facts: { usual: null, difference: null } } })
    expect(bench.step().kind).toBe('question')
  })
})

describe('the claimed reason', () => {
  it('comes from the return order and is not asked', () => {
    expect(inHand(weighed())).toMatchObject({ claimedReason: 'defect/does-not-charge' })
    expect(weighed().step().kind).toBe('question')
  })

  it('is asked where the return order says none: one place, and a finer one where there is one', () => {
    const bench = weighed(310, null)
    expect(bench.step()).toEqual({ kind: 'choose', choosing: { of: 'claimed-reason' } })
    expect(all(bench, 'ANSWER 5')).toEqual(['choice-opened'])
    expect(bench.step()).toEqual({ kind: 'choose', choosing: { of: 'claimed-finer', group: 'size-or-fit' } })
    expect(all(bench, 'ANSWER 1')).toEqual(['reason-kept'])
    expect(inHand(bench).claimedReason).toBe('size-or-fit/too-small')
  })

  it('keeps the coarse one by the ninth place or NEXT, and finds those behind "another reason"', () => {
    for (const last of ['ANSWER 9', 'NEXT'] as const) {
      const bench = weighed(310, null)
      all(bench, 'ANSWER 1', last)
      expect(inHand(bench).claimedReason).toBe('defect')
    }
    const late = weighed(310, null)
    all(late, 'ANSWER 8', 'ANSWER 2')
    expect(inHand(late).claimedReason).toBe('too-late')
    const colour = weighed(310, null)
    all(colour, 'ANSWER 8', 'ANSWER 1', 'ANSWER 1')
    expect(inHand(colour).claimedReason).toBe('colour/differs-from-picture')
  })

  it('is skipped by NEXT, and then not asked for the next unit of the parcel', () => {
    const bench = weighed(310, null)
    expect(all(bench, 'NEXT')).toEqual(['reason-kept'])
    expect(inHand(bench).claimedReason).toBe('not-said')
    all(bench, 'HOLD', 'HOLD')
    bench.scan('HP-250')
    bench.weigh(310)
    expect(bench.step().kind).toBe('question')
  })

  it('is changed before the decision, the found one after it', () => {
    const bench = weighed()
    all(bench, 'CHANGE REASON', 'ANSWER 6', 'ANSWER 1')
    expect(inHand(bench).claimedReason).toBe('changed-mind/not-needed')
    all(bench, 'YES', 'ANSWER 1')
    expect(inHand(bench).foundReason).toEqual({ reason: 'changed-mind/not-needed', how: 'findings' })
    all(bench, 'CHANGE REASON', 'ANSWER 9')
    expect(inHand(bench)).toMatchObject({ foundReason: { reason: 'no-fault-found', how: 'chosen' }, state: 'labelling' })
  })
})

describe('an override', () => {
  it('sends the unit elsewhere with a reason, and prints its label anew', () => {
    const bench = labelled()
    expect(all(bench, 'CHANGE ROUTE', 'ANSWER 3', 'ANSWER 1')).toEqual(['choice-opened', 'choice-opened', 'route-changed'])
    expect(inHand(bench)).toMatchObject({
      disposition: 'repair', zone: 'C', dispositionOverride: { computed: 'restock', reason: 'rule-does-not-fit' }, state: 'labelling', label: { state: 'requested', reprint: 'route-changed' },
    })
  })

  it('does not take the old label for the new one', () => {
    const bench = labelled()
    all(bench, 'CHANGE ROUTE', 'ANSWER 3', 'ANSWER 1')
    expect(said(bench.scan(inHand(bench).lpn))).toBe('old-label')
    bench.printFails()
    expect(said(bench.scan(inHand(bench).lpn))).toBe('old-label')
    bench.command('REPRINT')
    bench.print()
    expect(said(bench.scan(inHand(bench).lpn))).toBe('label-scanned-back')
    expect(said(bench.scan(bench.state().totes.find((tote) => tote.zone === 'A')?.lpn ?? ''))).toBe('wrong-tote')
    expect(said(bench.scan(bench.state().totes.find((tote) => tote.zone === 'C')?.lpn ?? ''))).toBe('unit-placed')
  })

  it('works at the tote step too, and leads back to the label', () => {
    const bench = labelled()
    bench.scan(inHand(bench).lpn)
    all(bench, 'CHANGE ROUTE', 'ANSWER 2', 'ANSWER 9')
    expect(inHand(bench)).toMatchObject({ state: 'labelling', scannedBackAt: null, zone: 'B' })
  })

  it('of the grade lets the rules decide the route anew', () => {
    const bench = labelled()
    expect(all(bench, 'GRADE C', 'ANSWER 3')).toEqual(['choice-opened', 'grade-changed'])
    expect(inHand(bench)).toMatchObject({ grade: 'C', gradeOverride: { computed: 'A', reason: 'answer-mistaken' }, disposition: 'repair', dispositionOverride: null, state: 'labelling' })
    expect(all(bench, 'CHANGE ROUTE', 'ANSWER 7', 'ANSWER 2', 'ANSWER 1')).toEqual(['choice-opened', 'choice-opened', 'choice-opened', 'grade-changed'])
    expect(inHand(bench)).toMatchObject({ grade: 'B', gradeOverride: { computed: 'A' } })
  })

  it('changes nothing to what it is already', () => {
    expect(all(labelled(), 'GRADE A')).toEqual(['nothing-to-change'])
    expect(all(labelled(), 'CHANGE ROUTE', 'ANSWER 1').at(-1)).toBe('nothing-to-change')
  })

  it('never sells what is dangerous, and leaves its other routes to a lead', () => {
    const bench = hazardous()
    expect(bench.command('CHANGE ROUTE').ok).toBe(true)
    expect(bench.command('ANSWER 1')).toMatchObject({ failure: { kind: 'route-not-allowed', facts: { flag: 'hazard', disposition: 'restock' } } })
    expect(bench.command('ANSWER 5')).toMatchObject({ failure: { kind: 'route-for-lead', facts: { flag: 'hazard' } } })
    expect(all(bench, 'GRADE B')).toEqual(['grade-not-allowed'])
    bench.scan(vera.badge)
    expect(all(bench, 'CHANGE ROUTE', 'ANSWER 5', 'ANSWER 8')).toEqual(['choice-opened', 'choice-opened', 'route-changed'])
    expect(all(bench, 'CHANGE ROUTE', 'ANSWER 1').at(-1)).toBe('route-not-allowed')
    expect(inHand(bench)).toMatchObject({ disposition: 'recycle', dispositionOverride: { computed: 'quarantine', reason: 'lead-said-so' } })
  })
})

describe('a hold', () => {
  it.each([['ANSWER 1', 'asked-by-operator'], ['ANSWER 2', 'lead-decides'], ['ANSWER 3', 'hazard'], ['ANSWER 4', 'parts-awaited'], ['ANSWER 5', 'question-open'], ['HOLD', 'asked-by-operator'], ['NEXT', 'asked-by-operator'], ['LEAD', 'lead-decides']] as const)(
    'by %s is for: %s', (command, reason) => {
      const bench = labelled()
      const { lpn } = inHand(bench)
      expect(all(bench, 'HOLD', command)).toEqual(['choice-opened', 'unit-held'])
      expect(bench.unit(lpn)?.held).toMatchObject({ reason, from: 'labelling' })
      bench.scan(lpn)
      expect(inHand(bench)).toMatchObject({ lpn, state: 'labelling', held: null })
    },
  )

  it.each(['weigh', 'choose', 'question', 'label', 'tote'] as const)('works at step %s, and BACK leaves the unit there', (step) => {
    const bench = benchAt(step)
    const { lpn } = inHand(bench)
    expect(all(bench, 'HOLD', 'BACK')).toEqual(['choice-opened', 'put-back'])
    expect(bench.step().kind).toBe(step)
    expect(all(bench, 'HOLD', 'ANSWER 5')).toEqual(['choice-opened', 'unit-held'])
    bench.scan(lpn)
    expect(bench.step().kind).toBe(step)
  })
})

describe('a label for a hold', () => {
  it.each(['weigh', 'choose', 'question', 'serial', 'lot'] as const)('is printed at step %s, where no label is on the unit yet', (step) => {
    const bench = benchAt(step)
    const { lpn } = inHand(bench)
    all(bench, 'HOLD')
    expect(bench.command('ANSWER 5')).toMatchObject({ ok: true, value: { outcome: 'unit-held', facts: { label: 'hold' } } })
    expect(bench.unit(lpn)).toMatchObject({ state: 'held', label: null, holdLabel: { state: 'requested' }, conflicts: [] })
    bench.print()
    expect(bench.unit(lpn)).toMatchObject({ state: 'held', holdLabel: { state: 'confirmed' }, labelsPrinted: 1 })
    bench.scan(lpn)
    expect(bench.step().kind).toBe(step)
    all(bench, 'HOLD', 'ANSWER 1')
    expect(bench.unit(lpn)?.holdLabel?.state).toBe('confirmed')
  })

  it('is not printed where the route label is on the unit or on its way', () => {
    const printed = labelled()
    all(printed, 'HOLD', 'HOLD')
    expect(printed.units()[0]).toMatchObject({ state: 'held', holdLabel: null })
    const onItsWay = weighed()
    all(onItsWay, 'YES', 'ANSWER 1', 'LEAD')
    expect(onItsWay.units()[0]).toMatchObject({ state: 'held', holdLabel: null, label: { state: 'requested' } })
  })

  it('that does not come out leaves the unit on hold, to be printed when a printer is there', () => {
    const bench = weighed()
    all(bench, 'YES', 'ANSWER 1')
    bench.printFails()
    all(bench, 'HOLD', 'HOLD')
    const [held] = bench.units()
    expect(held).toMatchObject({ holdLabel: { state: 'requested' } })
    bench.printFails()
    const failed = bench.units()[0]
    expect(failed).toMatchObject({ state: 'held', holdLabel: { state: 'failed', cause: 'paper-out', sentNothing: true } })
    expect(failed && needsHoldLabel(failed)).toBe(true)
  })

  it('is not the label of the route: scanned back before that one is out, it is refused', () => {
    const bench = weighed()
    all(bench, 'HOLD', 'HOLD')
    bench.print()
    const lpn = bench.units()[0]?.lpn ?? ''
    bench.scan(lpn)
    all(bench, 'YES', 'ANSWER 1')
    expect(said(bench.scan(lpn))).toBe('old-label')
    bench.print()
    expect(said(bench.scan(lpn))).toBe('label-scanned-back')
  })

  it('goes with the hold when it is taken back, and what came out stays told', () => {
    const bench = weighed()
    all(bench, 'HOLD', 'HOLD')
    bench.print()
    expect(said(bench.command('UNDO'))).toBe('step-undone')
    expect(inHand(bench)).toMatchObject({ state: 'weighed', held: null, holdLabel: null, labelsPrinted: 1, otherLabelsOut: 1, conflicts: [] })
    all(bench, 'YES', 'ANSWER 1')
    expect(said(bench.scan(inHand(bench).lpn))).toBe('old-label')
  })

  it('asked for where nothing is held fits nowhere', () => {
    const bench = weighed()
    const { unitId, lpn } = inHand(bench)
    bench.journal.append([draft('labelRequested', subjectOf('unit', unitId), { printJobId: asId('x'), lpn, reprint: null, purpose: 'hold' })], null)
    expect(inHand(bench)).toMatchObject({ state: 'weighed', holdLabel: null, conflicts: [{ kind: 'labelRequested' }] })
  })
})

describe('an override taken back after its label came out', () => {
  const overridden: readonly (readonly [string, readonly BenchCommand[]])[] = [['route', ['CHANGE ROUTE', 'ANSWER 3', 'ANSWER 1']], ['grade', ['GRADE C', 'ANSWER 3']]]

  it.each(overridden)('prints the label of the %s before, and the wrong one is refused until then', (_, commands) => {
    const bench = labelled()
    all(bench, ...commands)
    bench.print()
    bench.scan(inHand(bench).lpn)
    bench.command('UNDO')
    expect(bench.command('UNDO')).toMatchObject({ ok: true, value: { outcome: 'step-undone', facts: { label: 'again' } } })
    expect(inHand(bench)).toMatchObject({ state: 'labelling', zone: 'A', label: { state: 'requested', reprint: 'route-changed' }, gradeOverride: null, dispositionOverride: null, conflicts: [] })
    expect(said(bench.scan(inHand(bench).lpn))).toBe('old-label')
    bench.print()
    expect(said(bench.scan(inHand(bench).lpn))).toBe('label-scanned-back')
  })

  it('is followed by an UNDO of the answer before it, with both labels of the route', () => {
    const bench = labelled()
    all(bench, 'CHANGE ROUTE', 'ANSWER 3', 'ANSWER 1')
    bench.print()
    bench.command('UNDO')
    expect(bench.command('UNDO')).toMatchObject({ ok: true, value: { facts: { step: 'questionAnswered' } } })
    expect(inHand(bench)).toMatchObject({ state: 'weighed', label: null, conflicts: [] })
  })
})

describe('undo and restart', () => {
  const steps: readonly (readonly [string, () => MemoryBench, readonly BenchCommand[]])[] = [
    ['a judged weight', () => weighed(LIGHT_GRAMS), ['ANSWER 3']],
    ['a claimed reason', () => weighed(310, null), ['ANSWER 5', 'ANSWER 1']],
    ['a claimed reason that was not said', () => weighed(310, null), ['NEXT']],
    ['a changed found reason', labelled, ['CHANGE REASON', 'ANSWER 1', 'NEXT']],
    ['a changed route, with its label', labelled, ['CHANGE ROUTE', 'ANSWER 3', 'ANSWER 1']],
    ['a changed grade, with route and label', labelled, ['GRADE C', 'ANSWER 1']],
    ['a hold with its reason', labelled, ['HOLD', 'ANSWER 4']],
  ]
  const picture = (bench: MemoryBench) => ({ step: bench.step(), units: bench.units().map(({ steps: _steps, labelsPrinted: _printed, reprints: _reprints, otherLabelsOut: _other, ...unit }) => unit) })

  it.each(steps)('UNDO takes back %s', (_, begin, commands) => {
    const bench = begin()
    const before = picture(bench)
    all(bench, ...commands)
    expect(picture(bench)).not.toEqual(before)
    expect(said(bench.command('UNDO'))).toBe('step-undone')
    expect(picture(bench)).toEqual(before)
  })

  it.each(steps)('a restart after %s finds the same step: it is computed from the journal', (_, begin, commands) => {
    const bench = begin()
    all(bench, ...commands)
    const again = createMemoryBench({ items: [anItem()], returnOrders: [aReturnOrder('RMA-1', [aReturnLine({ claimedReason: bench.state().lines[0]?.claimedReason ?? null, quantityExpected: 3 })])], operators: [dana, vera], journal: bench.journal })
    expect(dueStep({ ...again.state(), pending: null })).toEqual(bench.step())
  })

  it.each([['weight', () => weighed(LIGHT_GRAMS), 'weight-check'], ['reason', () => weighed(310, null), 'claimed-reason']] as const)('a restart at the due %s asks it again', (_, begin, of) => {
    const bench = begin()
    expect(dueStep({ ...bench.state(), pending: null })).toEqual({ kind: 'choose', choosing: { of } })
  })
})

describe('the base groups', () => {
  it('are three, and every disposition has one', () => {
    expect(Object.fromEntries(DISPOSITIONS.map((disposition) => [disposition, baseGroup(disposition)]))).toEqual({
      restock: 'sellable', repack: 'sellable', repair: 'repair', vendor: 'not-returnable', recycle: 'not-returnable', quarantine: 'not-returnable',
      'resell-new': 'sellable', discount: 'sellable', refurbish: 'repair', customer: 'not-returnable', donate: 'not-returnable', destroy: 'not-returnable', hold: 'not-returnable',
    })
    expect(DISPOSITIONS.filter(isResalable)).toEqual(['restock', 'repack', 'resell-new', 'discount'])
  })
})
