import type { CalibrationSheetWords, CommandSheetWords, LabelWords, SampleOperators, SampleTotes, ShiftSummaryWords } from '@shared/contract/template-data'
import type { Checklist } from '@shared/domain/checklist'
import type { DecisionRules } from '@shared/domain/commands/decide-unit'
import type { ScaleRules } from '@shared/domain/grade-scales'
import type { RecoveryRules } from '@shared/domain/recovery'
import type { RelabelRules } from '@shared/domain/relabel-rules'
import type { ReturnLine } from '@shared/domain/return-order'
import type { ClaimedReason } from '@shared/domain/return-reason'
import type { ScanTables } from '@shared/domain/barcode'
import type { Words } from '@shared/domain/words'

/** Checklists, rules, printed words and the sample: data that came with the app, checked once at start. */
export interface Templates {
  /** The checklist that a unit began with: that version where it is known, else the newest; null when this build does not ship it at all. */
  checklist(id: string, version: number): Checklist | null
  /** The newest approved version of each. */
  readonly checklists: readonly Checklist[]
  readonly scales: ScaleRules
  readonly recovery: RecoveryRules
  chooseChecklist(category: string, title: string): Checklist
  readonly decisionRules: DecisionRules
  ruleWords(ruleId: number): Words
  /** The reason that a return line claims, or null when a person has to be asked. */
  claimedReasonOf(line: Pick<ReturnLine, 'claimedReason' | 'claimedCode'>): ClaimedReason | null
  /** A claimed or found reason in words. */
  reasonWords(code: string): Words
  /** Why a person chose against the rules, in words. */
  overrideWords(id: string): Words
  /** Which labels a finished unit needs. */
  readonly relabelRules: RelabelRules
  readonly labelWords: LabelWords
  readonly shiftSummaryWords: ShiftSummaryWords
  readonly commandSheetWords: CommandSheetWords
  readonly calibrationSheetWords: CalibrationSheetWords
  readonly sampleOperators: SampleOperators
  readonly sampleTotes: SampleTotes
  /** What scans are read with: GS1 dictionary and carriers. */
  readonly scanTables: ScanTables
  /** Patterns of return-order numbers, for a bench that has none of its own. */
  readonly returnOrderPatterns: readonly string[]
}
