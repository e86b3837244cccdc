import type { SerialLine } from '@shared/domain/device-profile'
import type { DurationMs } from '@shared/domain/quantities'
import { ok, type Result } from '@shared/domain/result'
import type { Clock, Log } from '../../ports'
import type { ScaleFrame, ScaleParser, ScaleProtocol } from '../bench-scale/scale-frame'
import { suspectLine, type LineSuspicion } from '../bench-scale/line-suspicion'
import type { Connection, Transport, TransportFailure } from '../transports/transport'
import { createHeardLines, isReadable } from './heard-lines'
import { ASKS_AT_MOST, LISTEN_ON_MS, type ProbeStep } from './probe-plan'
import { FRAMES_WANTED, scoreFrames, type ScoredProtocol } from './score-frames'

/*
 *   step by step: open with the step's line ─▶ listen or ask ─▶ believed? ─▶ done
 *                                                     └─ no ─▶ next step … ─▶ wait for use ─▶ done
 *   cancel, from anywhere: the line is given back, nothing is told any more
 *
 * One owner: whoever calls has made sure that nobody else has the port. Every wait has a named limit.
 */

/** A scanner says nothing until it is used, a sleeping scale until it is touched: so long a person has for it. */
export const USE_WAIT_MS: DurationMs = 30_000
/** Pause between two looks at what has come meanwhile. */
const LOOK_EVERY_MS: DurationMs = 50
/** Bytes kept to judge the line by. */
const SAMPLE_BYTES = 256

export type ProbePhase = 'listening' | 'asking' | 'waiting-use'

export interface ProbeProgress {
  readonly phase: ProbePhase
  /** Which step runs, from 1, and how many there are at most. */
  readonly step: number
  readonly steps: number
  readonly line: SerialLine
  readonly candidates: readonly ScoredProtocol[]
  readonly heard: readonly string[]
  /** Readable lines that no scale protocol understood: what a scanner sends. */
  readonly codes: number
}

export interface ProbeFinding {
  readonly candidates: readonly ScoredProtocol[]
  /** With which the candidates were understood, or the last lines were heard. */
  readonly line: SerialLine
  readonly heard: readonly string[]
  readonly codes: number
  readonly bytes: number
  readonly suspicion: LineSuspicion | null
}

export interface ProbeParts {
  /** A line to the device with these settings. */
  readonly transport: (line: SerialLine) => Transport
  readonly plan: readonly ProbeStep[]
  readonly protocols: readonly ScaleProtocol[]
  readonly clock: Clock
  readonly log: Log
  readonly onProgress: (progress: ProbeProgress) => void
  readonly useWaitMs?: DurationMs | undefined
}

export interface ProbeRun {
  /** Refused when the line cannot be opened; null when it was cancelled. */
  readonly done: Promise<Result<ProbeFinding, TransportFailure> | null>
  /** Resolves once the line is free. */
  cancel(): Promise<void>
}

interface Listener {
  readonly protocol: ScaleProtocol
  readonly parser: ScaleParser
  frames: ScaleFrame[]
}

