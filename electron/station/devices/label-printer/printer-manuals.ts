import type { PrinterTrouble } from '@shared/domain/device'
import { invariant } from '@shared/domain/result'
import { readErrorMasks } from './error-status'
import { findHostStatus } from './host-status'
import type { PrinterFlag, PrinterStatus } from './status/printer-status'
import { readZplConfiguration, type PrinterConfiguration } from './status/zpl-configuration'
import { stateQueries, type StatusLanguage, type StatusQuery } from './status/read-printer-status'

/*
 * What has to be known of a printer language to print with proof, one entry a language: how to ask, what is an answer,
 * how to tell that a label is out, and how to get rid of half a label. One driver does the rest for all of them.
 *
 *           asked with        half a label seen   half a label cleared by                          a label is out when
 *   ZPL     ~HS, ~HQES        ~HS, field h        ~JA, which also deletes labels of others         nothing is left, and the odometer moved where there is one
 *   TSPL    <ESC>!?           no                  filling a begun BITMAP, a line end, CLS          it was busy and is so no more
 *   EPL2    ^ee               no                  filling a begun GW, a line end, N                it does not tell
 *   CPCL    <ESC>h            no                  a line end and END                               it was busy and is so no more
 *   ESC/POS DLE EOT 1 to 4    no                  filling, then ESC @                              it does not tell
 */

/** A complete answer found in what a printer sent, with the place it was found at. */
export interface FoundReply<T> {
  readonly value: T
  readonly start: number
  /** The first byte behind it. */
  readonly end: number
}

/** Something a printer can be asked over a connection. */
export interface PrinterQuestion<T> {
  readonly name: string
  readonly ask: string
  /** The first complete answer in the bytes; null while there is none. */
  find(heard: Uint8Array): FoundReply<T> | null
}

/** What a printer said of its state. */
export interface PrinterReport {
  readonly status: PrinterStatus
  /** What a person has to do first; null when a label sent now would come out. */
  readonly trouble: PrinterTrouble | null
  /** As evidence: what it said, in plain text. */
  readonly text: string
}

export interface PrinterManual {
  readonly language: StatusLanguage
  /** The questions about its state. The first is the one that counts; the others tell of trouble when it is not answered. */
  readonly state: readonly [PrinterQuestion<PrinterReport>, ...PrinterQuestion<PrinterReport>[]]
  /** Every answer tells another part of the state: all are asked. */
  readonly asksAll: boolean
  /** How many labels came out in its life; many printers know it not and keep silent. */
  readonly counter: PrinterQuestion<number> | null
  /** How it is set up, to be held against the labels; null where the language has no such question. */
  readonly configuration: PrinterQuestion<PrinterConfiguration> | null
  /** Whether it says so when it holds half a label. */
  readonly tellsHalf: boolean
  /** `nothing-left`: what it still has to print · `busy`: whether it works · `nothing`: neither, so no label is ever proven. */
  readonly tells: 'nothing-left' | 'busy' | 'nothing'
  /** Gets rid of half a label of at most so many bytes. */
  clearing(halfBytes: number): Uint8Array
  /** Whether a job begins and ends as a job of this language; null where it is not known how one ends. */
  isWhole(job: string): boolean
}

const troubles: readonly (readonly [PrinterFlag, PrinterTrouble])[] = [
  ['head-open', 'head-open'], ['media-out', 'paper-out'], ['ribbon-out', 'ribbon-out'], ['overheated', 'hot'], ['jam', 'jam'], ['cutter', 'cutter'], ['paused', 'paused'], ['offline', 'offline'],
]
/** They stop the next label and pass by themselves, or are cleared by the station. */
const passing: ReadonlySet<PrinterFlag> = new Set<PrinterFlag>(['buffer-full', 'partial-format', 'label-waiting'])

/** What a person has to do first; an open head before the rest, because an open printer reports missing paper too. */
export function troubleOf(status: PrinterStatus): PrinterTrouble | null {
  const named = troubles.find(([flag]) => status.flags.includes(flag))?.[1]
  if (named !== undefined) return named
  return status.state === 'blocked' && !status.flags.some((flag) => passing.has(flag)) ? 'fault' : null
}

/** The printer has no label left to print and no half one, as far as it says. */
export function isEmpty({ flags, labelsRemaining }: PrinterStatus): boolean {
  return !flags.includes('printing') && !flags.includes('partial-format') && (labelsRemaining ?? 0) === 0
}

function reportOf(query: StatusQuery, bytes: Uint8Array, text?: string): PrinterReport {
  const status = query.read(bytes)
  return { status, trouble: troubleOf(status), text: text ?? `${query.name}: ${[status.state, ...status.problems].join('; ')}` }
}

function queryNamed(language: StatusLanguage, name: string): StatusQuery {
  const query = stateQueries(language).find((one) => one.name === name)
  invariant(query !== undefined, `no question ${name} in ${language}`)
  return query
}

/** `~HS`: three frames of an exact shape. */
function hostStatusQuestion(): PrinterQuestion<PrinterReport> {
  const query = queryNamed('zpl', '~HS')
  return {
    name: query.name,
    ask: query.ask,
    find(heard) {
      const found = findHostStatus(heard)
      return found && { ...found, value: reportOf(query, heard.subarray(found.start, found.end), found.value.text) }
    },
  }
}

