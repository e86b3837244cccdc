import type { Checklist, ChecklistState, Question } from './checklist'
import type { DataFault } from './data-fault'
import { ok, refuse, type Result } from './result'
import type { Words } from './words'

/** A question as a file has it: `before` places a new one in front of an inherited one. */
export interface QuestionSource extends Question {
  readonly before?: string | undefined
}

/** A checklist as its file has it, before what it inherits is put in. */
export interface ChecklistSource {
  readonly id: string
  readonly version: number
  readonly state: ChecklistState
  readonly title: Words
  /** The checklist whose questions it takes over; a question of the same id replaces the inherited one where it stands. */
  readonly extends?: string | undefined
  /** Inherited questions that are left out. */
  readonly without?: readonly string[] | undefined
  readonly questions: readonly QuestionSource[]
}

/** How many checklists one may inherit through. */
export const MAX_LINEAGE = 5

/** The checklists from this one up to the root, or the fault that there is no such way. */
function lineageOf(source: ChecklistSource, parentOf: (id: string) => ChecklistSource | null): Result<readonly ChecklistSource[], DataFault> {
  const lineage = [source]
  for (let at = source; at.extends !== undefined; ) {
    const parent = parentOf(at.extends)
    if (!parent) return refuse({ path: 'extends', fault: `there is no checklist ${at.extends}` })
    if (lineage.some(({ id }) => id === parent.id)) return refuse({ path: 'extends', fault: `a cycle: ${[...lineage.map(({ id }) => id), parent.id].join(' → ')}` })
    if (lineage.length === MAX_LINEAGE) return refuse({ path: 'extends', fault: `inherits through more than ${MAX_LINEAGE} checklists` })
    lineage.push(parent)
    at = parent
  }
  return ok(lineage)
}

function mergeInto(inherited: readonly Question[], source: ChecklistSource): Result<readonly Question[], DataFault> {
  for (const [i, id] of (source.without ?? []).entries()) {
    if (!inherited.some((question) => question.id === id)) return refuse({ path: `without[${i}]`, fault: `no question ${id} is inherited` })
  }
  const questions = inherited.filter((question) => !source.without?.includes(question.id))
  for (const [i, { before, ...own }] of source.questions.entries()) {
    const same = questions.findIndex((question) => question.id === own.id && inherited.includes(question))
    if (same >= 0) questions.splice(same, 1, own)
    else if (before === undefined) questions.push(own)
    else {
      const at = questions.findIndex((question) => question.id === before)
      if (at < 0) return refuse({ path: `questions[${i}].before`, fault: `there is no question ${before} to stand before` })
      questions.splice(at, 0, own)
    }
  }
  return ok(questions)
}

/** A checklist with everything it inherits in its place. Refuses an inheritance that leads in a circle or nowhere. */
export function resolveChecklist(source: ChecklistSource, parentOf: (id: string) => ChecklistSource | null): Result<Checklist, DataFault> {
  const lineage = lineageOf(source, parentOf)
  if (!lineage.ok) return lineage
  let questions: readonly Question[] = []
  for (const one of lineage.value.toReversed()) {
    const merged = mergeInto(questions, one)
    if (!merged.ok) return one === source ? merged : refuse({ path: 'extends', fault: `${one.id}: ${merged.failure.path}: ${merged.failure.fault}` })
    questions = merged.value
  }
  const { id, version, state, title } = source
  return ok({ id, version, state, lineage: lineage.value.map((one) => one.id), title, questions })
}