/** Finds out what is at a port. Whether it may be asked at all is the caller's to judge. */
export function probePort(parts: ProbeParts): ProbeRun {
  const { plan, protocols, clock } = parts
  let isCancelled = false
  let connection: Connection | null = null
  let line: SerialLine | null = null
  let lost: TransportFailure | null = null
  let heard = createHeardLines()
  let sample = new Uint8Array(0)
  let listeners: Listener[] = []
  let step = 0

  function hearAnew(): void {
    heard = createHeardLines()
    sample = new Uint8Array(0)
    listeners = protocols.map((protocol) => ({ protocol, parser: protocol.createParser(), frames: [] }))
  }

  function take(bytes: Uint8Array): void {
    const at = clock.now()
    heard.push(bytes)
    sample = Uint8Array.from([...sample, ...bytes].slice(-SAMPLE_BYTES))
    for (const listener of listeners) listener.frames = [...listener.frames, ...listener.parser.push(bytes, at)].slice(-SAMPLE_BYTES)
  }

  function elapse(): void {
    const at = clock.now()
    for (const listener of listeners) if (listener.parser.isPending) listener.frames = [...listener.frames, ...listener.parser.elapse(at)].slice(-SAMPLE_BYTES)
  }

  const candidates = (): readonly ScoredProtocol[] => scoreFrames(listeners.map(({ protocol, frames }) => ({ protocol: protocol.name, frames })))
  const isBelieved = (): boolean => candidates().some(({ inARow }) => inARow >= FRAMES_WANTED)
  const codes = (): number => (candidates().length > 0 ? 0 : heard.lines.filter(isReadable).length)

  function tell(phase: ProbePhase): void {
    if (isCancelled || line === null) return
    parts.onProgress({ phase, step, steps: plan.length, line, candidates: candidates(), heard: heard.lines, codes: codes() })
  }

  async function close(): Promise<void> {
    const open = connection
    connection = null
    await open?.close()
  }

  async function openWith(wanted: SerialLine): Promise<TransportFailure | null> {
    if (connection !== null && line === wanted) return null
    await close()
    line = wanted
    lost = null
    const opened = await parts.transport(wanted).open({ bytes: take, lost: (failure) => { lost = failure; connection = null } })
    if (!opened.ok) return opened.failure
    connection = opened.value
    return null
  }

  /** Waits until something is so, or the time is over; what came meanwhile is judged at each look. */
  async function wait(ms: DurationMs, phase: ProbePhase, isEnough: () => boolean): Promise<void> {
    let shown = -1
    for (let waitedMs = 0; waitedMs < ms && !isCancelled && lost === null && !isEnough(); waitedMs += LOOK_EVERY_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
      elapse()
      if (heard.bytes !== shown) tell(phase)
      shown = heard.bytes
    }
  }

  async function listen(waitMs: DurationMs): Promise<void> {
    tell('listening')
    await wait(waitMs, 'listening', isBelieved)
    // Half a row is a reason to stay: slow scales say one weight a second.
    if (!isBelieved() && candidates().length > 0) await wait(LISTEN_ON_MS, 'listening', isBelieved)
  }

  async function ask(question: Uint8Array, waitMs: DurationMs): Promise<void> {
    tell('asking')
    for (let asked = 0; asked < ASKS_AT_MOST && !isBelieved() && !isCancelled; asked++) {
      const before = heard.bytes
      const written = await connection?.write(question)
      if (written?.ok !== true) return
      await wait(waitMs, 'asking', isBelieved)
      // Nobody answers to this: the next question. What answers and makes no sense is asked no more either.
      if (heard.bytes === before || candidates().length === 0) return
    }
  }

  function finding(): ProbeFinding {
    const used = line ?? plan[0]?.line ?? { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }
    return { candidates: candidates(), line: used, heard: heard.lines, codes: codes(), bytes: heard.bytes, suspicion: suspectLine(sample) }
  }

  async function run(): Promise<Result<ProbeFinding, TransportFailure> | null> {
    for (const { line: wanted, ask: question, waitMs } of plan) {
      step += 1
      hearAnew()
      const refused = await openWith(wanted)
      if (isCancelled) return null
      if (refused) return { ok: false, failure: refused }
      await (question === null ? listen(waitMs) : ask(question, waitMs))
      if (isCancelled) return null
      if (lost) return { ok: false, failure: lost }
      if (isBelieved() || codes() >= FRAMES_WANTED) return ok(finding())
    }
    const first = plan[0]?.line
    if (first === undefined) return ok(finding())
    hearAnew()
    const refused = await openWith(first)
    if (refused) return { ok: false, failure: refused }
    tell('waiting-use')
    await wait(parts.useWaitMs ?? USE_WAIT_MS, 'waiting-use', () => isBelieved() || codes() >= FRAMES_WANTED)
    return isCancelled ? null : ok(finding())
  }

  async function runAndClose(): ReturnType<typeof run> {
    try {
      return await run()
    } finally {
      await close()
    }
  }

  const done = runAndClose()
  return {
    done,
    async cancel() {
      isCancelled = true
      await done
    },
  }
}
