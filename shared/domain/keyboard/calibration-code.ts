import { GROUP_SEPARATOR } from './decode-burst'

/*
 * The codes of the calibration sheet. Together they hold every printable ASCII character and GS once. Each begins and
 * ends with the same four characters of two kinds, and by which of them are alike the code is known before any of its
 * keys is: whatever the scanner makes of 0 and 1, it makes the same of every 0.
 */

export interface CalibrationCode {
  /** 0s and 1s around the characters: which code it is, and that it was read whole. */
  readonly marker: string
  readonly characters: string
}

export const CALIBRATION_CODES: readonly CalibrationCode[] = [
  { marker: '0010', characters: '23456789ABCDEFGHIJKLMNOP' },
  { marker: '0100', characters: 'QRSTUVWXYZabcdefghijklmn' },
  { marker: '0110', characters: 'opqrstu vwxyz!"#$%&\'()*+' },
  { marker: '0011', characters: `,-./${GROUP_SEPARATOR}:;<=>?@[\\]^_\`{|}~` },
]

/** What the code on the sheet holds. */
export function calibrationText({ marker, characters }: CalibrationCode): string {
  return marker + characters + marker
}
