import type { DurationMs, Grams } from '@shared/domain/quantities'
import type { Clock, Random } from '../../ports'
import { createLineFramer } from '../parsers/line-frame'
import type { Wire } from '../wires/wire'
import { loadAt, restingLoad, type SimulatedLoad } from './simulated-load'

export interface SimulatedScaleOptions {
  readonly unit: 'g' | 'kg'
  readonly capacityGrams: Grams
  /** How long the value moves after the load changed. */
  readonly settleMs: DurationMs
  readonly serialNumber: string
  /** Time between question and answer. */
  readonly answerAfterMs: DurationMs
  /** Sends its answers byte by byte with this pause; 0 sends them whole. */
  readonly bytePauseMs: DurationMs
}

export const simulatedScaleOptions: SimulatedScaleOptions = {
  unit: 'g',
  capacityGrams: 30_000,
  settleMs: 600,
  serialNumber: '1234567',
  answerAfterMs: 5,
  bytePauseMs: 0,
}

export interface SimulatedBenchScale {
  readonly wire: Wire
  /** What lies on the pan, or is on its way there. */
  readonly loadGrams: Grams
  /** Puts a load on the pan, in place of the one before. */
  place(grams: Grams): void
  remove(): void
  /** Switches the scale off and on: with a load on the pan it takes the load for zero, as real ones do. */
  powerCycle(): void
  /** A scale that hears and does not answer. */
  setMute(isMute: boolean): void
  change(options: Partial<SimulatedScaleOptions>): void
  /** Puts bytes on the wire as they are: noise, broken frames. */
  emit(bytes: Uint8Array): void
  unplug(): Promise<void>
  plug(): Promise<void>
  close(): Promise<void>
}

/** A bench scale on a wire that answers MT-SICS level 0 and 1 commands byte for byte; see `protocols/sics.ts` for the source. */
export function createSimulatedBenchScale(
  wire: Wire,
  ports: { readonly clock: Clock; readonly random: Random },
  initial: SimulatedScaleOptions = simulatedScaleOptions,
): SimulatedBenchScale {
  const { clock, random } = ports
  const framer = createLineFramer({ maxFrameBytes: 64, silenceMs: 1_000, staleMs: 1_000, alwaysMarked: true })
  let options = initial
  let load: SimulatedLoad = restingLoad(0)
  let zeroGrams: Grams = 0
  let tareGrams: Grams = 0
  let isMute = false
  let isClosed = false
  let previous: Promise<void> = Promise.resolve()

  function answerTo(command: string): string {
    switch (command) {
      // S would wait until the load rests; answering at once with S I is what a real one does after its own timeout.
      case 'S':
        return weigh().startsWith('S D') ? 'S I' : weigh()
      case 'SI':
        return weigh()
      case 'Z':
        return zero()
      case 'T':
        return tare()
      case 'TAC':
        tareGrams = 0
        return 'TAC A'
      case '@':
      case 'I4':
        return `I4 A "${options.serialNumber}"`
      case 'I2':
        return 'I2 A "BENCH-30 Standard 30000.0 g"'
      default:
        return 'ES'
    }
  }

  function weigh(): string {
    const { grams, isMoving } = loadAt(load, clock.now(), random)
    const shown = grams - zeroGrams - tareGrams
    if (grams > options.capacityGrams) return 'S +'
    if (shown < -tareGrams - options.capacityGrams / 50) return 'S -'
    return `S ${isMoving ? 'D' : 'S'} ${valueText(shown, options.unit).padStart(10)} ${options.unit}`
  }

  function zero(): string {
    const { grams, isMoving } = loadAt(load, clock.now(), random)
    if (isMoving) return 'Z I'
    zeroGrams = grams
    tareGrams = 0
    return 'Z A'
  }

  function tare(): string {
    const { grams, isMoving } = loadAt(load, clock.now(), random)
    if (isMoving) return 'T I'
    tareGrams = grams - zeroGrams
    return `T S ${valueText(tareGrams, options.unit).padStart(10)} ${options.unit}`
  }

  function move(toGrams: Grams): void {
    const now = clock.now()
    load = { fromGrams: loadAt(load, now, random).grams, toGrams, changedAt: now, settleMs: options.settleMs }
  }

  async function send(text: string, afterMs: DurationMs): Promise<void> {
    if (afterMs > 0) await pause(afterMs)
    const bytes = Buffer.from(`${text}\r\n`, 'latin1')
    if (options.bytePauseMs === 0) return isClosed ? undefined : wire.write(bytes)
    for (const byte of bytes) {
      if (isClosed) return
      wire.write(Uint8Array.of(byte))
      await pause(options.bytePauseMs)
    }
  }

  function queue(text: string, afterMs: DurationMs): void {
    previous = previous.then(() => send(text, afterMs))
  }

  const stopListening = wire.onBytes((bytes) => {
    for (const frame of framer.push(bytes, clock.now())) {
      // The value is taken when the question arrives, however late the answer leaves.
      if (!isMute) queue(answerTo(Buffer.from(frame.bytes).toString('latin1').trim()), options.answerAfterMs)
    }
  })

  return {
    wire,
    get loadGrams() {
      return load.toGrams
    },
    place: move,
    remove: () => move(0),
    powerCycle() {
      load = restingLoad(load.toGrams)
      zeroGrams = load.toGrams
      tareGrams = 0
      queue(`I4 A "${options.serialNumber}"`, 0)
    },
    setMute(mute) {
      isMute = mute
    },
    change(changes) {
      options = { ...options, ...changes }
    },
    emit: (bytes) => wire.write(bytes),
    unplug: () => wire.unplug(),
    plug: () => wire.plug(),
    async close() {
      isClosed = true
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
