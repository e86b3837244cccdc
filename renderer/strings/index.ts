import type { Language } from '@shared/domain/words'
import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en'
import { ru } from './ru'

/** Languages whose every text is translated. The others fall back to English until theirs are. */
export const COMPLETE_LANGUAGES = ['en', 'ru'] as const satisfies readonly Language[]
export type CompleteLanguage = (typeof COMPLETE_LANGUAGES)[number]

const resources: Record<CompleteLanguage, { translation: object }> = { en: { translation: en }, ru: { translation: ru } }

/** The language that texts really come in, for a chosen one. */
export function completeLanguage(language: Language): CompleteLanguage {
  return COMPLETE_LANGUAGES.find((candidate) => candidate === language) ?? 'en'
}

/** The next language of the language button. */
export function nextLanguage(language: Language): CompleteLanguage {
  const place = COMPLETE_LANGUAGES.findIndex((candidate) => candidate === language)
  return COMPLETE_LANGUAGES[(place + 1) % COMPLETE_LANGUAGES.length] ?? 'en'
}

/** The texts of the window, ready to use: everything is bundled, so nothing is loaded. */
export function createStrings(language: Language): i18n {
  const strings = createInstance()
  void strings.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources,
    initAsync: false,
    // React escapes what it draws; escaping twice would show entities.
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  })
  return strings
}
