import type { SerialLine } from '@shared/domain/device-profile'
import type { DurationMs } from '@shared/domain/quantities'
import type { ScaleProtocol } from '../bench-scale/scale-frame'

/** Nothing is sent before a device had this long to speak by itself: most scales stream, and a stream needs no question. */
export const LISTEN_MS: DurationMs = 1_500
/** A device that has begun to speak is listened to for as long again, until enough frames have come. */
export const LISTEN_ON_MS: DurationMs = 3_000
/** How long an answer may take. Slow scales answer within a third of a second. */
export const ANSWER_MS: DurationMs = 450
/** A question that was answered is asked again until enough frames have come. */
export const ASKS_AT_MOST = 4

/** One look at the line: listening, or asking the same question a few times. */
export interface ProbeStep {
  readonly line: SerialLine
  /** Null: only listens. */
  readonly ask: Uint8Array | null
  readonly waitMs: DurationMs
}

function isSameLine(one: SerialLine, other: SerialLine): boolean {
  return one.baudRate === other.baudRate && one.dataBits === other.dataBits && one.parity === other.parity && one.stopBits === other.stopBits
}

function isSameAsk(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** Ended by CR or LF, so that whatever hears it knows where it ends. */
function isFramed(ask: Uint8Array): boolean {
  const last = ask.at(-1)
  return last === 0x0d || last === 0x0a
}

/**
 * How a port is found out about, in order. For each line that scales leave the factory with, the commonest first: listen,
 * then ask the questions of its protocols. Every question only asks for the weight: nothing zeroes, tares, prints a label
 * or stores a setting. Questions without an end of their own come last: a device that waits for one would take them as
 * the beginning of something.
 */
export function probePlan(protocols: readonly ScaleProtocol[]): readonly ProbeStep[] {
  const lines: { line: SerialLine; count: number; asks: Uint8Array[] }[] = []
  for (const { line, ask } of protocols) {
    let known = lines.find((other) => isSameLine(other.line, line))
    if (!known) lines.push((known = { line, count: 0, asks: [] }))
    known.count += 1
    if (ask !== null && !known.asks.some((other) => isSameAsk(other, ask))) known.asks.push(ask)
  }
  const commonestFirst = lines.sort((a, b) => b.count - a.count)
  const asked = (framed: boolean): readonly ProbeStep[] =>
    commonestFirst.flatMap(({ line, asks }) => asks.filter((ask) => isFramed(ask) === framed).map((ask) => ({ line, ask, waitMs: ANSWER_MS })))
  return [
    ...commonestFirst.flatMap(({ line }) => [{ line, ask: null, waitMs: LISTEN_MS }, ...asked(true).filter((step) => isSameLine(step.line, line))]),
    ...asked(false),
  ]
}

/** The same behind a network address: a device server has the line, so nothing is tried twice. */
export function networkProbePlan(protocols: readonly ScaleProtocol[]): readonly ProbeStep[] {
  return probePlan(protocols).filter((step, place, all) => all.findIndex(({ ask }) => (ask === null || step.ask === null ? ask === step.ask : isSameAsk(ask, step.ask))) === place)
}

/** A line as labels and manuals write it: `9600 8N1`. */
export function lineWords({ baudRate, dataBits, parity, stopBits }: SerialLine): string {
  return `${baudRate} ${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`
}

/** The address of a serial port with a line of its own. */
export function addressWithLine(path: string, { baudRate, dataBits, parity, stopBits }: SerialLine): string {
  return `${path}?baud=${baudRate}&line=${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`
}
