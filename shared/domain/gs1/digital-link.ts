import type { Gs1Element, Gs1Problem, LinkFault } from './element'
import { linkNames } from './link-names'
import type { Gs1Dictionary, Gs1Entry } from './syntax-dictionary'
import { decodePercent } from './percent-encoding'

/** The scheme is written in small or in capital letters, never mixed: other text is no link for GS1's own engine either. */
const SCHEME = /^(?:https?|HTTPS?):\/\//
const HOST = /^[A-Za-z0-9._~:@%[\]-]+$/
const URI_CHARACTERS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/
/** GTINs of 8, 12 and 13 digits are one key with the 14-digit ones. */
const SHORT_GTIN = /^(?:\d{8}|\d{12}|\d{13})$/
const GTIN_AIS: ReadonlySet<string> = new Set(['01', '02', '03'])

/** What a Digital Link URI says. */
export interface LinkElements {
  readonly elements: readonly Gs1Element[]
  readonly problems: readonly Gs1Problem[]
}

interface Pair {
  readonly name: string
  readonly value: string
}

interface PathReading {
  readonly key: Gs1Entry
  readonly pairs: readonly Pair[]
}

/**
 * Reads a GS1 Digital Link URI, uncompressed form: any domain, any path before the primary key, qualifiers in the dictionary's order,
 * data attributes in the query. GS1 Digital Link Standard: URI Syntax, release 1.4. Null for text that is no such URI.
 */
export function readDigitalLink(text: string, dictionary: Gs1Dictionary): LinkElements | null {
  const scheme = SCHEME.exec(text)?.[0]
  if (scheme === undefined) return null
  const [uri = ''] = text.slice(scheme.length).split('#', 1)
  const question = uri.indexOf('?')
  const beforeQuery = question < 0 ? uri : uri.slice(0, question)
  const [host = '', ...segments] = beforeQuery.split('/')
  if (!HOST.test(host)) return null
  const path = readPath(segments, dictionary)
  if (!path) return null

  const elements: Gs1Element[] = []
  const problems: Gs1Problem[] = []
  const fault = (reason: LinkFault, ai?: string) => problems.push({ kind: 'uri', reason, ...(ai === undefined ? {} : { ai }) })
  const add = (ai: string, encoded: string, where: 'path' | 'query') => {
    const decoded = decodePercent(where === 'query' ? encoded.replaceAll('+', ' ') : encoded)
    if (decoded.broken) fault('percent-encoding', ai)
    if (elements.some((element) => element.ai === ai)) fault('repeated', ai)
    const padded = GTIN_AIS.has(ai) && SHORT_GTIN.test(decoded.text) ? decoded.text.padStart(14, '0') : decoded.text
    elements.push({ ai, value: padded })
  }

  if (!URI_CHARACTERS.test(text)) fault('character')
  for (const { name, value } of path.pairs) add(name, value, 'path')
  const qualifiers = path.pairs.slice(1).map((pair) => pair.name)
  if (!isInOrder(qualifiers, path.key)) fault('path-order')
  for (const { name, value } of question < 0 ? [] : readQuery(uri.slice(question + 1))) {
    const entry = dictionary.entries.get(name)
    if (!entry?.linkAttribute) fault('not-an-attribute', name)
    else if (canJoin(name, qualifiers, path.key)) fault('belongs-in-path', name)
    add(name, value, 'query')
  }
  return { elements, problems }
}

/** Pairs of AI and value at the end of the path, back to the last primary key. */
function readPath(segments: readonly string[], dictionary: Gs1Dictionary): PathReading | null {
  const pairs: Pair[] = []
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    const segment = segments[at] ?? ''
    const name = linkNames.get(segment) ?? segment
    if (!/^\d{2,4}$/.test(name)) return null
    pairs.unshift({ name, value: segments[at + 1] ?? '' })
    const entry = dictionary.entries.get(name)
    if (entry?.linkQualifiers) return { key: entry, pairs }
  }
  return null
}

/** Name and value pairs with a numeric name; others belong to the web site and say nothing. */
function readQuery(query: string): readonly Pair[] {
  const pairs: Pair[] = []
  for (const part of query.split(/[&;]/)) {
    const equals = part.indexOf('=')
    const name = equals < 0 ? part : part.slice(0, equals)
    if (equals >= 0 && /^\d+$/.test(name)) pairs.push({ name, value: part.slice(equals + 1) })
  }
  return pairs
}

/** Qualifiers follow one of the key's orders, with gaps allowed. */
function isInOrder(qualifiers: readonly string[], key: Gs1Entry): boolean {
  return (key.linkQualifiers ?? []).some((order) => {
    let at = 0
    for (const qualifier of order) if (qualifier === qualifiers[at]) at++
    return at === qualifiers.length
  })
}

/** An attribute that could stand in the path with the qualifiers that are there has to. */
function canJoin(ai: string, qualifiers: readonly string[], key: Gs1Entry): boolean {
  if (qualifiers.includes(ai)) return false
  return (key.linkQualifiers ?? []).some((order) => order.includes(ai) && qualifiers.every((qualifier) => order.includes(qualifier)))
}
