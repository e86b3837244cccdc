import { MEDIA_SIZES_MM, type LabelMedia, type PrinterDpi } from '@shared/domain/label-media'

/*
 * The answer to `^HH` (return configuration label): STX, one line for each setting with its value first, ETX. Source: Zebra
 * ZPL II programming guide, "^HH"; real answers of a ZP 505, a GX 420 and an LP 2844-Z.
 *
 *     GAP/NOTCH           MEDIA TYPE
 *     832                 PRINT WIDTH            in dots; older firmware: 104 0/8 MM
 *     1241                LABEL LENGTH           in dots, as the sensor measured it at the last calibration
 *     832 8/MM FULL       RESOLUTION             dots of the print head, dots in a millimetre
 */

export interface PrinterConfiguration {
  readonly dotsPerMm: number | null
  /** Dots of the whole print head. */
  readonly headDots: number | null
  /** From the top of one label to the top of the next. */
  readonly lengthDots: number | null
  /** On continuous paper, or none that the printer tells of, no label has a length of its own. */
  readonly isContinuous: boolean
}

/** Reads a complete answer to `^HH`; null when it is none. What a printer does not tell is null. */
export function readZplConfiguration(bytes: Uint8Array): PrinterConfiguration | null {
  const text = Buffer.from(bytes).toString('latin1')
  if (!/\bRESOLUTION\b|\bPRINT WIDTH\b/.test(text)) return null
  const valueOf = (name: string): string | null => new RegExp(String.raw`^[ \t\x02]*(\S(?:.*?\S)?) {2,}${name}[ \t]*\r?$`, 'm').exec(text)?.[1] ?? null
  const resolution = /^(\d{3,5})?\s*(\d{1,2})\/MM/.exec(valueOf('RESOLUTION') ?? '')
  const media = valueOf('MEDIA TYPE') ?? ''
  const length = /^\d{1,5}$/.exec(valueOf('LABEL LENGTH') ?? '')?.[0]
  return {
    dotsPerMm: resolution === null ? null : Number(resolution[2]),
    headDots: resolution?.[1] === undefined ? null : Number(resolution[1]),
    lengthDots: length === undefined ? null : Number(length),
    isContinuous: !/NON-CONT|GAP|NOTCH|WEB|MARK/i.test(media),
  }
}

const DOTS_PER_MM: Readonly<Record<PrinterDpi, number>> = { 203: 8, 300: 12, 600: 24 }
/** Labels are cut with a gap of some millimetres, which is measured along. */
const SHORTER_MM = 3
const LONGER_MM = 8

/**
 * Why labels of this media would not come out right, in plain text; null when nothing speaks against it. The stored print
 * width is not looked at: every label sets its own.
 */
export function mediaMismatch({ dotsPerMm, headDots, lengthDots, isContinuous }: PrinterConfiguration, media: LabelMedia, dpi: PrinterDpi): string | null {
  const { width, height } = MEDIA_SIZES_MM[media]
  if (dotsPerMm !== null && dotsPerMm !== DOTS_PER_MM[dpi]) return `the print head has ${dotsPerMm} dots/mm, the labels are made for ${DOTS_PER_MM[dpi]} (${dpi} dpi)`
  const perMm = dotsPerMm ?? DOTS_PER_MM[dpi]
  if (headDots !== null && headDots / perMm < width - SHORTER_MM) return `the print head is ${Math.round(headDots / perMm)} mm wide, the label is ${width} mm`
  if (lengthDots === null || isContinuous) return null
  const length = lengthDots / perMm
  return length < height - SHORTER_MM || length > height + LONGER_MM ? `the label in the printer is ${Math.round(length)} mm long, ${height} mm are wanted` : null
}