function errorStatusQuestion(): PrinterQuestion<PrinterReport> {
  const query = queryNamed('zpl', '~HQES')
  return {
    name: query.name,
    ask: query.ask,
    find(heard) {
      const masks = readErrorMasks(heard)
      if (masks === null) return null
      const report = reportOf(query, heard, masks.text)
      // A bit that no manual names is an error all the same.
      const hasError = masks.saysErrors || masks.errors !== 0 || masks.errorsHigh !== 0
      return { value: { ...report, trouble: report.trouble ?? (hasError ? 'fault' : null) }, start: 0, end: heard.length }
    },
  }
}

/**
 * SGD `odometer.total_label_count` (Zebra programming guide, SGD printer commands): how many labels came out in the
 * printer's life.
 */
const odometer: PrinterQuestion<number> = {
  name: 'odometer.total_label_count',
  ask: '! U1 getvar "odometer.total_label_count"\r\n',
  find(heard) {
    const match = /"(\d{1,10})"/.exec(Buffer.from(heard).toString('latin1'))
    return match && { value: Number(match[1]), start: match.index, end: match.index + match[0].length }
  },
}

/** `^HH`: a list of all settings between STX and ETX. */
const configuration: PrinterQuestion<PrinterConfiguration> = {
  name: '^HH',
  ask: '^XA^HH^XZ\r\n',
  find(heard) {
    const match = /\x02[^\x02\x03]{200,}\x03/.exec(Buffer.from(heard).toString('latin1'))
    const value = match && readZplConfiguration(heard.subarray(match.index, match.index + match[0].length))
    return match && value && { value, start: match.index, end: match.index + match[0].length }
  },
}

/** Questions answered by one byte: each byte is an answer of its own. */
function byteQuestion(query: StatusQuery): PrinterQuestion<PrinterReport> {
  return { name: query.name, ask: query.ask, find: (heard) => (heard.length === 0 ? null : { value: reportOf(query, heard.subarray(0, 1)), start: 0, end: 1 }) }
}

/** Questions answered by a text that says itself when it is complete. */
function textQuestion(query: StatusQuery): PrinterQuestion<PrinterReport> {
  return {
    name: query.name,
    ask: query.ask,
    find: (heard) => (heard.length === 0 || ['incomplete', 'unknown'].includes(query.read(heard).state) && !heard.includes(0x0a) ? null : { value: reportOf(query, heard), start: 0, end: heard.length }),
  }
}

/** Zero bytes for whatever picture was begun, and a line end for whatever command. */
const fill = (halfBytes: number, then: string): Uint8Array => Buffer.concat([Buffer.alloc(halfBytes), Buffer.from(`\r\n${then}`, 'latin1')])

function bytesOf(language: StatusLanguage): readonly [PrinterQuestion<PrinterReport>, ...PrinterQuestion<PrinterReport>[]] {
  const [first, ...rest] = stateQueries(language).map(byteQuestion)
  invariant(first !== undefined, `${language} has a question about its state`)
  return [first, ...rest]
}

export const printerManuals: Readonly<Record<StatusLanguage, PrinterManual>> = {
  zpl: {
    language: 'zpl', state: [hostStatusQuestion(), errorStatusQuestion()], asksAll: false, counter: odometer, configuration, tellsHalf: true, tells: 'nothing-left',
    clearing: () => Buffer.from('~JA\r\n', 'latin1'),
    isWhole: (job) => /^\^XA[^]*\^XZ$/.test(job.trim()),
  },
  tspl: {
    language: 'tspl', state: bytesOf('tspl'), asksAll: false, counter: null, configuration: null, tellsHalf: false, tells: 'busy',
    clearing: (halfBytes) => fill(halfBytes, 'CLS\r\n'),
    isWhole: (job) => /^\r?\n?(?:SIZE|CLS)\b[^]*\nPRINT \d+(?:,\d+)?\r?\n$/.test(job),
  },
  epl: {
    language: 'epl', state: [textQuestion(queryNamed('epl', '^ee (error reporting on)'))], asksAll: false, counter: null, configuration: null, tellsHalf: false, tells: 'nothing',
    clearing: (halfBytes) => fill(halfBytes, 'N\r\n'),
    isWhole: (job) => /^\r?\n?N\r?\n[^]*\nP\d+(?:,\d+)?\r?\n$/.test(job),
  },
  cpcl: {
    language: 'cpcl', state: bytesOf('cpcl'), asksAll: false, counter: null, configuration: null, tellsHalf: false, tells: 'busy',
    clearing: (halfBytes) => fill(halfBytes, 'END\r\n'),
    isWhole: (job) => /^! [^]*\n(?:PRINT|POPRINT)\s*$/.test(job),
  },
  escpos: {
    language: 'escpos', state: bytesOf('escpos'), asksAll: true, counter: null, configuration: null, tellsHalf: false, tells: 'nothing',
    clearing: (halfBytes) => fill(halfBytes, '\x1b@'),
    isWhole: () => true,
  },
}
