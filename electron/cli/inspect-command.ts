import { InspectInputSchema } from '@shared/contract/decide-data'
import { inspectAnswers } from '@shared/domain/inspect-answers'
import { loadTemplates } from '../station/templates/load-templates'
import { parseArguments, requireOption } from './arguments'
import { readChecklistFile } from './data-files'
import { answer, EXIT, misuse, tell, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'
import { rawInputLines } from './standard-input'
import { tellFaults } from './tell-faults'

export const inspectUsage = 'inspect --checklist ID [--file FILE]   (answers on standard input: {"answers":{"question-id":value}})'

const NO_GRADES = { 'a-d': null, amazon: null, r2v3: null, three: null }

/** Judges the answers of one inspection: what is missing, sides of the condition, grades on every scale, findings. */
export async function inspectCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, ['checklist', 'file'])
  if (!args.ok) return misuse(args.failure, inspectUsage)
  const id = requireOption(args.value, 'checklist')
  if (!id.ok) return misuse(id.failure, inspectUsage)
  if (args.value.positional.length > 0) return misuse('the answers come on standard input', inspectUsage)
  const { checklists, decisionRules: { grading }, scales } = await loadTemplates(resourcesDir())
  const file = args.value.options.get('file')
  const own = file === undefined ? null : readChecklistFile(file)
  if (file !== undefined && own?.ok === false) return tellFaults(file, own.failure)
  const checklist = [...(own?.ok ? [own.value] : []), ...checklists].find((candidate) => candidate.id === id.value)
  if (!checklist) {
    tell(`turnback: there is no checklist ${id.value}; there are: ${checklists.map((one) => one.id).join(', ')}`)
    return EXIT.refused
  }
  const input = await readInput()
  if (typeof input === 'string') {
    tell(`turnback: ${input}`)
    return EXIT.refused
  }
  const report = inspectAnswers(checklist, new Map(Object.entries(input.answers)), { grading, scales }, { soldSerial: input.soldSerial })
  if (!report.ok) {
    answer({ failures: report.failure.map(({ question, failure }) => ({ question, ...failure })), version: checklist.version })
    return EXIT.refused
  }
  const { complete, missing, dimensions, grades, findings, ignored, graded } = report.value
  answer({ complete, missing, dimensions, grades: grades ?? NO_GRADES, findings, version: checklist.version, checklist: checklist.id, score: graded.score, flags: graded.flags, because: graded.because, ignored })
  return EXIT.done
}

async function readInput() {
  const lines: string[] = []
  for await (const line of rawInputLines()) lines.push(line)
  try {
    const input = InspectInputSchema.safeParse(JSON.parse(lines.join('\n')))
    return input.success ? input.data : `standard input is not {"answers":{…}}: ${input.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`
  } catch (fault) {
    return `standard input is no JSON: ${fault instanceof Error ? fault.message : String(fault)}`
  }
}
