import type { LabelMedia } from '../../domain/label-media'
import type { Words } from '../../domain/words'
import type { Area, BarSymbology, MatrixSymbology } from '../label'

/*
 * A label template: what a kind of label says and where, as data (resources/labels/*.json, and what leads make of them).
 *
 * Lengths are millimetres from the top left corner. Texts are words in every language with blanks: `{title}` stands for
 * the field of that name in its usual format, `{due|day}` for it in another one. An element with `when` is left out while
 * that field has no value, and one with `unless` while it has one; a text is also left out when all its blanks are empty.
 */

/** What a field holds, and so how it is checked and set. */
export const FIELD_KINDS = ['text', 'code', 'lpn', 'gtin', 'sscc', 'number', 'date', 'money', 'weight', 'choice', 'zone'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export interface TemplateField {
  readonly name: string
  readonly kind: FieldKind
  readonly optional: boolean
  /** For `choice`: what each value is called. */
  readonly choices?: Readonly<Record<string, Words>> | undefined
  /** A value to show in the editor and in pictures. */
  readonly example: FieldValue
}

/** A value as it comes in: a text, a number (grams for `weight`), or an amount of money. Dates are `YYYY-MM-DD`. */
export type FieldValue = string | number | { readonly minor: number; readonly currency: string }

export type LabelData = Readonly<Record<string, FieldValue | null | undefined>>

export interface Conditional {
  readonly when?: string | undefined
  readonly unless?: string | undefined
}

export interface TemplateText extends Area, Conditional {
  readonly kind: 'text'
  readonly text: Words
  readonly size: number
  readonly minSize: number
  readonly bold: boolean
  readonly align: 'left' | 'center' | 'right'
  readonly verticalAlign: 'top' | 'middle' | 'bottom'
  readonly maxLines: number
}

/** One element of GS1 data. The value is a text with blanks; without a value the element is left out. */
export interface Gs1Part {
  readonly ai: string
  readonly value: string
}

export interface TemplateBarcode extends Area, Conditional {
  readonly kind: 'barcode'
  readonly symbology: BarSymbology | MatrixSymbology
  /** A text with blanks, for symbologies that are not GS1. */
  readonly data?: string | undefined
  /** For the GS1 ones; where FNC1 goes is not the template's business. */
  readonly gs1?: readonly Gs1Part[] | undefined
  readonly module: number
}

export interface TemplatePicture extends Area, Conditional {
  readonly kind: 'picture'
  /** A drawn sign of `resources/labels/pictures.json`. */
  readonly picture: string
}

/** A black rule, as thick as its shorter side. */
export interface TemplateLine extends Area, Conditional {
  readonly kind: 'line'
}

export interface TemplateBox extends Area, Conditional {
  readonly kind: 'box'
  readonly thickness: number
}

/** The sign of a zone; `field` holds its letter. */
export interface TemplateZoneMark extends Area, Conditional {
  readonly kind: 'zone-mark'
  readonly field: string
}

export type TemplateElement = TemplateText | TemplateBarcode | TemplatePicture | TemplateLine | TemplateBox | TemplateZoneMark

/** Which roll a label is printed on; a printer is loaded with one. */
export { LABEL_MEDIA, type LabelMedia } from '../../domain/label-media'

export const TEMPLATE_STATES = ['draft', 'approved', 'retired'] as const

export interface LabelTemplate {
  readonly id: string
  readonly version: number
  readonly state: (typeof TEMPLATE_STATES)[number]
  readonly author: string
  /** Who approved this version; null while it is a draft. */
  readonly approvedBy: string | null
  readonly name: Words
  readonly media: LabelMedia
  readonly width: number
  readonly height: number
  readonly fields: readonly TemplateField[]
  readonly elements: readonly TemplateElement[]
}

/** What can be wrong with a template, as the window words it; `data` is about the values alone. */
export const PROBLEM_KINDS = [
  'outside', 'too-large', 'empty', 'too-many', 'words', 'no-field', 'no-format', 'min-size', 'no-picture', 'no-zone', 'cut', 'cannot-carry', 'too-long', 'not-approved', 'choices',
  'other-roll', 'other-fields', 'code-gone', 'job-gone', 'data',
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

/** Why a label cannot be made of a template and its data, or why a template is wrong: where, and what. */
export interface TemplateProblem {
  /** Such as `elements[3].data` or `data.gtin`. */
  readonly path: string
  readonly kind: ProblemKind
  /** What it is about: a field, a format, a text, a language, the data of a code. */
  readonly about: string
  /** In English, for the command line and for logs. */
  readonly why: string
}

/** A problem of the part at a path. */
export function templateProblem(path: string, kind: ProblemKind, about: string, why: string): TemplateProblem {
  return { path, kind, about, why }
}
