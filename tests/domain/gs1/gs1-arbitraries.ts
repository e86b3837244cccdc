import { gtinCheckDigit } from '@shared/domain/gs1/check-digit'
import type { Gs1Element } from '@shared/domain/gs1/element'
import { CHARACTER_SET_82 } from '@shared/domain/gs1/linters/character-sets'
import { daysIn } from '@shared/domain/gs1/linters/dates-and-times'
import fc from 'fast-check'

const digits = (least: number, most: number) => fc.stringMatching(new RegExp(`^\\d{${least},${most}}$`))
const text = (most: number) => fc.string({ unit: fc.constantFrom(...CHARACTER_SET_82), minLength: 1, maxLength: most })
const withCheckDigit = (length: number) => digits(length - 1, length - 1).map((body) => body + gtinCheckDigit(body))
const date = fc.record({ year: fc.nat(99), month: fc.integer({ min: 1, max: 12 }), day: fc.nat(31) })
  .map(({ year, month, day }) => [year, month, Math.min(day, daysIn(2000 + year, month))].map((part) => String(part).padStart(2, '0')).join(''))

const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '00': withCheckDigit(18), '01': withCheckDigit(14), '02': withCheckDigit(14), 10: text(20), 11: date, 15: date, 17: date, 20: digits(2, 2), 21: text(20), 22: text(20),
  30: digits(1, 8), 37: digits(1, 8), 235: text(28), 240: text(30), 3103: digits(6, 6), 400: text(30), 401: digits(4, 4).chain((prefix) => text(26).map((rest) => prefix + rest)),
  414: withCheckDigit(13), 422: fc.constantFrom('398', '643', '276', '840'), 8008: date.filter((day) => !day.endsWith('00')).map((day) => `${day}12`), 8200: text(70), 91: text(90), 99: text(90),
}

/** Elements of different AIs, each right by itself. */
export const elements: fc.Arbitrary<readonly Gs1Element[]> = fc
  .uniqueArray(fc.constantFrom(...Object.keys(VALUES)), { minLength: 1, maxLength: 6 })
  .chain((ais) => fc.tuple(...ais.map((ai) => (VALUES[ai] ?? text(20)).map((value) => ({ ai, value })))))

/** Any text at all, half characters included. (fast-check's own `binary` unit takes a second to set up.) */
export const anyText: fc.Arbitrary<string> = fc.array(fc.nat(0xff_ff), { maxLength: 40 }).map((units) => String.fromCharCode(...units))
