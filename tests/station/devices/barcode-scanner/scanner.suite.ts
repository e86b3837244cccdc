import type { ScanReading, ScanSource } from '@shared/domain/reading'
import { expect, it } from 'vitest'
import { until } from '../support/until'

/** A real driver with a simulated scanner at the other end of its line. */
export interface ScannerUnderTest {
  readonly source: ScanSource
  readonly scans: readonly ScanReading[]
  readonly isReady: () => boolean
  /** A code with every character that this way of sending carries without being taught. */
  readonly mixedText: string
  /** Sends one whole code the way this scanner does; resolved when it is on its way. */
  send(text: string, aim: string): Promise<void>
  stop(): Promise<void>
}

const manyScans = 200
const inMs = 2_000

/** What every scanner keeps to, however it is connected. `open` gives a fresh one each time and closes it after the test. */
export function scannerSuite(open: () => Promise<ScannerUnderTest>): void {
  it('announces a code once, with its source, its time and its device', async () => {
    const before = Date.now()
    const scanner = await open()
    await scanner.send('RT-0001', ']C0')
    await until(() => scanner.scans.length >= 1, 'one scan')
    expect(scanner.scans).toMatchObject([{ text: 'RT-0001', source: scanner.source, deviceId: 'scanner' }])
    expect(scanner.scans[0]?.readAt).toBeGreaterThanOrEqual(before)
    expect(scanner.scans[0]?.tookMs).toBeGreaterThanOrEqual(0)
    expect(scanner.isReady()).toBe(true)
  })

  it('tells the identifier apart from the code, and keeps separators and scripts', async () => {
    const scanner = await open()
    await scanner.send(scanner.mixedText, ']C1')
    await until(() => scanner.scans.length >= 1, 'one scan')
    expect(scanner.scans).toMatchObject([{ text: scanner.mixedText, aim: ']C1' }])
  })

  it('drops a code that the held trigger reads again, and takes it when a person means it', async () => {
    const scanner = await open()
    await scanner.send('one', ']C0')
    await scanner.send('one', ']C0')
    await scanner.send('two', ']C0')
    await until(() => scanner.scans.length >= 2, 'two scans')
    await scanner.send('one', ']C0')
    await until(() => scanner.scans.length >= 3, 'three scans')
    expect(scanner.scans.map(({ text }) => text)).toEqual(['one', 'two', 'one'])
  })

  it('announces nothing once it was stopped', async () => {
    const scanner = await open()
    await scanner.stop()
    await scanner.send('late', ']C0')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(scanner.scans).toEqual([])
  })
}

/** Sends 200 codes in two seconds and tells whether each came once, in order. Its scanners are run side by side: the time is the same for all. */
export async function sendManyScans(scanner: ScannerUnderTest): Promise<void> {
  const codes = Array.from({ length: manyScans }, (_, place) => `RT-${String(place).padStart(5, '0')}-${'x'.repeat(place % 90)}`)
  const startedAt = performance.now()
  for (const [place, code] of codes.entries()) {
    const waitMs = startedAt + (place * inMs) / manyScans - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    await scanner.send(code, ']d1')
  }
  await until(() => scanner.scans.length >= manyScans, `${manyScans} scans`, () => scanner.scans.length)
  console.info(`${scanner.source}: ${scanner.scans.length} scans in ${Math.round(performance.now() - startedAt)} ms`)
  expect(scanner.scans.map(({ text }) => text)).toEqual(codes)
}
