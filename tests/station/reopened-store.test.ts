import type { BenchStepKind } from '@shared/domain/bench-state'
import { expect, test } from 'vitest'
import { createBench } from '../../electron/station/handlers/bench'
import { loadTemplates } from '../../electron/station/templates/load-templates'
import { createTestClock, createTestSource, MORNING, openTestStore } from './store/support/temporary-store'
import { openStoreBench } from './support/store-bench'

/** Steps that follow from the journal alone. An open question is not kept: whoever asked it scans again. */
const DUE: readonly Exclude<BenchStepKind, 'confirm'>[] = ['sign-in', 'scan-parcel', 'scan-unit', 'serial', 'lot', 'weigh', 'choose', 'question', 'label', 'tote']
const AN_HOUR = 3_600_000

test.each(DUE)('a bench that waits at %s waits there again when its store is opened anew', async (step) => {
  const desk = await openStoreBench()
  desk.goTo(step)
  const before = desk.bench.view()
  const { dir } = desk.store
  desk.store.close()

  const clock = createTestClock(MORNING + AN_HOUR)
  const store = openTestStore(dir, { clock })
  const bench = createBench({
    store, templates: await loadTemplates('resources'), clock, newId: createTestSource('again').newId,
    isScaleReady: () => true, adjustScale: () => undefined, printers: { other: () => null, takeOver: () => undefined }, previewLabel: () => ({ widthMm: 1, heightMm: 1, shapes: [] }), onAppended() {},
  })
  const after = bench.view()
  expect(after.step).toEqual(before.step)
  expect({ ...after, shift: null }).toEqual({ ...before, shift: null })
  expect(after.shift?.shiftId).toBe(before.shift?.shiftId)
  expect(store.journal.verify().problems).toEqual([])
})

test('an open question is put away, and the bench waits at the step beneath it', async () => {
  const desk = await openStoreBench()
  desk.goTo('confirm')
  const { dir } = desk.store
  desk.store.close()
  const store = openTestStore(dir)
  const bench = createBench({
    store, templates: await loadTemplates('resources'), clock: createTestClock(MORNING + AN_HOUR), newId: createTestSource('again').newId,
    isScaleReady: () => true, adjustScale: () => undefined, printers: { other: () => null, takeOver: () => undefined }, previewLabel: () => ({ widthMm: 1, heightMm: 1, shapes: [] }), onAppended() {},
  })
  expect(bench.step().kind).toBe('scan-unit')
})
