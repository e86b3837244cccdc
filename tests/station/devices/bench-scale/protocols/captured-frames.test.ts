import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { learnLine } from '../../../../../electron/station/devices/bench-scale/learn-line'
import { exactGrams } from '../../../../../electron/station/devices/bench-scale/mass'
import { scaleProtocolNamed } from '../../../../../electron/station/devices/bench-scale/scale-protocols'
import { weighLine, type WeighedLine } from '../../../../../electron/station/devices/bench-scale/weigh-line'

/** Frames that people captured and quoted in public threads: read from beside the checkout, never copied into it. */
const root = join(import.meta.dirname, '../../../../..')
const file = join(root, '../shared/data/devices/scale-frames.json')
const isThere = existsSync(file)
if (!isThere) console.info(`skipped: no captured frames at ${file}`)

interface Captured {
  readonly id: string
  readonly hex?: string
  readonly text?: string | null
  readonly expected: Readonly<Record<string, unknown>> | null
}

const captured: readonly Captured[] = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Captured[]) : []
const page = readFileSync(join(root, 'docs/device-exceptions.md'), 'utf8')

/** Who speaks so; an id that is missing here is on the page of exceptions. */
const protocolOf: ReadonlyMap<string, string> = new Map([
  ...numbered(1, 2, 4).map((id) => [id, 'hid-scale'] as const),
  ...numbered(8, 9, 10, 11, 16, 18).map((id) => [id, 'sartorius'] as const),
  ...numbered(12, 13, 14, 15).map((id) => [id, 'kern-kcp'] as const),
  ...numbered(17).map((id) => [id, 'radwag'] as const),
  ...numbered(24, 25, 26, 27, 28, 29, 30, 31).map((id) => [id, 'mt-sics'] as const),
])

function numbered(...numbers: readonly number[]): string[] {
  return numbers.map((number) => `sc-dev-${String(number).padStart(2, '0')}`)
}

function bytesOf({ hex, text }: Captured): Uint8Array {
  return hex === undefined ? Buffer.from(text ?? '', 'latin1') : Buffer.from(hex, 'hex')
}

function weighed(protocol: string, bytes: Uint8Array): WeighedLine {
  const known = scaleProtocolNamed(protocol)
  if (known === null) throw new Error(`no protocol ${protocol}`)
  return weighLine(known.createParser(), bytes)
}

describe.skipIf(!isThere)('captured frames', () => {
  it.each(captured.filter(({ id }) => protocolOf.has(id)).map((frame) => ({ ...frame })))('$id', (frame) => {
    const got = weighed(protocolOf.get(frame.id) ?? '', bytesOf(frame))
    const { value, unit, stable, grams, error } = frame.expected ?? {}
    if (typeof value === 'number') expect(Number(got.value)).toBe(value)
    if (typeof value === 'number' && typeof unit === 'string') expect(got.unit).toBe(unit)
    if (stable === true) expect(got.state).toBe('stable')
    if (typeof grams === 'number') expect(Number(exactGrams(got.value ?? '', got.unit ?? ''))).toBe(grams)
    if (error !== undefined) expect(got.value).toBeNull()
  })

  it('are all read, or stand on the page of exceptions, which lists no other', () => {
    const left = captured.map(({ id }) => id).filter((id) => !protocolOf.has(id))
    const listed = [...page.matchAll(/^\| (sc-dev-\d+) \|/gm)].map((match) => match[1] ?? '')
    expect(listed).toEqual(left)
  })

  it('that lack their line end are read with it', () => {
    const text = captured.find(({ id }) => id === 'sc-dev-22')?.text ?? ''
    expect(weighed('generic', Buffer.from(text, 'latin1'))).toMatchObject({ state: 'incomplete', value: null })
    expect(weighed('generic', Buffer.from(`${text}\r\n`, 'latin1'))).toEqual({ state: 'stable', value: '1.234', unit: 'kg', net: true })
    expect(weighed('sartorius', Buffer.from('---\r\n', 'latin1'))).toMatchObject({ state: 'reply', value: null })
  })

  it('without a parser of their own are read by a learned line', () => {
    const learned = learnLine([{ line: '$001640\r', shown: '1.640', unit: 'kg' }, { line: '$000540\r', shown: '0.540', unit: 'kg' }])
    const stream = captured.find(({ id }) => id === 'sc-dev-21')?.text ?? ''
    const parser = learned.ok ? scaleProtocolNamed('generic')?.createParser(learned.value) : undefined
    expect(parser && weighLine(parser, Buffer.from(stream, 'latin1'))).toEqual({ state: 'zero', value: '0.000', unit: 'kg', net: false })
  })
})
