import type { DurationMs, Grams } from '@shared/domain/quantities'
import type { SimulatedScaleFault } from '@shared/domain/simulated-devices'
import type { Clock, Random } from '../../ports'
import type { Wire } from '../wires/wire'
import { replyTo } from './simulated-scale-answers'
import { createCommandEar } from './simulated-scale-commands'
import { bytesWithFault, shownWithFault } from './simulated-scale-faults'
import { encodeShown, type ShownWeight } from './simulated-scale-frames'
import { scaleProtocolNamed } from './scale-protocols'
import { loadAt, restingLoad, type SimulatedLoad } from './simulated-load'

export interface SimulatedScaleOptions {
  /** One of `scaleProtocols`. Those that ask nothing stream. Fixed for the life of the scale. */
  readonly protocol: string
  readonly unit: 'g' | 'kg'
  readonly capacityGrams: Grams
  /** How long the value moves after the load changed. */
  readonly settleMs: DurationMs
  readonly serialNumber: string
  /** Time between question and answer. */
  readonly answerAfterMs: DurationMs
  /** Sends its answers byte by byte with this pause; 0 sends them whole. */
  readonly bytePauseMs: DurationMs
  /** How often a scale that streams sends; 0 sends nothing by itself. */
  readonly streamEveryMs: DurationMs
}

export const simulatedScaleOptions: SimulatedScaleOptions = {
  protocol: 'mt-sics',
  unit: 'g',
  capacityGrams: 30_000,
  settleMs: 600,
  serialNumber: '1234567',
  answerAfterMs: 5,
  bytePauseMs: 0,
  streamEveryMs: 140,
}

/** One thing that happens to a simulated scale, so long after the one before. */
export type SimulatedScaleStep = { readonly afterMs: DurationMs } & (
  | { readonly do: 'place'; readonly grams: Grams }
  | { readonly do: 'remove' | 'power-cycle' | 'unplug' | 'plug' }
  | { readonly do: 'mute'; readonly isMute: boolean }
  | { readonly do: 'fault'; readonly fault: SimulatedScaleFault | null }
)

/** A script longer than this is a mistake. */
const maxScriptSteps = 10_000

export interface SimulatedBenchScale {
  readonly wire: Wire
  /** What lies on the pan, or is on its way there. */
  readonly loadGrams: Grams
  /** Puts a load on the pan, in place of the one before. */
  place(grams: Grams): void
  remove(): void
  /** Switches the scale off and on: with a load on the pan it takes the load for zero, as real ones do. */
  powerCycle(): void
  /** A scale that hears and does not answer, and does not stream. */
  setMute(isMute: boolean): void
  /** What goes wrong from now on; null: nothing. */
  setFault(fault: SimulatedScaleFault | null): void
  change(options: Partial<Omit<SimulatedScaleOptions, 'protocol'>>): void
  /** Puts bytes on the wire as they are: noise, broken frames. */
  emit(bytes: Uint8Array): void
  unplug(): Promise<void>
  plug(): Promise<void>
  close(): Promise<void>
}

/** A scale of any serial protocol, with faults to order. */
export interface SimulatedSerialScale extends SimulatedBenchScale {
  readonly tareGrams: Grams
  /** Does one thing after the other; resolves when all is done or the scale was closed. */
  play(steps: readonly SimulatedScaleStep[]): Promise<void>
}

/**
 * A bench scale on a wire that speaks any protocol of the table byte for byte: answers questions, or streams where its
 * kind does, takes zero and tare. MT-SICS unless told otherwise; the layouts stand in the headers of `protocols/`.
 */
