import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { Language } from '@shared/domain/words'

/** How numbers and times are written in a language. */
export interface SummaryFormats {
  count(value: number): string
  /** A share of 1 with one decimal; a dash when the whole is nothing. */
  share(part: number, whole: number): string
  /** A span as `1:48` (minutes and seconds) or `1:02:05`; a dash when there is none. */
  clock(ms: DurationMs | null): string
  /** A span as `7:46`, hours and minutes. */
  hoursMinutes(ms: DurationMs): string
  /** `14:04` */
  time(at: Instant): string
  /** `14` */
  hour(at: Instant): string
  /** `24` */
  dayOfMonth(at: Instant): string
  /** `Tuesday 24 November 2026` */
  longDate(at: Instant): string
  /** `24 Nov 2026, 14:04` */
  dateTime(at: Instant): string
}

const NO_BREAK_SPACE = '\u00a0'
const DASH = '–'

const two = (value: number): string => String(value).padStart(2, '0')

/** Formats of a language in a time zone; without one, in the time zone of the machine. */
export function summaryFormats(language: Language, timeZone?: string): SummaryFormats {
  // English days of a bench in Europe or Asia: 24 November, 14:04.
  const locale = language === 'en' ? 'en-GB' : language
  const zone = timeZone === undefined ? {} : { timeZone }
  const clock24 = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const percent = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const plain = (text: string): string => text.replace(/[\u202f\u2009]/g, NO_BREAK_SPACE)
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...zone, ...options })
    return (at: Instant): string => plain(formatter.format(at))
  }
  const time = format(clock24)
  const longDate = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return {
    count: (value) => String(value).replace(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE),
    share: (part, whole) => (whole === 0 ? DASH : plain(percent.format(part / whole))),
    clock(ms) {
      if (ms === null) return DASH
      const seconds = Math.round(ms / 1000)
      const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
    },
    hoursMinutes: (ms) => `${Math.floor(ms / 3_600_000)}:${two(Math.floor(ms / 60_000) % 60)}`,
    time,
    hour: (at) => time(at).slice(0, 2),
    dayOfMonth: format({ day: 'numeric' }),
    // It stands alone as a heading, so it begins with a capital in every language.
    longDate: (at) => longDate(at).replace(/^./u, (letter) => letter.toLocaleUpperCase(locale)),
    dateTime: format({ day: 'numeric', month: 'short', year: 'numeric', ...clock24 }),
  }
}
