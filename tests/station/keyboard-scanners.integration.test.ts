import { events } from '@shared/contract/events'
import { EventEnvelopeSchema } from '@shared/contract/wire'
import { CALIBRATION_CODES, calibrationText } from '@shared/domain/keyboard/calibration-code'
import type { KeyBurst } from '@shared/domain/keyboard/key-press'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSimulatedKeyboardScanner } from '../../electron/station/devices/barcode-scanner/simulated-keyboard-scanner'
import { openSampleStation, sampleBadges, type SampleStation } from '../support/sample-station'
import { until } from './devices/support/until'

let sample: SampleStation
beforeEach(async () => {
  sample = await openSampleStation()
})
afterEach(async () => {
  await sample.close()
})

/** A burst as main sends it; `german`: of a scanner that is set to German, where Y and Z have changed places. */
function burstOf(text: string, german: boolean): KeyBurst {
  let burst: KeyBurst | null = null
  const swapped: Readonly<Record<string, string>> = { y: 'z', z: 'y', Y: 'Z', Z: 'Y' }
  createSimulatedKeyboardScanner({ now: () => Date.now() }, (typed) => (burst = typed)).scan(german ? [...text].map((character) => swapped[character] ?? character).join('') : text)
  if (burst === null) throw new Error('nothing was typed')
  return burst
}

async function learn(german: boolean, another: boolean): Promise<void> {
  await sample.station.request('keyboard.learn', { another })
  for (const code of CALIBRATION_CODES) sample.station.keyBurst(burstOf(calibrationText(code), german))
  let isOpen = true
  const look = async () => {
    const now = await sample.station.request('keyboard.learning', {})
    isOpen = !now.ok || now.value.isOpen
  }
  await until(() => (void look(), !isOpen), 'the scanner to be learned')
}

test('two scanners that type differently are both learned and kept; what they mean differently is asked', async () => {
  await learn(false, false)
  await learn(true, true)
  sample = await sample.restart()
  expect(await sample.station.request('keyboard.learning', {})).toMatchObject({ value: { scanners: 2, isOpen: false } })

  const readings: { text: string; deviceId: string; readAt: number }[] = []
  sample.station.onMessage((message) => {
    const envelope = EventEnvelopeSchema.safeParse(message)
    if (envelope.success && envelope.data.event === 'scanRead') readings.push(events.scanRead.parse(envelope.data.payload))
  })
  async function scan(text: string, german: boolean) {
    readings.length = 0
    sample.station.keyBurst(burstOf(text, german))
    const [read] = readings
    if (!read) throw new Error(`${text} was not read`)
    const answer = await sample.station.request('bench.scan', { text: read.text, aim: null, source: 'keyboard-scanner', deviceId: read.deviceId, readAt: read.readAt })
    return { read, answer }
  }
  await sample.bench.scan(sampleBadges.dana)
  // Both mean the same.
  expect((await scan('RMA-4711', true)).answer).toMatchObject({ value: { kind: 'parcel-matched' } })
  await sample.station.request('bench.command', { command: 'UNDO' })
  // Longer than one pull of the trigger reads several codes.
  await new Promise((resolve) => setTimeout(resolve, 350))
  // Neither is known: a person says which it was, and that one is worked on.
  const doubted = await scan('QZ-STRANGE-Y1', false)
  expect(doubted.answer).toMatchObject({ ok: true, value: { kind: 'confirm-asked' } })
  const view = await sample.station.request('bench.view', {})
  expect(JSON.stringify(view)).toContain('QZ-STRANGE-Y1')
  expect(JSON.stringify(view)).toContain('QY-STRANGE-Z1')
  await sample.station.request('bench.command', { command: 'ANSWER 2' })
  expect(JSON.stringify(await sample.station.request('bench.view', {}))).toContain('QY-STRANGE-Z1')
})
