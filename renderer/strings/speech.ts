import { LANGUAGES, wordsIn, type Language, type Words } from '@shared/domain/words'
import type { i18n } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormats, type Formats } from './formats'
import { completeLanguage } from './index'
import type { Blanks, StringKey } from './keys'
import { oneOf } from './kinds'

export type Translate = (key: StringKey, blanks?: Blanks) => string

/** How the window speaks to the person at it: texts, numbers and times of one language. */
export interface Speech extends Formats {
  readonly language: Language
  readonly t: Translate
  /** A text of template data (question, rule), in the language or in English. */
  words(words: Words): string
}

export function createSpeech(strings: i18n, language: Language): Speech {
  const fixed = strings.getFixedT(language)
  const t: Translate = (key, blanks) => fixed(key, { ...blanks })
  return { language, t, words: (words) => wordsIn(words, language), ...createFormats(completeLanguage(language), t) }
}

/** The speech of the shown language; what uses it is drawn anew when the language changes. */
export function useSpeech(): Speech {
  const { i18n: strings } = useTranslation()
  const language = oneOf(LANGUAGES, strings.language, 'en')
  return useMemo(() => createSpeech(strings, language), [strings, language])
}
