import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Label } from '@shared/labels/label'
import { elementString } from '@shared/labels/gs1-data'
import { gs1Parts, partsToWidths } from '@shared/labels/code128'
import { encodeEan13 } from '@shared/labels/ean13'
import { labelToZpl } from '@shared/labels/zpl'
import { shownValue } from '@shared/labels/templates/field-format'
import { layOutLabel, type LayoutParts } from '@shared/labels/templates/lay-out'
import { checkTemplate } from '@shared/labels/templates/check-template'
import type { FieldKind, FieldValue, LabelData, LabelTemplate, TemplateElement, TemplateField } from '@shared/labels/templates/template'
import { testSeed as seedFor } from '../support/seeded'

const seed = seedFor('label templates')
/** A square of 10 for every text: what a matrix holds is the encoder's business, tested by decoding. */
const parts: LayoutParts = { pictures: new Map(), encodeMatrix: (_, data) => (data.length > 200 ? null : { columns: 10, rows: 10, dark: new Uint8Array(100).fill(1) }) }

const same = (text: string) => ({ en: text, ru: text, kk: text, zh: text, fr: text })
const field = (name: string, kind: FieldKind, example: FieldValue = 'X', optional = true): TemplateField => ({ name, kind, example, optional })
const area = { x: 1, y: 1, width: 50, height: 10 }
const text = (words: string, more: object = {}): TemplateElement => ({ kind: 'text', ...area, text: same(words), size: 4, minSize: 2, bold: false, align: 'left', verticalAlign: 'top', maxLines: 1, ...more })

function template(fields: readonly TemplateField[], elements: readonly TemplateElement[]): LabelTemplate {
  return { id: 't', version: 1, state: 'draft', author: 'A', approvedBy: null, name: same('T'), media: 'labels-57x32', width: 57, height: 32, fields, elements }
}

function lay(fields: readonly TemplateField[], elements: readonly TemplateElement[], data: LabelData, language: 'en' | 'ru' = 'en') {
  return layOutLabel(template(fields, elements), { data, language, dpi: 203 }, parts)
}

function textsOf(result: ReturnType<typeof lay>): readonly string[] {
  return result.ok ? result.value.elements.map((element) => (element.kind === 'text' ? element.text : element.kind)) : result.failure.map(({ path, why }) => `${path} ${why}`)
}

describe('a field', () => {
  test.each([
    ['date', '2026-01-31', 'en', 'Jan 31, 2026'], ['date', '2026-01-31', 'ru', '31 янв. 2026 г.'], ['weight', 412, 'en', '412 g'], ['weight', 8450, 'ru', '8,45 кг'],
    ['number', 12500, 'en', '12,500'], ['gtin', '04006381333931', 'en', '4006381333931'], ['text', 'as it is', 'fr', 'as it is'],
  ] as const)('of kind %s with %j reads in %s as %s', (kind, value, language, shown) => {
    expect(shownValue(field('f', kind), value, language, null).replaceAll('\u00a0', ' ')).toBe(shown)
  })

  test('of money reads in minor units of its currency, also of one that has none', () => {
    expect(shownValue(field('f', 'money'), { minor: 1250, currency: 'EUR' }, 'en', null)).toBe('€12.50')
    expect(shownValue(field('f', 'money'), { minor: 1250, currency: 'JPY' }, 'en', null)).toBe('¥1,250')
    expect(shownValue(field('f', 'money'), { minor: 1999, currency: 'KZT' }, 'ru', null).replaceAll('\u00a0', ' ')).toBe('19,99 KZT')
  })

  test.each([
    ['gtin', '4006381333932', 'check digit'], ['sscc', '123', 'SSCC'], ['date', '2026-02-30', 'no date'], ['date', 'soon', 'no date'],
    ['money', 12, 'amount of money'], ['zone', 'X', 'no zone letter'], ['weight', 'heavy', 'no number'], ['text', 'x'.repeat(5_001), 'longer than'],
  ] as const)('of kind %s refuses %j', (kind, value, why) => {
    const laid = lay([field('f', kind)], [text('{f}')], { f: value })
    expect(laid).toMatchObject({ ok: false, failure: [{ path: 'data.f', why: expect.stringContaining(why) }] })
  })

  test('that has to be there and is not is named', () => {
    expect(textsOf(lay([field('a', 'text', 'X', false), field('b', 'text', 'X', false)], [text('{a}')], { a: null }))).toEqual(['data.a is missing', 'data.b is missing'])
  })
})

