import { DecideUnitSchema, factsOfUnit, type DecideUnit } from '@shared/contract/decide-data'
import { becauseOf } from '@shared/domain/because'
import type { DispositionFacts } from '@shared/domain/disposition-facts'
import { decideDisposition, type DispositionRules } from '@shared/domain/disposition-rules'
import { inspectAnswers } from '@shared/domain/inspect-answers'
import type { Money } from '@shared/domain/quantities'
import { recoveryByRoute, recoveryOn, type Recovery } from '@shared/domain/recovery'
import { ok, refuse, type Result } from '@shared/domain/result'
import { loadTemplates } from '../station/templates/load-templates'
import type { Templates } from '../station/templates/templates'
import { parseArguments } from './arguments'
import { readDispositionFile } from './data-files'
import { answer, EXIT, misuse, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'
import { standardInputLines } from './standard-input'
import { tellFaults } from './tell-faults'

export const decideUsage = 'decide [--rules FILE]   (units on standard input, one JSON object a line)'

/** Routes units: disposition, zone, channel, price, the rule with its reasons, and what every route would bring in. */
export async function decideCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['rules'])
  if (!args.ok) return misuse(args.failure, decideUsage)
  if (args.value.positional.length > 0) return misuse('the units come on standard input', decideUsage)
  const templates = await loadTemplates(resourcesDir())
  const file = args.value.options.get('rules')
  const own = file === undefined ? null : readDispositionFile(file, templates.checklists.map(({ id }) => id))
  if (file !== undefined && own?.ok === false) return tellFaults(file, own.failure)
  const rules = own?.ok ? own.value : templates.decisionRules.disposition
  let exit: ExitCode = EXIT.done
  for await (const line of standardInputLines()) {
    const facts = readUnit(line, templates)
    if (facts.ok) answer(decided(facts.value.unit, facts.value.facts, rules, templates))
    else {
      answer({ failure: 'unit-not-understood', faults: facts.failure })
      exit = EXIT.refused
    }
  }
  return exit
}

function readUnit(line: string, templates: Templates): Result<{ readonly unit: string | undefined; readonly facts: DispositionFacts }, readonly string[]> {
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch (fault) {
    return refuse([fault instanceof Error ? fault.message : String(fault)])
  }
  const parsed = DecideUnitSchema.safeParse(data)
  if (!parsed.success) return refuse(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const facts = factsOf(parsed.data, templates)
  return facts.ok ? ok({ unit: parsed.data.unit, facts: facts.value }) : facts
}

function factsOf(unit: DecideUnit, { checklists, decisionRules: { grading }, scales }: Templates): Result<DispositionFacts, readonly string[]> {
  const checklist = checklists.find(({ id }) => id === unit.checklist)
  if (!checklist) return refuse([`checklist: there is no checklist ${unit.checklist}`])
  const base = { ...factsOfUnit(unit), checklistId: checklist.id, lineage: checklist.lineage }
  if (!unit.answers) return unit.grade ? ok({ ...base, grade: unit.grade, flags: unit.flags }) : refuse(['grade: either a grade or the answers must be given'])
  const report = inspectAnswers(checklist, new Map(Object.entries(unit.answers)), { grading, scales }, { soldSerial: unit.soldSerial })
  if (!report.ok) return refuse(report.failure.map(({ question, failure }) => `answers.${question}: ${failure.kind}`))
  const { complete, missing, graded } = report.value
  if (!complete) return refuse([`answers: not answered: ${missing.join(', ')}`])
  return ok({
    ...base, grade: unit.grade ?? graded.grade, flags: [...new Set([...graded.flags, ...unit.flags])], dimensions: graded.dimensions,
    findings: graded.findings.map(({ questionId, answerId }) => `${questionId}/${answerId}`),
  })
}

const amount = (money: Money) => ({ amount: money.minor, currency: money.currency })
const inMoney = ({ currency, price, work, fees, storage, net }: Recovery) => ({ amount: net, currency, price, work, fees, storage })

function decided(unit: string | undefined, facts: DispositionFacts, rules: DispositionRules, { recovery }: Templates) {
  const { disposition, zone, channel, price, rule } = decideDisposition(rules, facts)
  const routes = facts.value ? recoveryByRoute(recovery, facts.grade, facts.value) : []
  const own = facts.value ? recoveryOn(recovery, disposition, facts.grade, facts.value, price) : null
  return {
    ...(unit === undefined ? {} : { unit }),
    disposition, zone, channel, price: price && amount(price), rule: rule.id, because: [rule.words.en, ...becauseOf(rule.when, facts)],
    recovery: Object.fromEntries([...routes, ...(own ? [own] : [])].map((one) => [one.disposition, inMoney(one)])),
    words: rule.words, grade: facts.grade, refundPermille: rule.refundPermille ?? null, photos: rule.photos ?? 0, secondPerson: rule.secondPerson ?? false,
  }
}
