import { LANGUAGES } from '@shared/domain/words'
import { LabelTemplateSchema } from '@shared/contract/label-template'
import { checkOwnVersion } from '@shared/labels/templates/check-own-version'
import { checkTemplate, exampleData } from '@shared/labels/templates/check-template'
import { ADDED_KINDS, MOVE_STEP_MM } from '@shared/labels/templates/edit-element'
import { beginEditing, editTemplate, MAX_UNDO_STEPS, redoEdit, selectElement, selectNext, undoEdit, type TemplateEdit, type TemplateEditing } from '@shared/labels/templates/edit-template'
import { FIELD_FORMATS } from '@shared/labels/templates/field-format'
import { layOutLabel, type LayoutParts } from '@shared/labels/templates/lay-out'
import type { LabelTemplate } from '@shared/labels/templates/template'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testSeed } from '../support/seeded'
import { readResource } from '../support/shipped-templates'

const seed = testSeed('edit-template')
const shipped = LabelTemplateSchema.parse(readResource('labels/unit-lpn.json'))
const condition = LabelTemplateSchema.parse(readResource('labels/resale-condition.json'))
const parts: LayoutParts = {
  pictures: new Map([['fragile', []]]),
  encodeMatrix: (_, data) => (data.length > 200 ? null : { columns: 10, rows: 10, dark: new Uint8Array(100).fill(1) }),
}

const aField = fc.constantFrom(...shipped.fields.map(({ name }) => name), 'nothing')
const aLength = fc.double({ min: -80, max: 80, noNaN: true })
const anEdit: fc.Arbitrary<TemplateEdit> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), element: fc.constantFrom(...ADDED_KINDS), picture: fc.constantFrom('fragile', 'gone') }),
  fc.record({ kind: fc.constant('delete' as const) }),
  fc.record({ kind: fc.constant('move' as const), dx: aLength, dy: aLength }),
  fc.record({ kind: fc.constant('resize' as const), dWidth: aLength, dHeight: aLength }),
  fc.record({ kind: fc.constant('reorder' as const), by: fc.constantFrom(-1 as const, 1 as const) }),
  fc.record({ kind: fc.constant('set' as const), settings: fc.record({ size: fc.double({ min: 0.5, max: 30, noNaN: true }), minSize: fc.double({ min: 0.5, max: 30, noNaN: true }), bold: fc.boolean(), maxLines: fc.integer({ min: 1, max: 5 }), symbology: fc.constantFrom('code128' as const, 'ean13' as const, 'qr' as const, 'gs1-128' as const), module: fc.double({ min: 0.1, max: 2, noNaN: true }), data: fc.constantFrom('{lpn}', '{sku}', 'Ж', 'x'.repeat(60)), picture: fc.constantFrom('fragile', 'gone'), thickness: fc.double({ min: 0.1, max: 5, noNaN: true }) }, { requiredKeys: [] }) }),
  fc.record({ kind: fc.constant('say' as const), language: fc.constantFrom(...LANGUAGES), words: fc.constantFrom('', ' ', 'Retour', '{lpn|group}', '{lpn|sideways}', '{nothing}', '^XZ', 'y'.repeat(200)) }),
  fc.record({ kind: fc.constant('bind' as const), field: aField, format: fc.constantFrom(null, ...FIELD_FORMATS) }),
  fc.record({ kind: fc.constant('show-while' as const), condition: fc.oneof(fc.constant(null), fc.record({ when: aField }), fc.record({ unless: aField })) }),
  fc.record({ kind: fc.constant('name' as const), language: fc.constantFrom(...LANGUAGES), words: fc.constantFrom('', 'Plate') }),
  fc.record({ kind: fc.constant('label-size' as const), width: fc.double({ min: -5, max: 400 }), height: fc.double({ min: -5, max: 400 }) }),
  fc.record({ kind: fc.constant('replace' as const), template: fc.constantFrom(shipped, condition) }),
)
interface Step { readonly edit: TemplateEdit; readonly select: number | null; readonly gesture: string | null }
const aStep: fc.Arbitrary<Step> = fc.record({ edit: anEdit, select: fc.option(fc.nat(12)), gesture: fc.constantFrom(null, null, 'drag', 'type') })
const steps = fc.array(aStep, { maxLength: 40 })

function run(editing: TemplateEditing, made: readonly Step[]): TemplateEditing {
  return made.reduce((now, { edit, select, gesture }) => editTemplate(select === null ? now : selectElement(now, select), edit, gesture), editing)
}

