import type { Linter } from './linters/linter'
import { linters } from './linters/rules'

/** A named rule of a component, ready to be asked. */
export interface Gs1Rule {
  readonly name: string
  readonly lint: Linter
}

/** One part of an element's value, such as the check digit's number or the country in front of a postcode. */
export interface Gs1Component {
  readonly optional: boolean
  /** Characters taken from the value: as many as are left, up to `most`. */
  readonly least: number
  readonly most: number
  /** The character set first, then the rules in the dictionary's order. */
  readonly rules: readonly Gs1Rule[]
}

/** AIs of which each must be there; `n` in a pattern stands for any digit. */
export type AiGroup = readonly string[]

/** What the dictionary says about one application identifier. */
export interface Gs1Entry {
  readonly ai: string
  readonly title: string
  /** The value has the same length always, so that no separator is needed behind it. */
  readonly predefinedLength: boolean
  /** May stand in the query of a GS1 Digital Link URI. */
  readonly linkAttribute: boolean
  readonly components: readonly Gs1Component[]
  readonly least: number
  readonly most: number
  /** Each demand is met by any one of its groups. */
  readonly requires: readonly (readonly AiGroup[])[]
  /** AIs, or patterns of them, that must not stand beside this one. */
  readonly excludes: readonly string[]
  /** For a primary key of Digital Link URIs the orders of qualifiers it takes; null for every other AI. */
  readonly linkQualifiers: readonly AiGroup[] | null
}

/** The GS1 Barcode Syntax Dictionary, ready for look-ups. */
export interface Gs1Dictionary {
  readonly entries: ReadonlyMap<string, Gs1Entry>
  /** How many digits an AI has that begins with these two. */
  readonly aiLengths: ReadonlyMap<string, number>
}

const CHARACTER_SETS: Readonly<Record<string, string>> = { N: 'csetnumeric', X: 'cset82', Y: 'cset39', Z: 'cset64' }
const AI_RANGE = /^(\d{2,4})(?:-(\d{2,4}))?$/
const FLAGS = /^[^A-Za-z0-9[\]]+$/
const COMPONENT = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?((?:,[a-z][a-z0-9]*)*)$/

function ruleNamed(name: string): Gs1Rule {
  const lint = linters.get(name)
  if (!lint) throw new Error(`the GS1 syntax dictionary names a rule that is not known: ${name}`)
  return { name, lint }
}

function parseComponent(token: string): Gs1Component | null {
  const match = COMPONENT.exec(token)
  if (!match) return null
  const [, bracket, type = '', dots, length, ruleNames = ''] = match
  const names = [CHARACTER_SETS[type] ?? '', ...ruleNames.split(',').filter((name) => name !== '')]
  return { optional: bracket !== '', least: dots ? 1 : Number(length), most: Number(length), rules: names.map(ruleNamed) }
}

/** All AIs of `01` or `3100-3105`. */
function expandAis(token: string): readonly string[] {
  const match = AI_RANGE.exec(token)
  if (!match) throw new Error(`the GS1 syntax dictionary has a line that begins with ${token}`)
  const [, first = '', last = first] = match
  const ais: string[] = []
  for (let ai = Number(first); ai <= Number(last); ai++) ais.push(String(ai).padStart(first.length, '0'))
  return ais
}

interface Attributes {
  readonly requires: (readonly AiGroup[])[]
  readonly excludes: string[]
  linkQualifiers: readonly AiGroup[] | null
}

function readAttribute(token: string, into: Attributes): void {
  const [name = '', value = ''] = token.split('=')
  switch (name) {
    case 'req': into.requires.push(value.split(',').map((group) => group.split('+'))); break
    case 'ex': into.excludes.push(...value.split(',')); break
    case 'dlpkey': into.linkQualifiers = value === '' ? [[]] : value.split('|').map((order) => order.split(',')); break
    default: // an attribute that a later dictionary may bring, of no use here
  }
}

function parseLine(specification: string, title: string): readonly Gs1Entry[] {
  const [ais = '', ...tokens] = specification.split(/\s+/)
  const flags = tokens[0] !== undefined && FLAGS.test(tokens[0]) ? tokens.shift() ?? '' : ''
  const components: Gs1Component[] = []
  const attributes: Attributes = { requires: [], excludes: [], linkQualifiers: null }
  for (const token of tokens) {
    const component = parseComponent(token)
    if (component) components.push(component)
    else readAttribute(token, attributes)
  }
  if (components.length === 0) throw new Error(`the GS1 syntax dictionary gives no format for ${ais}`)
  const shared = {
    title, components, ...attributes,
    predefinedLength: flags.includes('*'),
    linkAttribute: flags.includes('?'),
    least: components.reduce((sum, component) => sum + (component.optional ? 0 : component.least), 0),
    most: components.reduce((sum, component) => sum + component.most, 0),
  }
  return expandAis(ais).map((ai) => ({ ai, ...shared }))
}

/**
 * Reads the text of the GS1 Barcode Syntax Dictionary; its head describes the format.
 * Throws when a line cannot be read or names an unknown rule: the file came with the app, so that is a fault and no bad scan.
 */
export function parseSyntaxDictionary(text: string): Gs1Dictionary {
  const entries = new Map<string, Gs1Entry>()
  const aiLengths = new Map<string, number>()
  for (const line of text.split(/\r?\n/)) {
    const hash = line.indexOf('#')
    const specification = (hash < 0 ? line : line.slice(0, hash)).trim()
    if (specification === '') continue
    for (const entry of parseLine(specification, hash < 0 ? '' : line.slice(hash + 1).trim())) {
      entries.set(entry.ai, entry)
      aiLengths.set(entry.ai.slice(0, 2), entry.ai.length)
    }
  }
  if (entries.size === 0) throw new Error('the GS1 syntax dictionary is empty')
  return { entries, aiLengths }
}

/** The entry whose AI the text begins with at a position, or null. No two AIs of the dictionary begin alike and differ in length. */
export function entryAt(dictionary: Gs1Dictionary, text: string, at: number): Gs1Entry | null {
  const length = dictionary.aiLengths.get(text.slice(at, at + 2))
  return length === undefined ? null : dictionary.entries.get(text.slice(at, at + length)) ?? null
}

/** Whether an AI is one that a pattern such as `31nn` stands for. */
export function aiMatches(pattern: string, ai: string): boolean {
  if (pattern.length !== ai.length) return false
  for (let i = 0; i < pattern.length; i++) if (pattern[i] !== 'n' && pattern[i] !== ai[i]) return false
  return true
}
