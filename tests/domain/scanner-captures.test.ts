// What people saw their scanners send, quoted in public threads: read from beside the checkout, never copied into it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { identifyScan, toGtin14 } from '@shared/domain/barcode'
import { readTypedText } from '@shared/domain/keyboard/read-typed-text'
import { shippedScanContext } from '../support/shipped-templates'

const root = join(import.meta.dirname, '../..')
const file = join(root, '../shared/data/devices/scanner-captures.json')
const isThere = existsSync(file)
if (!isThere) console.info(`skipped: no captures of scanners at ${file}`)

interface Capture {
  readonly id: string
  readonly kind: string
  readonly printed: string
  readonly received?: string
  readonly usLayout?: string
  readonly usCapsLock?: string
  readonly frLayout?: string
  readonly frCapsLock?: string
}

const captures: readonly Capture[] = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Capture[]) : []
const page = readFileSync(join(root, 'docs/device-exceptions.md'), 'utf8')
const exceptions = [...page.matchAll(/^\| (scan-dev-\d+) \|/gm)].map(([, id]) => id)

const elementsOf = (text: string) => identifyScan(text, shippedScanContext()).candidates.flatMap((candidate) => ('elements' in candidate ? [{ elements: candidate.elements, isGuessed: candidate.guessed !== undefined }] : []))
const element = (ai: string, value: string) => ({ ai, value })

/** What each is read as. One that is missing here stands on the page of exceptions. */
const readers: Readonly<Record<string, (capture: Capture) => void>> = {
  ...Object.fromEntries(captures.filter(({ usLayout }) => usLayout !== undefined).map(({ id }) => [id, readsOnEveryKeyboard])),
  // An Italian keyboard types ? where a US one has _.
  'scan-dev-10': ({ printed, received = '' }) => expect(readTypedText(received, { layout: 'it', capsLock: false })[0]).toBe(printed),
  'scan-dev-12': sameArticle,
  'scan-dev-13': sameArticle,
  'scan-dev-14': ({ received = '' }) => expect(elementsOf(received)[0]?.elements).toEqual([element('01', '08032825498580'), element('21', '12345'), element('11', '090101'), element('17', '100101')]),
  // Without the separator nothing is certain: the right reading is offered, and marked as a guess.
  'scan-dev-15': ({ received = '' }) => {
    const meant = elementsOf(received).find(({ elements }) => elements.length === 4)
    expect(meant).toEqual({ isGuessed: true, elements: [element('01', '08032825498580'), element('21', '12345'), element('11', '090101'), element('17', '100101')] })
  },
  'scan-dev-16': ({ received = '' }) => expect(elementsOf(received)[0]?.elements).toEqual([element('01', '09001432002380'), element('21', '5ahbhn'), element('93', 'lMv9')]),
}

function readsOnEveryKeyboard({ printed, usLayout = '', usCapsLock = '', frLayout = '', frCapsLock = '' }: Capture): void {
  const read = (observed: string, layout: 'us' | 'fr', capsLock: boolean) => readTypedText(observed, { layout, capsLock })[0]
  expect([read(usLayout, 'us', false), read(usCapsLock, 'us', true), read(frLayout, 'fr', false), read(frCapsLock, 'fr', true)]).toEqual([printed, printed, printed, printed])
}

function sameArticle({ printed, received = '' }: Capture): void {
  expect(toGtin14(printed)).not.toBeNull()
  expect(toGtin14(received)).toBe(toGtin14(printed))
}

describe.skipIf(!isThere)('what scanners were seen to send', () => {
  it.each(captures.filter(({ id }) => readers[id] !== undefined).map((capture) => ({ ...capture })))('$id, $kind: $printed', (capture) => readers[capture.id]?.(capture))

  it('is read as it was meant, or stands on the page of exceptions, which lists no other', () => {
    expect(exceptions).toEqual(captures.map(({ id }) => id).filter((id) => readers[id] === undefined))
  })

  it('differs where the page says so: an exception that is none has no place there', () => {
    const typed = captures.filter(({ id, received }) => exceptions.includes(id) && received !== undefined)
    for (const { id, printed, received = '' } of typed) expect(readTypedText(received, { layout: id === 'scan-dev-09' ? 'de' : 'fr', capsLock: false })[0], id).not.toBe(printed)
    expect(typed.length).toBeGreaterThan(0)
  })
})
