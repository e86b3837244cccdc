import { FNC1, type Gs1Element, type Gs1Problem } from './element'
import { entryAt, type Gs1Dictionary } from './syntax-dictionary'

/** Elements as cut from a text, with what is wrong about the cuts. */
export interface CutElements {
  readonly elements: readonly Gs1Element[]
  readonly problems: readonly Gs1Problem[]
}

/**
 * Cuts an element string at its separators and after values of predefined length. GS1 General Specifications, section 7.8.
 * A stray separator at the start or end is fine, and one behind a value of predefined length.
 */
export function cutElementString(text: string, dictionary: Gs1Dictionary): CutElements {
  const elements: Gs1Element[] = []
  const problems: Gs1Problem[] = []
  let at = 0
  let end = text.length
  while (at < end && text[at] === FNC1) at++
  while (end > at && text[end - 1] === FNC1) end--
  while (at < end) {
    if (text[at] === FNC1) {
      problems.push({ kind: 'separator' })
      at++
      continue
    }
    const entry = entryAt(dictionary, text, at)
    if (!entry) {
      problems.push({ kind: 'unknown-ai', text: text.slice(at, end) })
      break
    }
    const from = at + entry.ai.length
    const separator = text.indexOf(FNC1, from)
    const stop = separator < 0 || separator > end ? end : separator
    const to = entry.predefinedLength ? Math.min(stop, from + entry.most) : stop
    elements.push({ ai: entry.ai, value: text.slice(from, to) })
    at = text[to] === FNC1 ? to + 1 : to
  }
  return { elements, problems }
}

const BRACKETED_AI = /^\((\d{2,4})\)/

/**
 * Cuts the form people read, `(01)…(21)…`. A bracket that belongs to a value is written `\(`. GS1 General Specifications, section 4.14.
 * With `loose` a bracket that leads no AI belongs to the value as well, and blanks around values are layout.
 */
export function cutBracketed(text: string, dictionary: Gs1Dictionary, how: 'strict' | 'loose'): CutElements {
  const elements: Gs1Element[] = []
  let at = 0
  while (at < text.length) {
    const ai = BRACKETED_AI.exec(text.slice(at, at + 6))?.[1]
    if (ai === undefined) return { elements, problems: [{ kind: 'brackets', at }] }
    at += ai.length + 2
    const from = at
    while (at < text.length && !opensAi(text, at, dictionary, how)) at += text.startsWith('\\(', at) ? 2 : 1
    const value = text.slice(from, at).replaceAll('\\(', '(')
    elements.push({ ai, value: how === 'loose' ? value.trim() : value })
  }
  return { elements, problems: [] }
}

function opensAi(text: string, at: number, dictionary: Gs1Dictionary, how: 'strict' | 'loose'): boolean {
  if (text[at] !== '(') return false
  if (how === 'strict') return true
  const ai = BRACKETED_AI.exec(text.slice(at, at + 6))?.[1]
  return ai !== undefined && dictionary.entries.has(ai)
}
