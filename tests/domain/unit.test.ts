import { asId, type ParcelId, type PrintJobId, type ToteId } from '@shared/domain/ids'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { foldUnit } from '@shared/domain/projections/unit-status'
import { makeLpn } from '@shared/domain/lpn'
import { UNIT_STATES, isFinished, isInHand, isStepAllowed, type UnitState, type UnitStepKind, type UnitView } from '@shared/domain/unit'
import { describe, expect, it } from 'vitest'
import { createMemoryBench } from '../support/memory-bench'

const STEP_KINDS: readonly UnitStepKind[] = [
  'unitWeighed', 'weighingSkipped', 'questionAnswered', 'unitGraded', 'dispositionDecided',
  'claimedReasonRecorded', 'foundReasonRecorded', 'weightJudged', 'gradeOverridden', 'dispositionOverridden',
  'labelRequested', 'labelSent', 'labelFailed', 'labelScannedBack', 'unitRelabelled', 'unitPutInTote', 'unitPutAway', 'unitHeld', 'unitResumed',
]

/** The table of `unit.ts`, written down once more from the picture there, not from the code. */
const ALLOWED: Record<UnitState, readonly UnitStepKind[]> = {
  identified: ['claimedReasonRecorded', 'unitWeighed', 'weighingSkipped', 'unitHeld'],
  weighed: ['claimedReasonRecorded', 'weightJudged', 'questionAnswered', 'unitGraded', 'unitHeld'],
  graded: ['foundReasonRecorded', 'dispositionDecided', 'unitHeld'],
  decided: ['foundReasonRecorded', 'gradeOverridden', 'dispositionOverridden', 'labelRequested', 'unitHeld'],
  labelling: ['foundReasonRecorded', 'gradeOverridden', 'dispositionOverridden', 'labelRequested', 'labelSent', 'labelFailed', 'labelScannedBack', 'unitHeld'],
  labelled: ['foundReasonRecorded', 'gradeOverridden', 'dispositionOverridden', 'labelRequested', 'labelSent', 'labelFailed', 'unitPutInTote', 'unitPutAway', 'unitHeld'],
  placed: ['labelSent', 'labelFailed', 'unitRelabelled', 'unitPutAway', 'unitHeld'],
  'put-away': ['labelSent', 'labelFailed', 'unitRelabelled', 'unitPutAway'],
  held: ['labelSent', 'labelFailed', 'unitRelabelled', 'unitResumed'],
}

/** Where each step leads, when it is allowed and not a question of the state before. */
const LEADS_TO: Partial<Record<UnitStepKind, UnitState>> = {
  unitWeighed: 'weighed', weighingSkipped: 'weighed', unitGraded: 'graded', dispositionDecided: 'decided', gradeOverridden: 'graded', labelRequested: 'labelling', labelScannedBack: 'labelled', unitPutInTote: 'placed', unitPutAway: 'put-away', unitHeld: 'held',
}

