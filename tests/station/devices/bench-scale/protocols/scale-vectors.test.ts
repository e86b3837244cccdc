import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scaleProtocolNamed, scaleProtocols } from '../../../../../electron/station/devices/bench-scale/scale-protocols'
import { weighLine, type WeighedLine } from '../../../../../electron/station/devices/bench-scale/weigh-line'
import { collectedCommands, collectedFrames, ownFrames, type ScaleVector } from '../../support/scale-vectors'

const page = readFileSync(join(import.meta.dirname, '../../../../../docs/device-exceptions.md'), 'utf8')

function weighed({ protocol, bytes }: ScaleVector): WeighedLine {
  const known = scaleProtocolNamed(protocol)
  if (known === null) throw new Error(`no protocol ${protocol}`)
  return weighLine(known.createParser(), bytes)
}

describe('our own frames, computed from the documented layouts', () => {
  it.each(ownFrames.map((vector) => ({ ...vector })))('$title', (vector) => {
    expect(weighed(vector)).toEqual(vector.expected)
  })

  it('are there for every protocol', () => {
    expect([...new Set(ownFrames.map(({ protocol }) => protocol))].toSorted()).toEqual(scaleProtocols.map(({ name }) => name).toSorted())
  })
})

describe.skipIf(collectedFrames === null)('the collected frames', () => {
  const differing = (collectedFrames ?? []).filter((vector) => !isAsMeant(vector)).map(({ title }) => title.replace(/^.* /, ''))

  it('mean what they mean, but for the exceptions of docs/device-exceptions.md', () => {
    expect((collectedFrames ?? []).length).toBeGreaterThan(90)
    expect(differing.filter((hex) => !page.includes(`\`${hex}\``))).toEqual([])
  })

  it('differ where the page says so: an exception that is none has no place there', () => {
    const listed = [...page.matchAll(/^\| `([0-9a-f]+)` \|/gm)].map((match) => match[1] ?? '')
    expect(listed.toSorted()).toEqual(differing.toSorted())
  })

  it('that hold no weight give none', () => {
    for (const vector of collectedFrames ?? []) if (vector.expected.value === null) expect(weighed(vector).value, vector.title).toBeNull()
  })
})

function isAsMeant(vector: ScaleVector): boolean {
  const got = weighed(vector)
  return Object.entries(vector.expected).every(([name, value]) => Object.entries(got).some(([key, said]) => key === name && said === value))
}

describe.skipIf(collectedCommands === null)('the collected commands', () => {
  const inUse = ['SI', 'W', 'Z', 'T', 'IP', 'Q', '\nW']

  it('are sent as their makers wrote them', () => {
    for (const { protocol = '', ascii } of collectedCommands ?? []) {
      const known = scaleProtocolNamed(protocol)
      if (known === null || !inUse.includes(ascii.trimEnd())) continue
      const sent = [known.ask, known.zero, known.tare].map((bytes) => (bytes === null ? '' : Buffer.from(bytes).toString('latin1')))
      expect(sent, protocol).toContain(ascii)
    }
  })
})
