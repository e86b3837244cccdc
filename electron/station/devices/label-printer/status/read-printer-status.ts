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
  /** What is sent to ask it, in Latin letters and control characters. */
  readonly ask: string
  readonly read: (answer: Uint8Array) => PrinterStatus
}

export const STATUS_QUERIES: readonly StatusQuery[] = [
  { language: 'zpl', name: '~HS', also: [], ask: '~HS\r\n', read: readZplHostStatus },
  { language: 'zpl', name: '~HQES', also: [], ask: '~HQES\r\n', read: readZplErrorStatus },
  { language: 'zpl', name: 'device.host_status', also: ['! U1 getvar "device.host_status"'], ask: '! U1 getvar "device.host_status"\r\n', read: readZplQuotedStatus },
  { language: 'zpl', name: '~HI', also: [], ask: '~HI\r\n', read: (answer) => readZplDescription(answer, '~HI') },
  { language: 'zpl', name: '~HQOD', also: [], ask: '~HQOD\r\n', read: (answer) => readZplDescription(answer, '~HQOD') },
  { language: 'zpl', name: '^XA^HH^XZ', also: ['^HH'], ask: '^XA^HH^XZ\r\n', read: (answer) => readZplDescription(answer, '^HH') },
  { language: 'tspl', name: '<ESC>!? (1b213f)', also: ['<ESC>!?', '1b213f', '1b 21 3f'], ask: '\x1b!?', read: readTsplByte },
  { language: 'tspl', name: '<ESC>!S (1b2153)', also: ['<ESC>!S', '1b2153', '1b 21 53'], ask: '\x1b!S', read: readTsplFrame },
  { language: 'epl', name: '^ee (error reporting on)', also: ['^ee', 'US'], ask: '^ee\r\n', read: readEplCodes },
  { language: 'epl', name: 'UQ', also: [], ask: 'UQ\r\n', read: readEplDescription },
  { language: 'cpcl', name: '<ESC>h (1b68)', also: ['<ESC>h', '1b68', '1b 68'], ask: '\x1bh', read: readCpclByte },
  { language: 'escpos', name: 'DLE EOT 1 (100401)', also: ['DLE EOT 1', '100401'], ask: '\x10\x04\x01', read: (answer) => readEscposByte(answer, '1') },
  { language: 'escpos', name: 'DLE EOT 2 (100402)', also: ['DLE EOT 2', '100402'], ask: '\x10\x04\x02', read: (answer) => readEscposByte(answer, '2') },
  { language: 'escpos', name: 'DLE EOT 3 (100403)', also: ['DLE EOT 3', '100403'], ask: '\x10\x04\x03', read: (answer) => readEscposByte(answer, '3') },
  { language: 'escpos', name: 'DLE EOT 4 (100404)', also: ['DLE EOT 4', '100404'], ask: '\x10\x04\x04', read: (answer) => readEscposByte(answer, '4') },
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

/** The questions that tell most of a printer's state, in the order they are asked until one is answered. */
export function stateQueries(language: StatusLanguage): readonly StatusQuery[] {
  const names: Readonly<Record<StatusLanguage, readonly string[]>> = { zpl: ['~HS', '~HQES'], tspl: ['<ESC>!?'], epl: ['^ee'], cpcl: ['<ESC>h'], escpos: ['DLE EOT 1', 'DLE EOT 2', 'DLE EOT 3', 'DLE EOT 4'] }
  return names[language].flatMap((name) => statusQuery(language, name) ?? [])
}
