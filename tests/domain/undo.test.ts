import { UNDO_REACH_STEPS, undoStep, undoableSteps } from '@shared/domain/commands/undo-step'
import { dueStep } from '@shared/domain/bench-state'
import { asId } from '@shared/domain/ids'
import { draft, subjectOf, type Subject } from '@shared/domain/journal-entry'
import { makeLpn } from '@shared/domain/lpn'
import { describe, expect, it } from 'vitest'
import { benchAt, placeUnit, timur } from '../support/bench-steps'
import type { MemoryBench } from '../support/memory-bench'
import { aReturnLine, aReturnOrder, anOperator, createMinting } from '../support/builders'
import { createMemoryBench } from '../support/memory-bench'

/** What the bench looks like, without what has physically happened and stays told. */
function picture(bench: MemoryBench) {
  const { pending: _pending, ...state } = bench.state()
  return {
    step: dueStep({ ...state, pending: null }),
    units: bench.units().map(({ steps: _steps, labelsPrinted: _printed, reprints: _reprints, otherLabelsOut: _other, ...unit }) => unit),
    parcels: bench.parcels(),
    totes: state.totes,
  }
}

const kinds = (bench: MemoryBench) => bench.journal.entries.map((entry) => entry.kind)

describe('undo', () => {
  const steps: readonly (readonly [name: string, act: (bench: MemoryBench) => void])[] = [
    ['the parcel', (bench) => bench.scan('RMA-4711')],
    ['the unit', (bench) => bench.scan('HP-250')],
    ['the weight', (bench) => bench.weigh(310)],
    ['the first answer', (bench) => bench.command('NO')],
    ['the second answer', (bench) => bench.command('ANSWER 1')],
    ['the last answer, with grade, route and label', (bench) => bench.command('ANSWER 1')],
    ['the scanned label', (bench) => bench.scan(bench.state().unit?.lpn ?? '')],
    ['the tote, with the closed parcel', (bench) => bench.scan(bench.state().totes.find((tote) => tote.zone === bench.state().unit?.zone)?.lpn ?? '')],
  ]

  function benchOfOneUnit(): MemoryBench {
    const bench = createMemoryBench({ returnOrders: [aReturnOrder('RMA-4711', [aReturnLine()])], operators: [anOperator()] })
    bench.scan(anOperator().badge)
    return bench
  }

  it.each(steps.map(([name], i) => [name, i] as const))('takes back %s, and the bench is as before', (_, upTo) => {
    const bench = benchOfOneUnit()
    for (const [, act] of steps.slice(0, upTo)) act(bench)
    const before = picture(bench)
    steps[upTo]?.[1](bench)
    expect(picture(bench)).not.toEqual(before)
    expect(bench.command('UNDO')).toMatchObject({ ok: true, value: { outcome: 'step-undone' } })
    expect(picture(bench)).toEqual(before)
  })

  it('takes back the whole way, step by step, and then says that nothing is left', () => {
    const bench = benchOfOneUnit()
    const pictures = [picture(bench)]
    for (const [, act] of steps) {
      act(bench)
      pictures.push(picture(bench))
    }
    for (let at = pictures.length - 2; at >= 0; at--) {
      bench.command('UNDO')
      expect(picture(bench)).toEqual(pictures[at])
    }
    expect(bench.command('UNDO')).toMatchObject({ ok: false, failure: { kind: 'nothing-to-undo' } })
  })

  it('goes forward again after it went back', () => {
    const bench = benchOfOneUnit()
    for (const [, act] of steps) act(bench)
    for (let i = 0; i < 3; i++) bench.command('UNDO')
    for (const [, act] of steps.slice(-3)) act(bench)
    expect(bench.units()[0]).toMatchObject({ state: 'placed', conflicts: [] })
    expect(bench.parcels()[0]?.closedAt).not.toBeNull()
  })

  it('deletes nothing: it adds entries that name what they take back, the newest first', () => {
    const bench = benchAt('label')
    const before = bench.journal.entries
    const count = before.length
    bench.command('UNDO')
    const added = bench.journal.entries.slice(count)
    expect(added.map((entry) => (entry.payload as { kind: string }).kind)).toEqual(['labelRequested', 'dispositionDecided', 'foundReasonRecorded', 'unitGraded', 'questionAnswered'])
    for (const entry of added) {
      const { origin, seq, kind } = entry.payload as { origin: string; seq: number; kind: string }
      const voided = bench.journal.entries.find((candidate) => candidate.origin === origin && candidate.seq === seq)
      expect(voided).toMatchObject({ kind, subject: entry.subject })
    }
  })

  it('never takes back a label that came out of the printer', () => {
    const bench = benchAt('label')
    const { unitId } = bench.state().unit ?? { unitId: '' }
    bench.command('UNDO')
    expect(bench.units().find((unit) => unit.unitId === unitId)).toMatchObject({ state: 'weighed', label: null, labelsPrinted: 1 })
    bench.command('ANSWER 1')
    bench.print()
    expect(bench.units().find((unit) => unit.unitId === unitId)).toMatchObject({ state: 'labelling', labelsPrinted: 2, label: { state: 'confirmed' } })
  })

  it('takes a print that was asked for again back alone', () => {
    const bench = benchAt('label')
    bench.command('REPRINT')
    bench.print()
    bench.command('UNDO')
    expect(bench.state().unit).toMatchObject({ state: 'labelling', grade: 'A', label: { state: 'confirmed', reprint: null }, labelsPrinted: 2 })
  })

  it('takes a print that the station repeated by itself back with the answer before it', () => {
    const bench = benchAt('question')
    bench.command('YES')
    bench.command('ANSWER 1')
    bench.printFails()
    const { unitId, lpn } = bench.state().unit ?? { unitId: asId('x'), lpn: asId('x') }
    bench.journal.append([draft('labelRequested', subjectOf('unit', unitId), { printJobId: asId('again'), lpn, reprint: 'failed' })], null)
    expect(bench.command('UNDO')).toMatchObject({ value: { facts: { step: 'questionAnswered' } } })
    expect(bench.state().unit).toMatchObject({ state: 'weighed', label: null })
  })

  it('takes a hold back', () => {
    const bench = benchAt('question')
    bench.command('HOLD')
    bench.command('HOLD')
    bench.command('UNDO')
    expect(bench.step()).toMatchObject({ kind: 'question', questionId: 'seal' })
  })

  it('takes a blind return order back together with its parcel', () => {
    const bench = benchAt('scan-parcel')
    bench.scan('NO-RMA')
    bench.command('YES')
    expect(bench.command('UNDO')).toMatchObject({ value: { facts: { step: 'returnOrderOpened' } } })
    expect(bench.parcels()).toEqual([])
    expect(bench.step().kind).toBe('scan-parcel')
  })

  it('opens a parcel again that was closed by hand', () => {
    const bench = benchAt('scan-unit')
    bench.command('NEXT')
    bench.command('YES')
    expect(bench.step().kind).toBe('scan-parcel')
    bench.command('UNDO')
    expect(bench.step().kind).toBe('scan-unit')
  })

  it('reaches finished units and closed parcels of this shift, one step after the other', () => {
    const bench = benchAt('scan-unit')
    bench.command('NEXT')
    bench.command('YES')
    bench.scan('RMA-4712')
    const undone = () => {
      const decision = bench.command('UNDO')
      return decision.ok ? decision.value.facts : decision.failure.kind
    }
    expect(undone()).toMatchObject({ step: 'parcelReceived', rmaNumber: 'RMA-4712' })
    expect(undone()).toMatchObject({ step: 'parcelClosed', rmaNumber: 'RMA-4711' })
    expect(undone()).toMatchObject({ step: 'unitHeld', title: 'Headphones, wireless' })
    expect(undone()).toMatchObject({ step: 'unitIdentified' })
    expect(undone()).toMatchObject({ step: 'unitPutInTote', title: 'Headphones, wireless' })
    expect(bench.step().kind).toBe('tote')
  })

  it('reaches 50 steps and not one more, however often it is asked', () => {
    const bench = benchAt('scan-parcel')
    for (let i = 0; i < UNDO_REACH_STEPS + 5; i++) {
      bench.scan('RMA-4711')
      bench.scan('HP-250')
      bench.command('HOLD')
      bench.command('NEXT')
      bench.command('YES')
      if (bench.journal.entries.length > 250) break
    }
    let undone = 0
    while (undone < 100 && bench.command('UNDO').ok) undone += 1
    expect(undone).toBe(UNDO_REACH_STEPS)
    expect(bench.command('UNDO')).toMatchObject({ failure: { kind: 'nothing-to-undo', facts: { reach: UNDO_REACH_STEPS } } })
  })

  it('does not reach over the shift', () => {
    const bench = benchAt('scan-parcel')
    bench.scan('RMA-4711')
    bench.command('UNDO')
    bench.closeShift()
    bench.journal.clock.advance(1000)
    bench.scan(timur.badge)
    expect(bench.command('UNDO')).toMatchObject({ failure: { kind: 'nothing-to-undo' } })
  })

  it('is refused in words where another bench went on from the step', () => {
    const bench = benchAt('scan-parcel')
    bench.scan('RMA-4711')
    placeUnit(bench)
    const [unit] = bench.units()
    const last = bench.journal.entries.at(-1)
    if (!unit || !last) throw new Error('the bench has a unit')
    const elsewhere = { ...last, origin: 'origin-b', seq: 1, at: last.at + 1, kind: 'unitPutAway', subject: subjectOf('unit', unit.unitId), payload: { location: makeLpn('location', 'TBA0417') } }
    const reach = { ...bench.undoable(), entriesOf: (subjects: readonly Subject[]) => [...bench.journal.entries, elsewhere].filter((entry) => subjects.includes(entry.subject)) }
    expect(undoStep(reach, createMinting())).toMatchObject({ ok: false, failure: { kind: 'undo-built-on', facts: { step: 'unitPutInTote', title: 'Headphones, wireless' } } })
    expect(undoStep(bench.undoable(), createMinting())).toMatchObject({ ok: true })
  })

  it('takes the parcel of now back first', () => {
    const bench = benchAt('scan-unit')
    bench.command('NEXT')
    bench.command('YES')
    bench.scan('RMA-4712')
    expect(bench.command('UNDO')).toMatchObject({ value: { facts: { step: 'parcelReceived' } } })
    expect(bench.step().kind).toBe('scan-parcel')
  })

  it('is done by whoever stands at the bench now', () => {
    const bench = benchAt('weigh')
    bench.scan(timur.badge)
    bench.command('UNDO')
    expect(bench.journal.entries.at(-1)).toMatchObject({ kind: 'entryVoided', actor: timur.operatorId })
  })
})

