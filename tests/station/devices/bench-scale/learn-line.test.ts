import { describe, expect, test } from 'vitest'
import { learnLine, type LineExample } from '../../../../electron/station/devices/bench-scale/learn-line'
import { scaleProtocolNamed } from '../../../../electron/station/devices/bench-scale/scale-protocols'
import { weighLine } from '../../../../electron/station/devices/bench-scale/weigh-line'

function reads(examples: readonly LineExample[], line: string) {
  const learned = learnLine(examples)
  if (!learned.ok) return learned.failure
  const parser = scaleProtocolNamed('generic')?.createParser(learned.value)
  return parser === undefined ? null : weighLine(parser, Buffer.from(line, 'latin1'))
}

const example = (line: string, shown: string, unit: LineExample['unit'], state?: LineExample['state']): LineExample => ({ line, shown, unit, ...(state && { state }) })

describe('a learned line', () => {
  test('with its unit and a word for rest and motion', () => {
    const examples = [example('WT:  1.640 kg S\r\n', '1.640', 'kg', 'stable'), example('WT:  0.540 kg D\r\n', '0.54', 'kg', 'moving')]
    expect(reads(examples, 'WT: 12.005 kg S\r\n')).toEqual({ state: 'stable', value: '12.005', unit: 'kg', net: false })
    expect(reads(examples, 'WT: -0.200 kg D\r\n')).toEqual({ state: 'moving', value: '-0.200', unit: 'kg', net: false })
    expect(reads(examples, 'WT:  0.000 kg S\r\n')).toMatchObject({ state: 'zero' })
    expect(reads(examples, 'WT: ------ kg S\r\n')).toMatchObject({ state: 'invalid', value: null })
    expect(reads(examples, 'WT: 12.005 kg X\r\n')).toMatchObject({ state: 'invalid', value: null })
    expect(reads(examples, 'WT: 12.005 kg S\r')).toMatchObject({ state: 'incomplete', value: null })
  })

  test('of digits alone: the point and the unit are learned from the display', () => {
    const examples = [example('$001640\r', '1.640', 'kg'), example('$000540\r', '0.540', 'kg')]
    expect(reads(examples, '$000645\r$012340\r')).toEqual({ state: 'stable', value: '12.340', unit: 'kg', net: false })
    expect(reads([example('$001640\r', '1640', 'g'), example('$000540\r', '540', 'g')], '$000645\r')).toMatchObject({ value: '645', unit: 'g' })
  })

  test('between STX and ETX, with a letter in front', () => {
    const examples = [example('\x02A   0.165\r\x03', '0.165', 'kg'), example('\x02A   1.640\r\x03', '1.640', 'kg')]
    expect(reads(examples, '\x02A   0.540\r\x03')).toMatchObject({ state: 'stable', value: '0.540', unit: 'kg' })
    expect(reads(examples, '\x02A   0.5\x02A   0.540\r\x03')).toMatchObject({ value: '0.540' })
    expect(reads(examples, '\x02A   0.540\r')).toMatchObject({ state: 'incomplete' })
  })

  test('beside a second number', () => {
    const examples = [example('N 1.640kg T 0.200kg\r\n', '1.640', 'kg'), example('N 0.540kg T 0.200kg\r\n', '0.540', 'kg')]
    expect(reads(examples, 'N 0.645kg T 0.000kg\r\n')).toMatchObject({ value: '0.645', unit: 'kg' })
  })
})

describe('examples that teach nothing are refused', () => {
  test.each<[string, readonly LineExample[], string]>([
    ['one alone', [example('1.640 kg\r\n', '1.640', 'kg')], 'too-few-examples'],
    ['six', Array.from({ length: 6 }, () => example('1.640 kg\r\n', '1.640', 'kg')), 'too-many-examples'],
    ['another weight than shown', [example('1.640 kg\r\n', '1.640', 'kg'), example('0.540 kg\r\n', '0.545', 'kg')], 'weight-not-in-line'],
    ['no number on the display', [example('1.640 kg\r\n', '1.640', 'kg'), example('0.540 kg\r\n', 'Err', 'kg')], 'shown-is-no-number'],
    ['no line end', [example('1.640 kg', '1.640', 'kg'), example('0.540 kg', '0.540', 'kg')], 'no-line-end'],
    ['other ends', [example('1.640 kg\r\n', '1.640', 'kg'), example('0.540 kg\r', '0.540', 'kg')], 'examples-contradict'],
    ['other shapes', [example('1.640 kg\r\n', '1.640', 'kg'), example('0.540 kg 2\r\n', '0.540', 'kg')], 'examples-contradict'],
    ['weight in another place', [example('1.640 2.000\r\n', '1.640', 'kg'), example('9.000 0.540\r\n', '0.540', 'kg')], 'examples-contradict'],
    ['a unit the line denies', [example('1.640 kg\r\n', '1.640', 'lb'), example('0.540 kg\r\n', '0.540', 'lb')], 'examples-contradict'],
    ['two units without one in the line', [example('1.640\r\n', '1.640', 'kg'), example('0.540\r\n', '0.540', 'lb')], 'examples-contradict'],
    ['a point that moves', [example('$001640\r', '1.640', 'kg'), example('$000540\r', '5.40', 'kg')], 'examples-contradict'],
    ['zeros only: any place of the point fits', [example('$000000\r', '0', 'kg'), example('$000000\r', '0', 'kg')], 'ambiguous'],
    ['gross and net the same', [example('1.640 1.640\r\n', '1.640', 'kg'), example('0.540 0.540\r\n', '0.540', 'kg')], 'ambiguous'],
    ['one word for rest and motion', [example('1.640 kg S\r\n', '1.640', 'kg', 'stable'), example('0.540 kg S\r\n', '0.540', 'kg', 'moving')], 'examples-contradict'],
  ])('%s', (_, examples, kind) => {
    const learned = learnLine(examples)
    expect(learned.ok ? learned.value : learned.failure.kind).toBe(kind)
  })
})
