import type { ShiftSummaryWords } from '@shared/contract/template-data'
import { wordsIn, type Language } from '@shared/domain/words'

/** What a key is called, such as `hold.lead-decides`. A key that has no name yet is shown as it stands in the journal. */
export function summaryName(words: Pick<ShiftSummaryWords, 'names'>, language: Language, key: string): string {
  const named = words.names[key]
  return named ? wordsIn(named, language) : key.slice(key.indexOf('.') + 1)
}
