import { isZoneLetter } from '../../domain/zone'
import { gtinCheckDigit } from '../../domain/gs1/check-digit'
import { groupLpn } from '../../domain/lpn'
import { asId, type Lpn } from '../../domain/ids'
import { ok, refuse, type Result } from '../../domain/result'
import { wordsIn, type Language } from '../../domain/words'
import type { FieldValue, TemplateField } from './template'

/** Formats that a blank may ask for beside the usual one of its field. */
export const FIELD_FORMATS = ['day', 'plain', 'group', 'upper'] as const
export type FieldFormat = (typeof FIELD_FORMATS)[number]

/** Longest value of a field, in characters: what is longer is no label's. */
export const MAX_FIELD_LENGTH = 5_000

/** Whether a value is there at all: an empty text is none. */
export function hasValue(value: FieldValue | null | undefined): value is FieldValue {
  return value !== null && value !== undefined && value !== ''
}

/** The value of a field as it goes into a bar code: as it was given, numbers in digits. Refused in words when it does not fit its kind. */
export function plainValue(field: TemplateField, value: FieldValue): Result<string, string> {
  if (typeof value === 'object') return field.kind === 'money' ? ok(String(value.minor)) : refuse('an amount of money does not belong here')
  const text = String(value)
  if (text.length > MAX_FIELD_LENGTH) return refuse(`longer than ${MAX_FIELD_LENGTH} characters`)
  switch (field.kind) {
    case 'gtin':
      return isNumericKey(text, [8, 12, 13, 14]) ? ok(text.padStart(14, '0')) : refuse(`${JSON.stringify(text)} is no GTIN with a right check digit`)
    case 'sscc':
      return isNumericKey(text, [18]) ? ok(text) : refuse(`${JSON.stringify(text)} is no SSCC of 18 digits with a right check digit`)
    case 'date':
      return isDate(text) ? ok(text) : refuse(`${JSON.stringify(text)} is no date; wanted: 2026-01-31`)
    case 'number':
    case 'weight':
      return /^-?\d+(\.\d+)?$/.test(text) ? ok(text) : refuse(`${JSON.stringify(text)} is no number`)
    case 'money':
      return refuse('an amount of money is wanted: {"minor":1250,"currency":"EUR"}')
    case 'choice':
      return Object.hasOwn(field.choices ?? {}, text) ? ok(text) : refuse(`${JSON.stringify(text)} is none of ${Object.keys(field.choices ?? {}).join(', ')}`)
    case 'zone':
      return isZoneLetter(text) ? ok(text) : refuse(`${JSON.stringify(text)} is no zone letter`)
    case 'text':
    case 'code':
    case 'lpn':
      return ok(text)
  }
}

/** The value of a field as people read it, in their language. The value has to fit its kind (`plainValue`). */
export function shownValue(field: TemplateField, value: FieldValue, language: Language, format: FieldFormat | null): string {
  if (typeof value === 'object') return moneyText(value, language)
  const text = String(value)
  if (format === 'plain') return text
  if (format === 'group') return groupLpn(asId<Lpn>(text))
  if (format === 'upper') return text.toLocaleUpperCase(language)
  switch (field.kind) {
    case 'date': return dateText(text, language, format === 'day' ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' })
    case 'weight': return weightText(Number(text), language)
    case 'number': return new Intl.NumberFormat(language).format(Number(text))
    case 'choice': return field.choices?.[text] === undefined ? text : wordsIn(field.choices[text], language)
    case 'gtin': return text.replace(/^0(?=\d{13}$)/, '')
    default: return text
  }
}

function dateText(text: string, language: Language, parts: Intl.DateTimeFormatOptions): string {
  // A date has no time and no place: read and shown at the same offset it stays the day that was meant.
  return new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`))
}

function moneyText({ minor, currency }: { readonly minor: number; readonly currency: string }, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

const GRAMS_IN_KG = 1_000

/** Grams below one kilogram, else kilograms with two digits. */
function weightText(grams: number, language: Language): string {
  return grams < GRAMS_IN_KG
    ? new Intl.NumberFormat(language, { style: 'unit', unit: 'gram', maximumFractionDigits: 0 }).format(grams)
    : new Intl.NumberFormat(language, { style: 'unit', unit: 'kilogram', maximumFractionDigits: 2 }).format(grams / GRAMS_IN_KG)
}

function isNumericKey(text: string, lengths: readonly number[]): boolean {
  return /^\d+$/.test(text) && lengths.includes(text.length) && gtinCheckDigit(text.slice(0, -1)) === text.at(-1)
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
