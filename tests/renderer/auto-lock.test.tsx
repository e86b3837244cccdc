import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { lockCountdownMs } from '../../renderer/auto-lock'
import { openTestApp } from './support/open-app'
import { view } from './support/sample-views'

afterEach(() => vi.useRealTimers())

describe('the countdown', () => {
  test('is shown in the last 30 seconds, ends at 0, and never begins where the bench never locks', () => {
    expect([0, 269_000, 270_000, 299_000, 300_000, 999_000].map((idleMs) => lockCountdownMs(idleMs, 5))).toEqual([null, null, 30_000, 1000, 0, 0])
    expect(lockCountdownMs(9e9, 0)).toBeNull()
  })
})

async function idle(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000))
}

async function openIdle(shown: Parameters<typeof view>[0] = 'question') {
  const app = await openTestApp({ view: view('signIn') })
  vi.useFakeTimers()
  // The person signs in now, with the clock of the test.
  act(() => app.station.announce('benchChanged', { view: view(shown), answer: null }))
  await idle(0)
  return app
}

describe('a bench without a hand', () => {
  test('counts down and locks, once', async () => {
    const app = await openIdle()
    await idle(269)
    expect(screen.queryByText(/^Locks in/)).toBeNull()
    await idle(11)
    expect(screen.getByText(/^Locks in 20 s/)).toBeTruthy()
    await idle(60)
    expect(app.benchAsked()).toEqual(['LOCK'])
  })

  test.each([
    ['a key', () => fireEvent.keyDown(document.body, { key: 'F7', code: 'F7' })],
    ['a touch', () => fireEvent.pointerDown(document.body)],
  ])('%s keeps it open', async (_, touch) => {
    const app = await openIdle()
    await idle(280)
    act(() => void touch())
    expect(screen.queryByText(/^Locks in/)).toBeNull()
    await idle(280)
    expect(app.benchAsked()).toEqual([])
  })

  test('a scan keeps it open', async () => {
    const app = await openIdle()
    await idle(290)
    act(() => app.station.announce('scanRead', { text: '4711', aim: null, source: 'serial-scanner', deviceId: 'scanner', readAt: 0, tookMs: 12 }))
    await idle(200)
    expect(app.benchAsked()).not.toContain('LOCK')
  })

  test('locks from any page', async () => {
    const app = await openIdle('scanParcel')
    act(() => void fireEvent.keyDown(document.body, { key: 'F1', code: 'F1' }))
    await idle(301)
    expect(app.benchAsked()).toEqual(['LOCK'])
  })

  test('with no one signed in does not lock', async () => {
    const app = await openIdle('signIn')
    await idle(900)
    expect(app.benchAsked()).toEqual([])
  })
})
