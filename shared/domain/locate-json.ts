/** Where something stands in a text, counted from 1. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

/** A JSON text with the place of every value in it. */
export interface LocatedJson {
  /** The place of a value by the keys that lead to it; of the nearest value around it where there is none. */
  placeOf(keys: readonly PropertyKey[]): TextPlace
}

/** How deep values may lie in each other. */
export const MAX_JSON_DEPTH = 100

const BLANK = /[\s]/
const PLAIN_END = /[\s,\]}]/

/**
 * Finds the place of every value of a JSON text. For texts that JSON.parse has taken: another one may be located wrongly,
 * but never endlessly, because every step moves on.
 */
export function locateJson(text: string): LocatedJson {
  const offsets = new Map<string, number>()
  let at = 0

  function skipBlanks(): void {
    while (at < text.length && BLANK.test(text.charAt(at))) at++
  }

  function readString(): string {
    const from = at++
    while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1
    at++
    const raw = text.slice(from, at)
    try {
      const value: unknown = JSON.parse(raw)
      return typeof value === 'string' ? value : raw
    } catch {
      return raw
    }
  }

  function readValue(path: string, depth: number): void {
    skipBlanks()
    offsets.set(path, at)
    const first = text.charAt(at)
    if (depth > MAX_JSON_DEPTH) at = text.length
    else if (first === '{' || first === '[') readMembers(path, depth, first === '{')
    else if (first === '"') readString()
    else while (at < text.length && !PLAIN_END.test(text.charAt(at))) at++
  }

  function readMembers(path: string, depth: number, isObject: boolean): void {
    at++
    for (let index = 0; at < text.length; index++) {
      skipBlanks()
      const next = text.charAt(at)
      if (next === '}' || next === ']') return void at++
      if (next === ',') {
        at++
        skipBlanks()
      }
      const before = at
      let key = String(index)
      if (isObject && text.charAt(at) === '"') {
        key = readString()
        skipBlanks()
        if (text.charAt(at) === ':') at++
      }
      readValue(`${path}/${key}`, depth + 1)
      if (at === before) at++
    }
  }

  readValue('', 0)
  return {
    placeOf(keys) {
      for (let length = keys.length; length >= 0; length--) {
        const offset = offsets.get(keys.slice(0, length).map((key) => `/${String(key)}`).join(''))
        if (offset !== undefined) return placeAt(text, offset)
      }
      return { line: 1, column: 1 }
    },
  }
}

/** The line and column of a character. */
export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset)
  const lineBegin = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineBegin + 1 }
}