/** A journal with one unit in a state, built of single entries as they could stand. */
function journalAt(state: UnitState) {
  const bench = createMemoryBench()
  bench.command('SIGN OUT')
  const { journal } = bench
  const unit = subjectOf('unit', 'u1')
  const printJobId = asId<PrintJobId>('job-1')
  const steps: Record<Exclude<UnitState, 'identified' | 'held'>, DraftEntry> = {
    weighed: draft('unitWeighed', unit, { weightGrams: 300, frame: '', deviceId: 'scale' }),
    graded: draft('unitGraded', unit, { grade: 'A', score: 100, findings: [], rulesVersion: 1 }),
    decided: draft('dispositionDecided', unit, { disposition: 'restock', zone: 'A', ruleId: 12, rulesVersion: 1 }),
    labelling: draft('labelRequested', unit, { printJobId, lpn: asId('U1'), reprint: null }),
    labelled: draft('labelScannedBack', unit, { lpn: asId('U1'), tookMs: 1 }),
    placed: draft('unitPutInTote', unit, { toteId: asId<ToteId>('t'), toteName: 'A-12', zone: 'A' }),
    'put-away': draft('unitPutAway', unit, { location: makeLpn('location', 'TBA0417') }),
  }
  const anyOf: Record<UnitStepKind, DraftEntry> = {
    serialRecorded: draft('serialRecorded', unit, { serial: 'SN-1', how: 'scanned' }), lotRecorded: draft('lotRecorded', unit, { lot: 'L1', expiry: null, how: 'typed' }),
    unitWeighed: steps.weighed, weighingSkipped: draft('weighingSkipped', unit, { reason: 'scale-missing' }), questionAnswered: draft('questionAnswered', unit, { questionId: 'seal', answerId: 'yes' }),
    claimedReasonRecorded: draft('claimedReasonRecorded', unit, { reason: 'size-or-fit/too-small' }), foundReasonRecorded: draft('foundReasonRecorded', unit, { reason: 'no-fault-found', how: 'findings' }),
    weightJudged: draft('weightJudged', unit, { verdict: 'parts-missing', usualGrams: 310, differenceGrams: -38 }), gradeOverridden: draft('gradeOverridden', unit, { grade: 'B', computed: 'A', reason: 'rule-does-not-fit' }),
    dispositionOverridden: draft('dispositionOverridden', unit, { disposition: 'repair', zone: 'C', computed: 'restock', ruleId: 12, reason: 'rule-does-not-fit' }),
    unitGraded: steps.graded, dispositionDecided: steps.decided, labelRequested: steps.labelling,
    labelSent: draft('labelSent', unit, { printJobId, confirmed: true, evidence: '' }), labelFailed: draft('labelFailed', unit, { printJobId, cause: 'paper-out', detail: '', sentBytes: 5 }),
    labelScannedBack: steps.labelled, unitRelabelled: draft('unitRelabelled', unit, { oldCode: asId('U1'), newLpn: asId('U2'), reason: 'covered' }), unitPutInTote: steps.placed, unitPutAway: steps['put-away'], unitHeld: draft('unitHeld', unit, { reason: 'lead-decides' }), unitResumed: draft('unitResumed', unit, { parcelId: asId<ParcelId>('p2') }),
  }
  journal.append([draft('unitIdentified', unit, {
    unitId: asId('u1'), lpn: asId('U1'), parcelId: asId('p1'), returnOrderId: asId('r1'), shiftId: asId('s1'), line: 1, itemId: null, sku: 'S', title: 'T', checklistId: 'c', checklistVersion: 1, usualWeightGrams: null, scanned: 'S',
  })], null)
  const way: readonly (keyof typeof steps)[] = ['weighed', 'graded', 'decided', 'labelling', 'labelled', 'placed', 'put-away']
  if (state === 'held') journal.append([steps.weighed, steps.graded, steps.decided, steps.labelling, anyOf.unitHeld], null)
  else if (state !== 'identified') journal.append(way.slice(0, way.indexOf(state) + 1).map((name) => steps[name]), null)
  const view = (): UnitView => {
    const found = foldUnit(journal.entriesOf([unit]))
    if (!found) throw new Error('the unit is gone')
    return found
  }
  return { journal, view, stepOf: (kind: UnitStepKind) => anyOf[kind] }
}

describe.each(UNIT_STATES)('a unit that is %s', (state) => {
  it.each(STEP_KINDS)('%s', (kind) => {
    const { journal, view, stepOf } = journalAt(state)
    const before = view()
    expect(before.state).toBe(state)
    journal.append([stepOf(kind)], null)
    const after = view()
    const allowed = ALLOWED[state].includes(kind)
    expect(isStepAllowed(state, kind)).toBe(allowed)
    if (!allowed) {
      // A print result of a job that is not the unit's own is no conflict: nobody did anything wrong.
      const stray = (kind === 'labelSent' || kind === 'labelFailed') && before.label === null
      expect(after).toEqual({ ...before, conflicts: stray ? [] : [expect.objectContaining({ kind })], labelsPrinted: stray && kind === 'labelSent' ? 1 : before.labelsPrinted, otherLabelsOut: stray && kind === 'labelSent' ? 1 : before.otherLabelsOut })
      return
    }
    expect(after.conflicts).toEqual([])
    expect(after.steps.at(-1)?.kind).toBe(kind)
    expect(after.state).toBe(kind === 'unitResumed' ? 'labelling' : (LEADS_TO[kind] ?? state))
  })
})

