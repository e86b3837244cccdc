/*
 * The answer to `~HQES` (host query, errors and status), asked when `~HS` is not answered.
 * Source: Zebra ZPL II programming guide, "~HQ": flag, then bits 63-32 and 31-0 in hexadecimal.
 *
 *     PRINTER STATUS
 *      ERRORS:         1 00000000 00000005
 *      WARNINGS:       0 00000000 00000000
 *
 * Error bits: 1 media out · 2 ribbon out · 4 head open · 8 cutter · 10 head too hot · 20 motor too hot.
 */

// The trailing line end is asked for, because a mask cut short would still be a valid smaller one: eight digits, exactly.
const shape = /PRINTER STATUS\s+ERRORS:\s+([01]) ([0-9A-F]{8}) ([0-9A-F]{8})\s+WARNINGS:\s+([01]) ([0-9A-F]{8}) ([0-9A-F]{8})(?![0-9A-F])/gi

/** The two masks of a `~HQES` reply, each with the printer's own word on whether anything in it is set. */
export interface ErrorMasks {
  readonly saysErrors: boolean
  /** Bits 31 to 0. */
  readonly errors: number
  /** Bits 63 to 32, none of which is common to all models. */
  readonly errorsHigh: number
  readonly saysWarnings: boolean
  readonly warnings: number
  readonly warningsHigh: number
  readonly text: string
}

/** The newest complete `~HQES` reply in the bytes; null while it is incomplete or when there is none. */
export function readErrorMasks(bytes: Uint8Array): ErrorMasks | null {
  const match = [...Buffer.from(bytes).toString('latin1').matchAll(shape)].at(-1)
  if (match === undefined) return null
  const [text, errorFlag, errorsHigh = '0', errors = '0', warningFlag, warningsHigh = '0', warnings = '0'] = match
  const mask = (digits: string): number => Number.parseInt(digits, 16)
  return {
    saysErrors: errorFlag === '1',
    errors: mask(errors),
    errorsHigh: mask(errorsHigh),
    saysWarnings: warningFlag === '1',
    warnings: mask(warnings),
    warningsHigh: mask(warningsHigh),
    text: text.replace(/\s+/g, ' '),
  }
}
