import type { ScanReading } from '@shared/domain/reading'
import { expect, it } from 'vitest'
import { createKeyboardBarcodeScanner } from '../../../../electron/station/devices/barcode-scanner/keyboard-barcode-scanner'
import { burstOf } from '../../../support/key-presses'
import { devicePorts } from '../support/ports'

const identity = { deviceId: 'wedge', address: 'keyboard', simulated: false }

function startedScanner() {
  const scanner = createKeyboardBarcodeScanner(identity, devicePorts())
  const readings: ScanReading[] = []
  scanner.onScan((reading) => readings.push(reading))
  scanner.start()
  return { scanner, readings }
}

it('is ready as soon as it is started, and shows what it said last', () => {
  const { scanner } = startedScanner()
  expect(scanner.status).toMatchObject({ state: 'ready', lastSaid: null, address: 'keyboard' })
  scanner.typed(burstOf('RT-1'), 5_000)
  expect(scanner.status).toMatchObject({ state: 'ready', lastSaid: 'RT-1', lastSaidAt: 5_000 })
})

it('makes a reading of a burst', () => {
  const { scanner, readings } = startedScanner()
  scanner.typed(burstOf(']C1RT-1'), 5_000)
  expect(readings).toEqual([{ text: 'RT-1', aim: ']C1', source: 'keyboard-scanner', deviceId: 'wedge', readAt: 5_000, tookMs: 60 }])
})

it('drops a repeat and an empty burst', () => {
  const { scanner, readings } = startedScanner()
  for (const [text, at] of [['A', 0], ['A', 100], ['', 500], ['A', 600]] as const) scanner.typed(burstOf(text), at)
  expect(readings.map((reading) => reading.readAt)).toEqual([0, 600])
})

it('says nothing after it was stopped', async () => {
  const { scanner, readings } = startedScanner()
  await scanner.stop()
  scanner.typed(burstOf('late'), 0)
  expect(readings).toEqual([])
})
