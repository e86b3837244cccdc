import type { BenchView, ChoiceView, RouteView } from '@shared/contract/bench-view'
import { OTHER_GRADE, OTHER_REASON } from '@shared/domain/choosing'
import { GRADES } from '@shared/domain/grading-rules'
import { HOLD_REASONS, WEIGHT_VERDICTS } from '@shared/domain/journal-entry'
import { baseGroup, DISPOSITIONS, zoneFor } from '@shared/domain/zone'
import type { Choice } from '../../components/choice-grid'
import { numberOf, textOf } from '../../strings/facts'
import { oneOf } from '../../strings/kinds'
import type { Speech } from '../../strings/speech'
import type { BenchPrompt } from './bench-prompt'

/** A choice place in words. */
export type PlaceWords = Pick<Choice, 'label' | 'hint'>

const WEIGHT_IDS = [...WEIGHT_VERDICTS, 'weigh-again'] as const

/** The plate of a choice: what is asked, as one sentence, and what it is about. */
export function choicePrompt({ choice, unit }: Pick<BenchView, 'choice' | 'unit'>, speech: Speech): BenchPrompt {
  const title = unit?.title ?? ''
  if (choice === null) return { state: 'wait', picture: 'question', prompt: '', context: title }
  const { t } = speech
  const { of, facts } = choice
  switch (of) {
    case 'weight-check':
      return weightPrompt(choice, title, speech)
    case 'claimed-reason':
    case 'found-reason':
    case 'hold-why':
      return { state: 'wait', picture: of === 'hold-why' ? 'hold' : 'question', prompt: t(`decisions.choose.${of}.prompt`), context: t(`decisions.choose.${of}.context`, { title }) }
    case 'claimed-finer':
    case 'found-finer': {
      const about = choice.about === null ? '' : speech.words(choice.about)
      return { state: 'wait', picture: 'question', prompt: t(`decisions.choose.${of}.prompt`), context: t(`decisions.choose.${of}.context`, { title, about }) }
    }
    case 'route':
    case 'grade':
    case 'route-why':
    case 'grade-why': {
      const blanks = { title, grade: textOf(facts, 'grade'), disposition: t(`dispositions.${oneOf(DISPOSITIONS, facts.disposition, 'quarantine')}`) }
      return { state: 'wait', picture: 'question', prompt: t(`decisions.choose.${of}.prompt`, blanks), context: t(`decisions.choose.${of}.context`, blanks) }
    }
  }
}

function weightPrompt({ facts }: ChoiceView, title: string, { t, weight }: Speech): BenchPrompt {
  const difference = numberOf(facts, 'difference') ?? 0
  const blanks = { weight: weight(numberOf(facts, 'grams') ?? 0), difference: weight(Math.abs(difference)) }
  return {
    state: 'ask', picture: 'weight',
    prompt: t(difference < 0 ? 'decisions.choose.weight-check.light' : 'decisions.choose.weight-check.heavy', blanks),
    context: t(`decisions.choose.weight-check.${oneOf(['catalogue', 'earlier-units'], facts.from, 'catalogue')}`, { usual: weight(numberOf(facts, 'usual') ?? 0), title }),
  }
}

/** The words of a place: from the data, or for a known id from the strings. */
export function placeWords({ of, about }: Pick<ChoiceView, 'of' | 'about'>, { id, text, hint }: ChoiceView['places'][number], { t, words }: Speech): PlaceWords {
  if (text !== null) return { label: words(text), hint: hint === null ? undefined : words(hint) }
  switch (of) {
    case 'weight-check': {
      const known = oneOf(WEIGHT_IDS, id, 'as-it-is')
      const label = t(`decisions.places.weight.${known}.label`)
      return { label, hint: known === 'parts-missing' && about !== null ? t('decisions.places.likelyPart', { part: words(about) }) : t(`decisions.places.weight.${known}.hint`) }
    }
    case 'hold-why': {
      const known = oneOf(HOLD_REASONS, id, 'asked-by-operator')
      return { label: t(`decisions.places.hold.${known}.label`), hint: t(`decisions.places.hold.${known}.hint`) }
    }
    case 'grade':
      return { label: t('decisions.places.grade', { grade: oneOf(GRADES, id, 'D') }) }
    default: {
      if (id === OTHER_GRADE) return { label: t('decisions.places.otherGrade.label'), hint: t('decisions.places.otherGrade.hint') }
      if (id === OTHER_REASON) return { label: t('decisions.places.otherReason.label'), hint: t('decisions.places.otherReason.hint') }
      const disposition = oneOf(DISPOSITIONS, id, 'quarantine')
      return {
        label: t(`dispositionTitles.${disposition}`),
        hint: t('decisions.places.route', { group: t(`decisions.baseGroups.${baseGroup(disposition)}`), zone: zoneFor(disposition).letter }),
      }
    }
  }
}

/** Claimed against found, on one line of the route card. */
export function reasonsWords({ t, words }: Speech, { claimed, found }: Pick<RouteView, 'claimed' | 'found'>): string {
  if (found === null) return claimed === null ? '' : t('decisions.reasons.buyerSays', { reason: words(claimed) })
  return claimed === null ? t('decisions.reasons.found', { found: words(found) }) : t('decisions.reasons.claimedFound', { claimed: words(claimed), found: words(found) })
}

/** What a person changed, in place of the rule that no longer decides; null when the rules decided alone. */
export function changedWords({ t, words }: Speech, { changed }: Pick<RouteView, 'changed'>): string | null {
  if (changed === null) return null
  const reason = words(changed.reason)
  return changed.disposition === null
    ? t('decisions.changedGrade', { computed: changed.grade ?? '', reason })
    : t('decisions.changedRoute', { computed: t(`dispositions.${changed.disposition}`), reason })
}
