import type { ShiftSummaryTerm, ShiftSummaryWords } from '@shared/contract/template-data'
import { cleanText } from '@shared/labels/clean-text'
import type { DurationMs } from '@shared/domain/quantities'
import type { ShiftSummary } from '@shared/domain/shift-summary'
import { fillBlanks, wordsIn, type Language, type Words } from '@shared/domain/words'
import { summaryFormats, type SummaryFormats } from './summary-formats'

const MINUTE_MS = 60_000
const MINUTES_PER_HOUR = 60
const HOURS_PER_DAY = 24
/** Waits are told in hours up to here, then in days. */
const MOST_HOURS = 48

/** A summary with its words and formats in one language: what every part of the sheet draws from. */
export interface SummaryTexts {
  readonly summary: ShiftSummary
  readonly words: ShiftSummaryWords
  readonly formats: SummaryFormats
  /** `Shift summary, 06:00–14:00` */
  readonly title: string
  in(words: Words): string
  word(term: ShiftSummaryTerm, blanks?: Readonly<Record<string, string | number>>): string
  /** `52 min`, `3 h 35 min`, `4 d 7 h` */
  wait(ms: DurationMs): string
  /** A name or title as it came from outside, made printable. */
  outside(text: string): string
}

export function summaryTexts(summary: ShiftSummary, options: { readonly language: Language; readonly words: ShiftSummaryWords; readonly timeZone?: string | undefined }): SummaryTexts {
  const { language, words } = options
  const formats = summaryFormats(language, options.timeZone)
  const word: SummaryTexts['word'] = (term, blanks = {}) => fillBlanks(wordsIn(words.terms[term], language), blanks)
  return {
    summary,
    words,
    formats,
    title: `${word('title')}, ${formats.time(summary.openedAt)}–${formats.time(summary.closedAt ?? summary.frozenAt)}`,
    in: (text) => wordsIn(text, language),
    word,
    wait(ms) {
      const minutes = Math.max(0, Math.floor(ms / MINUTE_MS))
      const hours = Math.floor(minutes / MINUTES_PER_HOUR)
      if (hours === 0) return word('minutes', { m: minutes })
      if (hours < MOST_HOURS) return word('hours', { h: hours, m: minutes % MINUTES_PER_HOUR })
      return word('days', { d: Math.floor(hours / HOURS_PER_DAY), h: hours % HOURS_PER_DAY })
    },
    outside: cleanText,
  }
}
