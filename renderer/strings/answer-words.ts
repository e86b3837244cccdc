import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import { OUTCOME_KINDS, type OutcomeKind } from '@shared/domain/commands/plan'
import type { TagFinding } from '@shared/domain/compare-tags'
import type { Facts, FailureKind } from '@shared/domain/failure'
import { WEIGHT_VERDICTS } from '@shared/domain/journal-entry'
import { GRADES } from '@shared/domain/grading-rules'
import { assertNever } from '@shared/domain/result'
import { SCALE_ADJUSTMENTS } from '@shared/domain/scale-adjustment'
import { DISPOSITIONS } from '@shared/domain/zone'
import { shownCode } from './code-words'
import { numberOf, textOf } from './facts'
import { oneOf } from './kinds'
import { recognisedWords, refusalEcho } from './refusal-words'
import type { Speech } from './speech'
import { trailKind } from './trail-words'
import { floorOutcome } from './floor-words'
import { relabelOutcome } from './relabel-words'
import { comparisonWords } from './weight-words'

/** What the echo line says: the text of the scan, and what became of it. */
export interface EchoWords {
  readonly code: string
  readonly words: string
}

export function isOutcome(kind: BenchAnswer['kind']): kind is OutcomeKind {
  return OUTCOME_KINDS.some((outcome) => outcome === kind)
}

export function echoWords(speech: Speech, answer: BenchAnswer, view: BenchView | null): EchoWords {
  if (!isOutcome(answer.kind)) return { code: echoCode(answer.text), words: echoOfRefusal(speech, answer.kind, answer.facts) }
  const code = answer.kind === 'unit-weighed' ? speech.weight(numberOf(answer.facts, 'grams') ?? 0) : echoCode(answer.text)
  return { code, words: outcomeWords(speech, answer.kind, answer, view) }
}

/** A command without its kind: ANSWER 4 was pressed as 4. */
function echoCode(text: string): string {
  return shownCode(text.replace(/^ANSWER (?=[1-9]$)/, ''))
}

function echoOfRefusal(speech: Speech, kind: FailureKind, facts: Facts): string {
  if (kind === 'wrong-tote') return speech.t('stop.refused', { thing: speech.t('stop.tote', { tote: textOf(facts, 'tote') }) })
  if (kind === 'wrong-label') return speech.t('stop.refused', { thing: speech.t('stop.label', { lpn: shownCode(textOf(facts, 'scanned')) }) })
  if (kind === 'wrong-location') return speech.t('stop.refused', { thing: speech.t('stop.location', { location: textOf(facts, 'location') }) })
  if (facts.recognised === undefined) return refusalEcho(speech, kind)
  return speech.t('echo.refused', { thing: recognisedWords(speech, facts, 'echo') })
}