describe('back', () => {
  it('takes back what is still before the clerk, but not a unit that lies in its tote', () => {
    const bench = benchAt('scan-parcel')
    bench.scan('RMA-4711')
    expect(bench.command('BACK')).toMatchObject({ value: { facts: { step: 'parcelReceived' } } })
    bench.scan('RMA-4711')
    placeUnit(bench)
    expect(bench.command('BACK')).toMatchObject({ failure: { kind: 'nothing-to-undo' } })
    bench.scan('HP-250')
    expect(bench.command('BACK')).toMatchObject({ value: { facts: { step: 'unitIdentified' } } })
  })

  it('puts a question back and records nothing', () => {
    const bench = benchAt('confirm')
    const before = kinds(bench)
    expect(bench.command('BACK')).toMatchObject({ value: { outcome: 'put-back' } })
    expect(kinds(bench)).toEqual(before)
  })
})

describe('the steps that can be taken back', () => {
  it('are those of a person, newest first, each with what followed by itself', () => {
    const bench = benchAt('tote')
    const { unitId } = bench.state().unit ?? { unitId: '' }
    const ofUnit = bench.undoable().own.filter((entry) => entry.subject === `unit:${unitId}`)
    expect(undoableSteps(ofUnit).map((step) => step.map((entry) => entry.kind))).toEqual([
      ['labelScannedBack'], ['questionAnswered', 'unitGraded', 'foundReasonRecorded', 'dispositionDecided', 'labelRequested'], ['questionAnswered'], ['unitWeighed'], ['unitIdentified'],
    ])
  })

  it('are none before anything happened', () => {
    expect(undoableSteps([])).toEqual([])
  })
})
