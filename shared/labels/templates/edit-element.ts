import { LANGUAGES, type Language, type Words } from '../../domain/words'
import { MAX_LABEL_ELEMENTS, type Area } from '../label'
import type { LabelTemplate, TemplateElement } from './template'

/*
 * Single changes of a template, as a lead makes them in the editor. Every one is total: what cannot be done leaves the
 * template as it is, so that no key and no drag can break it. Lengths are millimetres.
 */

/** What a lead can put on a label. Zone signs stay where they are shipped: their field has no other use. */
export const ADDED_KINDS = ['text', 'barcode', 'picture', 'line', 'box'] as const
export type AddedKind = (typeof ADDED_KINDS)[number]

/** One press of an arrow key. */
export const MOVE_STEP_MM = 0.5
/** Smaller than this nobody can touch an element again. */
export const MIN_ELEMENT_MM = 0.25

/** Thousandths are far below a dot; without rounding many small moves would leave 2.4999999999. */
export function roundMm(mm: number): number {
  return Math.round(mm * 1000) / 1000
}

function sameWords(text: string): Words {
  return { en: text, ru: text, kk: text, zh: text, fr: text }
}

/** A new element in the middle of the label, on top; the same template when it is full. */
export function addElement(template: LabelTemplate, kind: AddedKind, picture: string): LabelTemplate {
  if (template.elements.length >= MAX_LABEL_ELEMENTS) return template
  return { ...template, elements: [...template.elements, newElement(template, kind, picture)] }
}

function newElement(template: LabelTemplate, kind: AddedKind, picture: string): TemplateElement {
  const code = template.fields.find((field) => field.kind === 'lpn' || field.kind === 'code')?.name
  switch (kind) {
    case 'text': return { kind, ...middle(template, 20, 4), text: sameWords('Text'), size: 3, minSize: 2.125, bold: false, align: 'left', verticalAlign: 'middle', maxLines: 1 }
    case 'barcode': return { kind, ...middle(template, 45, 8), symbology: 'code128', module: 0.25, data: code === undefined ? '0000' : `{${code}}` }
    case 'picture': return { kind, ...middle(template, 10, 10), picture }
    case 'line': return { kind, ...middle(template, 20, 0.375) }
    case 'box': return { kind, ...middle(template, 20, 8), thickness: 0.375 }
  }
}

function middle(template: LabelTemplate, width: number, height: number): Area {
  const [w, h] = [Math.min(width, template.width), Math.min(height, template.height)]
  return { x: roundMm((template.width - w) / 2), y: roundMm((template.height - h) / 2), width: roundMm(w), height: roundMm(h) }
}

/** Without the element; the last one stays, because a label of nothing is none. */
export function deleteElement(template: LabelTemplate, place: number): LabelTemplate {
  if (template.elements.length <= 1 || template.elements[place] === undefined) return template
  return { ...template, elements: template.elements.filter((_, i) => i !== place) }
}

/** Moves an element as far as the edge allows. */
export function moveElement(template: LabelTemplate, place: number, dx: number, dy: number): LabelTemplate {
  return changeElement(template, place, (element) => ({
    ...element,
    x: roundMm(clamp(element.x + dx, 0, Math.max(0, template.width - element.width))),
    y: roundMm(clamp(element.y + dy, 0, Math.max(0, template.height - element.height))),
  }))
}

/** Makes an element larger or smaller at its lower right corner, as far as the edge allows. */
export function resizeElement(template: LabelTemplate, place: number, dWidth: number, dHeight: number): LabelTemplate {
  return changeElement(template, place, (element) => ({
    ...element,
    width: roundMm(clamp(element.width + dWidth, MIN_ELEMENT_MM, Math.max(MIN_ELEMENT_MM, template.width - element.x))),
    height: roundMm(clamp(element.height + dHeight, MIN_ELEMENT_MM, Math.max(MIN_ELEMENT_MM, template.height - element.y))),
  }))
}

/** Paints an element later (over others) or earlier. Answers with its new place. */
export function reorderElement(template: LabelTemplate, place: number, by: -1 | 1): { readonly template: LabelTemplate; readonly place: number } {
  const [element, other] = [template.elements[place], template.elements[place + by]]
  if (element === undefined || other === undefined) return { template, place }
  const elements = [...template.elements]
  elements[place] = other
  elements[place + by] = element
  return { template: { ...template, elements }, place: place + by }
}

/** What text, a field and its format say as a blank. */
export function blankFor(field: string, format: string | null): string {
  return format === null ? `{${field}}` : `{${field}|${format}}`
}

/** Lets a field be said by an element: a text says it after what it says already, in every language; a code becomes it. */
export function bindField(template: LabelTemplate, place: number, field: string, format: string | null): LabelTemplate {
  return changeElement(template, place, (element) => {
    const blank = blankFor(field, format)
    if (element.kind === 'text') return { ...element, text: mapWords(element.text, (words) => (words.trim() === '' ? blank : `${words} ${blank}`)) }
    if (element.kind === 'zone-mark') return { ...element, field }
    if (element.kind !== 'barcode') return element
    // Which field goes under which application identifier is no choice of one press: GS1 codes keep theirs.
    return element.gs1 === undefined ? { ...element, data: blank } : element
  })
}

/** What a text says in one language. An empty one is kept, and told as a problem. */
export function sayIn(template: LabelTemplate, place: number, language: Language, words: string): LabelTemplate {
  return changeElement(template, place, (element) => (element.kind === 'text' ? { ...element, text: { ...element.text, [language]: words } } : element))
}

/** The name of the template in one language. */
export function nameIn(template: LabelTemplate, language: Language, words: string): LabelTemplate {
  return { ...template, name: { ...template.name, [language]: words } }
}

/** Shows an element only while a field has a value (`when`) or has none (`unless`); null: always. */
export function showWhile(template: LabelTemplate, place: number, condition: { readonly when: string } | { readonly unless: string } | null): LabelTemplate {
  return changeElement(template, place, ({ when: _when, unless: _unless, ...element }) => ({ ...element, ...condition }))
}

/** A change to one element; the same template when there is none at this place. */
export function changeElement(template: LabelTemplate, place: number, change: (element: TemplateElement) => TemplateElement): LabelTemplate {
  const element = template.elements[place]
  if (element === undefined) return template
  const changed = change(element)
  return changed === element ? template : { ...template, elements: template.elements.map((other, i) => (i === place ? changed : other)) }
}

function mapWords(words: Words, change: (text: string) => string): Words {
  const changed: Partial<Record<Language, string>> = {}
  for (const language of LANGUAGES) {
    const text = words[language]
    if (text !== undefined) changed[language] = change(text)
  }
  return { ...words, ...changed }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
