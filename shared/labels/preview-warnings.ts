import { isBlack, type Bitmap } from './bitmap'
import { quietZoneModules } from './bars'
import { fitBarcode, fitMatrix } from './fit-barcode'
import { fitText } from './fit-text'
import { dotsPerMm, type Area, type BarcodeElement, type Label, type MatrixElement } from './label'

/*
 * What a person should know of a label before it is printed, beside how it looks: what its text and codes had to give
 * up for the room there is, and what a picture of the bytes cannot show.
 */

/** What a label can be looked at as: the languages of printers, and a picture file. */
export const PREVIEW_LANGUAGES = ['zpl', 'tspl', 'epl', 'pdf', 'png'] as const
export type PreviewLanguage = (typeof PREVIEW_LANGUAGES)[number]

export const PREVIEW_WARNINGS = ['shrunk', 'wrapped', 'dense', 'quiet-zone', 'edge', 'printer-font', 'darkness', 'unknown-command', 'document'] as const
export type PreviewWarningKind = (typeof PREVIEW_WARNINGS)[number]

export interface PreviewWarning {
  readonly kind: PreviewWarningKind
  /** The text, the data of a code, or the command. */
  readonly about: string
  /** Where on the label; null: it is about the whole. */
  readonly area: Area | null
}

/** Rolls shift and cutters cut beside the line: black nearer than this to an edge may be lost. */
export const SAFE_EDGE_MM = 1

/** Bars below 7.5 mil and squares below 10 mil want a scanner held close. */
const EASY_MODULE_MM = 0.19
const EASY_SQUARE_MM = 0.3

/** What the layout gave up, and where the drawn label is in danger. `bitmap` is what the bytes draw. */
export function layoutWarnings(label: Label, bitmap: Bitmap): readonly PreviewWarning[] {
  const perMm = dotsPerMm(label.dpi)
  const warnings = label.elements.flatMap((element): PreviewWarning[] => {
    const { x, y, width, height } = element
    const area = { x, y, width, height }
    if (element.kind === 'barcode') return codeWarnings(element, barcodeWarning(element, bitmap, perMm), area)
    if (element.kind === 'matrix') return codeWarnings(element, matrixWarning(element, bitmap, perMm), area)
    if (element.kind !== 'text') return []
    const { lines, size } = fitText(element, perMm)
    const kinds: PreviewWarningKind[] = []
    // Sizes are whole dots: a rounding is no loss.
    if (element.size - size > 1 / perMm) kinds.push('shrunk')
    if (lines.length > 1) kinds.push('wrapped')
    return kinds.map((kind) => ({ kind, about: element.text, area }))
  })
  return reachesEdge(bitmap, SAFE_EDGE_MM * perMm) ? [...warnings, { kind: 'edge', about: '', area: null }] : warnings
}

interface CodeState {
  readonly isDense: boolean
  readonly isQuiet: boolean
}

function codeWarnings({ data }: { readonly data: string }, { isDense, isQuiet }: CodeState, area: Area): PreviewWarning[] {
  return [...(isDense ? [{ kind: 'dense', about: data, area } as const] : []), ...(isQuiet ? [] : [{ kind: 'quiet-zone', about: data, area } as const])]
}

function barcodeWarning(element: BarcodeElement, bitmap: Bitmap, perMm: number): CodeState {
  const { moduleDots, leftDots, topDots, widthDots, heightDots } = fitBarcode(element, perMm)
  const quiet = quietZoneModules(element.symbology) * moduleDots
  return {
    isDense: moduleDots < Math.round(element.module * perMm) || moduleDots / perMm < EASY_MODULE_MM,
    isQuiet: isWhite(bitmap, leftDots - quiet, topDots, quiet, heightDots) && isWhite(bitmap, leftDots + widthDots, topDots, quiet, heightDots),
  }
}

