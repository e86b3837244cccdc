import type { DeviceProfile } from '@shared/domain/device-profile'
import type { ScanReading } from '@shared/domain/reading'
import type { Relevance } from '@shared/domain/trigger-burst'
import { describe, expect, it } from 'vitest'
import { createTriggerDesk } from '../../../electron/station/handlers/trigger-desk'

function desk(relevances: Readonly<Record<string, Relevance>>, profile?: DeviceProfile, simulated = false) {
  const triggers = createTriggerDesk({
    clock: { now: () => Date.now() },
    relevanceOf: (text) => relevances[text] ?? 'refused',
    profileOf: (deviceId) => (deviceId === 'scanner' ? { profile, simulated } : null),
  })
  const read = (text: string, afterMs = 0, more: Partial<ScanReading> = {}): ScanReading => {
    const reading: ScanReading = { text, aim: null, source: 'hid-scanner', deviceId: 'scanner', readAt: Date.now() + afterMs, tookMs: 0, ...more }
    triggers.onScan(reading)
    return reading
  }
  return { read, counterpart: (reading: ScanReading) => triggers.counterpart(reading) }
}

describe('several codes from one trigger', () => {
  it('works on the first that the bench can use, at once, and tells the others apart', async () => {
    const { read, counterpart } = desk({ article: 'books', serial: 'books' })
    const [article, serial] = [read('article'), read('serial')]
    expect(await counterpart(article)).toBeNull()
    expect(await counterpart(serial)).toBe('article')
  })

  it('waits for the rest of the pull where the first leads to nothing, and lets what is wanted win', async () => {
    const { read, counterpart } = desk({ article: 'books', question: 'asks' })
    const routing = read('routing')
    const first = counterpart(routing)
    const [question, article] = [read('question'), read('article')]
    expect(await first).toBe('article')
    expect(await counterpart(question)).toBe('article')
    expect(await counterpart(article)).toBeNull()
  })

  it('refuses one code and not nine where nothing fits', async () => {
    const { read, counterpart } = desk({})
    const [one, two] = [read('one'), read('two')]
    expect(await counterpart(one)).toBeNull()
    expect(await counterpart(two)).toBe('one')
  })

  it('takes a later code for itself', async () => {
    const { read, counterpart } = desk({ one: 'books', two: 'books' })
    const one = read('one')
    expect(await counterpart(one)).toBeNull()
    expect(await counterpart(read('two', 1_000))).toBeNull()
    expect(await counterpart(one)).toBeNull()
  })

  it('keeps to the kinds of code that the bench works with', async () => {
    const { read, counterpart } = desk({ plain: 'books', matrix: 'books' }, { symbologies: ['datamatrix'] })
    const [plain, matrix] = [read('plain', 0, { symbology: 'ean13' }), read('matrix', 0, { symbology: 'datamatrix' })]
    expect(await counterpart(plain)).toBe('matrix')
    expect(await counterpart(matrix)).toBeNull()
  })

  it('takes every code for itself where the scanner reads one per pull, is simulated, or is unknown', async () => {
    for (const { read, counterpart } of [desk({ one: 'books' }, { codesPerTrigger: 'one' }), desk({ one: 'books' }, undefined, true)]) {
      read('one')
      expect(await counterpart(read('two'))).toBeNull()
    }
    const { read, counterpart } = desk({})
    expect(await counterpart(read('x', 0, { deviceId: 'other' }))).toBeNull()
  })
})
