import type { DossierStep, DossierView } from '@shared/contract/dossier'
import { shownCode } from './code-words'
import { numberOf, textOf } from './facts'
import type { Speech } from './speech'
import { trailKind } from './trail-words'
import { comparisonWords } from './weight-words'

/** What happened, on one line. */
export function stepTitle(speech: Speech, step: DossierStep, dossier: DossierView): string {
  const words = stepWords(speech, step, dossier)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function stepWords(speech: Speech, step: DossierStep, dossier: DossierView): string {
  if (step.kind === 'questionAnswered' && step.words !== null) return speech.words(step.words)
  if (step.kind !== 'unitWeighed') return trailKind(speech, step.kind, null, { kind: step.kind, facts: step.facts, words: step.words, at: step.at })
  const grams = numberOf(step.facts, 'weightGrams') ?? 0
  return dossier.usualWeightGrams === null ? speech.weight(grams) : `${speech.weight(grams)}, ${comparisonWords(speech, grams, dossier.usualWeightGrams)}`
}

/** The facts that are worth a place on the second line, beside who did it. */
const SHOWN_FACTS = ['scanned', 'lpn', 'serial', 'lot', 'location', 'cause'] as const

/** Who did it, and the evidence of it. */
export function stepEvidence(speech: Speech, step: DossierStep): string {
  const { t } = speech
  const facts = SHOWN_FACTS.map((name) => textOf(step.facts, name)).filter((text) => text !== '').map(shownCode)
  return [...(step.voided ? [t('dossier.voided')] : []), ...(step.conflict ? [t('dossier.conflict')] : []), step.who ?? t('dossier.station'), ...new Set(facts)].join(' · ')
}

/** Steps that stand out on the line of time. */
const KEY_STEPS: readonly string[] = ['parcelReceived', 'unitIdentified', 'unitGraded', 'dispositionDecided', 'unitPutInTote', 'unitPutAway', 'totePutAway']
const ODD_STEPS: readonly string[] = ['unitHeld', 'labelFailed', 'gradeOverridden', 'dispositionOverridden', 'entryVoided', 'weighingSkipped', 'tagContradicted']

/** How a step is marked: with a full dot, as one to look at, or as any other. */
export function stepMark(step: DossierStep): 'key' | 'odd' | 'usual' {
  if (step.conflict || !step.whole || ODD_STEPS.includes(step.kind)) return 'odd'
  return KEY_STEPS.includes(step.kind) ? 'key' : 'usual'
}

/** Number and start of the check sum: `88 412 · 9f3c`. */
export function proofWords(speech: Speech, step: Pick<DossierStep, 'seq' | 'hash'>): string {
  return `${speech.number(step.seq)} · ${step.hash.slice(0, 4)}`
}
