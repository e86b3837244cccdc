import type { BenchView, ChoiceView } from '@shared/contract/bench-view'
import { dueStep, type BenchState } from '@shared/domain/bench-state'
import { choicePlaces, type Choosing } from '@shared/domain/choosing'
import type { Facts } from '@shared/domain/failure'
import { likelyMissing, weighedParts } from '@shared/domain/missing-part'
import type { JournalEntry } from '@shared/domain/journal-entry'
import type { UnitView } from '@shared/domain/unit'
import type { Words } from '@shared/domain/words'
import type { Templates } from '../templates/templates'

type Route = NonNullable<BenchView['route']>

/** The choice that is due or was opened, with its places; null at every other step. */
export function viewChoice(state: BenchState, templates: Templates): ChoiceView | null {
  const step = dueStep(state)
  if (step.kind !== 'choose') return null
  const { choosing } = step
  return {
    of: choosing.of,
    facts: choiceFacts(choosing, state),
    about: 'group' in choosing ? templates.reasonWords(choosing.group) : choosing.of === 'weight-check' ? likelyPart(state) : null,
    places: choicePlaces(choosing, state, templates.decisionRules).map((place) => ({ ...place })),
  }
}

/** The part that a light unit most likely lacks, from what the parts of its checklist weigh; null when none explains it. */
function likelyPart({ checklist, weight }: BenchState): Words | null {
  if (checklist === null || weight?.kind !== 'light') return null
  const [likely] = likelyMissing(weighedParts(checklist), -weight.differenceGrams, 0)
  return likely?.parts.length === 1 ? (likely.parts[0]?.answer.text ?? null) : null
}

function choiceFacts(choosing: Choosing, { unit, weight }: BenchState): Facts {
  switch (choosing.of) {
    case 'weight-check':
      return weight?.kind === 'light' || weight?.kind === 'heavy'
        ? { grams: unit?.weightGrams ?? null, usual: weight.usualGrams, difference: weight.differenceGrams, from: weight.from }
        : {}
    case 'claimed-finer':
    case 'found-finer':
      return { group: choosing.group }
    case 'route':
    case 'grade':
      return { disposition: unit?.disposition ?? null, grade: unit?.grade ?? null }
    case 'route-why':
      return { disposition: choosing.disposition }
    case 'grade-why':
      return { grade: choosing.grade }
    case 'claimed-reason':
    case 'found-reason':
    case 'hold-why':
      return {}
  }
}

/** Claimed against found, for the route card. */
export function viewReasons(unit: UnitView, templates: Templates): Pick<Route, 'claimed' | 'found'> {
  return {
    claimed: unit.claimedReason && unit.claimedReason !== 'not-said' ? templates.reasonWords(unit.claimedReason) : null,
    found: unit.foundReason && templates.reasonWords(unit.foundReason.reason),
  }
}

/** What a person chose against the rules; null when the rules decided alone. */
export function viewChanged({ gradeOverride, dispositionOverride }: UnitView, templates: Templates): Route['changed'] {
  const reason = dispositionOverride?.reason ?? gradeOverride?.reason
  if (reason === undefined) return null
  return { grade: gradeOverride?.computed ?? null, disposition: dispositionOverride?.computed ?? null, reason: templates.overrideWords(reason) }
}

/** What a person said of a light unit stands among the findings. */
export function weightFinding(unit: UnitView, templates: Templates): readonly Words[] {
  return unit.weightJudged?.verdict === 'parts-missing' ? [templates.decisionRules.weight.partsMissing] : []
}

/** Words of an entry whose payload names a reason by its code; null for every other entry. */
export function codeWords(templates: Templates, entry: JournalEntry): Words | null {
  switch (entry.kind) {
    case 'claimedReasonRecorded':
    case 'foundReasonRecorded':
      return templates.reasonWords(entry.payload.reason)
    case 'gradeOverridden':
    case 'dispositionOverridden':
      return templates.overrideWords(entry.payload.reason)
    default:
      return null
  }
}
