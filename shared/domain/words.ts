/** The languages of the product. English and Russian are complete from the first version; the others fall back to English until they are. */
export const LANGUAGES = ['en', 'ru', 'kk', 'zh', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** One text for people in template data (checklists, rules, label words), by language. */
export interface Words {
  readonly en: string
  readonly ru: string
  readonly kk?: string | undefined
  readonly zh?: string | undefined
  readonly fr?: string | undefined
}

/** The text in a language, or in English where a translation is still missing. */
export function wordsIn(words: Words, language: Language): string {
  return words[language] ?? words.en
}

/** Fills the blanks of a text: `return {number}` with the number. A blank without a value stays, so that it is seen. */
export function fillBlanks(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : blank))
}
