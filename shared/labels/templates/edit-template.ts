import type { Language } from '../../domain/words'
import { MAX_LABEL_SIDE_MM } from '../label'
import { addElement, bindField, changeElement, deleteElement, moveElement, nameIn, reorderElement, resizeElement, roundMm, sayIn, showWhile, type AddedKind } from './edit-element'
import type { LabelTemplate, TemplateBarcode, TemplateBox, TemplatePicture, TemplateText } from './template'

/*
 * The work on one template: what it is now, what it was, and which element is meant. Pure: (editing, edit) → editing.
 * Undo takes back whole gestures: a drag of a hundred small moves, or a text typed letter by letter, is one step.
 */

/** Steps that undo can take back; older ones are forgotten. */
export const MAX_UNDO_STEPS = 100

/** What can be set of an element beside its place: each kind takes what it has and leaves the rest. */
export type ElementSettings = Partial<Pick<TemplateText, 'size' | 'minSize' | 'bold' | 'align' | 'verticalAlign' | 'maxLines'> & Pick<TemplateBarcode, 'symbology' | 'module'> & { readonly data: string } & Pick<TemplatePicture, 'picture'> & Pick<TemplateBox, 'thickness'>>

export type TemplateEdit =
  | { readonly kind: 'add'; readonly element: AddedKind; readonly picture: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'resize'; readonly dWidth: number; readonly dHeight: number }
  | { readonly kind: 'reorder'; readonly by: -1 | 1 }
  | { readonly kind: 'set'; readonly settings: ElementSettings }
  | { readonly kind: 'say'; readonly language: Language; readonly words: string }
  | { readonly kind: 'bind'; readonly field: string; readonly format: string | null }
  | { readonly kind: 'show-while'; readonly condition: { readonly when: string } | { readonly unless: string } | null }
  | { readonly kind: 'name'; readonly language: Language; readonly words: string }
  | { readonly kind: 'label-size'; readonly width: number; readonly height: number }
  /** The whole content anew, such as that of the shipped version. */
  | { readonly kind: 'replace'; readonly template: LabelTemplate }

export interface TemplateEditing {
  readonly template: LabelTemplate
  /** Place of the element that edits are about; null: none. */
  readonly selected: number | null
  /** Earlier states, the newest last. */
  readonly past: readonly LabelTemplate[]
  /** States taken back, the newest last. */
  readonly future: readonly LabelTemplate[]
  /** The gesture that the newest step belongs to. */
  readonly gesture: string | null
}

export function beginEditing(template: LabelTemplate): TemplateEditing {
  return { template, selected: null, past: [], future: [], gesture: null }
}

/** Means an element; null or a place without one: none. A gesture ends with it. */
export function selectElement(editing: TemplateEditing, place: number | null): TemplateEditing {
  const selected = place !== null && editing.template.elements[place] !== undefined ? place : null
  return { ...editing, selected, gesture: null }
}

/** Means the next element, or the one before; behind the last comes the first. */
export function selectNext(editing: TemplateEditing, by: -1 | 1): TemplateEditing {
  const count = editing.template.elements.length
  const from = editing.selected ?? (by === 1 ? -1 : count)
  return selectElement(editing, (from + by + count) % count)
}

/** Makes one edit. Edits of the same gesture, one after another, are one step of undo; null: a step by itself. */
export function editTemplate(editing: TemplateEditing, edit: TemplateEdit, gesture: string | null = null): TemplateEditing {
  const { template, selected } = apply(editing, edit)
  if (template === editing.template) return selected === editing.selected ? editing : { ...editing, selected }
  const goesOn = gesture !== null && gesture === editing.gesture
  const past = goesOn ? editing.past : [...editing.past, editing.template].slice(-MAX_UNDO_STEPS)
  return { template, selected, past, future: [], gesture }
}

