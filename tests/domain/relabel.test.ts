import { draft, subjectOf, type DraftEntry, type EntryKind } from '@shared/domain/journal-entry'
import { asId, type Lpn, type ParcelId } from '@shared/domain/ids'
import { makeLpn } from '@shared/domain/lpn'
import type { Decision } from '@shared/domain/commands/plan'
import { openRelabelJob } from '@shared/domain/unit'
import { toteProgress } from '@shared/domain/relabel-state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aNeededLabel, benchPlate, createMemoryRelabel, GOODS_CODE } from '../support/memory-relabel'

const kindOf = (decision: Decision): string => (decision.ok ? decision.value.outcome : decision.failure.kind)
const factsOf = (decision: Decision) => (decision.ok ? decision.value.facts : decision.failure.facts)
const entriesOf = (decision: Decision) => (decision.ok ? decision.value.entries.map(({ kind }) => kind) : [])

/** The newest entry of a kind about a unit, taken back. */
function takenBack({ journal }: ReturnType<typeof createMemoryRelabel>, unitId: string, kind: EntryKind): DraftEntry {
  const subject = subjectOf('unit', unitId)
  const entry = journal.entriesOf([subject]).findLast((candidate) => candidate.kind === kind)
  if (!entry) throw new Error(`no ${kind} of ${unitId}`)
  return draft('entryVoided', subject, { origin: entry.origin, seq: entry.seq, kind })
}

describe('one label that covers the plate', () => {
  test('is printed at the scan of the unit, proved by the scan of its new plate, and the old plate is covered', () => {
    const relabel = createMemoryRelabel()
    expect(entriesOf(relabel.scan(benchPlate(0)))).toEqual(['labelRequested'])
    const fresh = relabel.print()
    expect(fresh).not.toBe(benchPlate(0))
    const done = relabel.scan(fresh)
    expect(entriesOf(done)).toEqual(['labelScannedBack', 'unitRelabelled'])
    expect(factsOf(done)).toMatchObject({ oldCode: benchPlate(0), lpn: fresh })
    expect(relabel.unit(0)).toMatchObject({ lpn: fresh, coveredCodes: [benchPlate(0)], state: 'placed', conflicts: [] })
    const covered = relabel.scan(benchPlate(0))
    expect(kindOf(covered)).toBe('code-covered')
    expect(factsOf(covered)).toMatchObject({ oldCode: benchPlate(0), lpn: fresh, title: 'Headphones 0' })
  })

  test('its old plate instead of the fresh one is a stop, and so is the plate of a neighbour', () => {
    const relabel = createMemoryRelabel()
    relabel.scan(benchPlate(0))
    relabel.print()
    expect(kindOf(relabel.scan(benchPlate(0)))).toBe('old-code-reads')
    expect(kindOf(relabel.scan(benchPlate(1)))).toBe('wrong-label')
    expect(kindOf(relabel.scan('SOMETHING-ELSE'))).toBe('wrong-label')
    expect(kindOf(relabel.scan(GOODS_CODE))).toBe('old-code-reads')
    expect(kindOf(relabel.scan(relabel.tote.lpn))).toBe('fresh-label-wanted')
    expect(relabel.unit(0).coveredCodes).toEqual([])
  })

  test('the code of the item on the fresh label proves nothing: the neighbour has it, too', () => {
    const relabel = createMemoryRelabel({ labels: [aNeededLabel({ templateId: 'resale-condition', codes: ['04006381333931'] })] })
    relabel.scan(benchPlate(0))
    relabel.print()
    expect(kindOf(relabel.scan('4006381333931'))).toBe('fresh-plate-wanted')
  })

  test('a covered plate is a stop at the bench and on the floor page, too', () => {
    const relabel = createMemoryRelabel()
    relabel.scan(benchPlate(0))
    const fresh = relabel.print()
    relabel.scan(fresh)
    expect(kindOf(relabel.bench.scan(benchPlate(0)))).toBe('code-covered')
    expect(kindOf(relabel.bench.floor.scan(benchPlate(0)))).toBe('code-covered')
  })
})

