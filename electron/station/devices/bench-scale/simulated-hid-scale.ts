import type { Grams, Instant } from '@shared/domain/quantities'
import type { SimulatedScaleFault } from '@shared/domain/simulated-devices'
import type { Clock, Random } from '../../ports'
import type { HidWire } from '../wires/open-wire'
import type { SimulatedBenchScale, SimulatedScaleOptions } from './simulated-bench-scale'
import { simulatedScaleOptions } from './simulated-bench-scale'
import { loadAt, restingLoad, type SimulatedLoad } from './simulated-load'

/** As the parcel scales of the field do it, some ten times a second. */
const reportEveryMs = 60
const reportId = 3
/** Units of the usage tables. */
const units = { grams: 2, ounces: 11 } as const
const reportBytes = 6

/** The states of USB-IF Point of Sale usage tables 1.02, section 4. */
const states = { atZero: 2, moving: 3, atRest: 4, underZero: 5, overLimit: 6 } as const

/**
 * A USB HID scale on a wire: reports its weight by itself, in whole grams, and takes output report `02 02` for zero.
 * The first thing it says to whoever opens it is its report of before, as the buffer of a real one holds it.
 */
export function createSimulatedHidScale(wire: HidWire, ports: { readonly clock: Clock; readonly random: Random }, initial: SimulatedScaleOptions = simulatedScaleOptions): SimulatedBenchScale {
  const { clock, random } = ports
  let options = initial
  let load: SimulatedLoad = restingLoad(0)
  let zeroGrams: Grams = 0
  let isMute = false
  let fault: SimulatedScaleFault | null = null
  let turn = 0

  function reportAt(now: Instant): Uint8Array {
    const { grams: onPan, isMoving } = loadAt(load, now, random)
    const shown = onPan - zeroGrams
    if (fault === 'false-zero') return report(states.atZero, 0)
    if (fault === 'unit-flip') return report(states.atRest, Math.max(0, shown), units.ounces)
    // Digits under a state that has none: what is shown is not what may be read.
    if (fault === 'overload') return report(states.overLimit, Math.max(0, shown))
    if (onPan > options.capacityGrams) return report(states.overLimit, 0)
    if (shown < 0) return report(states.underZero, -shown)
    return report(isMoving ? states.moving : shown === 0 ? states.atZero : states.atRest, shown)
  }

  function move(toGrams: Grams): void {
    const now = clock.now()
    load = { fromGrams: loadAt(load, now, random).grams, toGrams, changedAt: now, settleMs: options.settleMs }
  }

  const ticker = setInterval(() => {
    if (isMute) return
    turn += 1
    if (fault === 'garbage') wire.write(Uint8Array.from({ length: reportBytes }, (_, place) => (place === 0 ? 1 + Math.floor(random.next() * 2) : Math.floor(random.next() * 256))))
    const whole = reportAt(clock.now())
    wire.write(fault === 'half-frames' && turn % 2 === 0 ? whole.subarray(0, reportBytes / 2) : whole)
  }, reportEveryMs)
  const stopListening = wire.onBytes((output) => {
    const isZero = output[0] === 2 && ((output[1] ?? 0) & 2) !== 0
    if (isZero && !loadAt(load, clock.now(), random).isMoving) zeroGrams = load.toGrams
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
    },
    setMute(mute) {
      isMute = mute
    },
    setFault(wanted) {
      fault = wanted
    },
    change(changes) {
      options = { ...options, ...changes }
    },
    emit: (bytes) => wire.write(bytes),
    unplug: () => wire.unplug(),
    plug: () => wire.plug(),
    async close() {
      clearInterval(ticker)
      stopListening()
      await wire.close()
    },
  }
}

function report(state: number, magnitude: Grams, unit: number = units.grams): Uint8Array {
  return Uint8Array.of(reportId, state, unit, 0, magnitude & 0xff, (magnitude >> 8) & 0xff)
}
