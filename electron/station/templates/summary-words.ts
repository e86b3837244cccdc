import type { ShiftSummaryWords } from '@shared/contract/template-data'
import { reasonChoice, reasonWords, type ReasonList } from '@shared/domain/reason-list'
import { RETURN_REASONS } from '@shared/domain/return-reason'
import type { Words } from '@shared/domain/words'

/** The words of the shift summary with the names that other template data gives: reasons for returns and for overrides. */
export function summaryWords(words: ShiftSummaryWords, reasons: ReasonList, overrideReasons: readonly { readonly id: string; readonly text: Words }[]): ShiftSummaryWords {
  // A finer reason that is not offered has no words of its own.
  const codes = ['not-said', 'no-fault-found', ...RETURN_REASONS].filter((code) => !code.includes('/') || reasonChoice(reasons, code) !== null)
  const named = codes.map((code) => [`reason.${code}`, reasonWords(reasons, code)] as const)
  const overrides = overrideReasons.map(({ id, text }) => [`override.${id}`, text] as const)
  return { ...words, names: { ...words.names, ...Object.fromEntries([...named, ...overrides]) } }
}
