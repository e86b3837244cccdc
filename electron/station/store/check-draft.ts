import type { OperatorId } from '@shared/domain/ids'
import { parseSubject, speaksOf, SUBJECT_OF_KIND, type DraftEntry } from '@shared/domain/journal-entry'
import { invariant } from '@shared/domain/result'

/** Largest payload, as UTF-8 JSON text. HQ refuses more. */
export const PAYLOAD_LIMIT_BYTES = 64 * 1024

/** JSON.stringify writes these two, and nothing else, as such escapes; a typed backslash comes out doubled. */
const SUSPECT_ESCAPE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** Half of a surrogate pair: with the flag `u` a whole pair is not matched. */
const LONE_SURROGATE = /\p{Surrogate}/u

/** Whether every text in a value can be stored and sent everywhere: PostgreSQL takes neither NUL nor half of a surrogate pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !LONE_SURROGATE.test(value) && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, member]) => isStorable(name) && isStorable(member))
}

function assertSubjectFits(draft: DraftEntry): void {
  const subject = parseSubject(draft.subject)
  invariant(subject !== null && subject.id !== '', `${JSON.stringify(draft.subject)} is not a subject`)
  if (draft.kind === 'entryVoided') return
  invariant(Object.hasOwn(SUBJECT_OF_KIND, draft.kind), `${JSON.stringify(draft.kind)} is not an entry kind`)
  invariant(speaksOf(draft.kind, subject.type), `${draft.kind} speaks of a ${SUBJECT_OF_KIND[draft.kind]}, not of ${draft.subject}`)
}

function assertOneLine(text: string, what: string): void {
  invariant(text !== '' && !LONE_SURROGATE.test(text) && !/[\n\0]/.test(text), `${what} ${JSON.stringify(text)} would make the chain ambiguous`)
}

/** The JSON text of a draft's payload as it will be stored and hashed. A draft that the journal must not take is a programming mistake and throws. */
export function payloadText(draft: DraftEntry, actor: OperatorId | null): string {
  assertSubjectFits(draft)
  assertOneLine(draft.subject, 'subject')
  if (actor !== null) assertOneLine(actor, 'actor')
  const { payload } = draft
  invariant(typeof payload === 'object' && payload !== null && !Array.isArray(payload), `the payload of ${draft.kind} is not an object`)
  const text = JSON.stringify(payload)
  invariant(Buffer.byteLength(text) <= PAYLOAD_LIMIT_BYTES, `the payload of ${draft.kind} is larger than ${PAYLOAD_LIMIT_BYTES} bytes`)
  invariant(!SUSPECT_ESCAPE.test(text) || isStorable(JSON.parse(text)), `the payload of ${draft.kind} holds a NUL or half of a surrogate pair`)
  return text
}
