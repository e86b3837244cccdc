import type { BenchView, TrailStep } from '@shared/contract/bench-view'
import { HOLD_REASONS, SUBJECT_OF_KIND, WEIGHT_VERDICTS, type EntryKind } from '@shared/domain/journal-entry'
import { DISPOSITIONS } from '@shared/domain/zone'
import { shownCode } from './code-words'
import { numberOf, textOf } from './facts'
import { oneOf } from './kinds'
import type { Speech } from './speech'
import { comparisonWords } from './weight-words'

/** Kinds of journal entries that have words. */
export const ENTRY_KINDS: readonly EntryKind[] = [...entryKinds(), 'entryVoided']

function entryKinds(): readonly EntryKind[] {
  return Object.keys(SUBJECT_OF_KIND).filter((kind): kind is Exclude<EntryKind, 'entryVoided'> => Object.hasOwn(SUBJECT_OF_KIND, kind))
}

/** One line of the trail. */
export function trailWords(speech: Speech, step: TrailStep, view: BenchView | null): string {
  const { t } = speech
  const { facts } = step
  switch (step.kind) {
    case 'unitIdentified': {
      const line = numberOf(facts, 'line')
      if (facts.fit === 'wrong') return t('trailParts.unitWrong')
      if (facts.fit === 'surplus') return t('trailParts.unitSurplus')
      if (facts.fit === 'unknown') return t('trailParts.unitUnknown')
      return line === null ? t('trailParts.unitExtra') : t('trailParts.unitLine', { line })
    }
    case 'unitWeighed':
      return weighedWords(speech, numberOf(facts, 'weightGrams') ?? 0, view)
    case 'questionAnswered':
      return step.words === null ? t('trailSteps.questionAnswered') : speech.words(step.words)
    case 'labelScannedBack': {
      const tookMs = numberOf(facts, 'tookMs')
      return tookMs === null ? t('trailSteps.labelScannedBack') : t('trailParts.scannedBackTook', { time: speech.span(tookMs) })
    }
    default:
      return trailKind(speech, step.kind, view, step)
  }
}

/** The words of a kind of step, with the facts of it where they are known. */
export function trailKind(speech: Speech, kind: string, view: BenchView | null, step: TrailStep | null = null): string {
  const { t } = speech
  const known = ENTRY_KINDS.find((candidate) => candidate === kind)
  if (known === undefined) return t('trailParts.other')
  const facts = step?.facts ?? {}
  if (known === 'unitWeighed') return view?.unit?.weightGrams == null ? t('trailParts.weighed') : weighedWords(speech, view.unit.weightGrams, view)
  if (known === 'dispositionDecided' && step === null) return t('trailParts.decided')
  if (known === 'unitPutInTote' && step === null) return t('trailParts.placed')
  if (known === 'parcelReceived' && step === null) return t('trailParts.parcel')
  if ((known === 'unitPutAway' || known === 'totePutAway') && step === null) return t('trailParts.putAway')
  if (known === 'unitHeld' && step === null) return t('trailParts.held')
  if (known === 'parcelJoined' && step === null) return t('trailParts.joined')
  if (known === 'serialRecorded' && textOf(facts, 'serial') === '') return t(step === null ? 'trailParts.serial' : 'trailParts.noSerial')
  if (known === 'lotRecorded' && textOf(facts, 'lot') === '') return t(step === null ? 'trailParts.lot' : 'trailParts.noLot')
  if (known === 'tagContradicted') return t('trailSteps.tagContradicted', { name: textOf(facts, 'title') || textOf(facts, 'gtin14') })
  return t(`trailSteps.${known}`, {
    seen: numberOf(facts, 'seen') ?? 0,
    missing: numberOf(facts, 'missing') ?? 0,
    foreign: numberOf(facts, 'foreign') ?? 0,
    name: textOf(facts, 'name'),
    serial: textOf(facts, 'serial'),
    lot: textOf(facts, 'lot'),
    rmaNumber: shownCode(textOf(facts, 'rmaNumber')),
    tote: textOf(facts, 'toteName'),
    words: step?.words == null ? '' : speech.words(step.words),
    verdict: t(`weightVerdicts.${oneOf(WEIGHT_VERDICTS, facts.verdict, 'as-it-is')}`),
    computed: textOf(facts, 'computed'),
    zone: textOf(facts, 'zone'),
    grade: textOf(facts, 'grade'),
    disposition: t(`dispositionTitles.${oneOf(DISPOSITIONS, facts.disposition, 'quarantine')}`),
    newLpn: shownCode(textOf(facts, 'newLpn')),
    location: shownCode(textOf(facts, 'location')),
    reason: t(`holdReasons.${oneOf(HOLD_REASONS, facts.reason, 'asked-by-operator')}`),
  })
}

/** What UNDO would do now. */
export function undoWords({ t }: Speech, step: TrailStep): string {
  const known = ENTRY_KINDS.find((candidate) => candidate === step.kind)
  return known === undefined ? t('undo.entryVoided') : t(`undo.${known}`, { tote: textOf(step.facts, 'toteName') })
}

function weighedWords(speech: Speech, grams: number, view: BenchView | null): string {
  const weight = speech.weight(grams)
  const usual = view?.unit?.usualWeightGrams ?? null
  return usual === null ? weight : speech.t('trailSteps.unitWeighed', { weight, comparison: comparisonWords(speech, grams, usual) })
}