describe('any sequence of edits', () => {
  test('is taken back by undo to the very template, and made again by redo', () => {
    fc.assert(fc.property(steps, (made) => {
      let editing = run(beginEditing(shipped), made)
      const last = editing.template
      while (editing.past.length > 0) editing = undoEdit(editing)
      expect(editing.template).toEqual(shipped)
      expect(undoEdit(editing)).toBe(editing)
      while (editing.future.length > 0) editing = redoEdit(editing)
      expect(editing.template).toEqual(last)
    }), { seed, numRuns: 200 })
  })

  test('leaves a draft that comes out, or names what is wrong with it', () => {
    fc.assert(fc.property(steps, (made) => {
      const { template, selected } = run(beginEditing(shipped), made)
      expect(template.elements.length).toBeGreaterThan(0)
      expect(selected === null || template.elements[selected] !== undefined).toBe(true)
      const problems = checkTemplate(template, parts)
      for (const { path, why } of problems) expect([path, why].every((word) => word !== '')).toBe(true)
      if (problems.length > 0) return
      for (const language of LANGUAGES) expect(layOutLabel(template, { data: exampleData(template), language, dpi: 203 }, parts).ok).toBe(true)
      expect(LabelTemplateSchema.safeParse(template).success).toBe(true)
    }), { seed, numRuns: 120 })
  })

  test('never moves an element off the label by dragging', () => {
    fc.assert(fc.property(fc.array(fc.tuple(aLength, aLength), { maxLength: 20 }), fc.nat(7), (moves, place) => {
      const { template } = run(beginEditing(shipped), moves.map(([dx, dy]) => ({ edit: { kind: 'move', dx, dy }, select: place, gesture: 'drag' })))
      const { x, y, width, height } = template.elements[place]!
      expect(x >= 0 && y >= 0 && x + width <= template.width + 0.001 && y + height <= template.height + 0.001).toBe(true)
    }), { seed })
  })
})

describe('undo', () => {
  test('takes back a drag and a typed text as one step each', () => {
    let editing = selectElement(beginEditing(shipped), 1)
    for (let i = 0; i < 30; i++) editing = editTemplate(editing, { kind: 'move', dx: 0.1, dy: 0 }, 'drag 1')
    for (const words of ['H', 'He', 'Hel']) editing = editTemplate(editing, { kind: 'say', language: 'en', words }, 'en')
    expect(editing.past).toHaveLength(2)
    expect(undoEdit(undoEdit(editing)).template).toBe(shipped)
  })

  test('keeps a bounded number of steps', () => {
    let editing = selectElement(beginEditing(shipped), 5)
    for (let i = 0; i < MAX_UNDO_STEPS + 50; i++) editing = editTemplate(editing, { kind: 'resize', dWidth: i % 2 === 0 ? -MOVE_STEP_MM : MOVE_STEP_MM, dHeight: 0 })
    expect(editing.past).toHaveLength(MAX_UNDO_STEPS)
  })

  test('an edit that changes nothing is no step', () => {
    const editing = selectElement(beginEditing({ ...shipped, elements: shipped.elements.slice(0, 1) }), 0)
    expect(editTemplate(editing, { kind: 'delete' })).toBe(editing)
    expect(editTemplate(beginEditing(shipped), { kind: 'move', dx: 1, dy: 1 }).past).toEqual([])
  })
})

test('the elements are gone through in a ring', () => {
  const first = selectNext(beginEditing(shipped), 1)
  expect(first.selected).toBe(0)
  expect(selectNext(first, -1).selected).toBe(shipped.elements.length - 1)
})

describe('a version of the site', () => {
  const problems = (own: LabelTemplate) => checkOwnVersion(own, shipped).map(({ path, why }) => `${path} ${why}`)

  test('may look otherwise', () => {
    const editing = run(beginEditing(shipped), [{ edit: { kind: 'move', dx: 1, dy: 0.5 }, select: 0, gesture: null }, { edit: { kind: 'set', settings: { bold: false } }, select: 1, gesture: null }])
    expect(problems(editing.template)).toEqual([])
  })

  test('keeps the code that is scanned back, the job number, the fields and the roll', () => {
    const without = (kind: string, place: number) => ({ ...shipped, elements: shipped.elements.filter((element, i) => element.kind !== kind || i !== place) })
    expect(problems(without('barcode', 5))).toEqual(['elements the code of {lpn} is missing'])
    expect(problems({ ...shipped, elements: shipped.elements.map((element) => (element.kind === 'barcode' ? { ...element, when: 'zone' } : element)) })).toEqual(['elements the code of {lpn} is missing'])
    expect(problems(without('text', 7))).toEqual(['elements the number of the print job is missing'])
    expect(problems({ ...shipped, fields: shipped.fields.slice(1), media: 'a4' })).toEqual(['media is not the roll of this label: labels-57x32', 'fields are not those of the shipped label'])
  })
})