describe('a template', () => {
  const fields = [field('a', 'text'), field('due', 'date', '2026-01-31')]

  test('fills blanks, in the format that a blank asks for', () => {
    expect(textsOf(lay(fields, [text('{a} until {due|day}'), text('{a|upper}')], { a: 'box', due: '2026-01-31' }))).toEqual(['box until Jan 31', 'BOX'])
  })

  test('leaves out texts without values and elements whose condition does not hold', () => {
    expect(textsOf(lay(fields, [text('{a}'), text('due {due}'), text('always'), text('with', { when: 'a' }), text('without', { unless: 'a' }), { kind: 'line', ...area }], {}))).toEqual(['always', 'without', 'box'])
  })

  test('makes no code of half its data, and says when data does not fit', () => {
    const code = (symbology: 'code128' | 'ean13' | 'qr', data: string): TemplateElement => ({ kind: 'barcode', ...area, symbology, module: 0.25, data })
    expect(textsOf(lay(fields, [code('code128', '{a}-{due}')], { a: 'X' }))).toEqual([])
    expect(textsOf(lay(fields, [code('code128', '{a}')], { a: 'Ж' }))).toEqual(['elements[0] code128 cannot carry "Ж"'])
    expect(textsOf(lay(fields, [code('ean13', '{a}')], { a: '4006381333932' }))).toEqual(['elements[0] ean13 cannot carry "4006381333932"'])
    expect(textsOf(lay(fields, [code('code128', '{a}')], { a: 'x'.repeat(40) }))[0]).toContain('too long for a readable bar code')
    expect(textsOf(lay(fields, [code('qr', '{a}')], { a: 'x'.repeat(250) }))[0]).toContain('qr cannot carry')
    expect(textsOf(lay(fields, [code('qr', '{a}')], { a: 'x'.repeat(400) }))[0]).toContain('bytes')
  })

  test('writes GS1 data with FNC1 where the standard wants it, dates in six digits, missing elements left out', () => {
    const gs1 = [field('gtin', 'gtin'), field('lot', 'code'), field('due', 'date'), field('serial', 'code')]
    const element: TemplateElement = { kind: 'barcode', ...area, symbology: 'gs1-128', module: 0.25, gs1: [{ ai: '10', value: '{lot}' }, { ai: '01', value: '{gtin}' }, { ai: '17', value: '{due}' }, { ai: '21', value: '{serial}' }] }
    const dataOf = (data: LabelData) => {
      const laid = layOutLabel({ ...template(gs1, [{ ...element, width: 300, x: 0 }]), width: 300 }, { data, language: 'en', dpi: 600 }, parts)
      return laid.ok ? laid.value.elements.map((laidOut) => ('data' in laidOut ? laidOut.data : '')) : laid.failure
    }
    expect(dataOf({ gtin: '4006381333931', lot: 'L1', due: '2026-01-31', serial: 'S' })).toEqual(['01040063813339311726013110L1\u001d21S'])
    expect(dataOf({ gtin: '4006381333931', lot: 'L1' })).toEqual(['010400638133393110L1'])
    expect(dataOf({})).toEqual([])
    expect(dataOf({ lot: 'a b' })).toMatchObject([{ why: '(10) cannot carry "a b"' }])
  })

  test('is checked: places, blanks, words in every language, approval', () => {
    const problems = checkTemplate({
      ...template([field('a', 'text')], [
        text('{b} {a|shout}', { x: 20 }), text('x', { text: { en: 'x', ru: 'x' }, when: 'c', minSize: 9 }), { kind: 'picture', ...area, picture: 'cat' }, { kind: 'zone-mark', ...area, field: 'a' },
        { kind: 'barcode', ...area, symbology: 'qr', data: '{d}', module: 1 },
      ]),
      state: 'approved',
    }, parts).map(({ path, why }) => `${path} ${why}`)
    expect(problems).toEqual(expect.arrayContaining([
      'approvedBy an approved template names who approved it', 'elements[0] reaches outside the label of 57 x 32 mm', 'elements[0].text.en there is no field b', 'elements[0].text.en there is no format shout',
      'elements[1].text.kk words are missing', 'elements[1].when there is no field c', 'elements[1].minSize is more than size', 'elements[2].picture there is no picture cat', 'elements[3].field there is no zone field a', 'elements[4].data there is no field d',
    ]))
    expect(checkTemplate(template([field('a', 'text', 'a very long example that can never fit into one line of this label, whatever is done')], [text('{a}')]), parts)[0]?.why).toContain('is cut off')
  })
})

