import { ClaimedReasonRulesSchema, FoundReasonRulesSchema, OverrideRulesSchema, ReasonListSchema, WeightRulesSchema } from '@shared/contract/decision-data'
import {
  ChecklistChoicesSchema, CalibrationSheetWordsSchema, CommandSheetWordsSchema, LabelWordsSchema, SampleOperatorsSchema, SampleTotesSchema, ShiftSummaryWordsSchema,
} from '@shared/contract/template-data'
import { RelabelRulesSchema } from '@shared/contract/relabel-data'
import { BlockListSchema, DispositionRulesSchema, GradingRulesSchema, RecoveryRulesSchema, ScaleRulesSchema } from '@shared/contract/rule-data'
import { CourierDataSchema, ReturnOrderPatternsFileSchema } from '@shared/contract/scan-data'
import { claimedReasonOf } from '@shared/domain/claimed-reason'
import { chooseChecklistId } from '@shared/domain/choose-checklist'
import { reasonWords } from '@shared/domain/reason-list'
import { compileCouriers } from '@shared/domain/tracking/couriers'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { loadChecklists } from './load-checklists'
import { loadGs1Dictionary } from './load-gs1-dictionary'
import { summaryWords } from './summary-words'
import type { Templates } from './templates'

async function readJson<S extends z.ZodType>(folder: string, name: string, schema: S): Promise<z.output<S>> {
  const file = join(folder, name)
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (fault) {
    throw new Error(`${name} cannot be used: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault })
  }
}

/** Reads and checks all template data. A file that does not fit its schema stops the start: half a rule set must never decide. */
export async function loadTemplates(resourcesDir: string): Promise<Templates> {
  const choices = await readJson(resourcesDir, 'checklists/choose.json', ChecklistChoicesSchema)
  const checklists = await loadChecklists(resourcesDir)
  const unknown = choices.choices.find((choice) => !checklists.newest.has(choice.checklist))
  if (unknown) throw new Error(`a checklist that choose.json names is missing: ${unknown.checklist}`)
  const grading = await readJson(resourcesDir, 'rules/grading.json', GradingRulesSchema)
  const disposition = await readJson(resourcesDir, 'rules/disposition.json', DispositionRulesSchema)
  const scales = await readJson(resourcesDir, 'rules/scales.json', ScaleRulesSchema)
  const recovery = await readJson(resourcesDir, 'rules/recovery.json', RecoveryRulesSchema)
  const reasons = await readJson(resourcesDir, 'reasons.json', ReasonListSchema)
  const claimedReasons = await readJson(resourcesDir, 'rules/claimed-reason.json', ClaimedReasonRulesSchema)
  const foundReason = await readJson(resourcesDir, 'rules/found-reason.json', FoundReasonRulesSchema)
  const weight = await readJson(resourcesDir, 'rules/weight.json', WeightRulesSchema)
  const override = await readJson(resourcesDir, 'rules/override.json', OverrideRulesSchema)
  const relabelRules = await readJson(resourcesDir, 'rules/relabel.json', RelabelRulesSchema)
  const blocks = await readJson(resourcesDir, 'rules/blocks.json', BlockListSchema)
  const labelWords = await readJson(resourcesDir, 'words/label.json', LabelWordsSchema)
  const shiftSummaryWords = await readJson(resourcesDir, 'words/shift-summary.json', ShiftSummaryWordsSchema)
  const { terms: calibrationSheetWords } = await readJson(resourcesDir, 'words/calibration-sheet.json', CalibrationSheetWordsSchema)
  const commandSheetWords = await readJson(resourcesDir, 'words/command-sheet.json', CommandSheetWordsSchema)
  const sampleOperators = await readJson(resourcesDir, 'sample/operators.json', SampleOperatorsSchema)
  const sampleTotes = await readJson(resourcesDir, 'sample/totes.json', SampleTotesSchema)
  const scanTables = {
    gs1: await loadGs1Dictionary(resourcesDir),
    couriers: compileCouriers(await readJson(resourcesDir, 'tracking/courier-definitions.json', CourierDataSchema)),
  }
  const { patterns: returnOrderPatterns } = await readJson(resourcesDir, 'scan/return-order-patterns.json', ReturnOrderPatternsFileSchema)

  return {
    checklist: (id, version) => checklists.exact(id, version) ?? checklists.newest.get(id) ?? null,
    checklists: [...checklists.newest.values()],
    scales,
    recovery,
    chooseChecklist(category, title) {
      const checklist = checklists.newest.get(chooseChecklistId(choices, category, title))
      if (!checklist) throw new Error('a checklist that choose.json names is missing')
      return checklist
    },
    decisionRules: { grading, disposition, reasons, foundReason, weight, override, blocks },
    claimedReasonOf: (line) => claimedReasonOf(claimedReasons, line),
    reasonWords: (code) => reasonWords(reasons, code),
    overrideWords: (id) => override.reasons.find((reason) => reason.id === id)?.text ?? { en: id, ru: id },
    ruleWords(ruleId) {
      const rule = disposition.rules.find((candidate) => candidate.id === ruleId)
      return rule?.words ?? { en: `rule ${ruleId}`, ru: `правило ${ruleId}` }
    },
    relabelRules,
    labelWords,
    shiftSummaryWords: summaryWords(shiftSummaryWords, reasons, override.reasons),
    commandSheetWords,
    calibrationSheetWords,
    sampleOperators,
    sampleTotes,
    scanTables,
    returnOrderPatterns,
  }
}
