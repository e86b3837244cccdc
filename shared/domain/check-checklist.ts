import type { Answer, Checklist, Question } from './checklist'
import { measureCondition, questionsOf, type Condition } from './condition'
import type { DataFault } from './data-fault'
import { OUTCOME_IDS } from './read-answer'
import { LANGUAGES, type Words } from './words'

/** The answers of every kind that leads to fixed ones. */
const NEEDED_IDS: Partial<Record<Question['kind'], readonly string[]>> = {
  'yes-no': ['yes', 'no'],
  photo: Object.values(OUTCOME_IDS.photo),
  text: Object.values(OUTCOME_IDS.text),
  timer: Object.values(OUTCOME_IDS.timer),
  'serial-match': Object.values(OUTCOME_IDS['serial-match']),
}

/**
 * Everything that is wrong with a checklist beyond its shape, each with its path: conditions that lead in a circle, look
 * ahead or name nothing, limits with gaps, answers that a kind needs, one place or id given twice, words missing.
 */
export function checkChecklist(checklist: Checklist): readonly DataFault[] {
  const faults: DataFault[] = []
  const { questions } = checklist
  faults.push(...missingWords(checklist.title, 'title'))
  for (const [i, question] of questions.entries()) {
    const path = `questions[${i}]`
    if (questions.findIndex(({ id }) => id === question.id) < i) faults.push({ path: `${path}.id`, fault: `two questions with the id ${question.id}` })
    faults.push(...missingWords(question.text, `${path}.text`), ...checkAnswers(question, path), ...checkKind(question, path))
    if (question.when) faults.push(...checkCondition(checklist, i, question.when, `${path}.when`))
  }
  return faults
}

function missingWords(words: Words, path: string): readonly DataFault[] {
  return LANGUAGES.filter((language) => words[language] === undefined).map((language) => ({ path: `${path}.${language}`, fault: 'words are missing' }))
}

function checkAnswers({ answers }: Question, path: string): readonly DataFault[] {
  const isSecond = (answer: Answer, at: number, key: 'id' | 'place') => answers.findIndex((other) => other[key] === answer[key]) < at
  return answers.flatMap((answer, i) => {
    const at = `${path}.answers[${i}]`
    return [
      ...(isSecond(answer, i, 'id') ? [{ path: `${at}.id`, fault: `two answers with the id ${answer.id}` }] : []),
      ...(isSecond(answer, i, 'place') ? [{ path: `${at}.place`, fault: `two answers at place ${answer.place}` }] : []),
      ...missingWords(answer.text, `${at}.text`),
      ...(answer.hint ? missingWords(answer.hint, `${at}.hint`) : []),
      ...(answer.finding ? missingWords(answer.finding, `${at}.finding`) : []),
    ]
  })
}

function checkKind(question: Question, path: string): readonly DataFault[] {
  const missing = (NEEDED_IDS[question.kind] ?? []).filter((id) => !question.answers.some((answer) => answer.id === id))
  return [
    ...missing.map((id) => ({ path: `${path}.answers`, fault: `a question of kind ${question.kind} needs an answer ${id}` })),
    ...((question.kind === 'number') === (question.number !== undefined) ? [] : [{ path: `${path}.number`, fault: 'a number, and only a number, has limits' }]),
    ...((question.kind === 'timer') === (question.seconds !== undefined) ? [] : [{ path: `${path}.seconds`, fault: 'a timer, and only a timer, has seconds' }]),
    ...(question.kind === 'number' ? checkBands(question, path) : []),
  ]
}

/** Every value within the limits must lead to exactly one answer. */
function checkBands({ number, answers }: Question, path: string): readonly DataFault[] {
  if (!number) return []
  if (number.min >= number.max) return [{ path: `${path}.number.max`, fault: 'is not above the lowest value' }]
  const bands = answers
    .filter(({ from, below }) => from !== undefined || below !== undefined)
    .map(({ id, from = -Infinity, below = Infinity }) => ({ id, from, below }))
    .sort((a, b) => a.from - b.from)
  const faults: DataFault[] = []
  let reached = number.min
  for (const band of bands) {
    if (band.below <= band.from) faults.push({ path: `${path}.answers`, fault: `${band.id}: no value lies within its limits` })
    if (band.from > reached) faults.push({ path: `${path}.answers`, fault: `no answer for ${reached} up to ${band.from} ${number.unit}` })
    else if (band.from < reached && band.from > -Infinity && band !== bands[0]) faults.push({ path: `${path}.answers`, fault: `${band.id}: two answers for ${band.from} ${number.unit}` })
    reached = Math.max(reached, band.below)
  }
  // The highest value itself belongs to an answer without an upper limit, or one that ends above it.
  if (reached <= number.max) faults.push({ path: `${path}.answers`, fault: `no answer for ${reached} up to ${number.max} ${number.unit}` })
  return faults
}

function checkCondition(checklist: Checklist, at: number, condition: Condition, path: string): readonly DataFault[] {
  const measured = measureCondition(condition)
  if (measured) return [{ path, fault: measured.kind === 'too-deep' ? `nested deeper than ${measured.limit}` : `more than ${measured.limit} parts` }]
  return [...checkOrder(checklist, at, condition, path), ...checkLeaves(checklist, condition, path)]
}

function checkOrder({ questions }: Checklist, at: number, condition: Condition, path: string): readonly DataFault[] {
  const ahead = questionsOf(condition).filter((id) => questions.findIndex((question) => question.id === id) >= at)
  return ahead.map((id) => {
    const ring = ringFrom(questions, questions[at]?.id ?? '', id)
    return { path, fault: ring ? `a cycle: ${ring.join(' → ')}` : `looks ahead to ${id}: a condition may only look at questions above it` }
  })
}

/** The way by conditions from a question back to `start`, or null. Every question is visited once, so it ends. */
function ringFrom(questions: readonly Question[], start: string, first: string): readonly string[] | null {
  const visited = new Set<string>()
  const ways: (readonly string[])[] = [[start, first]]
  for (let way = ways.pop(); way; way = ways.pop()) {
    const last = way.at(-1) ?? ''
    if (last === start) return way
    if (visited.has(last)) continue
    visited.add(last)
    const { when } = questions.find(({ id }) => id === last) ?? {}
    for (const next of when ? questionsOf(when) : []) ways.push([...way, next])
  }
  return null
}

function checkLeaves(checklist: Checklist, condition: Condition, path: string): readonly DataFault[] {
  if ('all' in condition) return condition.all.flatMap((part, i) => checkLeaves(checklist, part, `${path}.all[${i}]`))
  if ('any' in condition) return condition.any.flatMap((part, i) => checkLeaves(checklist, part, `${path}.any[${i}]`))
  if ('not' in condition) return checkLeaves(checklist, condition.not, `${path}.not`)
  const question = checklist.questions.find(({ id }) => id === condition.question)
  if (!question) return [{ path: `${path}.question`, fault: `there is no question ${condition.question}` }]
  if ('answers' in condition) {
    return condition.answers.flatMap((id, i) => (question.answers.some((answer) => answer.id === id) ? [] : [{ path: `${path}.answers[${i}]`, fault: `${question.id} has no answer ${id}` }]))
  }
  if ('given' in condition) return []
  return question.kind === 'number' ? [] : [{ path: `${path}.question`, fault: `${question.id} is no number` }]
}