describe('bar codes of labels', () => {
  test('GS1-128 begins with set C and FNC1 for digits, changes sets and keeps separators', () => {
    expect(gs1Parts('00340123450000000017').map((part) => part.kind)).toEqual(['start', 'fnc1', ...Array.from({ length: 10 }, () => 'pair')])
    // GS1 General Specifications, figure 5.4.1-1 shows the shape: start C, FNC1, pairs, then set B for letters.
    expect(gs1Parts('10AB\u001d2112')).toEqual([
      { kind: 'start', set: 'C' }, { kind: 'fnc1' }, { kind: 'pair', text: '10' }, { kind: 'switch', set: 'B' }, { kind: 'letter', text: 'A' }, { kind: 'letter', text: 'B' }, { kind: 'fnc1' },
      { kind: 'switch', set: 'C' }, { kind: 'pair', text: '21' }, { kind: 'pair', text: '12' },
    ])
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Z][0-9A-Z\u001d]{0,30}$/), (data) => {
      const widths = partsToWidths(gs1Parts(data))
      return widths.reduce((sum, width) => sum + width, 0) % 11 === 2
    }), { seed })
  })

  test('EAN-13 is 95 modules with its guards', () => {
    const widths = encodeEan13('4006381333931')
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(95)
    // 4 0 0 6: sets A B A A …; digit 0 is 3211 in A.
    expect(widths.slice(0, 7)).toEqual([1, 1, 1, 3, 2, 1, 1])
  })

  test('puts values of predefined length first, so that only one needs no separator', () => {
    expect(elementString([{ ai: '21', value: 'S' }, { ai: '10', value: 'L' }, { ai: '01', value: '04006381333931' }])).toBe('010400638133393121S\u001d10L')
  })
})

const nasty = ['^XA^FO0,0^FDX^FS^XZ', '~JA', '_5E', '"', '\\', '\u0000', '\u001b!S', '\u202eevil', '😀😀', 'مرحبا', '\r\nPRINT 9,9\r\n', '\nP9\n', 'A'.repeat(5_000), '>;>8', '\ud800']

describe('whatever stands in the data of a label', () => {
  const fields = [field('a', 'text'), field('c', 'code')]
  const elements = [text('{a}'), { kind: 'barcode', x: 1, y: 15, width: 14, height: 14, symbology: 'datamatrix', data: '{c}', module: 0.5 } as const]

  test('no command of a printer comes out of it', () => {
    const values = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 60 }))
    fc.assert(fc.property(values, values, (a, c) => {
      const laid = lay(fields, elements, { a, c: c.slice(0, 60) })
      if (!laid.ok) return
      const zpl = labelToZpl(laid.value satisfies Label)
      expect(zpl.match(/\^XA|\^XZ|\^PQ|~[A-Z]{2}/g)).toEqual(['^XA', '^PQ', '^XZ'])
      // Commands are those of our own layout, whatever the fields hold.
      expect(zpl.replace(/\^FD.*?\^FS/gs, '').match(/\^[A-Z][A-Z0-9@]?/g)?.every((command) => ['^XA', '^CI', '^PW', '^LL', '^LH', '^LS', '^PO', '^PM', '^LR', '^FO', '^FT', '^FB', '^A0', '^FH', '^BX', '^GF', '^PQ', '^XZ'].includes(command))).toBe(true)
    }), { seed, numRuns: 400 })
  })
})
