import { ok, refuse, type Result } from '../../domain/result'
import type { Language } from '../../domain/words'
import { FIELD_FORMATS, hasValue, plainValue, shownValue, type FieldFormat } from './field-format'
import { templateProblem, type LabelData, type TemplateField, type TemplateProblem } from './template'

const BLANK = /\{(\w+)(?:\|(\w+))?\}/g

/** A blank of a text: its field, and the format it asks for. */
export interface Blank {
  readonly name: string
  readonly format: string | null
}

export function blanksOf(text: string): readonly Blank[] {
  return [...text.matchAll(BLANK)].map(([, name = '', format]) => ({ name, format: format ?? null }))
}

export function isFieldFormat(format: string | null): format is FieldFormat | null {
  return format === null || (FIELD_FORMATS as readonly string[]).includes(format)
}

/** Data and fields of one label. */
export interface Filling {
  readonly fields: readonly TemplateField[]
  readonly data: LabelData
  readonly language: Language
}

/** A text for people with its blanks filled; null when it has blanks and none has a value. */
export function fillText(text: string, { fields, data, language }: Filling): string | null {
  const blanks = blanksOf(text)
  if (blanks.length > 0 && blanks.every(({ name }) => !hasValue(data[name]))) return null
  return text.replace(BLANK, (_, name: string, format: string | undefined) => {
    const field = fields.find((candidate) => candidate.name === name)
    const value = data[name]
    if (!field || !hasValue(value)) return ''
    const wanted = format ?? null
    return shownValue(field, value, language, isFieldFormat(wanted) ? wanted : null)
  })
}

/** Data of a bar code with its blanks filled as given; null when a blank has no value: half a code is none. */
export function fillData(text: string, { fields, data }: Filling): string | null {
  const blanks = blanksOf(text)
  if (blanks.some(({ name }) => !hasValue(data[name]))) return null
  return text.replace(BLANK, (blank, name: string) => {
    const field = fields.find((candidate) => candidate.name === name)
    const value = data[name]
    if (!field || !hasValue(value)) return blank
    const plain = plainValue(field, value)
    return plain.ok ? plain.value : blank
  })
}

/** Whether every value is there that has to be, and fits its field. */
export function checkData(fields: readonly TemplateField[], data: LabelData): Result<void, readonly TemplateProblem[]> {
  const problems = fields.flatMap((field): TemplateProblem[] => {
    const value = data[field.name]
    if (!hasValue(value)) return field.optional ? [] : [templateProblem(`data.${field.name}`, 'data', field.name, 'is missing')]
    if (field.kind === 'money' && typeof value === 'object') return isMoney(value) ? [] : [templateProblem(`data.${field.name}`, 'data', field.name, 'is no amount of money; wanted: {"minor":1250,"currency":"EUR"}')]
    const plain = plainValue(field, value)
    return plain.ok ? [] : [templateProblem(`data.${field.name}`, 'data', field.name, plain.failure)]
  })
  return problems.length === 0 ? ok(undefined) : refuse(problems)
}

function isMoney(value: { readonly minor: number; readonly currency: string }): boolean {
  return Number.isSafeInteger(value.minor) && /^[A-Z]{3}$/.test(value.currency)
}
