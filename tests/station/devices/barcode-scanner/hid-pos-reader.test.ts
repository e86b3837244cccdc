import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedForm, descriptorOf, honeywellForm, reportsOf, uncountedForm, type HidPosForm } from '../../../../electron/station/devices/barcode-scanner/hid-pos-form'
import { describeHidPos, type HidPosLayout } from '../../../../electron/station/devices/barcode-scanner/hid-pos-layout'
import { createHidPosReader, type HidPosNews, type HidPosReader } from '../../../../electron/station/devices/barcode-scanner/hid-pos-reader'
import { joinLimitMs, maxJoinedBytes } from '../../../../electron/station/devices/barcode-scanner/scan-joiner'
import { testSeed } from '../../../support/seeded'
import { readVectors } from '../support/vectors'

const seed = testSeed('hid pos reader')
const forms = { honeywell: honeywellForm, counted: countedForm, uncounted: uncountedForm }

function code(form: HidPosForm, text: string, aim = ']d2', vendorSymbology = 0x77): Uint8Array[] {
  return reportsOf(form, { data: Buffer.from(text, 'utf8'), aim, vendorSymbology })
}

function layoutOf(form: HidPosForm): HidPosLayout {
  const described = describeHidPos(descriptorOf(form))
  if (!described.ok) throw new Error(described.failure)
  return described.value.layout
}

function feed(reader: HidPosReader, reports: readonly Uint8Array[], at = 0): HidPosNews[] {
  return reports.flatMap((report) => reader.push(report, at) ?? [])
}

const texts = (news: readonly HidPosNews[]): string[] => news.flatMap((one) => (one.kind === 'scan' ? [one.text] : []))
const long = (marker: string): string => marker.repeat(150).slice(0, 121)

describe.each(Object.entries(forms))('reports of a %s scanner', (_, form) => {
  it.each([['with its descriptor', layoutOf(form)], ['without one', null]])('give their codes %s', (_how, layout) => {
    const reader = createHidPosReader(layout, 'utf-8')
    expect(feed(reader, [...code(form, '4006381333931', ']E0', 0x64), ...code(form, long('0109506000134352')), ...code(form, 'Товар\u001d退货', ']Q1', 0x73)])).toMatchObject([
      { kind: 'scan', text: '4006381333931', aim: ']E0', symbology: 'ean13' },
      { kind: 'scan', text: long('0109506000134352'), aim: ']d2', symbology: 'gs1-datamatrix' },
      { kind: 'scan', text: 'Товар\u001d退货', aim: ']Q1', symbology: 'qr' },
    ])
  })

  it('never give a part of a code when the end is lost, whatever comes next', () => {
    for (const next of [code(form, '4006381333931', ']E0', 0x64), code(form, long('X'), ']Q1', 0x73)]) {
      const reader = createHidPosReader(null, 'utf-8')
      expect(texts(feed(reader, [...code(form, long('A')).slice(0, -1), ...next]))).toEqual([next.length === 1 ? '4006381333931' : long('X')])
      expect(reader.dropped).toBe(1)
    }
  })

  it('never give a part of a code when the rest stays away', () => {
    const reader = createHidPosReader(null, 'utf-8')
    expect(feed(reader, code(form, long('A')).slice(0, -1), 1_000)).toEqual([])
    expect(reader.dueAt).toBe(1_000 + joinLimitMs)
    expect(reader.elapse(1_000 + joinLimitMs - 1)).toBe(false)
    expect(reader.elapse(1_000 + joinLimitMs)).toBe(true)
    expect(texts(feed(reader, code(form, long('B')), 2_000))).toEqual([long('B')])
  })

  it('forget the half of a code that was cut off by a pulled cable', () => {
    const reader = createHidPosReader(null, 'utf-8')
    feed(reader, code(form, long('A')).slice(0, 1))
    reader.reset()
    expect(texts(feed(reader, code(form, 'B')))).toEqual(['B'])
  })

  it('join codes of any length, byte for byte', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 600, unit: 'grapheme-ascii' }).filter((text) => !text.includes('\0')), { maxLength: 6 }), (codes) => {
        const reader = createHidPosReader(layoutOf(form), 'utf-8')
        expect(texts(feed(reader, codes.flatMap((text) => code(form, text))))).toEqual(codes)
      }),
      { seed },
    )
  })
})

