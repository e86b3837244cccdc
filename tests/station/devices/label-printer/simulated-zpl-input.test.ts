import { expect, it } from 'vitest'
import { createZplInput } from '../../../../electron/station/devices/label-printer/simulated-zpl-input'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const format = (zpl: string) => ({ kind: 'format', zpl })
const command = (name: string) => ({ kind: 'command', command: name })

it('finds formats and commands, however the bytes are cut', () => {
  const wire = bytes('~HS\r\n^XA^FDé^FS^XZ\r\n~HQES\r\n')
  const parts = [command('~HS'), format('^XA^FDé^FS^XZ'), command('~HQES')]
  expect(createZplInput().push(wire)).toEqual(parts)
  const trickled = createZplInput()
  expect([...wire].flatMap((byte) => trickled.push(Uint8Array.of(byte)))).toEqual(parts)
})

it('swallows the next label into one that was never ended, as a printer does', () => {
  const input = createZplInput()
  input.push(bytes('^XA^FDone'))
  expect(input.hasPartialFormat).toBe(true)
  expect(input.push(bytes('~HS\r\n'))).toEqual([command('~HS')])
  expect(input.push(bytes('^XA^FDtwo^XZ'))).toEqual([format('^XA^FDone\r\n^XA^FDtwo^XZ')])
})

it('loses half a label at ~JA, and keeps what follows in the same bytes', () => {
  const input = createZplInput()
  expect(input.push(bytes('^XA^FDone~JA\r\n^XA^FDtwo^XZ'))).toEqual([command('~JA'), format('^XA^FDtwo^XZ')])
})

it('cuts bytes at a count from the begin of a format', () => {
  const input = createZplInput()
  expect(input.upTo(bytes('~HS\r\n'), 4)).toHaveLength(5)
  expect(input.upTo(bytes('~HS^XA12345'), 4)).toHaveLength(7)
  input.push(bytes('^XA1'))
  expect(input.upTo(bytes('2345'), 6)).toHaveLength(2)
})
