import type { PrinterFlag } from './printer-status'

/** What each bit of a status number means: a flag, or a fault in words. */
export type BitTable = readonly (readonly [mask: number, meaning: PrinterFlag | { readonly fault: string }])[]

export interface ReadBits {
  readonly flags: readonly PrinterFlag[]
  readonly faults: readonly string[]
}

/** Reads a status number bit by bit. A set bit that the table does not name is said, never dropped. */
export function readBits(value: number, table: BitTable): ReadBits {
  const flags: PrinterFlag[] = []
  const faults: string[] = []
  let known = 0
  for (const [mask, meaning] of table) {
    known |= mask
    if ((value & mask) === 0) continue
    if (typeof meaning === 'string') flags.push(meaning)
    else faults.push(meaning.fault)
  }
  if ((value & ~known) !== 0) flags.push('unknown-bits')
  return { flags, faults }
}
