import { ok, refuse, type Result } from '../../domain/result'
import { wordsIn, type Language } from '../../domain/words'
import { isZoneLetter, ZONES } from '../../domain/zone'
import { canCarry } from '../bars'
import { utf8Bytes } from '../zpl-field'
import { fitBarcode, fitMatrix } from '../fit-barcode'
import { elementString, isGs1Value, type Gs1Element } from '../gs1-data'
import { dotsPerMm, makeLabel, type BarSymbology, type Dpi, type Label, type LabelElement, type MatrixSymbology, type PictureLayer, type SymbolMatrix } from '../label'
import { hasValue } from './field-format'
import { checkData, fillData, fillText, type Filling } from './fill-blanks'
import { templateProblem, type LabelData, type LabelTemplate, type TemplateBarcode, type TemplateElement, type TemplateProblem } from './template'

/** What a layout needs from outside: drawn signs, and an encoder of matrix codes. */
export interface LayoutParts {
  readonly pictures: ReadonlyMap<string, readonly PictureLayer[]>
  /** The squares of a matrix code, or null when the data does not fit any. Pure: the same data gives the same squares. */
  readonly encodeMatrix: (symbology: MatrixSymbology, data: string) => SymbolMatrix | null
}

export interface LayoutWish {
  readonly data: LabelData
  readonly language: Language
  readonly dpi: Dpi
}

/** Longest data of a matrix code, in bytes: a label's, not a document's. */
export const MAX_MATRIX_BYTES = 300

/** Makes a label of a template and its data, or says what is wrong with the data, each fault with its place. */
export function layOutLabel(template: LabelTemplate, { data, language, dpi }: LayoutWish, parts: LayoutParts): Result<Label, readonly TemplateProblem[]> {
  const checked = checkData(template.fields, data)
  if (!checked.ok) return checked
  const filling: Filling = { fields: template.fields, data, language }
  const elements: LabelElement[] = []
  const problems: TemplateProblem[] = []
  template.elements.forEach((element, i) => {
    if (!isWanted(element, data)) return
    const laid = layOutElement(element, filling, dpi, parts)
    if (!laid.ok) problems.push(templateProblem(`elements[${i}]`, laid.failure.kind, laid.failure.about, laid.failure.why))
    else if (laid.value !== null) elements.push(laid.value)
  })
  if (problems.length > 0) return refuse(problems)
  return ok(makeLabel({ width: template.width, height: template.height, dpi, elements }))
}

/** What is wrong with one element; where is known outside. */
type Trouble = Omit<TemplateProblem, 'path'>

function trouble(kind: Trouble['kind'], about: string, why: string): Trouble {
  return { kind, about, why }
}

function isWanted({ when, unless }: TemplateElement, data: LabelData): boolean {
  return (when === undefined || hasValue(data[when])) && (unless === undefined || !hasValue(data[unless]))
}

function layOutElement(element: TemplateElement, filling: Filling, dpi: Dpi, parts: LayoutParts): Result<LabelElement | null, Trouble> {
  const { x, y, width, height } = element
  const area = { x, y, width, height }
  switch (element.kind) {
    case 'text': {
      const text = fillText(wordsIn(element.text, filling.language), filling)
      if (text === null) return ok(null)
      const { size, minSize, bold, align, verticalAlign, maxLines } = element
      return ok({ kind: 'text', ...area, text, size, minSize, bold, align, verticalAlign, maxLines })
    }
    case 'barcode':
      return layOutBarcode(element, filling, dpi, parts)
    case 'picture': {
      const layers = parts.pictures.get(element.picture)
      return layers ? ok({ kind: 'picture', ...area, layers }) : refuse(trouble('no-picture', element.picture, `there is no picture ${element.picture}`))
    }
    case 'line':
      return ok({ kind: 'box', ...area, thickness: Math.min(width, height) })
    case 'box':
      return ok({ kind: 'box', ...area, thickness: element.thickness })
    case 'zone-mark': {
      const letter = filling.data[element.field]
      if (!hasValue(letter)) return ok(null)
      if (typeof letter !== 'string' || !isZoneLetter(letter)) return refuse(trouble('no-zone', element.field, `${element.field} is no zone letter`))
      return ok({ kind: 'zone-mark', ...area, mark: { letter, shape: ZONES[letter].shape } })
    }
  }
}

