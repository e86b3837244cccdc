import { PATTERN_PROBLEMS } from '@shared/domain/barcode'
import { FLAGS } from '@shared/domain/checklist'
import type { Facts, FailureKind } from '@shared/domain/failure'
import { HOLD_REASONS } from '@shared/domain/journal-entry'
import { ADJUSTMENT_REFUSALS } from '@shared/domain/scale-adjustment'
import { DISPOSITIONS } from '@shared/domain/zone'
import { shownCode } from './code-words'
import { commandName } from './command-name'
import { courierName } from './courier-name'
import { numberOf, textOf } from './facts'
import { guessRefused } from './guess-words'
import { oneOf, RECOGNISED } from './kinds'
import { relabelBlanks } from './relabel-words'
import type { Speech } from './speech'

/** The two sentences of a refusal: why, with what was recognised; and what to do now. */
export interface RefusalWords {
  readonly cause: string
  readonly act: string
}

/** What was recognised, by name where it has one: "tote A-12". The name of an item is long: it stands in the echo alone. */
export function recognisedWords({ t }: Speech, facts: Facts, place: 'echo' | 'plate'): string {
  const kind = oneOf(RECOGNISED, facts.recognised, 'unknown')
  const name = kind === 'tracking' ? courierName(textOf(facts, 'name')) : shownCode(textOf(facts, 'name'))
  const belongs = shownCode(textOf(facts, 'belongs'))
  if (kind === 'unit' && belongs !== '') return t('recognised.unitOf', { belongs })
  if (kind === 'item' && belongs !== '') return place === 'echo' && name !== '' ? t('recognised.itemNamedOf', { name, belongs }) : t('recognised.itemOf', { belongs })
  if (name !== '' && (kind === 'tote' || kind === 'return-order' || kind === 'tracking' || (kind === 'item' && place === 'echo'))) return t(`recognised.${kind}Named`, { name })
  return t(`recognised.${kind}`)
}

export function refusalEcho({ t }: Speech, kind: FailureKind): string {
  return t(`refusals.${kind}.echo`)
}

export function refusalWords(speech: Speech, kind: FailureKind, facts: Facts): RefusalWords {
  const { t } = speech
  if (kind === 'station-fault' && facts.restarting === 1) return { cause: t('refusalParts.restarting'), act: t('refusalParts.restartingAct') }
  if (kind === 'station-fault' && facts.tooMany === 1) return { cause: t('refusalParts.tooMany'), act: t('refusalParts.tooManyAct') }
  const guess = kind === 'sign-in-first' ? guessRefused(speech, facts) : null
  if (guess !== null) return { cause: guess, act: t('refusals.sign-in-first.act') }
  if (kind === 'unit-held-elsewhere' && textOf(facts, 'inHand') === '') return { cause: t('refusalParts.heldAtOther'), act: t('refusalParts.heldAtOtherAct') }
  if (kind === 'pattern-refused') return { cause: t(`patternProblems.${oneOf(PATTERN_PROBLEMS, facts.problem, 'not-a-pattern')}`), act: t('refusalParts.changePattern') }
  if (kind === 'scale-not-adjusted') {
    const why = oneOf(ADJUSTMENT_REFUSALS, facts.why, 'not-done')
    return { cause: t(`adjusting.whys.${why}.cause`), act: t(`adjusting.whys.${why}.act`) }
  }
  const blanks = {
    ...relabelBlanks(speech, facts),
    title: textOf(facts, 'title'),
    tagged: textOf(facts, 'tagTitle') || textOf(facts, 'gtin'),
    tote: textOf(facts, 'tote'),
    name: textOf(facts, 'name'),
    inHand: shownCode(textOf(facts, 'inHand')),
    place: textOf(facts, 'place'),
    flag: t(`decisions.flags.${oneOf(FLAGS, facts.flag, 'ask-lead')}`),
    disposition: t(`dispositions.${oneOf(DISPOSITIONS, facts.disposition, 'quarantine')}`),
    grade: textOf(facts, 'grade'),
    command: commandName(speech, textOf(facts, 'command')),
    length: speech.number(numberOf(facts, 'length') ?? 0),
    zone: textOf(facts, 'zone'),
    location: textOf(facts, 'location'),
    locationZone: textOf(facts, 'locationZone'),
    thing: textOf(facts, 'tote') || textOf(facts, 'title'),
    count: numberOf(facts, 'count') ?? 0,
    reason: t(`holdReasons.${oneOf(HOLD_REASONS, facts.reason, 'lead-decides')}`),
    seconds: speech.number(numberOf(facts, 'seconds') ?? 0),
  }
  const cause = t(`refusals.${kind}.cause`, blanks)
  const act = t(`refusals.${kind}.act`, blanks)
  // The kinds that judge a scan against the step say first what the scan is.
  return facts.recognised === undefined ? { cause, act } : { cause: t('recognised.sentence', { thing: recognisedWords(speech, facts, 'plate'), cause }), act }
}
