import { LANGUAGES, type Words } from '../../domain/words'
import { fitText } from '../fit-text'
import { dotsPerMm, MAX_LABEL_ELEMENTS, MAX_LABEL_SIDE_MM, MM_TOLERANCE, type Area, type Dpi } from '../label'
import { blanksOf, isFieldFormat } from './fill-blanks'
import { layOutLabel, type LayoutParts } from './lay-out'
import { templateProblem, type LabelData, type LabelTemplate, type TemplateElement, type TemplateProblem } from './template'

/** Heads that every shipped template has to come out right on. */
export const CHECKED_DPIS: readonly Dpi[] = [203, 300, 600]

/** The template with its examples, as in previews and pictures. */
export function exampleData(template: LabelTemplate): LabelData {
  return Object.fromEntries(template.fields.map(({ name, example }) => [name, example]))
}

/**
 * Everything that is wrong with a template, each with its place: elements outside the label, blanks without a field,
 * words missing in a language, and examples that do not come out readable on every head. Empty: it can be approved.
 */
export function checkTemplate(template: LabelTemplate, parts: LayoutParts): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [...checkHead(template), ...template.elements.flatMap((element, i) => checkElement(template, element, `elements[${i}]`, parts))]
  // Laying out a template with broken places would throw: those are told first, alone.
  return problems.length > 0 ? problems : checkExamples(template, parts)
}

function checkHead(template: LabelTemplate): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  if (template.state === 'approved' && template.approvedBy === null) problems.push(templateProblem('approvedBy', 'not-approved', '', 'an approved template names who approved it'))
  for (const side of ['width', 'height'] as const) if (template[side] > MAX_LABEL_SIDE_MM) problems.push(templateProblem(side, 'too-large', String(MAX_LABEL_SIDE_MM), `is more than ${MAX_LABEL_SIDE_MM} mm`))
  if (template.elements.length === 0) problems.push(templateProblem('elements', 'empty', '', 'there is none'))
  if (template.elements.length > MAX_LABEL_ELEMENTS) problems.push(templateProblem('elements', 'too-many', String(MAX_LABEL_ELEMENTS), `more than ${MAX_LABEL_ELEMENTS} elements`))
  problems.push(...missingWords(template.name, 'name'))
  template.fields.forEach((field, i) => {
    if ((field.kind === 'choice') !== (field.choices !== undefined)) problems.push(templateProblem(`fields[${i}].choices`, 'choices', field.name, 'a choice, and only a choice, has choices'))
    for (const [id, words] of Object.entries(field.choices ?? {})) problems.push(...missingWords(words, `fields[${i}].choices.${id}`))
  })
  return problems
}

function missingWords(words: Words, path: string): TemplateProblem[] {
  return LANGUAGES.filter((language) => (words[language] ?? '').trim() === '').map((language) => templateProblem(`${path}.${language}`, 'words', language, 'words are missing'))
}

function checkElement(template: LabelTemplate, element: TemplateElement, path: string, parts: LayoutParts): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  const field = (name: string) => template.fields.find((candidate) => candidate.name === name)
  if (element.x + element.width > template.width + MM_TOLERANCE || element.y + element.height > template.height + MM_TOLERANCE) problems.push(templateProblem(path, 'outside', '', `reaches outside the label of ${template.width} x ${template.height} mm`))
  for (const condition of ['when', 'unless'] as const) {
    const name = element[condition]
    if (name !== undefined && !field(name)) problems.push(templateProblem(`${path}.${condition}`, 'no-field', name, `there is no field ${name}`))
  }
  const checkBlanks = (text: string, at: string): void => {
    for (const { name, format } of blanksOf(text)) {
      if (!field(name)) problems.push(templateProblem(at, 'no-field', name, `there is no field ${name}`))
      if (!isFieldFormat(format)) problems.push(templateProblem(at, 'no-format', format ?? '', `there is no format ${format}`))
    }
  }
  switch (element.kind) {
    case 'text':
      problems.push(...missingWords(element.text, `${path}.text`))
      for (const language of LANGUAGES) checkBlanks(element.text[language] ?? '', `${path}.text.${language}`)
      if (element.minSize > element.size) problems.push(templateProblem(`${path}.minSize`, 'min-size', '', 'is more than size'))
      break
    case 'barcode':
      checkBlanks(element.data ?? '', `${path}.data`)
      element.gs1?.forEach(({ value }, i) => checkBlanks(value, `${path}.gs1[${i}].value`))
      break
    case 'picture':
      if (!parts.pictures.has(element.picture)) problems.push(templateProblem(`${path}.picture`, 'no-picture', element.picture, `there is no picture ${element.picture}`))
      break
    case 'zone-mark':
      if (field(element.field)?.kind !== 'zone') problems.push(templateProblem(`${path}.field`, 'no-zone', element.field, `there is no zone field ${element.field}`))
      break
    case 'line':
    case 'box':
      break
  }
  return problems
}

function checkExamples(template: LabelTemplate, parts: LayoutParts): TemplateProblem[] {
  const problems = new Map<string, TemplateProblem>()
  const add = (problem: TemplateProblem): void => void problems.set(`${problem.path} ${problem.why}`, problem)
  for (const language of LANGUAGES) {
    for (const dpi of CHECKED_DPIS) {
      const laid = layOutLabel(template, { data: exampleData(template), language, dpi }, parts)
      if (!laid.ok) laid.failure.forEach(add)
      else for (const element of laid.value.elements) if (element.kind === 'text' && fitText(element, dotsPerMm(dpi)).cut) add(templateProblem(placeOf(template, element), 'cut', element.text, `${JSON.stringify(element.text)} is cut off (${language}, ${dpi} dpi)`))
    }
  }
  return [...problems.values()]
}

/** A laid out text lies exactly where its template has it. */
function placeOf({ elements }: LabelTemplate, { x, y, width, height }: Area): string {
  const place = elements.findIndex((element) => element.kind === 'text' && element.x === x && element.y === y && element.width === width && element.height === height)
  return place < 0 ? 'elements' : `elements[${place}]`
}
