import { loadTemplates } from '../station/templates/load-templates'
import { parseArguments } from './arguments'
import { readChecklistFile } from './data-files'
import { answer, EXIT, misuse, type ExitCode } from './outcome'
import { resourcesDir } from './resources-dir'
import { tellFaults } from './tell-faults'

export const checklistUsage = 'checklist list | checklist validate FILE'

/** Lists the checklists in force, or checks one of a file. */
export async function checklistCommand(argv: readonly string[]): Promise<ExitCode> {
  const args = parseArguments(argv, [], ['json'])
  if (!args.ok) return misuse(args.failure, checklistUsage)
  const [what, file, ...others] = args.value.positional
  if (what === 'list' && file === undefined) return listChecklists()
  if (what === 'validate' && file !== undefined && others.length === 0) return validateChecklist(file)
  return misuse('list, or validate with one file', checklistUsage)
}

async function listChecklists(): Promise<ExitCode> {
  const { checklists } = await loadTemplates(resourcesDir())
  for (const { id, version, state, title, lineage, questions } of checklists) {
    answer({ id, version, state, title, extends: lineage[1] ?? null, questions: questions.length })
  }
  return EXIT.done
}

function validateChecklist(file: string): ExitCode {
  const checklist = readChecklistFile(file)
  if (!checklist.ok) return tellFaults(file, checklist.failure)
  const { id, version, state, questions } = checklist.value
  answer({ ok: true, id, version, state, questions: questions.length })
  return EXIT.done
}
