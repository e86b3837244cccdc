import type { DraftEntry } from '@shared/domain/journal-entry'
import type { Operator } from '@shared/domain/operator'
import { FIRST_OWN_VERSION } from '@shared/labels/templates/label-versions'
import type { LabelTemplate } from '@shared/labels/templates/template'
import { beforeAll, expect, test } from 'vitest'
import { createLabelDesk, type LabelDesk } from '../../../electron/station/handlers/label-desk'
import { loadMatrixSymbols, type EncodeMatrix } from '../../../electron/station/labels/matrix-symbols'
import type { Store } from '../../../electron/station/store/store'
import { loadShippedLabels, type ShippedLabels } from '../../../electron/station/templates/load-label-templates'
import { anOperator } from '../../support/builders'
import { RESOURCES } from '../../support/shipped-templates'
import { MORNING, openTestStore, silentLog, temporaryFolder } from '../store/support/temporary-store'

const vera = anOperator('Vera M.', 3, { role: 'lead' })
const oleg = anOperator('Oleg S.', 4, { role: 'lead' })
const dana = anOperator('Dana K.', 1)

let shipped: ShippedLabels
let encodeMatrix: EncodeMatrix
beforeAll(async () => {
  shipped = await loadShippedLabels(RESOURCES)
  encodeMatrix = await loadMatrixSymbols()
})

interface OpenedDesk {
  readonly desk: LabelDesk
  readonly store: Store
  readonly entries: DraftEntry[]
  as(person: Operator | null): LabelDesk
  again(): LabelDesk
}

function openDesk(people: readonly Operator[] = [vera, oleg, dana]): OpenedDesk {
  const store = openTestStore(temporaryFolder())
  for (const person of people) store.reference.addOperator(person, null)
  const entries: DraftEntry[] = []
  let by: Operator | null = people[0] ?? null
  let at = MORNING
  const create = () => createLabelDesk({
    store: { reference: store.reference, bench: { ...store.bench, openShift: () => ({ shiftId: 's-1' }) as never } },
    shipped: { inForce: (id) => shipped.templates.get(id)!, all: () => [...shipped.templates.values()] },
    parts: { pictures: shipped.pictures, encodeMatrix }, clock: { now: () => (at += 1_000) }, log: silentLog, operator: () => by, append: (drafts) => void entries.push(...drafts),
  })
  const desk = create()
  return { desk, store, entries, as: (person) => ((by = person), desk), again: create }
}

const unit = (): LabelTemplate => shipped.templates.get('unit-lpn')!
const moved = (): LabelTemplate => ({ ...unit(), elements: unit().elements.map((element, i) => (i === 1 ? { ...element, x: 16 } : element)) })
const approve = { templateId: 'unit-lpn', version: FIRST_OWN_VERSION }

test('a draft changes nothing; approved by another lead it is what is printed, also after a restart', () => {
  const { desk, as, again, entries } = openDesk()
  expect(desk.save({ template: moved() })).toMatchObject({ ok: true, value: { inForce: 1, approval: 'second-lead', template: { version: FIRST_OWN_VERSION, state: 'draft', author: 'Vera M.' } } })
  expect(desk.templates.inForce('unit-lpn')).toEqual(unit())
  expect(as(oleg).approve(approve)).toMatchObject({ ok: true, value: { inForce: FIRST_OWN_VERSION, approval: 'no-draft' } })
  expect(entries).toEqual([{ kind: 'labelTemplateApproved', subject: 'shift:s-1', payload: approve }])
  for (const templates of [desk.templates, again().templates]) {
    expect(templates.inForce('unit-lpn')).toMatchObject({ version: FIRST_OWN_VERSION, state: 'approved', author: 'Vera M.', approvedBy: 'Oleg S.', elements: moved().elements })
    expect(templates.inForce('tote-lpn')).toEqual(shipped.templates.get('tote-lpn'))
  }
})

