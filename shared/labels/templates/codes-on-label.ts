import { hasValue } from './field-format'
import { checkData, fillData } from './fill-blanks'
import type { LabelData, LabelTemplate, TemplateBarcode } from './template'

/** Whether a bar code of the template says the field and nothing else. */
function saysOnly(barcode: TemplateBarcode, field: string): boolean {
  return barcode.data !== undefined && barcode.data.trim() === `{${field}}`
}

function barcodesOf({ elements }: LabelTemplate, data: LabelData): readonly TemplateBarcode[] {
  return elements.filter((element) => element.kind === 'barcode').filter(({ when, unless }) => (when === undefined || hasValue(data[when])) && (unless === undefined || !hasValue(data[unless])))
}

/** Whether the label has the unit's plate in a bar code: then its scan proves which unit it sticks on. */
export function carriesPlate(template: LabelTemplate): boolean {
  return template.elements.some((element) => element.kind === 'barcode' && saysOnly(element, 'lpn'))
}

/** What scanners may read from the label besides its plate: texts as they are printed, and the values of GS1 codes one by one. */
export function otherCodes(template: LabelTemplate, data: LabelData): readonly string[] {
  // Codes are the same in every language.
  const filling = { fields: template.fields, data, language: 'en' } as const
  return [...new Set(barcodesOf(template, data).flatMap((barcode) => {
    if (saysOnly(barcode, 'lpn')) return []
    const texts = barcode.gs1 === undefined ? [barcode.data ?? ''] : barcode.gs1.map(({ value }) => value)
    return texts.flatMap((text) => fillData(text, filling) ?? [])
  }))]
}

/**
 * Fields without which the label would say nothing true: those the template asks for, those in `needs`, and those of the
 * other kinds of value that do not fit. In the order of the template.
 */
export function missingFields(template: LabelTemplate, data: LabelData, needs: readonly string[] = []): readonly string[] {
  const fields = template.fields.map((field) => (needs.includes(field.name) ? { ...field, optional: false } : field))
  const checked = checkData(fields, data)
  if (checked.ok) return []
  const paths = checked.failure.map(({ path }) => path.replace(/^data\./, ''))
  return fields.map(({ name }) => name).filter((name) => paths.includes(name))
}
