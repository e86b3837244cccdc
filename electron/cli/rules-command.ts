import { replayRules, MAX_REPLAY_UNITS, type ReplayReport, type ReplayRules } from '@shared/domain/rule-replay'
import { openReplaySource } from '../station/store/replay-source'
import { loadTemplates } from '../station/templates/load-templates'
import { parseArguments, requireOption, wholeNumber } from './arguments'
import { readChecklistFile, readDispositionFile, readRulesFile } from './data-files'
import { storeFolder } from './open-command-store'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'
import { tellFaults } from './tell-faults'

export const rulesUsage = 'rules validate FILE | rules replay --rules NEW --store DIR [--last N] [--checklist FILE] [--json]'

const DEFAULT_LAST = 10_000

/** Checks rules of a file, or runs them over the units of a store before they are published. */
export async function rulesCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['rules', 'store', 'last', 'checklist'], ['json'])
  if (!args.ok) return misuse(args.failure, rulesUsage)
  const [what, file, ...others] = args.value.positional
  if (what === 'validate' && file !== undefined && others.length === 0) return validateRules(file)
  if (what !== 'replay' || file !== undefined) return misuse('validate with one file, or replay', rulesUsage)
  const dir = requireOption(args.value, 'store')
  if (!dir.ok) return misuse(dir.failure, rulesUsage)
  const rules = args.value.options.get('rules') ?? null
  const checklist = args.value.options.get('checklist') ?? null
  if (rules === null && checklist === null) return misuse('--rules is missing', rulesUsage)
  const last = wholeNumber(args.value.options.get('last') ?? String(DEFAULT_LAST), 'last', 1, MAX_REPLAY_UNITS)
  if (!last.ok) return misuse(last.failure, rulesUsage)
  return replay({ rules, checklist, dir: dir.value, last: last.value, asJson: args.value.options.has('json') })
}

async function validateRules(file: string): Promise<ExitCode> {
  const { checklists } = await loadTemplates(resourcesDir())
  const rules = readRulesFile(file, checklists.map(({ id }) => id))
  if (!rules.ok) return tellFaults(file, rules.failure)
  answer({ ok: true, ...rules.value })
  return EXIT.done
}

interface ReplayOrder {
  readonly rules: string | null
  readonly checklist: string | null
  readonly dir: string
  readonly last: number
  readonly asJson: boolean
}

/** Only reads the store, so the station may be at work. */
async function replay(order: ReplayOrder): Promise<ExitCode> {
  const templates = await loadTemplates(resourcesDir())
  const { grading, disposition } = templates.decisionRules
  const before: ReplayRules = { checklist: (id, version) => templates.checklist(id, version), grading, disposition, recovery: templates.recovery }
  const rules = order.rules === null ? null : readDispositionFile(order.rules, templates.checklists.map(({ id }) => id))
  if (order.rules !== null && rules?.ok === false) return tellFaults(order.rules, rules.failure)
  const checklist = order.checklist === null ? null : readChecklistFile(order.checklist)
  if (order.checklist !== null && checklist?.ok === false) return tellFaults(order.checklist, checklist.failure)
  const tried = checklist?.ok ? checklist.value : null
  const after: ReplayRules = {
    ...before,
    disposition: rules?.ok ? rules.value : disposition,
    checklist: (id, version) => (tried?.id === id ? tried : before.checklist(id, version)),
  }
  const source = openReplaySource(storeFolder(order.dir), templates.decisionRules.blocks.entries)
  try {
    const report = replayRules(source.newestUnits(order.last), before, after)
    answer(report)
    if (!order.asJson) tellReport(report)
    return EXIT.done
  } finally {
    source.close()
  }
}

function tellReport({ units, elsewhere, moves, money }: ReplayReport): void {
  tell(`${units} units, ${elsewhere} would have gone elsewhere`)
  for (const { from, to, units: count } of moves) tell(`  ${count}: ${from} → ${to}`)
  for (const { currency, before, after, difference } of money) tell(`  expected recovery in minor units of ${currency}: ${before} → ${after} (${difference > 0 ? '+' : ''}${difference})`)
}
