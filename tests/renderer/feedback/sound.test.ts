import { describe, expect, test } from 'vitest'
import type { Signal } from '@shared/domain/signal'
import { SIGNAL_SHAPES } from '../../../renderer/feedback/signal'
import { createSound } from '../../../renderer/feedback/sound'

interface PlayedTone {
  readonly hertz: number
  readonly start: number
  stops: number[]
  loudest: number
}

/** An audio device that writes down what it is told to play. */
function recordingAudio() {
  const tones: PlayedTone[] = []
  let opened = 0
  let closed = 0
  const newContext = () => {
    opened++
    return {
      currentTime: 10,
      state: 'running',
      destination: {},
      createOscillator: () => {
        const frequency = { value: 0 }
        const tone = { hertz: 0, start: 0, stops: [] as number[], loudest: 0 }
        return {
          frequency,
          connect: (gain: { loudness: () => number; connect: (to: object) => void }) => {
            tone.loudest = gain.loudness()
            return gain
          },
          start: (at: number) => tones.push(Object.assign(tone, { hertz: frequency.value, start: at })),
          stop: (at = 10) => tone.stops.push(at),
        }
      },
      createGain: () => {
        let loudest = 0
        const note = (value: number) => void (loudest = Math.max(loudest, value))
        return { gain: { setValueAtTime: note, linearRampToValueAtTime: note }, loudness: () => loudest, connect: () => undefined }
      },
      close: () => {
        closed++
        return Promise.resolve()
      },
    } as unknown as AudioContext
  }
  return { newContext, tones, opened: () => opened, closed: () => closed }
}

describe('the tones', () => {
  test.each<[Signal, readonly number[]]>([
    ['ok', [10]],
    ['ask', [10, 10.21]],
    ['stop', [10]],
  ])('%s sounds at %j s', (signal, starts) => {
    const audio = recordingAudio()
    createSound(audio.newContext).play(signal, 0.5)
    expect(audio.tones.map((tone) => tone.start)).toEqual(starts)
    expect(audio.tones.map((tone) => tone.hertz)).toEqual(SIGNAL_SHAPES[signal].tones.map((tone) => tone.hertz))
  })

  test('ok is short and high, stop long and low', () => {
    const [ok] = SIGNAL_SHAPES.ok.tones
    const [stop] = SIGNAL_SHAPES.stop.tones
    expect(ok!.hertz).toBeGreaterThan(4 * stop!.hertz)
    expect(stop!.lengthMs).toBeGreaterThan(4 * ok!.lengthMs)
  })
})

test.each([
  [0.3, 0.3],
  [7, 1],
])('volume %f plays at %f', (volume, loudness) => {
  const audio = recordingAudio()
  createSound(audio.newContext).play('ok', volume)
  expect(audio.tones.map((tone) => tone.loudest)).toEqual([loudness])
})

test('a bench on mute never opens the audio device', () => {
  const audio = recordingAudio()
  createSound(audio.newContext).play('stop', 0)
  expect(audio.opened()).toBe(0)
})

test('the device is opened once, and closed', () => {
  const audio = recordingAudio()
  const sound = createSound(audio.newContext)
  sound.play('ok', 1)
  sound.play('ok', 1)
  sound.close()
  expect([audio.opened(), audio.closed()]).toEqual([1, 1])
})

test('a newer signal cuts the older one off', () => {
  const audio = recordingAudio()
  const sound = createSound(audio.newContext)
  sound.play('stop', 1)
  sound.play('ok', 1)
  expect(audio.tones[0]?.stops).toEqual([10.75, 10])
})