/** White around a matrix code, in modules: 1 for Data Matrix (ISO/IEC 16022), 4 for QR (ISO/IEC 18004). */
function matrixWarning(element: MatrixElement, bitmap: Bitmap, perMm: number): CodeState {
  const { moduleDots, leftDots, topDots } = fitMatrix(element, perMm)
  const [width, height] = [element.matrix.columns * moduleDots, element.matrix.rows * moduleDots]
  const quiet = (element.symbology === 'qr' ? 4 : 1) * moduleDots
  const bands = [[leftDots - quiet, topDots - quiet, width + 2 * quiet, quiet], [leftDots - quiet, topDots + height, width + 2 * quiet, quiet], [leftDots - quiet, topDots, quiet, height], [leftDots + width, topDots, quiet, height]] as const
  return {
    isDense: moduleDots < Math.round(element.module * perMm) || moduleDots / perMm < EASY_SQUARE_MM,
    isQuiet: bands.every(([left, top, bandWidth, bandHeight]) => isWhite(bitmap, left, top, bandWidth, bandHeight)),
  }
}

/** Whether nothing is black there. What lies outside the label is paper. */
function isWhite(bitmap: Bitmap, left: number, top: number, width: number, height: number): boolean {
  const [right, bottom] = [Math.min(bitmap.widthDots, left + width), Math.min(bitmap.heightDots, top + height)]
  for (let y = Math.max(0, top); y < bottom; y++) for (let x = Math.max(0, left); x < right; x++) if (isBlack(bitmap, x, y)) return false
  return true
}

function reachesEdge(bitmap: Bitmap, margin: number): boolean {
  const { widthDots: width, heightDots: height } = bitmap
  const bands = [[0, 0, width, margin], [0, height - margin, width, margin], [0, 0, margin, height], [width - margin, 0, margin, height]] as const
  return !bands.every(([left, top, bandWidth, bandHeight]) => isWhite(bitmap, left, top, bandWidth, bandHeight))
}

/** Commands of a ZPL label that the preview draws, or that draw nothing (ZPL II Programming Guide). */
const ZPL_KNOWN = new Set(['^XA', '^XZ', '^CI', '^PW', '^LL', '^LH', '^LS', '^LT', '^PO', '^PM', '^LR', '^PQ', '^PR', '^FO', '^FT', '^FS', '^FD', '^FH', '^FB', '^GF', '^GB', '^GC', '^GD', '^GE', '^GS', '^BY', '^BC', '^BE', '^BX', '^BQ', '^B3', '^FR', '^FW', '^FX', '^FN', '^FV', '^MM', '^MN', '^MT', '^CF'])
const ZPL_DARKNESS = new Set(['^MD', '~SD'])

/** What a ZPL job asks of the printer that a picture of it cannot show. */
export function zplWarnings(zpl: string): readonly PreviewWarning[] {
  const kinds = new Map<string, PreviewWarning>()
  // Field data never holds a command: writers escape it, and what stands between ^FD and ^FS is skipped.
  for (const [command = ''] of zpl.replace(/\^FD[^^~]*/g, '^FD').matchAll(/[~^][A-Z][A-Z0-9@]/g)) {
    const kind = command.startsWith('^A') ? 'printer-font' : ZPL_DARKNESS.has(command) ? 'darkness' : ZPL_KNOWN.has(command) ? null : 'unknown-command'
    if (kind !== null) kinds.set(`${kind} ${kind === 'unknown-command' ? command : ''}`, { kind, about: kind === 'unknown-command' ? command : '', area: null })
  }
  return [...kinds.values()]
}

/** The like of lines that the readers of TSPL and EPL2 did not know. */
export function lineWarnings(lines: readonly string[], language: 'tspl' | 'epl'): readonly PreviewWarning[] {
  const font = language === 'tspl' ? /^(TEXT|BLOCK) / : /^A\d/
  const darkness = language === 'tspl' ? /^DENSITY / : /^D\d/
  return lines.map((line) => {
    const kind = font.test(line) ? 'printer-font' : darkness.test(line) ? 'darkness' : 'unknown-command'
    return { kind, about: kind === 'unknown-command' ? line.slice(0, MAX_COMMAND_SHOWN) : '', area: null } as const
  })
}

/** As much of an unknown command as is worth reading. */
const MAX_COMMAND_SHOWN = 24