test('two labels are printed one after the other, the second by itself; one without a code is seen, not scanned', () => {
  const relabel = createMemoryRelabel({ labels: [aNeededLabel({ templateId: 'resale-condition' }), aNeededLabel({ templateId: 'handling', covers: 'nothing', carriesPlate: false })] })
  expect(factsOf(relabel.scan(benchPlate(0)))).toMatchObject({ label: 'resale-condition', place: 1, of: 2 })
  const next = relabel.scan(relabel.print())
  expect(kindOf(next)).toBe('relabel-goes-on')
  expect(entriesOf(next)).toEqual(['labelScannedBack', 'unitRelabelled', 'labelRequested'])
  expect(kindOf(relabel.command('NEXT'))).toBe('printer-busy')
  relabel.print()
  expect(kindOf(relabel.scan('SOMETHING-ELSE'))).toBe('fresh-label-by-eye')
  expect(kindOf(relabel.command('NEXT'))).toBe('unit-relabelled')
  expect(openRelabelJob(relabel.unit(0))).toBeNull()
})

test('a tote says how many are done, and gives the item code to the one unit that is left', () => {
  const relabel = createMemoryRelabel({ units: 2 })
  expect(factsOf(relabel.scan(relabel.tote.lpn))).toMatchObject({ count: 2, left: 2 })
  expect(kindOf(relabel.scan(GOODS_CODE))).toBe('relabel-which')
  expect(kindOf(relabel.command('ANSWER 2'))).toBe('relabel-begun')
  expect(factsOf(relabel.scan(relabel.print()))).toMatchObject({ done: 1, of: 2, title: 'Headphones 1' })
  expect(kindOf(relabel.scan(GOODS_CODE))).toBe('relabel-begun')
  expect(factsOf(relabel.scan(relabel.print()))).toMatchObject({ done: 2, of: 2, title: 'Headphones 0' })
})

test('a unit is found by its serial number', () => {
  const relabel = createMemoryRelabel()
  relabel.scan(relabel.tote.lpn)
  expect(factsOf(relabel.scan('SN-2'))).toMatchObject({ title: 'Headphones 2' })
})

describe('what cannot be relabelled is refused with what to do', () => {
  test('on hold, not decided, in work, at another bench, in another tote, without its data', () => {
    const relabel = createMemoryRelabel({ units: 4 })
    relabel.append(draft('unitHeld', subjectOf('unit', 'u0'), { reason: 'lead-decides' }))
    expect(kindOf(relabel.scan(benchPlate(0)))).toBe('relabel-held')
    const placed = { toteId: asId<never>('other'), toteName: 'A-99', zone: 'A' } as const
    relabel.append(takenBack(relabel, 'u1', 'unitPutInTote'))
    expect(kindOf(relabel.scan(benchPlate(1)))).toBe('relabel-in-work')
    relabel.append(draft('unitPutInTote', subjectOf('unit', 'u1'), placed))
    relabel.scan(relabel.tote.lpn)
    const elsewhere = relabel.scan(benchPlate(1))
    expect([kindOf(elsewhere), factsOf(elsewhere).where]).toEqual(['relabel-not-in-tote', 'A-99'])
    for (const kind of ['unitPutInTote', 'labelScannedBack', 'labelSent', 'labelRequested', 'dispositionDecided'] as const) relabel.append(takenBack(relabel, 'u2', kind))
    expect(kindOf(relabel.scan(benchPlate(2)))).toBe('relabel-undecided')
  })

  test('missing data is named, and HOLD sets the unit aside', () => {
    const relabel = createMemoryRelabel({ labels: [aNeededLabel({ missing: ['price', 'gtin'] })] })
    relabel.scan(relabel.tote.lpn)
    expect(factsOf(relabel.scan(benchPlate(0)))).toMatchObject({ label: 'quarantine', field: 'price', more: 1 })
    const held = relabel.command('HOLD')
    expect([kindOf(held), factsOf(held).reason]).toEqual(['unit-held', 'question-open'])
    expect(relabel.state().tote?.units).toHaveLength(2)
    relabel.append(draft('unitResumed', subjectOf('unit', 'u0'), { parcelId: asId<ParcelId>('p1') }))
    expect(relabel.unit(0)).toMatchObject({ state: 'placed', toteName: relabel.tote.name })
  })

  test('a unit that was put away gets a new plate, but no labels', () => {
    const relabel = createMemoryRelabel()
    relabel.append(draft('unitPutAway', subjectOf('unit', 'u0'), { location: makeLpn('location', 'TBA0417') }))
    expect(kindOf(relabel.scan(benchPlate(0)))).toBe('relabel-what-for')
    expect(kindOf(relabel.command('ANSWER 1'))).toBe('no-such-answer')
    expect(kindOf(relabel.command('ANSWER 2'))).toBe('relabel-begun')
    expect(entriesOf(relabel.scan(relabel.print()))).toContain('unitRelabelled')
    expect(relabel.unit(0)).toMatchObject({ state: 'put-away', coveredCodes: [benchPlate(0)] })
  })
})

