import { loadAt, restingLoad, type SimulatedLoad } from '../../electron/station/devices/bench-scale/simulated-load'
import type { Wire } from '../../electron/station/devices/wires/wire'

/** What a scale of some protocol says, as its manual has it. Only tests speak these; the parsers were not made from them. */
export interface ScaleVoice {
  /** What asks for a weight; null: it sends by itself. */
  readonly ask: string | null
  readonly zero: string | null
  weight(grams: number, state: 'rest' | 'moving' | 'over' | 'below'): string
}

const kilograms = (grams: number, whole: number) => (Math.abs(grams) / 1_000).toFixed(3).padStart(whole + 4, '0')

/** Mettler-Toledo DIVA service manual p. 45: the unit is a setting, and in motion there is only a status. */
const toledo8217: ScaleVoice = {
  ask: 'W',
  zero: 'Z',
  weight: (grams, state) => ({ rest: `\x02${kilograms(grams, 2)}\r`, moving: '\x02?A\r', over: '\x02?B\r', below: '\x02?D\r' })[state],
}

/** NCI 7800 manual p. 32: the weight, then status bytes. */
const nci: ScaleVoice = {
  ask: 'W\r',
  zero: 'Z\r',
  weight(grams, state) {
    const status = { rest: grams === 0 ? '20' : '00', moving: '10', over: '02', below: '01' }[state]
    return state === 'over' || state === 'below' ? `\n${status}\r\x03` : `\n${kilograms(grams, 3)}kg\r\n${status}\r\x03`
  },
}

/** Adam CBW manual p. 19: no word whether the load rests. */
const adamText: ScaleVoice = {
  ask: 'P\r\n',
  zero: 'Z\r\n',
  weight: (grams, state) => ({ rest: `GS   ${kilograms(grams, 1)} kg\r\n`, moving: `GS   ${kilograms(grams, 1)} kg\r\n`, over: 'GS   ^^^^^^ kg\r\n', below: 'GS   ______ kg\r\n' })[state],
}

/** Triner TS-700 manual p. 13: a stream. */
const generic: ScaleVoice = {
  ask: null,
  zero: null,
  weight: (grams, state) => `${{ rest: 'ST', moving: 'US', over: 'OL', below: 'ST' }[state]},GS,${grams < 0 ? '-' : '+'}${kilograms(grams, 3)}kg\r\n`,
}

export const scaleVoices: Readonly<Record<string, ScaleVoice>> = { 'toledo-8217': toledo8217, 'nci-scp01': nci, 'adam-text': adamText, generic }

/** The hands of a person at a scale, whatever it speaks. */
export interface ScaleAtBench {
  place(grams: number): void
  remove(): void
  /** Takes what lies on it for nothing, as a scale does that was switched on. */
  powerCycle(): void
  setMute(isMute: boolean): void
  emit(bytes: Uint8Array): void
  unplug(): Promise<void>
  plug(): Promise<void>
  close(): Promise<void>
}

const settleMs = 250
const streamEveryMs = 60
const capacityGrams = 30_000

/** A scale on a serial wire that speaks with a voice. */
export function createSpokenScale(wire: Wire, voice: ScaleVoice): ScaleAtBench {
  const random = { next: () => Math.random() }
  let load: SimulatedLoad = restingLoad(0)
  let zeroGrams = 0
  let isMute = false
  let heard = ''

  function say(): void {
    if (isMute) return
    const { grams, isMoving } = loadAt(load, Date.now(), random)
    const shown = grams - zeroGrams
    const state = grams > capacityGrams ? 'over' : shown < 0 ? 'below' : isMoving ? 'moving' : 'rest'
    wire.write(Buffer.from(voice.weight(shown, state), 'latin1'))
  }

  const stream = voice.ask === null ? setInterval(say, streamEveryMs) : undefined
  const stopListening = wire.onBytes((bytes) => {
    heard += Buffer.from(bytes).toString('latin1')
    for (;;) {
      if (voice.ask !== null && heard.startsWith(voice.ask)) {
        heard = heard.slice(voice.ask.length)
        say()
      } else if (voice.zero !== null && heard.startsWith(voice.zero)) {
        heard = heard.slice(voice.zero.length)
        zeroGrams = load.toGrams
      } else break
    }
    if (heard.length > 8) heard = ''
  })
  const move = (toGrams: number): void => {
    const now = Date.now()
    load = { fromGrams: loadAt(load, now, random).grams, toGrams, changedAt: now, settleMs }
  }

  return {
    place: move,
    remove: () => move(0),
    powerCycle() {
      load = restingLoad(load.toGrams)
      zeroGrams = load.toGrams
    },
    setMute(mute) {
      isMute = mute
    },
    emit: (bytes) => wire.write(bytes),
    unplug: () => wire.unplug(),
    plug: () => wire.plug(),
    async close() {
      clearInterval(stream)
      stopListening()
      await wire.close()
    },
  }
}
