import type { LabelWords, SampleOperators, SampleTotes, ShiftSummaryWords } from '@shared/contract/template-data'
import type { Checklist } from '@shared/domain/checklist'
import type { DecisionRules } from '@shared/domain/commands/answer-question'
import type { Gs1Dictionary } from '@shared/domain/gs1/syntax-dictionary'
import type { Words } from '@shared/domain/words'

/** Checklists, rules, printed words and the sample: data that came with the app, checked once at start. */
export interface Templates {
  /** The checklist by id, or null when this build does not ship it. A unit keeps the version it began with in its entries. */
  checklist(id: string): Checklist | null
  chooseChecklist(category: string, title: string): Checklist
  readonly decisionRules: DecisionRules
  ruleWords(ruleId: number): Words
  readonly labelWords: LabelWords
  readonly shiftSummaryWords: ShiftSummaryWords
  readonly sampleOperators: SampleOperators
  readonly sampleTotes: SampleTotes
  readonly gs1Dictionary: Gs1Dictionary
}
