import { ok, refuse, type Result } from '@shared/domain/result'

/*
 * Requests and answers of the Internet Printing Protocol as bytes. Source: RFC 8010 (encoding), RFC 8011 (operations).
 *
 *   version 2 · operation or status 2 · request id 4 · groups · 03 · document
 *   group: tag 1, then attributes: value tag 1 · name length 2 · name · value length 2 · value; a name of length 0 is a further value of the attribute before
 */

export const IPP_OPERATIONS = { printJob: 0x0002, cancelJob: 0x0008, getJobAttributes: 0x0009, getPrinterAttributes: 0x000b } as const
export type IppOperation = keyof typeof IPP_OPERATIONS

const valueTags = { integer: 0x21, enum: 0x23, keyword: 0x44, uri: 0x45, charset: 0x47, language: 0x48, name: 0x42, mimeType: 0x49 } as const
type ValueType = keyof typeof valueTags

/** Tags below this one begin a group; 3 ends them. */
const FIRST_VALUE_TAG = 0x10
const END_OF_ATTRIBUTES = 0x03
const OPERATION_GROUP = 0x01
const INTEGER_TAGS: ReadonlySet<number> = new Set([valueTags.integer, valueTags.enum])
const BOOLEAN_TAG = 0x22
/** Values that are no text and no number here: out-of-band, dates, ranges, collections. */
const TEXT_TAGS: ReadonlySet<number> = new Set([0x35, 0x36, 0x41, 0x42, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49])

export type IppAttribute = readonly [type: ValueType, name: string, ...values: (string | number)[]]

export interface IppAnswer {
  /** Below 0x0400: done. */
  readonly status: number
  /** Every value of every attribute, whichever group it stood in. */
  readonly attributes: ReadonlyMap<string, readonly (string | number | boolean)[]>
}

/** A request of version 1.1, which every implementation takes. Charset and language come first, as the standard asks. */
export function encodeIppRequest(operation: IppOperation, requestId: number, attributes: readonly IppAttribute[], document: Uint8Array = new Uint8Array()): Uint8Array {
  const head = Buffer.alloc(8)
  head.writeUInt16BE(0x0101, 0)
  head.writeUInt16BE(IPP_OPERATIONS[operation], 2)
  head.writeUInt32BE(requestId, 4)
  const all: readonly IppAttribute[] = [['charset', 'attributes-charset', 'utf-8'], ['language', 'attributes-natural-language', 'en'], ...attributes]
  return Buffer.concat([head, Buffer.from([OPERATION_GROUP]), ...all.map(encodeAttribute), Buffer.from([END_OF_ATTRIBUTES]), document])
}

function encodeAttribute([type, name, ...values]: IppAttribute): Uint8Array {
  return Buffer.concat(values.map((value, index) => {
    const bytes = typeof value === 'number' ? Buffer.alloc(4) : Buffer.from(value, 'utf8')
    if (typeof value === 'number') bytes.writeInt32BE(value)
    const called = Buffer.from(index === 0 ? name : '', 'latin1')
    const lengths = [Buffer.alloc(2), Buffer.alloc(2)] as const
    lengths[0].writeUInt16BE(called.length)
    lengths[1].writeUInt16BE(bytes.length)
    return Buffer.concat([Buffer.from([valueTags[type]]), lengths[0], called, lengths[1], bytes])
  }))
}

/** Reads an answer; refused with a reason when it is cut or none. Values of kinds that nobody here asks for are left out. */
export function decodeIppAnswer(bytes: Uint8Array): Result<IppAnswer, string> {
  const view = Buffer.from(bytes)
  if (view.length < 9) return refuse('the answer is too short to be IPP')
  const attributes = new Map<string, (string | number | boolean)[]>()
  let values: (string | number | boolean)[] = []
  let at = 8
  while (at < view.length) {
    const tag = view[at] ?? 0
    at += 1
    if (tag === END_OF_ATTRIBUTES) return ok({ status: view.readUInt16BE(2), attributes })
    if (tag < FIRST_VALUE_TAG) continue
    const name = takeText(view, at)
    const value = name === null ? null : takeText(view, name.end)
    if (name === null || value === null) return refuse('the answer is cut')
    if (name.text !== '') attributes.set(name.text, (values = []))
    const read = valueOf(tag, view.subarray(value.start, value.end))
    if (read !== null) values.push(read)
    at = value.end
  }
  return refuse('the answer has no end')
}

function takeText(view: Buffer, at: number): { text: string; start: number; end: number } | null {
  if (at + 2 > view.length) return null
  const end = at + 2 + view.readUInt16BE(at)
  return end > view.length ? null : { text: view.toString('utf8', at + 2, end), start: at + 2, end }
}

function valueOf(tag: number, bytes: Buffer): string | number | boolean | null {
  if (INTEGER_TAGS.has(tag)) return bytes.length === 4 ? bytes.readInt32BE() : null
  if (tag === BOOLEAN_TAG) return bytes[0] === 1
  return TEXT_TAGS.has(tag) ? bytes.toString('utf8') : null
}
