import type { UnitView } from './unit'

/** Longest serial number that is taken, in characters. GS1 allows 20; makers' own labels go beyond. */
export const MAX_SERIAL_LENGTH = 60

/** A serial number as it came in. */
export interface GivenSerial {
  readonly serial: string
  readonly how: 'scanned' | 'typed'
  /** Units with the same number. */
  readonly seenOn: readonly UnitView[]
}

/** What two serial numbers are compared by: case, blanks and hyphens are written differently on box, label and screen. */
export function serialKey(serial: string): string {
  return serial.replace(/[\s-]/g, '').toUpperCase()
}