function layOutBarcode(element: TemplateBarcode, filling: Filling, dpi: Dpi, parts: LayoutParts): Result<LabelElement | null, Trouble> {
  const data = barcodeData(element, filling)
  if (!data.ok || data.value === null) return data.ok ? ok(null) : data
  const { x, y, width, height, module } = element
  const area = { x, y, width, height, module, data: data.value }
  return isBars(element.symbology) ? layOutBars({ ...area, symbology: element.symbology }, dpi) : layOutMatrix({ ...area, symbology: element.symbology }, dpi, parts)
}

type BarcodeArea<S> = { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly module: number; readonly data: string; readonly symbology: S }

function layOutBars(area: BarcodeArea<BarSymbology>, dpi: Dpi): Result<LabelElement, Trouble> {
  const data = area.symbology === 'ean13' ? area.data.replace(/^0(?=\d{13}$)/, '').padStart(13, '0') : area.data
  if (!canCarry(area.symbology, data)) return refuse(trouble('cannot-carry', area.data, `${area.symbology} cannot carry ${JSON.stringify(area.data)}`))
  const laid = { kind: 'barcode', ...area, data } as const
  return fits(() => fitBarcode(laid, dotsPerMm(dpi))) ? ok(laid) : refuse(trouble('too-long', area.data, `${JSON.stringify(area.data)} is too long for a readable bar code of ${area.width} mm`))
}

function layOutMatrix(area: BarcodeArea<MatrixSymbology>, dpi: Dpi, parts: LayoutParts): Result<LabelElement, Trouble> {
  if (utf8Bytes(area.data).length > MAX_MATRIX_BYTES) return refuse(trouble('too-long', area.data, `more than ${MAX_MATRIX_BYTES} bytes do not go into a label's code`))
  const matrix = parts.encodeMatrix(area.symbology, area.data)
  if (matrix === null) return refuse(trouble('cannot-carry', area.data, `${area.symbology} cannot carry ${JSON.stringify(area.data)}`))
  const laid = { kind: 'matrix', ...area, matrix } as const
  return fits(() => fitMatrix(laid, dotsPerMm(dpi))) ? ok(laid) : refuse(trouble('too-long', area.data, `${JSON.stringify(area.data)} is too long for a readable code of ${area.width} x ${area.height} mm`))
}

/** The fitting throws for a label that the app designed itself; data from outside that does not fit is expected trouble. */
function fits(fit: () => unknown): boolean {
  try {
    fit()
    return true
  } catch {
    return false
  }
}

function barcodeData(element: TemplateBarcode, filling: Filling): Result<string | null, Trouble> {
  if (element.gs1 === undefined) return ok(fillData(element.data ?? '', filling))
  const elements: Gs1Element[] = []
  for (const { ai, value } of element.gs1) {
    const filled = fillData(value, filling)
    if (filled === null) continue
    const written = gs1Date(ai, filled)
    if (!isGs1Value(written)) return refuse(trouble('cannot-carry', filled, `(${ai}) cannot carry ${JSON.stringify(filled)}`))
    elements.push({ ai, value: written })
  }
  return ok(elements.length === 0 ? null : elementString(elements))
}

/** Dates of GS1 data are six digits, YYMMDD (application identifiers 11 to 17). */
function gs1Date(ai: string, value: string): string {
  return /^1[1-7]$/.test(ai) ? value.replace(/^\d{2}(\d{2})-(\d{2})-(\d{2})$/, '$1$2$3') : value
}

export function isBars(symbology: BarSymbology | MatrixSymbology): symbology is BarSymbology {
  return symbology === 'code128' || symbology === 'gs1-128' || symbology === 'ean13'
}