describe('a HID POS reader', () => {
  it('ends a counted code at its count, not at a zero in it', () => {
    const [report] = reportsOf(countedForm, { data: Uint8Array.of(0x61, 0, 0x62, 0), aim: ']Q1', vendorSymbology: 0 })
    expect(createHidPosReader(null, 'utf-8').push(report ?? new Uint8Array(0), 0)).toMatchObject({ kind: 'scan', text: 'a\0b\0' })
  })

  it('drops a scan that grows past every code, up to its end, and reads the next', () => {
    const reader = createHidPosReader(null, 'utf-8')
    expect(texts(feed(reader, [...code(honeywellForm, 'x'.repeat(maxJoinedBytes + 1)), ...code(honeywellForm, 'next')]))).toEqual(['next'])
    expect(texts(feed(reader, code(honeywellForm, 'x'.repeat(maxJoinedBytes))))).toEqual(['x'.repeat(maxJoinedBytes)])
  })

  it.each([
    ['menu text', ']X0', 0x3f, 'Product Name: Voyager\r\nBoot Revision: CA000064\r\nSerial Number: 15232B1F0C\r\nSupported IF: Bluetooth', 'menu-reply'],
    ['an acknowledgement', ']Z6', 0x36, 'REVINF\u0006.', 'menu-reply'],
    ['an acknowledgement under another identifier', ']X0', 0x36, 'TRGMOD0\u0006!', 'menu-reply'],
    ['a postal code of a symbology without identifier of its own', ']X0', 0x4d, '01234567094987654321', 'scan'],
    ['an address with colons in a QR code', ']Q1', 0x73, 'Name: Ann\r\nCity: Omsk\r\n', 'scan'],
  ])('tells %s (%s)', (_, aim, id, text, kind) => {
    expect(feed(createHidPosReader(null, 'utf-8'), code(honeywellForm, text, aim, id))).toMatchObject([{ kind }])
  })

  it('tells menu text by its shape where the report has no place for the maker’s id', () => {
    const reader = createHidPosReader(null, 'utf-8')
    expect(feed(reader, code(countedForm, 'Product Name: X\r\nBoot Revision: Y', ']X0'))).toMatchObject([{ kind: 'menu-reply' }])
    expect(feed(reader, code(countedForm, 'AB12', ']X0'))).toMatchObject([{ kind: 'scan', text: 'AB12' }])
  })

  it('reads the pages of a profile, and refuses what is no UTF-8 without one', () => {
    const cyrillic = reportsOf(honeywellForm, { data: Uint8Array.of(0xd2, 0xee, 0xe2, 0xe0, 0xf0), aim: ']C0', vendorSymbology: 0x6a })
    expect(feed(createHidPosReader(null, 'windows-1251'), cyrillic)).toMatchObject([{ text: 'Товар' }])
    expect(feed(createHidPosReader(null, 'iso-8859-1'), cyrillic)).toMatchObject([{ text: 'Òîâàð' }])
    expect(feed(createHidPosReader(null, 'utf-8'), cyrillic)).toMatchObject([{ kind: 'unreadable', why: 'not-utf8' }])
  })

  it('refuses reports that are none of its own', () => {
    const [report = new Uint8Array(0)] = code(honeywellForm, '123')
    const with_ = (at: number, value: number) => report.map((byte, place) => (place === at ? value : byte))
    const reader = createHidPosReader(layoutOf(honeywellForm), 'utf-8')
    expect(reader.push(with_(0, 9), 0)).toEqual({ kind: 'no-scan', why: 'other-report' })
    expect(reader.push(report.subarray(0, 40), 0)).toEqual({ kind: 'no-scan', why: 'short-report' })
    expect(reader.push(with_(1, 57), 0)).toEqual({ kind: 'no-scan', why: 'count-too-large' })
    expect(reader.push(with_(2, 0x40), 0)).toEqual({ kind: 'no-scan', why: 'no-aim' })
    expect(createHidPosReader(null, 'utf-8').push(with_(2, 0x40), 0)).toEqual({ kind: 'no-scan', why: 'unknown-layout' })
    expect(createHidPosReader(null, 'utf-8').push(with_(30, 7), 0)).toEqual({ kind: 'no-scan', why: 'unknown-layout' })
  })

  it('takes the zero that some systems put in front of a report', () => {
    expect(texts(feed(createHidPosReader(null, 'utf-8'), code(honeywellForm, '123').map((report) => Uint8Array.of(0, ...report))))).toEqual(['123'])
  })

  it('gives no code out of a report that was cut short', () => {
    const [report = new Uint8Array(0)] = code(honeywellForm, '4006381333931', ']E0', 0x64)
    for (let length = 0; length < 62; length += 1) expect(createHidPosReader(null, 'utf-8').push(report.subarray(0, length), 0)).toMatchObject({ kind: 'no-scan' })
    for (let length = 0; length < 64; length += 1) expect(createHidPosReader(layoutOf(honeywellForm), 'utf-8').push(report.subarray(0, length), 0)).toMatchObject({ kind: 'no-scan' })
  })

  it('reads every collected report as its meaning says', () => {
    type Meaning = { aim: string; data?: string; dataHex?: string; continued?: boolean; length?: number }
    const vectors = (readVectors<{ kind: string; hex: string; note?: string; meaning: Meaning }>('hid-reports.json') ?? []).filter(({ kind }) => kind === 'hidpos')
    for (const { hex, meaning, note } of vectors) {
      const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
      // Alone, so that a part of a scan shows as one: its bit taken away, it is a scan of its own.
      const whole = meaning.continued === true ? bytes.map((byte, place) => (place === bytes.length - 1 ? byte & 0xfe : byte)) : bytes
      const reader = createHidPosReader(null, 'utf-8')
      if (meaning.continued === true) expect(reader.push(bytes, 0)).toBeNull()
      reader.reset()
      const news = reader.push(whole, 0)
      const data = meaning.data ?? (meaning.dataHex === undefined ? undefined : Buffer.from(meaning.dataHex, 'hex').toString('latin1'))
      expect(news).toMatchObject({ kind: note?.includes('menu reply') ? 'menu-reply' : 'scan', ...(data === undefined ? {} : { text: data }) })
      if (news?.kind === 'scan') expect(news.aim).toBe(meaning.aim)
    }
  })
})
