import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ClaimedReasonRulesSchema, FoundReasonRulesSchema, OverrideRulesSchema, ReasonListSchema, WeightRulesSchema } from '@shared/contract/decision-data'
import { CourierDataSchema, ReturnOrderPatternsFileSchema } from '@shared/contract/scan-data'
import { compilePatterns, type ScanContext } from '@shared/domain/barcode'
import { ChecklistSourceSchema } from '@shared/contract/checklist-data'
import { BlockListSchema, DispositionRulesSchema, GradingRulesSchema, RecoveryRulesSchema, ScaleRulesSchema } from '@shared/contract/rule-data'
import { ChecklistChoicesSchema, CommandSheetWordsSchema, LabelWordsSchema, ShiftSummaryWordsSchema } from '@shared/contract/template-data'
import { summaryWords } from '../../electron/station/templates/summary-words'
import type { Checklist } from '@shared/domain/checklist'
import { resolveChecklist, type ChecklistSource } from '@shared/domain/resolve-checklist'
import { parseSyntaxDictionary } from '@shared/domain/gs1/syntax-dictionary'
import { compileCouriers } from '@shared/domain/tracking/couriers'

/** The `resources` folder of the repository. */
export const RESOURCES = resolve(import.meta.dirname, '../../resources')

/** The parsed text of a JSON file below `resources`, not checked yet. */
export function readResource(path: string): unknown {
  return JSON.parse(readFileSync(join(RESOURCES, path), 'utf8'))
}

/** Every shipped checklist as its file has it, by file name. */
export function shippedSources(folder = 'checklists'): readonly ChecklistSource[] {
  return readdirSync(join(RESOURCES, folder))
    .filter((name) => name.endsWith('.json') && name !== 'choose.json')
    .sort()
    .map((name) => ChecklistSourceSchema.parse(readResource(`${folder}/${name}`)))
}

/** Every shipped checklist, by file name, with what it inherits. */
export function shippedChecklists(): readonly Checklist[] {
  const sources = shippedSources()
  return sources.map((source) => {
    const resolved = resolveChecklist(source, (id) => sources.find((one) => one.id === id) ?? null)
    if (!resolved.ok) throw new Error(`${source.id}: ${resolved.failure.path}: ${resolved.failure.fault}`)
    return resolved.value
  })
}

/** A shipped checklist by its id. */
export function shippedChecklist(id: string): Checklist {
  const checklist = shippedChecklists().find((one) => one.id === id)
  if (!checklist) throw new Error(`no checklist ${id} is shipped`)
  return checklist
}

export const shippedChoices = () => ChecklistChoicesSchema.parse(readResource('checklists/choose.json'))
export const shippedRules = () => ({
  grading: GradingRulesSchema.parse(readResource('rules/grading.json')),
  disposition: DispositionRulesSchema.parse(readResource('rules/disposition.json')),
  reasons: ReasonListSchema.parse(readResource('reasons.json')),
  foundReason: FoundReasonRulesSchema.parse(readResource('rules/found-reason.json')),
  weight: WeightRulesSchema.parse(readResource('rules/weight.json')),
  blocks: BlockListSchema.parse(readResource('rules/blocks.json')),
  override: OverrideRulesSchema.parse(readResource('rules/override.json')),
})
export const shippedScales = () => ScaleRulesSchema.parse(readResource('rules/scales.json'))
export const shippedRecovery = () => RecoveryRulesSchema.parse(readResource('rules/recovery.json'))
export const shippedClaimedReasons = () => ClaimedReasonRulesSchema.parse(readResource('rules/claimed-reason.json'))
export const shippedLabelWords = () => LabelWordsSchema.parse(readResource('words/label.json'))
export const shippedSheetWords = () => CommandSheetWordsSchema.parse(readResource('words/command-sheet.json'))
export const shippedSummaryWords = () =>
  summaryWords(ShiftSummaryWordsSchema.parse(readResource('words/shift-summary.json')), shippedRules().reasons, shippedRules().override.reasons)

let scanContext: ScanContext | null = null

/** What a bench without settings of its own reads scans with; built once, because the tables are large. */
export function shippedScanContext(): ScanContext {
  scanContext ??= {
    tables: {
      gs1: parseSyntaxDictionary(readFileSync(join(RESOURCES, 'gs1/gs1-syntax-dictionary.txt'), 'utf8')),
      couriers: compileCouriers(CourierDataSchema.parse(readResource('tracking/courier-definitions.json'))),
    },
    patterns: compilePatterns(ReturnOrderPatternsFileSchema.parse(readResource('scan/return-order-patterns.json')).patterns),
    year: 2026,
  }
  return scanContext
}
