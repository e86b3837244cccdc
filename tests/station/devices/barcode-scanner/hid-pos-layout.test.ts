import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeHidPos, knownLayouts } from '../../../../electron/station/devices/barcode-scanner/hid-pos-layout'
import { countedForm, descriptorOf, honeywellForm, uncountedForm, type HidPosForm } from '../../../../electron/station/devices/barcode-scanner/hid-pos-form'
import { maxDescriptorBytes, parseReportDescriptor } from '../../../../electron/station/devices/parsers/hid-report-descriptor'
import { testSeed } from '../../../support/seeded'
import { readVectors } from '../support/vectors'

const descriptors = { counted62: descriptorOf(countedForm), uncounted61: descriptorOf(uncountedForm), counted64: descriptorOf(honeywellForm) }
const seed = testSeed('hid pos layout')

describe('the descriptor of a HID POS scanner', () => {
  it('tells the places of a counted report', () => {
    expect(describeHidPos(descriptors.counted62)).toMatchObject({
      ok: true,
      value: { usage: 2, layout: { reportId: 2, reportBytes: 62, countAt: 1, aimAt: [2, 3, 4], dataAt: 5, dataBytes: 56, vendorSymbologyAt: null, continuedBit: 488 }, trigger: null },
    })
  })

  it('tells the places of a report without a count', () => {
    expect(describeHidPos(descriptors.uncounted61)).toMatchObject({ value: { layout: { reportId: 2, reportBytes: 61, countAt: null, aimAt: [1, 2, 3], dataAt: 4, continuedBit: 480 } } })
  })

  it("tells the maker's symbology id and the bits that beep and read", () => {
    expect(describeHidPos(descriptors.counted64)).toMatchObject({
      value: {
        layout: { reportId: 2, reportBytes: 64, countAt: 1, dataAt: 5, dataBytes: 56, vendorSymbologyAt: 61, continuedBit: 504 },
        trigger: { reportId: 4, reportBytes: 2, readBit: 10, errorBeepBit: 13, goodReadBeepBit: 14 },
      },
    })
  })

  it('agrees with the layouts that are known', () => {
    for (const descriptor of Object.values(descriptors)) {
      const described = describeHidPos(descriptor)
      expect(described.ok && knownLayouts).toContainEqual(described.ok && described.value.layout)
    }
  })

  it('follows a layout nobody has seen: other id, no identifier, data of 20 bytes', () => {
    const own = Uint8Array.from(Buffer.from('058c0902a1018507150026ff0075089514 09fe820201 75019501250109ff8102 75078103c0'.replaceAll(' ', ''), 'hex'))
    expect(describeHidPos(own)).toMatchObject({ value: { layout: { reportId: 7, reportBytes: 22, countAt: null, aimAt: null, dataAt: 1, dataBytes: 20, continuedBit: 168 } } })
  })

  it('has no byte for an id where reports are not numbered', () => {
    const own = Uint8Array.from(Buffer.from('058c0902a101150026ff0075089503 09fb09fc09fd8102 9538 09fe820201 75019501250109ff8102 75078103c0'.replaceAll(' ', ''), 'hex'))
    expect(describeHidPos(own)).toMatchObject({ value: { layout: { reportId: null, reportBytes: 60, aimAt: [0, 1, 2], dataAt: 3, continuedBit: 472 } } })
  })

  it.each([
    ['a keyboard', '05010906a101050719e029e71500250175019508810295017508810395067508150025650507190029658100c0', 'no-scanner'],
    ['a scanner without data', '058c0902a1018502150026ff007508950109fb8102c0', 'no-data'],
    ['data across bytes', '058c0902a10185021500250f75049538 09fe8202 01c0', 'not-on-bytes'],
    ['a collection that does not end', '058c0902a1018502', 'unbalanced'],
    ['an item cut off', '058c0902a10126ff', 'cut-off'],
  ])('refuses %s', (_, hex, failure) => {
    expect(describeHidPos(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')))).toEqual({ ok: false, failure })
  })

  it('is bounded: a descriptor too long, a report too large', () => {
    expect(parseReportDescriptor(new Uint8Array(maxDescriptorBytes + 1))).toEqual({ ok: false, failure: 'too-long' })
    expect(parseReportDescriptor(Uint8Array.of(0x75, 0xff, 0x97, 0xff, 0xff, 0xff, 0x7f, 0x81, 0x02))).toEqual({ ok: false, failure: 'too-long' })
  })

  it('never throws and never runs on, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated()), (bytes) => {
        const described = describeHidPos(bytes)
        if (described.ok) expect(described.value.layout.dataAt + described.value.layout.dataBytes).toBeLessThanOrEqual(described.value.layout.reportBytes)
      }),
      { seed },
    )
  })

  it('gives back the layout that a descriptor was made of', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const start = (form.reportId === null ? 0 : 1) + (form.hasCount ? 1 : 0)
        const end = start + 3 + form.dataBytes
        expect(describeHidPos(descriptorOf(form))).toMatchObject({
          value: {
            layout: {
              reportId: form.reportId, countAt: form.hasCount ? start - 1 : null, aimAt: [start, start + 1, start + 2], dataAt: start + 3, dataBytes: form.dataBytes,
              vendorSymbologyAt: form.hasVendorSymbology ? end : null, continuedBit: (end + (form.hasVendorSymbology ? 2 : 0)) * 8, reportBytes: end + (form.hasVendorSymbology ? 3 : 1),
            },
          },
        })
      }),
      { seed },
    )
  })

  it('reads every collected descriptor', () => {
    for (const { kind, hex, meaning } of readVectors<{ kind: string; hex: string; meaning: { usagePage: string; usage?: number; reportId: number } }>('hid-reports.json') ?? []) {
      if (kind !== 'hidpos-descriptor') continue
      expect(meaning.usagePage).toBe('0x8c')
      expect(describeHidPos(Uint8Array.from(Buffer.from(hex, 'hex')))).toMatchObject({ ok: true, value: { usage: meaning.usage ?? 2, layout: { reportId: meaning.reportId } } })
    }
  })
})

const anyForm: fc.Arbitrary<HidPosForm> = fc.record({
  reportId: fc.option(fc.integer({ min: 1, max: 255 })), hasCount: fc.boolean(), dataBytes: fc.integer({ min: 1, max: 250 }), hasVendorSymbology: fc.boolean(), hasTrigger: fc.constant(false),
})

function mutated(): fc.Arbitrary<Uint8Array> {
  return fc.tuple(fc.constantFrom(...Object.values(descriptors)), fc.nat(300), fc.nat(255)).map(([bytes, at, value]) => bytes.map((byte, place) => (place === at % bytes.length ? value : byte)))
}
