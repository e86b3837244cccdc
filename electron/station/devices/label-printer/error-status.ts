import type { PrinterTrouble } from '@shared/domain/device'

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

export interface ErrorStatus {
  readonly trouble: PrinterTrouble | null
  /** The printer says that something is wrong, whether or not it is a trouble with a name here. */
  readonly hasError: boolean
  readonly text: string
}

// The trailing line end is asked for, because a mask cut short would still be a valid smaller one: eight digits, exactly.
const shape = /PRINTER STATUS\s+ERRORS:\s+([01]) ([0-9A-F]{8}) ([0-9A-F]{8})\s+WARNINGS:\s+([01]) [0-9A-F]{8} [0-9A-F]{8}(?![0-9A-F])/i

const troubles: readonly (readonly [mask: number, trouble: PrinterTrouble])[] = [
  [0x04, 'head-open'],
  [0x01, 'paper-out'],
  [0x02, 'ribbon-out'],
  [0x30, 'hot'],
]

/** Reads a `~HQES` reply; null while it is incomplete or when it is none. */
export function parseErrorStatus(bytes: Uint8Array): ErrorStatus | null {
  const match = shape.exec(Buffer.from(bytes).toString('latin1'))
  if (match === null) return null
  const [text, flag, high = '0', low = '0'] = match
  const errors = Number.parseInt(low, 16)
  const trouble = troubles.find(([mask]) => (errors & mask) !== 0)?.[1] ?? null
  return {
    trouble,
    hasError: flag === '1' || errors !== 0 || Number.parseInt(high, 16) !== 0,
    text: text.replace(/\s+/g, ' '),
  }
}
