import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseScanFrame, parseScanText } from '../../../../electron/station/devices/barcode-scanner/scan-frame'
import { readVectors } from '../support/vectors'

const frame = (text: string) => parseScanFrame(Buffer.from(text, 'utf8'))

describe('a scan frame', () => {
  it('is its text', () => {
    expect(frame('4006381333931')).toEqual({ ok: true, value: { text: '4006381333931', aim: null } })
  })

  it('gives its AIM identifier apart', () => {
    expect(frame(']C10100012345678905\x1d10ABC')).toEqual({ ok: true, value: { text: '0100012345678905\x1d10ABC', aim: ']C1' } })
    expect(frame(']d2x')).toMatchObject({ value: { aim: ']d2' } })
  })

  it('takes a bracket that is no identifier as text', () => {
    expect(frame('](1)')).toMatchObject({ value: { text: '](1)', aim: null } })
    expect(frame('[)>\x1e06')).toMatchObject({ value: { text: '[)>\x1e06', aim: null } })
  })

  it('reads UTF-8', () => {
    expect(frame('Товар 退货 é')).toMatchObject({ value: { text: 'Товар 退货 é' } })
  })

  it('refuses nothing, spaces, and an identifier without a code', () => {
    for (const text of ['', '   ', ']C1']) expect(frame(text)).toEqual({ ok: false, failure: 'empty' })
  })

  it('refuses control characters no code holds', () => {
    for (const control of ['\x00', '\x07', '\x1b', '\x7f', '\u0085']) {
      expect(frame(`12${control}34`)).toEqual({ ok: false, failure: 'control-character' })
    }
  })

  it('refuses what a wrong parity setting makes of digits', () => {
    const sevenBitsEven = Uint8Array.from([...'4006381333931'], (digit) => digit.charCodeAt(0) | 0x80)
    expect(parseScanFrame(sevenBitsEven)).toEqual({ ok: false, failure: 'not-utf8' })
  })

  it('never throws and never invents a character', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const parsed = parseScanFrame(bytes)
        if (!parsed.ok) return
        expect(Buffer.from((parsed.value.aim ?? '') + parsed.value.text, 'utf8')).toEqual(Buffer.from(bytes))
      }),
    )
  })
})

const wedge = readVectors<{ kind: string; observed: string }>('wedge.json')

describe.skipIf(wedge === null)('text of keyboard scanners, from the vectors', () => {
  it('is handed on as it was typed', () => {
    const layouts = wedge?.filter((vector) => vector.kind === 'layout') ?? []
    expect(layouts.length).toBeGreaterThan(0)
    for (const { observed } of layouts) expect(parseScanText(observed)).toEqual({ ok: true, value: { text: observed, aim: null } })
  })
})