/** Takes back the newest step. */
export function undoEdit(editing: TemplateEditing): TemplateEditing {
  const before = editing.past.at(-1)
  if (before === undefined) return editing
  return stepTo(editing, before, { past: editing.past.slice(0, -1), future: [...editing.future, editing.template] })
}

/** Makes again what was taken back last. */
export function redoEdit(editing: TemplateEditing): TemplateEditing {
  const after = editing.future.at(-1)
  if (after === undefined) return editing
  return stepTo(editing, after, { past: [...editing.past, editing.template], future: editing.future.slice(0, -1) })
}

function stepTo(editing: TemplateEditing, template: LabelTemplate, steps: Pick<TemplateEditing, 'past' | 'future'>): TemplateEditing {
  const selected = editing.selected !== null && template.elements[editing.selected] !== undefined ? editing.selected : null
  return { template, selected, gesture: null, ...steps }
}

function apply({ template, selected }: TemplateEditing, edit: TemplateEdit): { readonly template: LabelTemplate; readonly selected: number | null } {
  switch (edit.kind) {
    case 'add': {
      const added = addElement(template, edit.element, edit.picture)
      return { template: added, selected: added === template ? selected : added.elements.length - 1 }
    }
    case 'name': return { template: nameIn(template, edit.language, edit.words), selected }
    case 'label-size': return { template: { ...template, width: labelSide(edit.width, template.width), height: labelSide(edit.height, template.height) }, selected }
    case 'replace': return { template: edit.template, selected: null }
    default: return selected === null ? { template, selected } : applyToElement(template, selected, edit)
  }
}

type ElementEdit = Exclude<TemplateEdit, { readonly kind: 'add' | 'name' | 'label-size' | 'replace' }>

function applyToElement(template: LabelTemplate, place: number, edit: ElementEdit): { readonly template: LabelTemplate; readonly selected: number | null } {
  const stays = (changed: LabelTemplate) => ({ template: changed, selected: place })
  switch (edit.kind) {
    case 'delete': {
      const deleted = deleteElement(template, place)
      return { template: deleted, selected: deleted === template ? place : null }
    }
    case 'reorder': {
      const ordered = reorderElement(template, place, edit.by)
      return { template: ordered.template, selected: ordered.place }
    }
    case 'move': return stays(moveElement(template, place, edit.dx, edit.dy))
    case 'resize': return stays(resizeElement(template, place, edit.dWidth, edit.dHeight))
    case 'say': return stays(sayIn(template, place, edit.language, edit.words))
    case 'bind': return stays(bindField(template, place, edit.field, edit.format))
    case 'show-while': return stays(showWhile(template, place, edit.condition))
    case 'set': return stays(setElement(template, place, edit.settings))
  }
}

/** Each kind takes what it has. A letter is never larger than its wanted size; GS1 codes keep their parts, others their data. */
function setElement(template: LabelTemplate, place: number, settings: ElementSettings): LabelTemplate {
  return changeElement(template, place, (element) => {
    switch (element.kind) {
      case 'text': {
        const { size = element.size, minSize = element.minSize, bold = element.bold, align = element.align, verticalAlign = element.verticalAlign, maxLines = element.maxLines } = settings
        return { ...element, size, minSize: Math.min(minSize, size), bold, align, verticalAlign, maxLines }
      }
      case 'barcode': {
        const { symbology = element.symbology, module = element.module, data } = settings
        if (symbology.startsWith('gs1')) return element.gs1 === undefined ? { ...element, module } : { ...element, symbology, module }
        return element.gs1 === undefined ? { ...element, symbology, module, data: data ?? element.data } : { ...element, module }
      }
      case 'picture': return { ...element, picture: settings.picture ?? element.picture }
      case 'box': return { ...element, thickness: settings.thickness ?? element.thickness }
      case 'line':
      case 'zone-mark': return element
    }
  })
}

function labelSide(wanted: number, now: number): number {
  return Number.isFinite(wanted) && wanted > 0 && wanted <= MAX_LABEL_SIDE_MM ? roundMm(wanted) : now
}
