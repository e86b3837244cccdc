import { expect, test } from 'vitest'
import { mediaMismatch, readZplConfiguration } from '../../../../electron/station/devices/label-printer/status/zpl-configuration'
import { bytesOf, readVectors, type ByteVector } from '../support/vectors'

const dumps = readVectors<ByteVector>('zpl-status.json')?.filter(({ command }) => command?.includes('^HH')) ?? null
const listOf = (lines: readonly (readonly [string, string])[]): Buffer => Buffer.from(`\x02${lines.map(([value, name]) => `  ${value.padEnd(20)}${name.padEnd(18)}\r\n`).join('')}\x03`, 'latin1')

test.skipIf(dumps === null)('real answers to ^HH are read', () => {
  expect(dumps?.length).toBeGreaterThan(0)
  for (const dump of dumps ?? []) expect(readZplConfiguration(bytesOf(dump)), dump.ascii.slice(0, 40)).toMatchObject({ dotsPerMm: 8, headDots: expect.any(Number), lengthDots: expect.any(Number) })
})

test('what a printer tells of its media, head and label length', () => {
  expect(readZplConfiguration(listOf([['GAP/NOTCH', 'MEDIA TYPE'], ['832', 'PRINT WIDTH'], ['280', 'LABEL LENGTH'], ['832 8/MM FULL', 'RESOLUTION']]))).toEqual({ dotsPerMm: 8, headDots: 832, lengthDots: 280, isContinuous: false })
  expect(readZplConfiguration(listOf([['CONTINUOUS', 'MEDIA TYPE'], ['104 0/8 MM', 'PRINT WIDTH'], ['12/MM', 'RESOLUTION']]))).toEqual({ dotsPerMm: 12, headDots: null, lengthDots: null, isContinuous: true })
  expect(readZplConfiguration(Buffer.from('\x02030,0,0\x03'))).toBeNull()
})

const set = { dotsPerMm: 8, headDots: 832, lengthDots: 280, isContinuous: false }
test.each([
  ['the labels of the bench', set, 'labels-57x32', 203, null],
  ['labels with a wide gap', { ...set, lengthDots: 320 }, 'labels-57x32', 203, null],
  ['continuous paper has no length', { ...set, lengthDots: 1241, isContinuous: true }, 'labels-57x32', 203, null],
  ['a roll of 4x6', { ...set, lengthDots: 1241 }, 'labels-57x32', 203, 'the label in the printer is 155 mm long, 32 mm are wanted'],
  ['a roll of small labels', { ...set, lengthDots: 160 }, 'labels-57x32', 203, 'the label in the printer is 20 mm long, 32 mm are wanted'],
  ['4x6 as wanted', { ...set, lengthDots: 1241 }, 'labels-4x6', 203, null],
  ['a narrow head', { ...set, headDots: 448, lengthDots: 1241 }, 'labels-4x6', 203, 'the print head is 56 mm wide, the label is 101.6 mm'],
  ['another resolution', { ...set, dotsPerMm: 12 }, 'labels-57x32', 203, 'the print head has 12 dots/mm, the labels are made for 8 (203 dpi)'],
  ['nothing told', { dotsPerMm: null, headDots: null, lengthDots: null, isContinuous: true }, 'labels-57x32', 203, null],
] as const)('%s', (_what, configuration, media, dpi, words) => {
  expect(mediaMismatch(configuration, media, dpi)).toBe(words)
})
