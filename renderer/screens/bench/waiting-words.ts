import type { BenchView, WaitingThingView } from '@shared/contract/bench-view'
import type { DurationMs } from '@shared/domain/quantities'
import type { WaitingTile } from '../../components/waiting-tiles'
import { shownCode } from '../../strings/code-words'
import type { Speech } from '../../strings/speech'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long it has waited: minutes, then whole hours, then whole days. */
export function ageWords({ t, span }: Speech, ageMs: DurationMs): string {
  if (ageMs < MINUTE_MS) return t('waiting.now')
  if (ageMs < HOUR_MS) return span(ageMs)
  return ageMs < DAY_MS ? t('waiting.hours', { count: Math.floor(ageMs / HOUR_MS) }) : t('waiting.days', { count: Math.floor(ageMs / DAY_MS) })
}

/** What stands on the tile of a thing that waits. */
export function waitingTile(speech: Speech, thing: WaitingThingView, now: number): WaitingTile {
  const { t } = speech
  const age = ageWords(speech, now - thing.since)
  if (thing.kind === 'parcel') {
    const scanned = thing.scanned === thing.rmaNumber ? '' : ` · ${shownCode(thing.scanned)}`
    return { place: thing.place, kind: 'parcel', title: t('waiting.parcel', { rmaNumber: shownCode(thing.rmaNumber) }), words: `${age}${scanned}` }
  }
  return {
    place: thing.place, kind: thing.forLead ? 'lead' : 'unit', title: thing.title, words: `${age} · ${t(`holdReasons.${thing.reason}`)}`,
    ...(thing.labelTrouble === null ? {} : { trouble: t('waiting.noLabel') }),
  }
}

/** Beside the heading: how many wait for the lead, and what has no place in the list. */
export function waitingAside({ t }: Speech, { things, units, parcels }: BenchView['waiting']): string {
  const forLead = things.filter((thing) => thing.kind === 'unit' && thing.forLead).length
  const more = units + parcels - things.length
  return [
    ...(forLead > 0 ? [t('waiting.forLead', { count: forLead })] : []),
    more > 0 ? t('waiting.more', { count: more }) : t('waiting.words'),
  ].join(' · ')
}