describe('a unit', () => {
  it('is in hand until it is placed or set aside, and finished when it is placed or put away', () => {
    expect(UNIT_STATES.filter((state) => isInHand(journalAt(state).view()))).toEqual(['identified', 'weighed', 'graded', 'decided', 'labelling', 'labelled'])
    expect(UNIT_STATES.filter((state) => isFinished(journalAt(state).view()))).toEqual(['placed', 'put-away'])
  })

  it('goes on where it was after it was held', () => {
    for (const state of UNIT_STATES.filter((candidate) => candidate !== 'placed' && candidate !== 'put-away' && candidate !== 'held')) {
      const { journal, view, stepOf } = journalAt(state)
      journal.append([stepOf('unitHeld')], null)
      expect(view().held).toMatchObject({ from: state, reason: 'lead-decides' })
      journal.append([stepOf('unitResumed')], null)
      expect(view()).toMatchObject({ state, held: null, parcelId: 'p2' })
    }
  })

  it('learns its print result also while it is held, and can be printed again after', () => {
    const { journal, view, stepOf } = journalAt('held')
    journal.append([stepOf('labelFailed'), stepOf('unitResumed')], null)
    expect(view()).toMatchObject({ state: 'labelling', label: { state: 'failed', cause: 'paper-out', sentNothing: false }, conflicts: [] })
  })

  it('counts a label that printed after it was scanned back', () => {
    const { journal, view, stepOf } = journalAt('labelled')
    journal.append([stepOf('labelSent')], null)
    expect(view()).toMatchObject({ state: 'labelled', labelsPrinted: 1, label: { state: 'confirmed' } })
  })

  it('counts every label that printed, also one whose step was taken back', () => {
    const { journal, view, stepOf } = journalAt('labelling')
    const requested = journal.entries.findLast((entry) => entry.kind === 'labelRequested')
    journal.append([draft('entryVoided', subjectOf('unit', 'u1'), { origin: requested?.origin ?? '', seq: requested?.seq ?? 0, kind: 'labelRequested' }), stepOf('labelSent')], null)
    expect(view()).toMatchObject({ state: 'decided', label: null, labelsPrinted: 1, conflicts: [] })
  })
  it('keeps the reasons, the judged weight and what a person chose against the rules', () => {
    const { journal, view, stepOf } = journalAt('weighed')
    journal.append([stepOf('claimedReasonRecorded'), stepOf('weightJudged'), stepOf('unitGraded'), stepOf('foundReasonRecorded'), stepOf('dispositionDecided'), stepOf('labelRequested')], null)
    expect(view()).toMatchObject({
      claimedReason: 'size-or-fit/too-small', foundReason: { reason: 'no-fault-found', how: 'findings' }, weightJudged: { verdict: 'parts-missing', usualGrams: 310, differenceGrams: -38 },
      grade: 'A', gradeOverride: null, disposition: 'restock', dispositionOverride: null, conflicts: [],
    })
    journal.append([stepOf('dispositionOverridden')], null)
    expect(view()).toMatchObject({ state: 'labelling', disposition: 'repair', zone: 'C', ruleId: 12, dispositionOverride: { computed: 'restock', reason: 'rule-does-not-fit' } })
    journal.append([stepOf('gradeOverridden'), stepOf('dispositionDecided'), stepOf('labelRequested')], null)
    expect(view()).toMatchObject({
      state: 'labelling', grade: 'B', gradeOverride: { computed: 'A', reason: 'rule-does-not-fit' }, disposition: 'restock', zone: 'A', dispositionOverride: null, conflicts: [],
    })
  })

  it('must be judged anew when it is weighed anew', () => {
    const { journal, view, stepOf } = journalAt('weighed')
    journal.append([stepOf('weightJudged')], null)
    const weighed = journal.entries.findLast((entry) => entry.kind === 'unitWeighed')
    journal.append([draft('entryVoided', subjectOf('unit', 'u1'), { origin: weighed?.origin ?? '', seq: weighed?.seq ?? 0, kind: 'unitWeighed' }), stepOf('unitWeighed')], null)
    expect(view()).toMatchObject({ state: 'weighed', weightJudged: null })
  })
})
