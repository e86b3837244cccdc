import { readCpclByte } from './cpcl-status'
import { readEplCodes, readEplDescription } from './epl-status'
import { readEscposByte } from './escpos-status'
import type { PrinterStatus } from './printer-status'
import { readTsplByte, readTsplFrame } from './tspl-status'
import { readZplDescription, readZplErrorStatus, readZplHostStatus, readZplQuotedStatus } from './zpl-status'

export const STATUS_LANGUAGES = ['zpl', 'tspl', 'epl', 'cpcl', 'escpos'] as const
export type StatusLanguage = (typeof STATUS_LANGUAGES)[number]

/** A question a printer of some language can be asked, as people write it, and how its answer is read. Pure: bytes in, meaning out. */
export interface StatusQuery {
  readonly language: StatusLanguage
  readonly name: string
  /** What it is called besides; without blanks and in small letters when compared. */
  readonly also: readonly string[]
  readonly read: (answer: Uint8Array) => PrinterStatus
}

export const STATUS_QUERIES: readonly StatusQuery[] = [
  { language: 'zpl', name: '~HS', also: [], read: readZplHostStatus },
  { language: 'zpl', name: '~HQES', also: [], read: readZplErrorStatus },
  { language: 'zpl', name: 'device.host_status', also: ['! U1 getvar "device.host_status"'], read: readZplQuotedStatus },
  { language: 'zpl', name: '~HI', also: [], read: (answer) => readZplDescription(answer, '~HI') },
  { language: 'zpl', name: '~HQOD', also: [], read: (answer) => readZplDescription(answer, '~HQOD') },
  { language: 'zpl', name: '^XA^HH^XZ', also: ['^HH'], read: (answer) => readZplDescription(answer, '^HH') },
  { language: 'tspl', name: '<ESC>!? (1b213f)', also: ['<ESC>!?', '1b213f', '1b 21 3f'], read: readTsplByte },
  { language: 'tspl', name: '<ESC>!S (1b2153)', also: ['<ESC>!S', '1b2153', '1b 21 53'], read: readTsplFrame },
  { language: 'epl', name: '^ee (error reporting on)', also: ['^ee', 'US'], read: readEplCodes },
  { language: 'epl', name: 'UQ', also: [], read: readEplDescription },
  { language: 'cpcl', name: '<ESC>h (1b68)', also: ['<ESC>h', '1b68', '1b 68'], read: readCpclByte },
  { language: 'escpos', name: 'DLE EOT 1 (100401)', also: ['DLE EOT 1', '100401'], read: (answer) => readEscposByte(answer, '1') },
  { language: 'escpos', name: 'DLE EOT 2 (100402)', also: ['DLE EOT 2', '100402'], read: (answer) => readEscposByte(answer, '2') },
  { language: 'escpos', name: 'DLE EOT 3 (100403)', also: ['DLE EOT 3', '100403'], read: (answer) => readEscposByte(answer, '3') },
  { language: 'escpos', name: 'DLE EOT 4 (100404)', also: ['DLE EOT 4', '100404'], read: (answer) => readEscposByte(answer, '4') },
]

/** The language of this name; `epl2` is the same as `epl`. Null when there is none. */
export function statusLanguage(name: string): StatusLanguage | null {
  const plain = name.toLowerCase() === 'epl2' ? 'epl' : name.toLowerCase()
  return STATUS_LANGUAGES.find((language) => language === plain) ?? null
}

/** The question of this name in this language; blanks and capitals do not count. Null when there is none. */
export function statusQuery(language: StatusLanguage, name: string): StatusQuery | null {
  const wanted = plainName(name)
  return STATUS_QUERIES.find((query) => query.language === language && [query.name, ...query.also].some((one) => plainName(one) === wanted)) ?? null
}

function plainName(name: string): string {
  return name.replace(/\s+/g, '').toLowerCase()
}
