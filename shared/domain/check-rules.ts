import type { DataFault } from './data-fault'
import type { Range, RuleConditions } from './disposition-facts'
import type { DispositionRules } from './disposition-rules'
import { LANGUAGES } from './words'
import { isResalable } from './zone'

/**
 * Everything that is wrong with rules beyond their shape, each with its path: one number given twice, ranges that hold
 * nothing, checklists that nobody has, rules that a rule above them always takes the units from, words missing.
 */
export function checkRules({ rules }: DispositionRules, checklistIds: readonly string[]): readonly DataFault[] {
  const open = rules.findIndex(({ when }) => Object.values(when).every((condition) => condition === undefined))
  return rules.flatMap((rule, i) => {
    const path = `rules[${i}]`
    return [
      ...rangesOf(rule.when).filter(([, range]) => (range.atLeast ?? -Infinity) >= (range.below ?? Infinity)).map(([name]) => ({ path: `${path}.when.${name}`, fault: 'holds for no value' })),
      ...(rule.when.checklists ?? []).flatMap((id, at) => (checklistIds.includes(id) ? [] : [{ path: `${path}.when.checklists[${at}]`, fault: `there is no checklist ${id}` }])),
      ...((rule.price ?? rule.channel) !== undefined && !isResalable(rule.disposition) ? [{ path: rule.price ? `${path}.price` : `${path}.channel`, fault: `${rule.disposition} sells nothing` }] : []),
      ...(open >= 0 && i > open ? [{ path, fault: `is never reached: rule ${rules[open]?.id ?? ''} above it fits every unit` }] : []),
      ...LANGUAGES.filter((language) => rule.words[language] === undefined).map((language) => ({ path: `${path}.words.${language}`, fault: 'words are missing' })),
    ]
  })
}

function rangesOf(when: RuleConditions): readonly (readonly [string, Range])[] {
  const { value, weightOffGrams, ageDays, shelfLifeDays, dimensions } = when
  const named = { value, weightOffGrams, ageDays, shelfLifeDays }
  return [...Object.entries(named), ...Object.entries(dimensions ?? {}).map(([name, range]) => [`dimensions.${name}`, range] as const)]
    .flatMap(([name, range]) => (range ? [[name, range] as const] : []))
}