export function createSimulatedBenchScale(
  wire: Wire,
  ports: { readonly clock: Clock; readonly random: Random },
  initial: SimulatedScaleOptions = simulatedScaleOptions,
): SimulatedSerialScale {
  const { clock, random } = ports
  const { protocol } = initial
  const ear = createCommandEar(protocol)
  let options = initial
  let load: SimulatedLoad = restingLoad(0)
  let zeroGrams: Grams = 0
  let tareGrams: Grams = 0
  let fault: SimulatedScaleFault | null = null
  let isMute = false
  let isClosed = false
  let turn = 0
  let previous: Promise<void> = Promise.resolve()

  function shown(): ShownWeight {
    const { grams, isMoving } = loadAt(load, clock.now(), random)
    const gross = grams - zeroGrams
    const state = grams > options.capacityGrams ? 'overload' : gross < -options.capacityGrams / 50 ? 'underload' : isMoving ? 'moving' : 'stable'
    return shownWithFault({ value: valueText(gross - tareGrams, options.unit), unit: options.unit, state, net: tareGrams !== 0 }, fault)
  }

  /** Zero and tare are taken at rest only. */
  function adjust(kind: 'zero' | 'tare' | 'clear-tare'): boolean {
    const { grams, isMoving } = loadAt(load, clock.now(), random)
    if (kind === 'clear-tare') tareGrams = 0
    else if (isMoving) return false
    else if (kind === 'tare') tareGrams = grams - zeroGrams
    else {
      zeroGrams = grams
      tareGrams = 0
    }
    return true
  }

  function move(toGrams: Grams): void {
    const now = clock.now()
    load = { fromGrams: loadAt(load, now, random).grams, toGrams, changedAt: now, settleMs: options.settleMs }
  }

  async function send(bytes: Uint8Array, afterMs: DurationMs): Promise<void> {
    if (afterMs > 0) await pause(afterMs)
    if (options.bytePauseMs === 0) return isClosed ? undefined : wire.write(bytes)
    for (const byte of bytes) {
      if (isClosed) return
      wire.write(Uint8Array.of(byte))
      await pause(options.bytePauseMs)
    }
  }

  function queue(bytes: Uint8Array | null, afterMs: DurationMs): void {
    if (bytes === null || bytes.length === 0) return
    turn += 1
    const damaged = bytesWithFault(bytes, fault, turn, random)
    previous = previous.then(() => send(damaged, afterMs))
  }

  const stopListening = wire.onBytes((bytes) => {
    for (const order of ear.push(bytes)) {
      if (isMute) continue
      // The value is taken when the question arrives, however late the answer leaves.
      const isDone = order.kind === 'zero' || order.kind === 'tare' || order.kind === 'clear-tare' ? adjust(order.kind) : true
      queue(replyTo(order, { protocol, isDone, shown: shown(), tare: valueText(tareGrams, options.unit), serialNumber: options.serialNumber }), options.answerAfterMs)
    }
  })

  let streaming: ReturnType<typeof setInterval> | undefined
  function stream(): void {
    clearInterval(streaming)
    if (scaleProtocolNamed(protocol)?.ask !== null || options.streamEveryMs === 0) return
    streaming = setInterval(() => {
      if (!isMute) queue(encodeShown(protocol, shown()), 0)
    }, options.streamEveryMs)
  }
  stream()

  function powerCycle(): void {
    load = restingLoad(load.toGrams)
    zeroGrams = load.toGrams
    tareGrams = 0
    queue(replyTo({ kind: 'other', text: '@' }, { protocol, isDone: true, shown: shown(), tare: valueText(0, options.unit), serialNumber: options.serialNumber, isUnasked: true }), 0)
  }

  async function take(step: SimulatedScaleStep): Promise<void> {
    switch (step.do) {
      case 'place':
        return move(step.grams)
      case 'remove':
        return move(0)
      case 'power-cycle':
        return powerCycle()
      case 'unplug':
        return wire.unplug()
      case 'plug':
        return wire.plug()
      case 'mute':
        isMute = step.isMute
        return
      case 'fault':
        fault = step.fault
    }
  }

  return {
    wire,
    get loadGrams() {
      return load.toGrams
    },
    get tareGrams() {
      return tareGrams
    },
    place: move,
    remove: () => move(0),
    powerCycle,
    setMute(mute) {
      isMute = mute
    },
    setFault(wanted) {
      fault = wanted
    },
    change(changes) {
      options = { ...options, ...changes, protocol }
      stream()
    },
    emit: (bytes) => wire.write(bytes),
    async play(steps) {
      if (steps.length > maxScriptSteps) throw new Error(`a script of ${steps.length} steps is longer than ${maxScriptSteps}`)
      for (const step of steps) {
        await pause(step.afterMs)
        if (isClosed) return
        await take(step)
      }
    },
    unplug: () => wire.unplug(),
    plug: () => wire.plug(),
    async close() {
      isClosed = true
      clearInterval(streaming)
      stopListening()
      await wire.close()
    },
  }
}

/** The value as the scale shows it: grams with one decimal, kilograms with three. */
function valueText(grams: Grams, unit: SimulatedScaleOptions['unit']): string {
  if (unit === 'g') return `${grams}.0`
  const digits = String(Math.abs(grams)).padStart(4, '0')
  return `${grams < 0 ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`
}

function pause(durationMs: DurationMs): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
