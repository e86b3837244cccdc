import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { PRINTER_FLAGS } from '../../../../electron/station/devices/label-printer/status/printer-status'
import { STATUS_QUERIES, statusLanguage, statusQuery, type StatusLanguage } from '../../../../electron/station/devices/label-printer/status/read-printer-status'
import { testSeed } from '../../../support/seeded'
import { bytesOf, readVectors, type ByteVector } from '../support/vectors'

function read(language: StatusLanguage, query: string, bytes: Uint8Array | string) {
  const asked = statusQuery(language, query)
  if (asked === null) throw new Error(`${language} has no ${query}`)
  return asked.read(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
}

const hs = (one: string, two: string): string => `\x02${one}\x03\r\n\x02${two}\x03\r\n\x021234,0\x03\r\n`
const calmOne = '030,0,0,1245,000,0,0,0,000,0,0,0'
const calmTwo = '000,0,0,0,0,2,4,0,00000000,1,000'
const hqes = (errors: string, warnings: string): string =>
  `\r\n  PRINTER STATUS\r\n     ERRORS:         ${Number(errors === '0'.repeat(8)) ^ 1} 00000000 ${errors}\r\n     WARNINGS:       ${Number(warnings === '0'.repeat(8)) ^ 1} 00000000 ${warnings}\r\n`

describe('what a printer says of itself', () => {
  test.each([
    ['zpl', '~HS', hs(calmOne, calmTwo), 'ready', [], 0],
    ['zpl', '~HS', hs('030,1,0,1245,000,0,0,0,000,0,0,0', calmTwo), 'blocked', ['media-out'], 0],
    ['zpl', '~HS', hs('030,0,1,1245,000,0,0,0,000,0,0,0', calmTwo), 'paused', ['paused'], 0],
    ['zpl', '~HS', hs('030,0,1,1245,002,0,0,0,000,0,0,0', '000,0,1,0,0,2,4,0,00000007,1,000'), 'blocked', ['head-open', 'paused', 'printing'], 7],
    ['zpl', '~HS', hs('030,0,0,1245,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,4,0,00000003,1,000'), 'printing', ['printing'], 3],
    ['zpl', '~HS', hs('030,0,0,1245,000,0,0,1,000,0,0,0', calmTwo), 'blocked', ['partial-format'], 0],
    ['zpl', '~HS', hs('030,0,0,1245,000,0,0,0,000,0,0,1', '000,0,0,1,0,2,4,1,00000000,1,000'), 'blocked', ['ribbon-out', 'overheated', 'label-waiting'], 0],
    ['zpl', '~HS', hs('030,0,0,1245,000,0,0,0,000,0,1,0', calmTwo), 'blocked', [], 0],
    ['zpl', '~HS', '', 'unknown', [], null],
    ['zpl', '~HS', 'hello', 'unknown', [], null],
    ['zpl', 'device.host_status', `"${calmOne}\r\n${calmTwo}\r\n1234,0"`, 'ready', [], 0],
    ['zpl', 'device.host_status', `"${calmOne}\r\n${calmTwo}\r\n1234,0`, 'incomplete', [], null],
    ['zpl', 'device.host_status', '"?"', 'unknown', [], null],
    ['zpl', '~HQES', hqes('00000000', '00000000'), 'ready', [], null],
    ['zpl', '~HQES', hqes('0000000F', '00000000'), 'blocked', ['media-out', 'ribbon-out', 'head-open', 'cutter'], null],
    ['zpl', '~HQES', hqes('00000020', '00000000'), 'blocked', ['overheated'], null],
    ['zpl', '~HQES', hqes('00000040', '00000000'), 'blocked', [], null],
    ['zpl', '~HQES', hqes('00000000', '00000008'), 'ready', ['media-low'], null],
    ['zpl', '~HQES', hqes('00010000', '00000000'), 'unknown', ['unknown-bits'], null],
    ['zpl', '~HQES', 'PRINTER STATUS ERRORS: 1 00000000 00000000 WARNINGS: 0 00000000 00000000', 'unknown', [], null],
    ['zpl', '~HI', '\x02ZD410-200dpi,V84.20.18Z,8,8192KB\x03\r\n', 'unknown', [], null],
    ['zpl', '~HI', '\x02ZD410-200dpi,V84', 'incomplete', [], null],
    ['tspl', '<ESC>!?', '\x00', 'ready', [], null],
    ['tspl', '<ESC>!?', '\x0f', 'blocked', ['media-out', 'ribbon-out', 'head-open', 'jam'], null],
    ['tspl', '<ESC>!?', '\x30', 'paused', ['paused', 'printing'], null],
    ['tspl', '<ESC>!?', '\x20', 'printing', ['printing'], null],
    ['tspl', '<ESC>!?', '\x80', 'blocked', ['overheated'], null],
    ['tspl', '<ESC>!?', '\x40', 'unknown', ['unknown-bits'], null],
    ['tspl', '<ESC>!S', '\x02@@@@\x03\r\n', 'ready', [], null],
    ['tspl', '<ESC>!S', '\x02`@@@\x03\r\n', 'paused', ['paused'], null],
    ['tspl', '<ESC>!S', '\x02W@@@\x03\r\n', 'printing', ['printing'], null],
    ['tspl', '<ESC>!S', '\x02@A@@\x03\r\n', 'ready', ['media-low'], null],
    ['tspl', '<ESC>!S', '\x02E@@D\x03\r\n', 'blocked', ['ribbon-out'], null],
    ['tspl', '<ESC>!S', '\x02E@A@\x03\r\n', 'blocked', ['overheated'], null],
    ['tspl', '<ESC>!S', '\x02E@@@\x03\r\n', 'blocked', [], null],
    ['tspl', '<ESC>!S', '\x02L@@@\x03\r\n', 'blocked', ['label-waiting'], null],
    ['tspl', '<ESC>!S', '\x02K@@@\x03\r\n', 'blocked', [], null],
    ['epl', '^ee', '00\r\n', 'ready', [], null],
    ['epl', '^ee', '07P012\r\n', 'blocked', ['media-out'], 12],
    ['epl', '^ee', '11\r\n', 'blocked', ['head-open'], null],
    ['epl', '^ee', '12\r\n', 'paused', ['paused'], null],
    ['epl', '^ee', '01\r\n', 'unknown', [], null],
    ['epl', '^ee', '77\r\n', 'unknown', ['unknown-bits'], null],
    ['epl', '^ee', '11\r\n00\r\n', 'ready', [], null],
    ['epl', '^ee', '07P01', 'incomplete', [], null],
    ['cpcl', '<ESC>h', '\x00', 'ready', [], null],
    ['cpcl', '<ESC>h', '\x01', 'printing', ['printing'], null],
    ['cpcl', '<ESC>h', '\x06', 'blocked', ['media-out', 'head-open'], null],
    ['cpcl', '<ESC>h', '\x18', 'ready', ['battery-low', 'power-cycled'], null],
    ['cpcl', '<ESC>h', '\xc0', 'unknown', ['unknown-bits'], null],
    ['escpos', 'DLE EOT 1', '\x12', 'ready', [], null],
    ['escpos', 'DLE EOT 1', '\x16', 'ready', [], null],
    ['escpos', 'DLE EOT 1', '\x1a', 'blocked', ['offline'], null],
    ['escpos', 'DLE EOT 2', '\x36', 'blocked', ['media-out', 'head-open'], null],
    ['escpos', 'DLE EOT 2', '\x52', 'blocked', [], null],
    ['escpos', 'DLE EOT 3', '\x32', 'blocked', [], null],
    ['escpos', 'DLE EOT 4', '\x1e', 'ready', ['media-low'], null],
    ['escpos', 'DLE EOT 4', '\x72', 'blocked', ['media-out'], null],
    ['escpos', 'DLE EOT 4', '\x00', 'unknown', [], null],
  ] as const)('%s %s %j: %s', (language, query, bytes, state, flags, labelsRemaining) => {
    const status = read(language, query, bytes)
    expect(status).toMatchObject({ state, flags, labelsRemaining })
    // Whoever reads anything but "ready" or "printing" is told why.
    if (state !== 'ready' && state !== 'printing') expect(status.problems).not.toEqual([])
  })

  it('names both things wrong when two answers came in one reading', () => {
    expect(read('epl', '^ee', '11\r\n05\r\n').problems).toEqual(['print head or cover open', 'memory configuration error'])
  })

  it('is never ready by half an answer', () => {
    const whole: readonly (readonly [StatusLanguage, string, string])[] = [
      ['zpl', '~HS', hs(calmOne, calmTwo).trimEnd()], ['zpl', '~HQES', hqes('00000000', '00000000').trimEnd()],
      ['zpl', 'device.host_status', `"${calmOne}\r\n${calmTwo}\r\n1234,0"`], ['tspl', '<ESC>!S', '\x02@@@@\x03'], ['epl', '^ee', '00\r\n'],
    ]
    for (const [language, query, text] of whole) {
      expect(read(language, query, text).state).toBe('ready')
      for (let end = 0; end < text.length; end += 1) expect(read(language, query, text.slice(0, end)).state, `${query} cut at ${end}`).toMatch(/^(incomplete|unknown)$/)
    }
  })

  it('takes any bytes, and no blocking flag ever stands beside "ready"', () => {
    const seed = testSeed('printer answers')
    fc.assert(fc.property(fc.constantFrom(...STATUS_QUERIES), fc.uint8Array({ maxLength: 200 }), ({ read: readAnswer }, bytes) => {
      const { state, flags } = readAnswer(bytes)
      expect(PRINTER_FLAGS).toEqual(expect.arrayContaining([...flags]))
      if (state === 'ready') expect(flags.filter((flag) => !['media-low', 'battery-low', 'power-cycled'].includes(flag))).toEqual([])
    }), { seed, numRuns: 2_000 })
  })

  it('knows its questions by every usual spelling, and epl2 as epl', () => {
    expect(statusLanguage('epl2')).toBe('epl')
    expect(statusLanguage('pcl')).toBeNull()
    for (const query of STATUS_QUERIES) for (const name of [query.name, ...query.also, query.name.toUpperCase()]) expect(statusQuery(query.language, name), name).toBe(query)
    expect(statusQuery('tspl', '~HS')).toBeNull()
  })
})

const collected = readVectors<ByteVector & { readonly family: string }>('zpl-status.json')

describe.skipIf(collected === null)('answers of the collection', () => {
  const flagOf: Readonly<Record<string, string>> = {
    'media out': 'media-out', 'out of paper': 'media-out', 'paper empty': 'media-out', 'ribbon out': 'ribbon-out', 'out of ribbon': 'ribbon-out', 'head open': 'head-open',
    'paper jam': 'jam', 'cutter jam': 'cutter', pause: 'paused', 'printhead over temperature': 'overheated', 'media or ribbon empty': 'media-out',
    bufferFull: 'buffer-full', 'receive buffer full': 'buffer-full', partialFormat: 'partial-format', labelWaiting: 'label-waiting', waitingToTakeLabel: 'label-waiting',
    printing: 'printing', busy: 'printing', paperOut: 'media-out', batteryLow: 'battery-low', powerCycledSinceAck: 'power-cycled', coverOpen: 'head-open', cutterError: 'cutter',
  }

  it('mean what the collection says', () => {
    let seen = 0
    for (const vector of collected ?? []) {
      const language = statusLanguage(vector.family)
      if (language === null) continue
      seen += 1
      const status = read(language, vector.command ?? '', bytesOf(vector))
      const named = [vector.meaning.errors, vector.meaning.flags, vector.meaning.error, vector.meaning.warning, ...Object.keys(vector.meaning).filter((key) => vector.meaning[key] === true)].flat().map((word) => flagOf[String(word)])
      const wanted = PRINTER_FLAGS.filter((flag) => named.includes(flag))
      expect(status.flags, JSON.stringify(vector)).toEqual(expect.arrayContaining(wanted))
      if (vector.meaning.ready === true || vector.meaning.ok === true) expect(status, JSON.stringify(vector)).toMatchObject({ state: 'ready', flags: [] })
      if (vector.meaning.ready === false || vector.meaning.noReply !== undefined) expect(status.state).not.toBe('ready')
      if (vector.meaning.incomplete === true) expect(status.state).toBe('incomplete')
      if (typeof vector.meaning.unprintedLabels === 'number') expect(status.labelsRemaining).toBe(vector.meaning.unprintedLabels)
    }
    expect(seen).toBeGreaterThan(50)
  })
})
