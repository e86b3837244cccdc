import { draft, type DraftEntry } from '@shared/domain/journal-entry'
import { REFERENCE_SHIFTS } from '@shared/domain/mix-adjusted-time'
import { gatherShiftFacts } from '@shared/domain/projections/shift-facts'
import { summariseShift } from '@shared/domain/projections/shift-summary'
import { asId, type ShiftId } from '@shared/domain/ids'
import { subjectOf } from '@shared/domain/journal-entry'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openShiftSource } from '../../../electron/station/store/shift-source'
import { harm } from './support/raw-database'
import { atEnd, createTestClock, MORNING, openTestStore, temporaryFolder } from './support/temporary-store'
import { ALIYA, holdUnit, identifyUnit, openShift, openTote, receiveParcel, resumeUnit, shiftSubject, signIn, weighUnit, wholeWay } from './support/usual-work'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const closeShift = (subject = shiftSubject): DraftEntry => draft('shiftClosed', subject, { operatorId: ALIYA })
const nextShift = (n: number): { readonly subject: ReturnType<typeof subjectOf>; readonly drafts: readonly DraftEntry[] } => {
  const shiftId = asId<ShiftId>(`shift-n${n}`)
  const subject = subjectOf('shift', shiftId)
  return { subject, drafts: [draft('shiftOpened', subject, { shiftId, operatorId: ALIYA }), draft('operatorSignedIn', subject, { operatorId: ALIYA, by: 'badge' })] }
}

/** Two shifts: in the first, one unit is placed and one held; in the second the held one is taken up, and another placed. */
function twoShifts(dir: string) {
  const clock = createTestClock()
  const store = openTestStore(dir, { clock })
  const append = (...drafts: readonly (DraftEntry | readonly DraftEntry[])[]) => {
    store.journal.append(drafts.flat(), ALIYA)
    clock.step(MINUTE)
  }
  append(openShift(), signIn(), openTote())
  append(receiveParcel())
  append(wholeWay('u1'))
  append(identifyUnit('u2', 1))
  append(weighUnit('u2'))
  append(holdUnit('u2'))
  append(closeShift())
  clock.step(HOUR)
  const second = nextShift(2)
  append(second.drafts)
  append(resumeUnit('u2'))
  append(wholeWay('u3', 2))
  append(closeShift(second.subject))
  return { store, clock, second, seq: store.journal.head().seq }
}

function openSource(dir: string) {
  const source = openShiftSource(dir)
  atEnd(() => source.close())
  return source
}

function summaryOf(dir: string, shiftId: string | null = null, frozenAt = MORNING + 24 * HOUR) {
  const source = openSource(dir)
  const shift = source.findShift(shiftId)
  if (!shift) throw new Error('no shift')
  return summariseShift(source.gather(shift, shift.closedAt ?? frozenAt))
}

describe('reading a shift beside a station at work', () => {
  test('counts the newest shift, with what came before of its units', () => {
    const dir = temporaryFolder()
    twoShifts(dir)
    const summary = summaryOf(dir)
    expect(summary).toMatchObject({ unitsPlaced: 1, chainWhole: true, stillOpen: [{ state: 'weighed' }] })
    // Taken up from the first shift: its first scan lies there, its place in this list is here.
    expect(summary.unitsByStep.find(({ step }) => step === 'identified')?.count).toBe(1)
  })

  test('an earlier shift tells what was true at its end', () => {
    const dir = temporaryFolder()
    twoShifts(dir)
    expect(summaryOf(dir, 'shift-1')).toMatchObject({ unitsPlaced: 1, stillOpen: [{ state: 'held', holdReason: 'lead-decides' }], holds: [{ key: 'lead-decides', count: 1 }] })
  })

  test('names the parcel of a unit that came in an earlier shift', () => {
    const dir = temporaryFolder()
    twoShifts(dir)
    const source = openSource(dir)
    const shift = source.findShift(null)
    if (!shift) throw new Error('no shift')
    const facts = gatherShiftFacts(source.gather(shift, shift.closedAt ?? 0))
    expect(facts.units.map(({ rmaNumber }) => rmaNumber)).not.toContain('')
  })

  test('reads what the station appended since it was opened', () => {
    const dir = temporaryFolder()
    const { store, clock } = twoShifts(dir)
    const source = openSource(dir)
    const third = nextShift(3)
    store.journal.append(third.drafts, ALIYA)
    clock.step(MINUTE)
    expect(source.findShift(null)).toMatchObject({ shiftId: 'shift-n3', closedAt: null })
    expect(source.findShift('shift-none')).toBeNull()
  })

  test('has the last check sum of the journal in its hands', () => {
    const dir = temporaryFolder()
    const { store } = twoShifts(dir)
    expect(summaryOf(dir).lastHash).toBe(store.journal.head().hash)
  })

  test('finds no shift in a store that has none', () => {
    const dir = temporaryFolder()
    openTestStore(dir)
    expect(openSource(dir).findShift(null)).toBeNull()
  })
})

describe('what is proven of the chain', () => {
  const changed = (seqOf: (last: number) => number): boolean => {
    const dir = temporaryFolder()
    const { store, seq } = twoShifts(dir)
    store.close()
    const copy = join(temporaryFolder(), 'copy')
    cpSync(dir, copy, { recursive: true })
    expect(harm(copy, `UPDATE entries SET payload = replace(payload, '}', ',"x":1}') WHERE seq = ?`, seqOf(seq))).toBe(1)
    return summaryOf(copy).chainWhole
  }

  test('an entry of the shift that was changed breaks it, the last one too', () => {
    expect(changed((last) => last)).toBe(false)
    expect(changed((last) => last - 3)).toBe(false)
  })

  test('one before the shift does not: that is for journal verify to find', () => {
    expect(changed(() => 4)).toBe(true)
  })

  test('an entry that is gone breaks it', () => {
    const dir = temporaryFolder()
    const { store, seq } = twoShifts(dir)
    store.close()
    expect(harm(dir, 'DELETE FROM entries WHERE seq = ?', seq - 2)).toBe(1)
    expect(summaryOf(dir).chainWhole).toBe(false)
  })
})

test('the usual mix is made of the last closed shifts before, never of this one', () => {
  const dir = temporaryFolder()
  const clock = createTestClock()
  const store = openTestStore(dir, { clock })
  store.journal.append([openTote(), receiveParcel()], ALIYA)
  for (let n = 0; n < REFERENCE_SHIFTS + 3; n++) {
    const { subject, drafts } = nextShift(n)
    store.journal.append(drafts, ALIYA)
    clock.step(MINUTE)
    for (const draftOfUnit of wholeWay(`u${n}`, n)) {
      store.journal.append([draftOfUnit], ALIYA)
      clock.step(1000)
    }
    clock.step(MINUTE)
    store.journal.append([closeShift(subject)], ALIYA)
    clock.step(HOUR)
  }
  const source = openSource(dir)
  const shift = source.findShift(null)
  if (!shift) throw new Error('no shift')
  const { reference } = source.gather(shift, shift.closedAt ?? 0)
  expect(reference).toMatchObject({ shifts: REFERENCE_SHIFTS })
  expect(reference?.units).toHaveLength(REFERENCE_SHIFTS)
  expect(new Set(reference?.units.map(({ unitMs }) => unitMs)).size).toBe(1)
})
