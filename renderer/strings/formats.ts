import type { DurationMs, Grams, Instant } from '@shared/domain/quantities'
import type { CompleteLanguage } from './index'
import type { Translate } from './speech'

/** English of the product is the international one: 24 hours, day before month, grams. */
const LOCALES: Record<CompleteLanguage, string> = { en: 'en-GB', ru: 'ru-RU' }

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** Numbers, weights and times as the language writes them. */
export interface Formats {
  number(value: number): string
  /** "412 g" */
  weight(grams: Grams): string
  /** "412" and "g", for the large readout. */
  weightParts(grams: Grams): { readonly grams: string; readonly unit: string }
  /** "67 %" of a share between 0 and 1. */
  percent(share: number): string
  /** "10:42" */
  time(at: Instant): string
  /** "10:42:19" */
  clock(at: Instant): string
  /** "Tuesday 24 November" */
  day(at: Instant): string
  /** "Tuesday 24 November 2026" */
  date(at: Instant): string
  /** "06", the hour that begins then. */
  hour(at: Instant): string
  /** "2.1 s", "14 s", "12 min", "3 h 12 min": as exact as a person needs it. */
  span(ms: DurationMs): string
  /** The same for a clock that runs on screen: whole seconds, so that it does not flicker. */
  elapsed(ms: DurationMs): string
  /** "1:14", minutes and seconds, for tables. */
  minutesSeconds(ms: DurationMs): string
}

export function createFormats(language: CompleteLanguage, t: Translate): Formats {
  const locale = LOCALES[language]
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const grams = new Intl.NumberFormat(locale, { style: 'unit', unit: 'gram', unitDisplay: 'short', maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...options })
  const time = dates({ hour: '2-digit', minute: '2-digit' })
  const clock = dates({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const day = dates({ weekday: 'long', day: 'numeric', month: 'long' })
  const date = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

  function span(ms: DurationMs): string {
    const shown = Math.max(0, ms)
    if (shown < 10 * SECOND_MS) return t('time.seconds', { seconds: tenth.format(shown / SECOND_MS) })
    if (shown < MINUTE_MS) return t('time.seconds', { seconds: whole.format(shown / SECOND_MS) })
    const minutes = Math.floor(shown / MINUTE_MS)
    if (shown < HOUR_MS) return t('time.minutes', { minutes: whole.format(minutes) })
    return t('time.hoursMinutes', { hours: whole.format(Math.floor(minutes / 60)), minutes: minutes % 60 })
  }

  return {
    number: (value) => whole.format(value),
    weight: (value) => grams.format(value),
    weightParts(value) {
      const parts = grams.formatToParts(value)
      const text = (kinds: readonly string[]) => parts.filter((part) => kinds.includes(part.type)).map((part) => part.value).join('')
      return { grams: text(['minusSign', 'integer', 'group']), unit: text(['unit']) }
    },
    percent: (share) => percent.format(share),
    time: (at) => time.format(at),
    clock: (at) => clock.format(at),
    day: (at) => day.format(at),
    date: (at) => date.format(at),
    hour: (at) => time.format(at).slice(0, 2),
    span,
    minutesSeconds: (ms) => `${whole.format(Math.floor(ms / MINUTE_MS))}:${String(Math.floor((ms % MINUTE_MS) / SECOND_MS)).padStart(2, '0')}`,
    elapsed: (ms) => (ms < MINUTE_MS ? t('time.seconds', { seconds: Math.max(0, Math.floor(ms / SECOND_MS)) }) : span(ms)),
  }
}
