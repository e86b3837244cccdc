import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../support/run-cli'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnback-weigh-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asLines = (...texts: readonly string[]) => texts.map((text) => `${JSON.stringify({ hex: Buffer.from(text, 'latin1').toString('hex') })}\n`).join('')

test('weigh answers line by line, in order, each line alone: the last weight, else the last reply', async () => {
  const input = asLines('S S     100.00 g\r\n', 'S S     100.0', '0 g\r\n', 'S D 1.2 g\r\nZ A\r\n', 'Z A\r\nS +\r\n', '')
  expect(await runCli(['weigh', '--protocol', 'mt-sics'], input)).toMatchObject({
    exit: 0,
    lines: [
      { state: 'stable', value: '100.00', unit: 'g', net: false },
      { state: 'incomplete', value: null, unit: null, net: false },
      { state: 'invalid', value: null, unit: null, net: false },
      { state: 'moving', value: '1.2', unit: 'g', net: false },
      { state: 'overload', value: null, unit: null, net: false },
      { state: 'incomplete', value: null, unit: null, net: false },
    ],
    stderr: '',
  })
})

test('a line weigh cannot read is answered in words, and the next one is read', async () => {
  const run = await runCli(['weigh', '--protocol', 'hid-scale'], 'nonsense\n{"hex":"0"}\n{"bytes":1}\n{"hex":"03 04 0b ff 34 19"}\n')
  expect(run).toMatchObject({
    exit: 1,
    lines: [{ error: expect.stringContaining('not JSON') }, { error: expect.stringContaining('hexadecimal') }, { error: expect.stringContaining('no "hex"') }, { state: 'stable', value: '645.2', unit: 'oz', net: false }],
  })
})

test('weigh guesses a protocol and names its guess', async () => {
  const run = await runCli(['weigh', '--protocol', 'auto'], asLines('ST,GS,+  1.234kg\r\n', '\x03\x04\x0b\xff\x34\x19', '\x01\x02S 01.250kgg\x03\x04', 'S S  ', '\xff\xfe'))
  expect(run.lines).toEqual([
    { protocol: 'generic', state: 'stable', value: '1.234', unit: 'kg', net: false },
    { protocol: 'hid-scale', state: 'stable', value: '645.2', unit: 'oz', net: false },
    { protocol: 'cas-ap1', state: 'stable', value: '1.250', unit: 'kg', net: false },
    { protocol: null, state: 'incomplete', value: null, unit: null, net: false },
    expect.objectContaining({ protocol: null, value: null }),
  ])
})

test('weigh takes a profile, or examples to learn one from; a protocol or profile it cannot use is told in words', async () => {
  const examples = join(folder, 'examples.json')
  writeFileSync(examples, JSON.stringify({ examples: [{ line: '$001640\r', shown: '1.640', unit: 'kg' }, { line: '$000540\r', shown: '0.540', unit: 'kg' }] }))
  expect(await runCli(['weigh', '--protocol', 'generic', '--profile', examples], asLines('$000645\r'))).toMatchObject({ exit: 0, lines: [{ state: 'stable', value: '0.645', unit: 'kg' }] })
  const profile = join(folder, 'profile.json')
  writeFileSync(profile, JSON.stringify({ unit: 'lb' }))
  expect(await runCli(['weigh', '--protocol', 'toledo-8217', '--profile', profile], asLines('\x0200.500\r'))).toMatchObject({ lines: [{ value: '0.500', unit: 'lb' }] })
  writeFileSync(profile, JSON.stringify({ examples: [{ line: '1\r', shown: '2', unit: 'kg' }, { line: '1\r', shown: '2', unit: 'kg' }] }))
  expect(await runCli(['weigh', '--protocol', 'generic', '--profile', profile])).toMatchObject({ exit: 1, stdout: '', stderr: expect.stringContaining('teach no line') })
  expect(await runCli(['weigh', '--protocol', 'generic', '--profile', join(folder, 'none.json')])).toMatchObject({ exit: 1, stderr: expect.stringContaining('cannot be read') })
  expect(await runCli(['weigh', '--protocol', 'steelyard'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('known: hid-scale, mt-sics') })
})
