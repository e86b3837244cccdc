import type { OfferView } from '@shared/contract/bench-view'
import { SCAN_GUESSES } from '@shared/domain/barcode'
import type { Facts } from '@shared/domain/failure'
import { GUESSED_THINGS } from '@shared/domain/meant-text'
import { shownCode } from './code-words'
import { oneOf } from './kinds'
import { commandName } from './command-name'
import type { Speech } from './speech'

/** What went wrong on the way of a damaged scan, as a sentence. */
export function guessHow({ t }: Speech, how: unknown): string {
  return t(`guesses.how.${oneOf(SCAN_GUESSES, how, 'mangled-header')}`)
}

/** What a damaged scan may have been: its name, and the code with what came in it. */
export function guessChoice(speech: Speech, offer: Extract<OfferView, { kind: 'guess' }>): { readonly label: string; readonly hint: string } {
  const { t } = speech
  const thing = t(`guesses.things.${offer.thing}`, { name: offer.thing === 'command' ? commandName(speech, offer.name) : shownCode(offer.name) })
  const carried = [
    ...(offer.serial === null ? [] : [t('numbers.serial', { serial: offer.serial })]),
    ...(offer.lot === null ? [] : [t('numbers.lot', { lot: offer.lot })]),
    ...(offer.expiry === null ? [] : [t('numbers.expiry', { expiry: offer.expiry })]),
  ]
  return offer.title === null ? { label: thing, hint: carried.join(' · ') || t('confirm.take-guess.yesWords') } : { label: offer.title, hint: [thing, ...carried].join(' · ') }
}

/** What a scan before the sign-in may have been: nothing can be asked yet, so it is said. Null when there is no guess. */
export function guessRefused(speech: Speech, facts: Facts): string | null {
  if (!GUESSED_THINGS.some((thing) => thing === facts.thing)) return null
  return speech.t('guesses.refused', { how: guessHow(speech, facts.guess) })
}