test('a lost plate is replaced: chosen from the list, the new one is valid once it was scanned', () => {
  const relabel = createMemoryRelabel({ units: 2 })
  relabel.scan(relabel.tote.lpn)
  expect(kindOf(relabel.command('ANSWER 2'))).toBe('relabel-what-for')
  expect(kindOf(relabel.command('ANSWER 3'))).toBe('relabel-begun')
  const fresh = relabel.print() as Lpn
  relabel.scan(fresh)
  expect(relabel.unit(1)).toMatchObject({ lpn: fresh, coveredCodes: [benchPlate(1)] })
  const entry = relabel.journal.entries.find(({ kind }) => kind === 'unitRelabelled')
  expect(entry?.payload).toMatchObject({ reason: 'lost' })
  // Its labels are still to come, and they cover the new plate in turn.
  relabel.scan(fresh)
  relabel.scan(relabel.print())
  expect(relabel.unit(1).coveredCodes).toEqual([benchPlate(1), fresh])
})

test('a label that did not come out is asked for again with the same plate; one on its way is not', () => {
  const relabel = createMemoryRelabel()
  relabel.scan(benchPlate(0))
  expect(kindOf(relabel.command('REPRINT'))).toBe('printer-busy')
  const lpn = openRelabelJob(relabel.unit(0))?.lpn
  relabel.printFails()
  expect(kindOf(relabel.command('REPRINT'))).toBe('label-asked-again')
  expect(openRelabelJob(relabel.unit(0))).toMatchObject({ lpn, state: 'requested', reprint: 'failed' })
  expect(relabel.print()).toBe(lpn)
})

test('UNDO takes the scan of the fresh label back with what followed from it, then the label itself', () => {
  const relabel = createMemoryRelabel({ labels: [aNeededLabel({ templateId: 'resale-condition' }), aNeededLabel({ templateId: 'handling', covers: 'nothing', carriesPlate: false })] })
  relabel.scan(benchPlate(0))
  const fresh = relabel.print()
  relabel.scan(fresh)
  expect(factsOf(relabel.command('UNDO'))).toMatchObject({ step: 'labelScannedBack' })
  expect(relabel.unit(0)).toMatchObject({ lpn: benchPlate(0), coveredCodes: [] })
  expect(openRelabelJob(relabel.unit(0))).toMatchObject({ templateId: 'resale-condition', lpn: fresh })
  expect(factsOf(relabel.command('UNDO'))).toMatchObject({ step: 'labelRequested' })
  expect(openRelabelJob(relabel.unit(0))).toBeNull()
  expect(relabel.unit(0).state).toBe('placed')
})

test('whatever is scanned and pressed, no plate is on two units, no covered plate is valid, and the count is right', () => {
  const act = fc.oneof(
    fc.nat({ max: 3 }).map((n) => ({ do: 'unit' as const, n })), fc.constant({ do: 'fresh' as const }), fc.constant({ do: 'old' as const }), fc.constant({ do: 'tote' as const }),
    fc.constantFrom('UNDO', 'REPRINT', 'HOLD', 'NEXT', 'ANSWER 1', 'ANSWER 2', 'ANSWER 3').map((command) => ({ do: 'command' as const, command })),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const relabel = createMemoryRelabel({ units: 4 })
      for (const wanted of acts) {
        if (wanted.do === 'unit') relabel.scan(relabel.unit(wanted.n).lpn)
        else if (wanted.do === 'tote') relabel.scan(relabel.tote.lpn)
        else if (wanted.do === 'command') relabel.command(wanted.command)
        else {
          const current = relabel.state().current
          const job = current && openRelabelJob(current.unit)
          if (current && job) {
            if (job.state === 'requested') relabel.print()
            relabel.scan(wanted.do === 'fresh' ? job.lpn : current.unit.lpn)
          }
        }
        const units = [0, 1, 2, 3].map((n) => relabel.unit(n))
        const plates = units.map(({ lpn }) => lpn)
        expect(new Set(plates).size).toBe(4)
        for (const { coveredCodes, conflicts, state } of units) {
          expect(coveredCodes.some((code) => plates.includes(code))).toBe(false)
          expect(conflicts).toEqual([])
          expect(['placed', 'held']).toContain(state)
        }
        expect(units.filter((unit) => openRelabelJob(unit) !== null).length).toBeLessThanOrEqual(1)
        const { tote } = relabel.state()
        if (tote) expect(toteProgress(tote).of).toBe(units.filter(({ state }) => state === 'placed').length)
      }
    }),
    { numRuns: 150 },
  )
})
