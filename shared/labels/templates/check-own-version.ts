import { templateProblem, type LabelTemplate, type TemplateBarcode, type TemplateProblem } from './template'
import { blanksOf } from './fill-blanks'

/*
 * What a version of the site's own has to keep of the shipped one. The bench hands each template its data and waits for
 * its code: a plate without its plate number would never be scanned back.
 */

/** What is missing, each with its place. Empty: the bench can work with it. */
export function checkOwnVersion(own: LabelTemplate, shipped: LabelTemplate): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = []
  if (own.media !== shipped.media) problems.push(templateProblem('media', 'other-roll', shipped.media, `is not the roll of this label: ${shipped.media}`))
  const owned = new Map(own.fields.map((field) => [field.name, field]))
  const isKept = shipped.fields.every((field) => owned.get(field.name)?.kind === field.kind && owned.get(field.name)?.optional === field.optional)
  if (!isKept || own.fields.length !== shipped.fields.length) problems.push(templateProblem('fields', 'other-fields', '', 'are not those of the shipped label'))
  const codes = new Set(own.elements.filter(isAlwaysThere).map(contentOf))
  for (const code of shipped.elements.filter(isAlwaysThere).map(contentOf)) if (!codes.has(code)) problems.push(templateProblem('elements', 'code-gone', code, `the code of ${code} is missing`))
  if (saysJob(shipped) && !saysJob(own)) problems.push(templateProblem('elements', 'job-gone', '', 'the number of the print job is missing'))
  return problems
}

function isAlwaysThere(element: LabelTemplate['elements'][number]): element is TemplateBarcode {
  return element.kind === 'barcode' && element.when === undefined && element.unless === undefined
}

function contentOf(code: TemplateBarcode): string {
  return code.data ?? (code.gs1 ?? []).map(({ ai, value }) => `(${ai})${value}`).join('')
}

function saysJob(template: LabelTemplate): boolean {
  return template.elements.some((element) => element.kind === 'text' && blanksOf(element.text.en).some(({ name }) => name === 'job'))
}
