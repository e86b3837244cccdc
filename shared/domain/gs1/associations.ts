import type { Gs1Element, Gs1Problem } from './element'
import { aiMatches, type AiGroup, type Gs1Dictionary } from './syntax-dictionary'

/** Keys whose serial number is an optional tail: a digital signature (AI 8030) needs it. The number is the length without serial. */
const KEYS_WITHOUT_SERIAL: Readonly<Record<string, number>> = { 253: 13, 255: 13, 8003: 14 }

/**
 * What the elements of one code have against each other: GS1 General Specifications, section 4.13 (associations) and 4.14 (repeats).
 * Companions may stand in another code on the same piece, so none of these makes a code invalid.
 */
export function associationProblems(elements: readonly Gs1Element[], dictionary: Gs1Dictionary): readonly Gs1Problem[] {
  const problems: Gs1Problem[] = []
  const values = new Map<string, string>()
  for (const { ai, value } of elements) {
    const before = values.get(ai)
    if (before === undefined) values.set(ai, value)
    else if (before !== value) problems.push({ kind: 'association', ai, fault: 'repeats', others: [ai] })
  }
  const ais = [...values.keys()]
  const there = (pattern: string, self: string) => ais.some((ai) => ai !== self && aiMatches(pattern, ai))
  for (const ai of ais) {
    const entry = dictionary.entries.get(ai)
    if (!entry) continue
    const excluded = entry.excludes.filter((pattern) => there(pattern, ai))
    if (excluded.length > 0) problems.push({ kind: 'association', ai, fault: 'excludes', others: excluded })
    for (const groups of entry.requires) {
      const met = (group: AiGroup) => group.every((pattern) => there(pattern, ai))
      if (!groups.some(met)) problems.push({ kind: 'association', ai, fault: 'requires', others: groups.map((group) => group.join('+')) })
    }
  }
  if (values.has('8030')) {
    for (const [ai, length] of Object.entries(KEYS_WITHOUT_SERIAL)) {
      if (values.get(ai)?.length === length) problems.push({ kind: 'association', ai, fault: 'needs-serial', others: ['8030'] })
    }
  }
  return problems
}
