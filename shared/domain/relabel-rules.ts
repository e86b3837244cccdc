import { hasWordStart } from './choose-checklist'
import type { ResaleChannel } from './disposition-rules'
import type { Grade } from './grading-rules'
import type { Grams } from './quantities'
import type { Words } from './words'
import type { Disposition, ZoneLetter } from './zone'

/*
 * Which labels a finished unit needs, as data (resources/rules/relabel.json): the first rule that fits names the labels of
 * its route, every further rule that fits adds one beside them.
 */

/** What a label sticks over: the unit's old plate, the code that the item came with, or nothing. */
export const LABEL_COVERS = ['plate', 'item-code', 'nothing'] as const
export type LabelCover = (typeof LABEL_COVERS)[number]

/** A label that a rule asks for. `needs`: fields that must have a value here, although the template could do without. */
export interface LabelWanted {
  readonly templateId: string
  readonly covers: LabelCover
  readonly needs?: readonly string[] | undefined
}

/** Conditions of a rule: all that are named must hold; one left out always holds. */
export interface RelabelWhen {
  readonly dispositions?: readonly Disposition[] | undefined
  readonly grades?: readonly Grade[] | undefined
  readonly channels?: readonly ResaleChannel[] | undefined
  /** Whether a marketplace has a code of its own for the item. */
  readonly hasMarketplaceCode?: boolean | undefined
  readonly zones?: readonly ZoneLetter[] | undefined
  readonly checklists?: readonly string[] | undefined
  /** Beginnings of words in category or title, in lower case. */
  readonly words?: readonly string[] | undefined
  readonly minWeightGrams?: Grams | undefined
}

export interface RelabelRule {
  /** Shown to people; a number, once given, keeps its meaning. */
  readonly id: number
  readonly when: RelabelWhen
  readonly labels: readonly LabelWanted[]
  readonly words: Words
}

export interface RelabelRules {
  readonly version: number
  /** A marketplace's own code for an item: a regular expression for the whole code. */
  readonly marketplaceCode: string
  /** How many percent less a unit of the grade costs than a new one, where the rule of its route names no price. */
  readonly discountPercent: Readonly<Record<Grade, number>>
  /** What a grade is called on a label for buyers: a value of the templates' field `condition`. */
  readonly conditions: Readonly<Record<Grade, string>>
  /** Waste stream by checklist; `usual` for every other. */
  readonly streams: Readonly<Record<string, string>>
  /** Days until a unit in quarantine is to be decided. */
  readonly dueDays: number
  readonly rules: readonly RelabelRule[]
  readonly also: readonly RelabelRule[]
}

/** What a rule looks at. */
export interface RelabelFacts {
  readonly disposition: Disposition
  readonly zone: ZoneLetter
  readonly grade: Grade
  /** As the rule of the route says; null where it says none, or a person chose the route. */
  readonly channel: ResaleChannel | null
  readonly hasMarketplaceCode: boolean
  readonly checklistId: string
  /** The catalogue's category; empty where the item is not known. */
  readonly category: string
  readonly title: string
  readonly weightGrams: Grams | null
}

/** The labels that a unit needs, in the order in which they are printed, and the rule that named them. */
export interface LabelsNeeded {
  readonly rule: RelabelRule | null
  readonly labels: readonly LabelWanted[]
}

/** Judges the rules. The same template is asked for once, however many rules name it; at most one label sticks over the old plate. */
export function labelsNeeded(rules: Pick<RelabelRules, 'rules' | 'also'>, facts: RelabelFacts): LabelsNeeded {
  const rule = rules.rules.find(({ when }) => doesFit(when, facts)) ?? null
  const wanted = [...(rule?.labels ?? []), ...rules.also.filter(({ when }) => doesFit(when, facts)).flatMap(({ labels }) => labels)]
  const labels: LabelWanted[] = []
  for (const label of wanted) {
    if (labels.some(({ templateId }) => templateId === label.templateId)) continue
    const isSecondOver = label.covers === 'plate' && labels.some(({ covers }) => covers === 'plate')
    labels.push(isSecondOver ? { ...label, covers: 'nothing' } : label)
  }
  return { rule, labels }
}

function doesFit(when: RelabelWhen, facts: RelabelFacts): boolean {
  const holds = <T>(wanted: readonly T[] | undefined, value: T): boolean => wanted === undefined || wanted.includes(value)
  return (
    holds(when.dispositions, facts.disposition) && holds(when.grades, facts.grade) && (when.channels === undefined || (facts.channel !== null && when.channels.includes(facts.channel))) && holds(when.hasMarketplaceCode === undefined ? undefined : [when.hasMarketplaceCode], facts.hasMarketplaceCode) &&
    holds(when.zones, facts.zone) && holds(when.checklists, facts.checklistId) &&
    (when.words === undefined || when.words.some((word) => hasWordStart(`${facts.category} ${facts.title}`.normalize('NFC').toLowerCase(), word))) &&
    (when.minWeightGrams === undefined || (facts.weightGrams ?? 0) >= when.minWeightGrams)
  )
}