test('who saved it last approves it only where there is no other lead', () => {
  const two = openDesk()
  two.desk.save({ template: moved() })
  expect(two.desk.approve(approve)).toMatchObject({ failure: { kind: 'second-lead-wanted', facts: { name: 'Vera M.' } } })
  // What another lead saved over it is looked at by the first one.
  two.as(oleg).save({ template: moved() })
  expect(two.desk.approve(approve)).toMatchObject({ failure: { kind: 'second-lead-wanted', facts: { name: 'Oleg S.' } } })
  expect(two.as(vera).approve(approve).ok).toBe(true)

  const one = openDesk([vera, dana, { ...oleg, active: false }])
  expect(one.desk.save({ template: moved() })).toMatchObject({ value: { approval: 'may' } })
  expect(one.desk.approve(approve).ok).toBe(true)
})

test('a template with a fault is kept as a draft and never approved', () => {
  const { desk, as, entries } = openDesk()
  const { elements } = unit()
  desk.save({ template: { ...unit(), elements: elements.filter(({ kind }) => kind !== 'barcode') } })
  expect(as(oleg).approve(approve)).toMatchObject({ failure: { kind: 'label-wrong', facts: { count: 1 } } })
  desk.save({ template: { ...unit(), elements: elements.map((element) => ({ ...element, x: 50 })) } })
  expect(as(vera).approve(approve)).toMatchObject({ failure: { kind: 'label-wrong' } })
  expect(entries).toEqual([])
  expect(desk.templates.inForce('unit-lpn')).toEqual(unit())
})

test('retired, the label is printed as it came; versions are counted on and all kept', () => {
  const { desk, as, entries } = openDesk()
  for (const version of [FIRST_OWN_VERSION, FIRST_OWN_VERSION + 1]) {
    as(vera).save({ template: moved() })
    expect(as(oleg).approve({ templateId: 'unit-lpn', version }).ok).toBe(true)
  }
  const retired = desk.retire({ templateId: 'unit-lpn', version: FIRST_OWN_VERSION + 1 })
  expect(retired).toMatchObject({ ok: true, value: { inForce: 1, template: unit() } })
  expect(retired.ok && retired.value.versions.map(({ version, state }) => `${version} ${state}`)).toEqual(['1002 retired', '1001 retired', '1 approved'])
  expect(entries.map(({ kind }) => kind)).toEqual(['labelTemplateApproved', 'labelTemplateApproved', 'labelTemplateRetired'])
  desk.save({ template: moved() })
  expect(desk.retire({ templateId: 'unit-lpn', version: FIRST_OWN_VERSION + 2 })).toMatchObject({ value: { approval: 'no-draft' } })
  expect(desk.approve({ templateId: 'unit-lpn', version: FIRST_OWN_VERSION + 2 })).toMatchObject({ failure: { kind: 'label-version-gone' } })
})

test('it is a lead who looks after labels, and not while a file is read in', () => {
  const { as, store, desk } = openDesk()
  for (const refused of [as(dana).list(), desk.open({ templateId: 'unit-lpn' }), desk.save({ template: moved() }), desk.approve(approve), desk.retire(approve)]) expect(refused).toMatchObject({ failure: { kind: 'lead-only' } })
  expect(as(null).list()).toMatchObject({ failure: { kind: 'sign-in-first' } })
  expect(as(vera).open({ templateId: 'nothing' })).toMatchObject({ failure: { kind: 'label-unknown' } })
  const release = store.reference.holdForImport()
  expect(desk.save({ template: moved() })).toMatchObject({ failure: { kind: 'import-running' } })
  release()
  expect(desk.save({ template: moved() }).ok).toBe(true)
})

test('the list has every label and the sheets, with the draft that waits', () => {
  const { desk } = openDesk()
  desk.save({ template: moved() })
  const list = desk.list()
  const rows = list.ok ? list.value : []
  expect(rows.filter(({ kind }) => kind === 'sheet').map(({ templateId }) => templateId)).toEqual(['command-sheet', 'calibration-sheet'])
  expect(rows.filter(({ kind }) => kind === 'label')).toHaveLength(shipped.templates.size)
  expect(rows.find(({ templateId }) => templateId === 'unit-lpn')).toMatchObject({ version: 1, draft: FIRST_OWN_VERSION, changed: { by: 'Vera M.' } })
})
