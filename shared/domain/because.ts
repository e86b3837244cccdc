import { DIMENSIONS } from './checklist'
import type { DispositionFacts, Range, RuleConditions } from './disposition-facts'

/**
 * Why a rule fits a unit, as `condition: value` in the words of the rule file, one for each condition that it names. For
 * command lines and files; people at the bench are told the rule's own words.
 */
export function becauseOf(when: RuleConditions, facts: DispositionFacts): readonly string[] {
  const named = (name: string, wanted: unknown, value: unknown) => (wanted === undefined ? [] : [`${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`])
  const flags = (wanted: RuleConditions['anyFlag']) => facts.flags.filter((flag) => wanted?.includes(flag) === true)
  return [
    ...named('grade', when.grades, facts.grade),
    ...named('flags', when.anyFlag, flags(when.anyFlag)),
    ...named('flags', when.allFlags, flags(when.allFlags)),
    ...(when.noFlag ? [`without: ${when.noFlag.join(', ')}`] : []),
    ...named('checklist', when.checklists, facts.checklistId),
    ...DIMENSIONS.flatMap((dimension) => named(dimension, when.dimensions?.[dimension], facts.dimensions?.[dimension])),
    ...named('findings', when.findings, when.findings?.filter((finding) => facts.findings?.includes(finding) === true)),
    ...named('value', when.value, facts.value && `${facts.value.minor} ${facts.value.currency}`),
    ...named('claimed', when.claimed, facts.claimed),
    ...named('found', when.found, facts.found),
    ...named('reasonsDiffer', when.reasonsDiffer, when.reasonsDiffer),
    ...ranged('weightOffGrams', when.weightOffGrams, facts.weightOffGrams),
    ...named('serial', when.serial, facts.serial),
    ...ranged('ageDays', when.ageDays, facts.ageDays),
    ...ranged('shelfLifeDays', when.shelfLifeDays, facts.shelfLifeDays),
    ...named('soldOn', when.soldOn, facts.soldOn),
    ...named('vendorQuota', when.vendorQuota, facts.vendorQuota),
    ...named('recalled', when.recalled, facts.recalled),
  ]
}

function ranged(name: string, range: Range | undefined, value: number | undefined): readonly string[] {
  return range ? [`${name}: ${value ?? ''}`] : []
}
