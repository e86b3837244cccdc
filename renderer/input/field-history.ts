/** A text field that keys fall into. */
export type TextField = HTMLInputElement | HTMLTextAreaElement

interface Before {
  readonly code: string
  readonly field: TextField
  readonly value: string
}

/** A pause after which what is typed is no part of a scan any more. Above the longest hold of a key. */
const MAX_PAUSE_MS = 1_000
/** Longest scan and its end; more is never put back. */
const MAX_KEYS = 3_001

/** What text fields held before each of the newest keys, so that a scan can be taken out again. */
export interface FieldHistory {
  /** Notes a key before it has its effect. */
  note(code: string, field: TextField, at: number): void
  /** Puts the field back to before these keys, when they were the newest; false: they have not come yet. */
  putBack(codes: readonly string[]): boolean
}

export function createFieldHistory(): FieldHistory {
  let keys: Before[] = []
  let newestAt = 0
  return {
    note(code, field, at) {
      if (at - newestAt > MAX_PAUSE_MS || keys.length >= MAX_KEYS) keys = []
      newestAt = at
      keys.push({ code, field, value: field.value })
    },
    putBack(codes) {
      const newest = keys.slice(-codes.length)
      const first = newest[0]
      if (first === undefined || newest.length < codes.length || newest.some(({ code }, place) => code !== codes[place])) return false
      restore(first)
      keys = []
      return true
    },
  }
}

/** Through the prototype's setter, so that React sees the change. */
function restore({ field, value }: Before): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
