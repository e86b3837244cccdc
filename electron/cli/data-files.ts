import { ChecklistSourceSchema } from '@shared/contract/checklist-data'
import { DispositionRulesSchema, GradingRulesSchema, RecoveryRulesSchema, ScaleRulesSchema } from '@shared/contract/rule-data'
import { checkChecklist } from '@shared/domain/check-checklist'
import { checkRules } from '@shared/domain/check-rules'
import type { Checklist } from '@shared/domain/checklist'
import type { DataFault } from '@shared/domain/data-fault'
import type { DispositionRules } from '@shared/domain/disposition-rules'
import { resolveChecklist, type ChecklistSource } from '@shared/domain/resolve-checklist'
import { ok, refuse, type Result } from '@shared/domain/result'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readDataFile, type DataFile, type FileFault } from './read-data-file'
import { resourcesDir } from './resources-dir'

/** The keys of a path in the writing of faults: `questions[3].text` is questions, 3, text. */
function keysOf(path: string): readonly PropertyKey[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) => (index === undefined ? (name ?? '') : Number(index)))
}

function placed(file: DataFile<unknown>, faults: readonly DataFault[]): readonly FileFault[] {
  return faults.map(({ path, fault }) => ({ ...file.placeOf(keysOf(path)), path, fault }))
}

/** A shipped checklist as its file has it, for what another one inherits; null when there is none. */
function shippedSource(id: string): ChecklistSource | null {
  if (!/^[a-z0-9-]+$/.test(id)) return null
  try {
    return ChecklistSourceSchema.parse(JSON.parse(readFileSync(join(resourcesDir(), 'checklists', `${id}.json`), 'utf8')))
  } catch {
    return null
  }
}

/** Reads a checklist file with everything that it inherits, or tells every fault with its place. */
export function readChecklistFile(path: string): Result<Checklist, readonly FileFault[]> {
  const file = readDataFile(path, ChecklistSourceSchema)
  if (!file.ok) return file
  const source = file.value.value
  const resolved = resolveChecklist(source, (id) => (id === source.id ? source : shippedSource(id)))
  if (!resolved.ok) return refuse(placed(file.value, [resolved.failure]))
  const faults = checkChecklist(resolved.value).map((fault) => inFile(fault, source, resolved.value))
  return faults.length > 0 ? refuse(placed(file.value, faults)) : ok(resolved.value)
}

/** A fault of the whole checklist, told where the file itself has the question; an inherited one at `extends`. */
function inFile(fault: DataFault, source: ChecklistSource, whole: Checklist): DataFault {
  const [, index, rest] = /^questions\[(\d+)\](.*)$/.exec(fault.path) ?? []
  if (index === undefined) return fault
  const id = whole.questions[Number(index)]?.id
  const own = source.questions.findIndex((question) => question.id === id)
  // Of two questions with one id the second is the wrong one.
  const isSecond = fault.path.endsWith('].id')
  const at = isSecond ? source.questions.findLastIndex((question) => question.id === id) : own
  return at < 0 ? { path: 'extends', fault: `${id ?? ''}${rest ?? ''}: ${fault.fault}` } : { path: `questions[${at}]${rest ?? ''}`, fault: fault.fault }
}

/** The files of rules that can be checked, each known by a field that only it has. */
const RULE_SCHEMAS = { thresholds: GradingRulesSchema, rules: DispositionRulesSchema, scales: ScaleRulesSchema, routes: RecoveryRulesSchema } as const

/** Reads the rules that route units, or tells every fault with its place. */
export function readDispositionFile(path: string, checklistIds: readonly string[]): Result<DispositionRules, readonly FileFault[]> {
  const file = readDataFile(path, DispositionRulesSchema)
  if (!file.ok) return file
  const faults = placed(file.value, checkRules(file.value.value, checklistIds))
  return faults.length > 0 ? refuse(faults) : ok(file.value.value)
}

/** Reads rules of any kind: what grades, what routes, the scales, the recovery. */
export function readRulesFile(path: string, checklistIds: readonly string[]): Result<{ readonly version: number; readonly kind: string; readonly rules: number }, readonly FileFault[]> {
  const any = readDataFile(path, z.record(z.string(), z.unknown()))
  if (!any.ok) return any
  const kind = (['thresholds', 'scales', 'routes'] as const).find((field) => Object.hasOwn(any.value.value, field)) ?? 'rules'
  if (kind === 'rules') {
    const rules = readDispositionFile(path, checklistIds)
    return rules.ok ? ok({ version: rules.value.version, kind: 'disposition', rules: rules.value.rules.length }) : rules
  }
  const read = readDataFile(path, RULE_SCHEMAS[kind])
  return read.ok ? ok({ version: read.value.value.version, kind: { thresholds: 'grading', scales: 'scales', routes: 'recovery' }[kind], rules: 1 }) : read
}
