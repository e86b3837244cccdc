/*
 * What a printer says of itself, whatever its language: one shape for ZPL, TSPL, EPL2, CPCL and ESC/POS.
 *
 * Nothing is believed blindly: a printer is `ready` only when a complete answer to a question about its state says so.
 * No answer, half an answer, or an answer to another question is not a good one.
 */

export const PRINTER_FLAGS = [
  'media-out', 'ribbon-out', 'head-open', 'paused', 'printing', 'overheated', 'jam', 'cutter', 'buffer-full',
  'partial-format', 'label-waiting', 'media-low', 'battery-low', 'power-cycled', 'offline', 'unknown-bits',
] as const

export type PrinterFlag = (typeof PRINTER_FLAGS)[number]

/**
 * - `ready`: it said that it can print now.
 * - `printing`: it works on labels it was given.
 * - `paused`: a key at the printer was pressed, or the station asked for it; pressing it again goes on.
 * - `blocked`: it prints nothing until a person or a cleared buffer helps; `flags` and `problems` say what.
 * - `incomplete`: the answer began and did not end.
 * - `unknown`: no answer, one that says nothing of the state, or one that cannot be read.
 */
export type PrinterState = 'ready' | 'printing' | 'paused' | 'blocked' | 'incomplete' | 'unknown'

export interface PrinterStatus {
  readonly state: PrinterState
  /** In the order of `PRINTER_FLAGS`. */
  readonly flags: readonly PrinterFlag[]
  /** Labels of the running job that are not on paper yet; null when the printer does not tell. */
  readonly labelsRemaining: number | null
  /** One line for each thing that is wrong or worth a look, in the words of the manual. */
  readonly problems: readonly string[]
}

/** What was read from an answer, before it is judged. */
export interface PrinterFacts {
  readonly flags: readonly PrinterFlag[]
  readonly labelsRemaining?: number | null
  /** Faults without a flag of their own: they block too. */
  readonly faults?: readonly string[]
  /** What is worth a look but stops nothing. */
  readonly remarks?: readonly string[]
  /** The answer is one the language has, but what it means for the next label cannot be told. */
  readonly isUnsure?: boolean
}

/** A label sent now would not come out right or not at all. A waiting label is one: nothing moves until a hand takes it. */
const blocking: ReadonlySet<PrinterFlag> = new Set<PrinterFlag>([
  'media-out', 'ribbon-out', 'head-open', 'overheated', 'jam', 'cutter', 'buffer-full', 'partial-format', 'label-waiting', 'offline',
])

const words: Readonly<Record<PrinterFlag, string | null>> = {
  'media-out': 'labels out',
  'ribbon-out': 'ribbon out',
  'head-open': 'print head or cover open',
  paused: 'paused',
  printing: null,
  overheated: 'too hot',
  jam: 'labels or ribbon jammed',
  cutter: 'cutter fault',
  'buffer-full': 'receive buffer full',
  'partial-format': 'half a label in the buffer: clear it before the next one',
  'label-waiting': 'a printed label waits to be taken',
  'media-low': 'labels nearly out',
  'battery-low': 'battery low',
  'power-cycled': 'switched off and on since it was last asked: labels sent before may be lost',
  offline: 'offline',
  'unknown-bits': 'bits set that the manual does not name',
}

/** Judges what a printer said. A blocking flag or a fault excludes every better state. */
export function judgePrinter({ flags, labelsRemaining = null, faults = [], remarks = [], isUnsure = false }: PrinterFacts): PrinterStatus {
  const sorted = PRINTER_FLAGS.filter((flag) => flags.includes(flag))
  const problems = [...sorted.flatMap((flag) => words[flag] ?? []), ...faults, ...remarks]
  return { state: stateOf(sorted, faults.length > 0, isUnsure), flags: sorted, labelsRemaining, problems }
}

function stateOf(flags: readonly PrinterFlag[], hasFault: boolean, isUnsure: boolean): PrinterState {
  if (hasFault || flags.some((flag) => blocking.has(flag))) return 'blocked'
  if (isUnsure || flags.includes('unknown-bits')) return 'unknown'
  if (flags.includes('paused')) return 'paused'
  return flags.includes('printing') ? 'printing' : 'ready'
}

/** The answer has begun and is not complete. */
export function incompleteAnswer(why: string): PrinterStatus {
  return { state: 'incomplete', flags: [], labelsRemaining: null, problems: [why] }
}

/** Nothing can be said of the printer's state. */
export function unknownAnswer(why: string): PrinterStatus {
  return { state: 'unknown', flags: [], labelsRemaining: null, problems: [why] }
}
