import type { Signal } from '@shared/domain/signal'
import { SIGNAL_SHAPES, type Tone } from './signal'

/** Plays the tones of signals. The beep of the scanner only means "decoded"; this one means "understood". */
export interface Sound {
  /** Plays at `volume` 0 (silent) to 1. A newer signal cuts the older one off: the newest scan always wins. */
  play(signal: Signal, volume: number): void
  close(): void
}

/** Long enough to hear no click where a tone begins and ends, short enough to stay crisp. */
const EDGE_SECONDS = 0.008

/** Opens the audio device with the first tone, not before: a bench on mute never holds it. */
export function createSound(newContext: () => AudioContext = () => new AudioContext()): Sound {
  let context: AudioContext | null = null
  let sounding: OscillatorNode[] = []

  return {
    play(signal, volume) {
      const loudness = Math.min(1, Math.max(0, volume))
      if (loudness === 0) return
      const audio = (context ??= newContext())
      // A page that was not touched yet starts suspended; the tone is then heard as soon as the system lets it.
      if (audio.state === 'suspended') void audio.resume()
      for (const tone of sounding) tone.stop()
      sounding = SIGNAL_SHAPES[signal].tones.map((tone) => startTone(audio, tone, loudness))
    },
    close() {
      sounding = []
      void context?.close()
      context = null
    },
  }
}

function startTone(audio: AudioContext, tone: Tone, loudness: number): OscillatorNode {
  const start = audio.currentTime + tone.startMs / 1000
  const end = start + tone.lengthMs / 1000
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  // A triangle carries over machines better than a sine and hurts less than a square.
  oscillator.type = 'triangle'
  oscillator.frequency.value = tone.hertz
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(loudness, start + EDGE_SECONDS)
  gain.gain.setValueAtTime(loudness, end - EDGE_SECONDS)
  gain.gain.linearRampToValueAtTime(0, end)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(start)
  oscillator.stop(end)
  return oscillator
}