function outcomeWords(speech: Speech, kind: OutcomeKind, { facts, words }: BenchAnswer, view: BenchView | null): string {
  const { t } = speech
  const title = textOf(facts, 'title')
  const rmaNumber = shownCode(textOf(facts, 'rmaNumber'))
  const lpn = shownCode(textOf(facts, 'lpn'))
  const tote = textOf(facts, 'tote')
  const dispositionOf = (value: unknown) => t(`dispositions.${oneOf(DISPOSITIONS, value, 'quarantine')}`)
  switch (kind) {
    case 'signed-in':
    case 'signed-out':
      return t(`outcomes.${kind}`, { name: textOf(facts, 'name') })
    case 'parcel-matched':
      return t('outcomes.parcel-matched', { rmaNumber, count: numberOf(facts, 'units') ?? 0 })
    case 'blind-opened':
    case 'parcel-resumed':
      return t(`outcomes.${kind}`, { rmaNumber })
    case 'parcel-closed': {
      const count = numberOf(facts, 'missing') ?? 0
      return count > 0 ? t('outcomeParts.parcelMissing', { rmaNumber, count }) : t('outcomes.parcel-closed', { rmaNumber })
    }
    case 'parcel-joined':
      return t('outcomes.parcel-joined', { rmaNumber, count: numberOf(facts, 'units') ?? 0 })
    case 'parcel-set-aside':
      return t('outcomes.parcel-set-aside', { rmaNumber })
    case 'unit-identified': {
      const line = numberOf(facts, 'line')
      const pieces = numberOf(facts, 'pieces') ?? 1
      if (pieces > 1) return t('outcomeParts.unitPack', { title, pieces })
      return line === null ? t('outcomes.unit-identified', { title }) : t('outcomeParts.unitLine', { title, line })
    }
    case 'unit-extra':
      return extraWords(speech, facts, title)
    case 'unit-resumed':
    case 'tag-agrees':
      return t(`outcomes.${kind}`, { title })
    case 'unit-weighed':
      return t('outcomes.unit-weighed', { comparison: comparisonWords(speech, numberOf(facts, 'grams') ?? 0, numberOf(facts, 'usual')) })
    case 'answer-kept':
      return t('outcomes.answer-kept', { answer: chosenWords(speech, words, facts) })
    case 'unit-decided': {
      const disposition = t(`dispositions.${oneOf(DISPOSITIONS, facts.disposition, 'quarantine')}`)
      return t('outcomes.unit-decided', { answer: chosenWords(speech, words, facts), grade: oneOf(GRADES, facts.grade, 'D'), disposition })
    }
    case 'label-scanned-back': {
      const tookMs = numberOf(facts, 'tookMs')
      return tookMs === null ? t('outcomes.label-scanned-back') : t('outcomeParts.scannedBackTook', { time: speech.span(tookMs) })
    }
    case 'unit-placed':
      if (numberOf(facts, 'full') !== null) return t('outcomeParts.placedFull', { tote })
      return t('outcomes.unit-placed', { tote, lpn })
    case 'unit-placed-parcel-done':
      return t('outcomes.unit-placed-parcel-done', { tote, rmaNumber })
    case 'unit-held':
      return heldWords(speech, facts, title, lpn)
    case 'step-undone':
      return facts.label === 'again' ? t('outcomeParts.undoneLabel', { words: undoneWords(speech, facts, view) }) : undoneWords(speech, facts, view)
    case 'tote-closed':
    case 'tote-reopened':
    case 'tote-shown':
    case 'tote-put-away':
    case 'unit-shown':
    case 'unit-put-away':
    case 'locked':
      return floorOutcome(speech, kind, facts)
    case 'relabel-tote':
    case 'relabel-begun':
    case 'relabel-goes-on':
    case 'unit-relabelled':
    case 'relabel-which':
    case 'relabel-what-for':
      return relabelOutcome(speech, kind, facts)
    case 'tags-compared':
      return t('outcomes.tags-compared', { seen: tagCount(speech, facts, 'seen'), missing: tagCount(speech, facts, 'missing'), foreign: tagCount(speech, facts, 'foreign') })
    case 'read-along':
      return t('outcomes.read-along', { other: shownCode(textOf(facts, 'other')) })
    case 'tote-opened':
      return t('outcomes.tote-opened', { tote })
    case 'reason-kept':
      return t('outcomes.reason-kept', { words: words === null ? '' : speech.words(words) })
    case 'weight-judged':
      return t('outcomes.weight-judged', { verdict: t(`weightVerdicts.${oneOf(WEIGHT_VERDICTS, facts.verdict, 'as-it-is')}`) })
    case 'route-changed':
      return t('outcomes.route-changed', { disposition: dispositionOf(facts.disposition), computed: dispositionOf(facts.computed) })
    case 'grade-changed':
      return t('outcomes.grade-changed', { grade: textOf(facts, 'grade'), computed: textOf(facts, 'computed') })
    case 'printer-taken-over':
      return t('outcomes.printer-taken-over', { printer: textOf(facts, 'printer').replace(/^\w+:\/\//, '') })
    case 'scale-asked':
      return t(`adjusting.asked.${oneOf(SCALE_ADJUSTMENTS, facts.adjustment, 'zero')}`)
    case 'scale-adjusted':
      return t(`adjusting.done.${oneOf(SCALE_ADJUSTMENTS, facts.adjustment, 'zero')}`)
    case 'choice-opened':
    case 'weighed-anew':
    case 'serial-recorded':
    case 'serial-missing':
    case 'lot-recorded':
    case 'lot-missing':
    case 'hand-over-noted':
    case 'shift-closed':
    case 'weighing-skipped':
    case 'label-asked-again':
    case 'confirm-asked':
    case 'put-back':
      return t(`outcomes.${kind}`)
    case 'label-out':
    case 'label-not-out':
    case 'label-voided':
      return t(`outcomes.${kind}`, { job: textOf(facts, 'job') })
    case 'devices-checked':
      return t(`outcomes.${kind}`, { passed: numberOf(facts, 'passed') ?? 0, failed: numberOf(facts, 'failed') ?? 0, skipped: numberOf(facts, 'skipped') ?? 0 })
    default:
      return assertNever(kind, 'outcome')
  }
}

function tagCount({ t }: Speech, facts: Facts, finding: TagFinding): string {
  return t(`tags.${finding}`, { count: numberOf(facts, finding) ?? 0 })
}

/** Why the unit waits, and that a label for it comes where none was on it. */
function heldWords({ t }: Speech, facts: Facts, title: string, lpn: string): string {
  if (facts.reason === 'hazard') return t('decisions.heldHazard', { title })
  const words = t(facts.reason === 'lead-decides' ? 'outcomeParts.heldForLead' : 'outcomes.unit-held', { title, lpn })
  return facts.label === 'hold' ? t('outcomeParts.heldLabel', { words }) : words
}

/** What was taken back, and of what: a person undoes several steps without looking at the goods. */
function undoneWords(speech: Speech, facts: BenchAnswer['facts'], view: BenchView | null): string {
  const step = trailKind(speech, textOf(facts, 'step'), view)
  const name = textOf(facts, 'title') || textOf(facts, 'tote') || shownCode(textOf(facts, 'rmaNumber'))
  return name === '' ? speech.t('outcomes.step-undone', { step }) : speech.t('outcomeParts.undone', { step, name })
}

/** A unit that was not announced as it is, by how it stands to the announcement. */
function extraWords({ t }: Speech, facts: Facts, title: string): string {
  if (facts.fit === 'wrong') return t('outcomeParts.unitWrong', { title })
  if (facts.fit === 'unknown') return t('outcomeParts.unitUnknown', { title })
  const line = numberOf(facts, 'line')
  return line === null ? t('outcomes.unit-extra', { title }) : t('outcomeParts.unitSurplus', { title, line })
}

function chosenWords(speech: Speech, words: BenchAnswer['words'], facts: Facts): string {
  return words === null ? speech.t('outcomeParts.answer', { place: numberOf(facts, 'place') ?? 0 }) : speech.words(words)
}
