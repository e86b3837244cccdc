import type { BenchView, OfferView } from '@shared/contract/bench-view'
import type { Choice, ChoicePlace } from '../../components/choice-grid'
import { KEY_NAMES } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { courierName } from '../../strings/courier-name'
import { numberOf, textOf } from '../../strings/facts'
import { guessChoice, guessHow } from '../../strings/guess-words'
import type { Speech } from '../../strings/speech'

/*
 * The open question in words: the plate's sentence and line, and what stands at the places of the choice grid.
 */

export type PendingView = Extract<BenchView['step'], { kind: 'confirm' }>['pending']

const NONE_PLACE: ChoicePlace = 9
const PLACES: readonly ChoicePlace[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** What the plate says of the question. */
export function pendingWords(speech: Speech, view: BenchView, pending: PendingView): { readonly prompt: string; readonly context: string } {
  const { t } = speech
  const { facts, kind } = pending
  const blanks = {
    text: shownCode(textOf(facts, 'text')), rmaNumber: shownCode(textOf(facts, 'rmaNumber')), title: textOf(facts, 'title') || (view.unit?.title ?? ''),
    line: textOf(facts, 'line'), expected: textOf(facts, 'expected'), count: numberOf(facts, 'units') ?? 0, key: KEY_NAMES.type,
  }
  const usual = { prompt: t(`confirm.${kind}.prompt`, blanks), context: t(`confirm.${kind}.context`, blanks) }
  if (kind === 'open-blind' && textOf(facts, 'courier') !== '') return { ...usual, context: carrierWords(speech, textOf(facts, 'courier')) }
  if (kind === 'open-blind' && textOf(facts, 'title') !== '') return { ...usual, context: t('confirm.open-blind.item', blanks) }
  if (kind === 'choose-return' && facts.join === 1) return { ...usual, prompt: t('confirm.choose-return.promptJoin') }
  if (kind === 'take-guess') return { ...usual, context: t('confirm.take-guess.context', { how: guessHow(speech, facts.how) }) }
  if (kind === 'choose-item' && pending.offers.length === 1) return { ...usual, context: t('confirm.choose-item.contextGuess') }
  if (kind === 'whole-pack' && facts.counting === 1) return { prompt: t('confirm.whole-pack.promptCount'), context: t('confirm.whole-pack.contextCount', blanks) }
  if (kind === 'serial-doubt' && facts.doubt === 'seen') return { ...usual, context: t('confirm.serial-doubt.contextSeen', { ...blanks, lpn: shownCode(textOf(facts, 'lpn')) }) }
  if (kind === 'serial-doubt') return { ...usual, context: t('confirm.serial-doubt.contextSold', { sold: textOf(facts, 'sold') }) }
  return usual
}

/** Postal numbers name a country, not a carrier. */
function carrierWords({ t }: Speech, courier: string): string {
  return courier === 's10' ? t('confirm.open-blind.postal') : t('confirm.open-blind.courier', { courier: courierName(courier) })
}

/** What can be chosen, each at its place. */
export function pendingChoices(speech: Speech, pending: PendingView): readonly Choice[] {
  const { t } = speech
  const { facts, kind } = pending
  const offers = pending.offers.flatMap((offer) => offerChoice(speech, offer, kind === 'take-extra'))
  const yesNo: readonly Choice[] = [
    { place: 1, label: t(`confirm.${kind}.yes`), hint: t(`confirm.${kind}.yesWords`) },
    { place: 3, label: t(`confirm.${kind}.no`), hint: t(`confirm.${kind}.noWords`) },
  ]
  switch (kind) {
    case 'choose-return':
      return [...offers, { place: NONE_PLACE, label: t('offers.none'), hint: t(facts.join === 1 ? 'offers.noneJoins' : 'offers.noneOpens') }]
    case 'choose-item':
      return offers
    case 'whole-pack':
      return facts.counting === 1 ? PLACES.map((place) => ({ place, label: t('confirm.whole-pack.pieces', { count: place }) })) : yesNo.map((choice) => packChoice(speech, choice, numberOf(facts, 'pieces')))
    case 'join-return':
      return [...yesNo, { place: 2, label: t('confirm.join-return.second'), hint: t('confirm.join-return.secondWords') }]
    case 'take-extra':
      return (numberOf(facts, 'open') ?? 0) === 0
        ? [...yesNo, ...offers]
        : [
            { place: 1, label: t('confirm.take-extra.insteadYes'), hint: t('confirm.take-extra.insteadYesWords') },
            { place: 2, label: t('confirm.take-extra.second'), hint: t('confirm.take-extra.secondWords') },
            ...yesNo.filter(({ place }) => place === 3),
            ...offers,
          ]
    case 'take-guess':
      return [...offers, ...yesNo.filter(({ place }) => place === 3)]
    default:
      return yesNo
  }
}

function packChoice({ t }: Speech, choice: Choice, pieces: number | null): Choice {
  return choice.place === 3 && pieces !== null ? { ...choice, hint: t('confirm.whole-pack.noPieces', { count: pieces }) } : choice
}

function offerChoice(speech: Speech, offer: OfferView, isJoin: boolean): readonly Choice[] {
  const place = PLACES.find((candidate) => candidate === offer.place)
  if (place === undefined) return []
  const { t } = speech
  if (offer.kind === 'guess') return [{ place, ...guessChoice(speech, offer) }]
  if (offer.kind === 'item') return [{ place, label: offer.title, hint: itemHint(speech, offer) }]
  const label = t('offers.returnOrder', { rmaNumber: shownCode(offer.rmaNumber) })
  if (isJoin) return [{ place, label, hint: t('offers.join') }]
  const reasons = offer.reasons.map((reason) => t(`matchReasons.${reason}`))
  const left = offer.piecesLeft > 0 ? [t('offers.left', { count: offer.piecesLeft })] : []
  return [{ place, label, hint: [...reasons, ...left, ...offer.titles.slice(0, 1)].join(' · ') }]
}

function itemHint({ t }: Speech, offer: Extract<OfferView, { kind: 'item' }>): string {
  const code = offer.code === 'carton' || offer.code === 'pack' ? [t(`offers.${offer.code}`)] : []
  const line = offer.line === null ? [] : [offer.awaited > 0 ? t('offers.awaited', { line: offer.line, count: offer.awaited }) : t('offers.full', { line: offer.line })]
  return [...(offer.guessed ? [t('offers.guessed')] : []), offer.sku, ...code, ...line].join(' · ')
}

/** Rows of the grid that the choices need. */
export function rowsFor(choices: readonly Choice[]): 1 | 2 | 3 {
  const last = Math.max(...choices.map(({ place }) => place))
  return last > 6 ? 3 : last > 3 ? 2 : 1
}
