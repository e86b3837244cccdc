import type { SearchHitView } from '@shared/contract/search'
import { ROLES } from '@shared/domain/operator'
import { UNIT_STATES } from '@shared/domain/unit'
import { shownCode } from './code-words'
import { numberOf, textOf } from './facts'
import { oneOf } from './kinds'
import type { Speech } from './speech'

/** The second line of a hit: what tells it from its neighbours. */
export function hitWords(speech: Speech, hit: SearchHitView): string {
  return wordsOf(speech, hit).filter((part) => part !== '').join(' · ')
}

/** A number without the zeros that fill it up, as it stands under the bars. */
function gtinShown(gtin14: string): string {
  return gtin14.replace(/^0{1,6}/, '')
}

function wordsOf(speech: Speech, { kind, facts }: SearchHitView): readonly string[] {
  const { t } = speech
  const text = (name: string): string => textOf(facts, name)
  const count = (name: string): number => numberOf(facts, name) ?? 0
  switch (kind) {
    case 'unit':
    case 'serial': {
      const grade = text('grade')
      return [
        text('serial') === '' ? '' : t('search.facts.serial', { serial: text('serial') }), shownCode(text('lpn')), text('sku'), t(`unitStates.${oneOf(UNIT_STATES, facts.state, 'identified')}`),
        grade === '' ? '' : t('grade', { grade }), text('location') !== '' ? t('search.facts.at', { location: shownCode(text('location')) }) : text('tote') === '' ? '' : t('search.facts.inTote', { tote: text('tote') }),
      ]
    }
    case 'item': {
      const grams = numberOf(facts, 'weightGrams')
      return [text('sku'), text('brand'), gtinShown(text('gtin')), grams === null ? '' : speech.weight(grams)]
    }
    case 'parcel': {
      const receivedAt = numberOf(facts, 'receivedAt')
      return [shownCode(text('scanned')), receivedAt === null ? '' : t('search.facts.received', { time: `${speech.day(receivedAt)}, ${speech.time(receivedAt)}` }), numberOf(facts, 'closedAt') === null ? t('search.facts.open') : t('search.facts.closed')]
    }
    case 'return-order':
      return [
        text('code'), text('orderNumber') === '' ? '' : t('search.facts.order', { number: text('orderNumber') }), text('createdAt'),
        numberOf(facts, 'blind') === null ? t('search.facts.expected', { count: count('units') }) : t('search.facts.blind'),
        text('buyer') === '' ? '' : t('search.facts.buyer', { buyer: text('buyer') }),
      ]
    case 'tote':
      return [shownCode(text('lpn')), t('zone', { zone: text('zone') }), t('search.facts.fill', { units: count('units'), capacity: count('capacity') })]
    case 'location':
      return [shownCode(text('lpn')), t('search.facts.units', { count: count('units') })]
    case 'person':
      return [t(`search.roles.${oneOf(ROLES, facts.role, 'clerk')}`)]
  }
}
