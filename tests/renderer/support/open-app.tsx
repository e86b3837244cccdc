import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { App } from '../../../renderer/app'
import { openApp, type RunningApp } from '../../../renderer/running-app'
import { createFakeStation, type FakeStation, type FakeStationStart } from './fake-station'

/** The whole window on a fake station, with the hands of a person. */
export interface OpenedApp {
  readonly station: FakeStation
  readonly running: RunningApp
  readonly onFault: (fault: unknown) => void
  /** Presses one key as a person does, and waits until it means something. */
  press(key: string): Promise<void>
  /** A scanner at the station reads a code. */
  scan(text: string): Promise<void>
  /** Touches what has this name. */
  touch(name: string | RegExp): Promise<void>
  /** Lets everything that was asked be answered and drawn. */
  settle(): Promise<void>
  /** What was asked of the bench, in short: scans by their text, commands by their name. */
  benchAsked(): readonly string[]
}

const opened: RunningApp[] = []

afterEach(() => {
  cleanup()
  for (const running of opened.splice(0)) running.close()
  document.documentElement.className = ''
})

/** Longer than a key is held back. */
const KEY_SETTLES_MS = 140

const CODES: Readonly<Record<string, string>> = { '/': 'Slash', '-': 'Minus' }

export async function openTestApp(start: FakeStationStart = {}, prepare: (station: FakeStation) => void = () => undefined): Promise<OpenedApp> {
  const station = createFakeStation(start)
  prepare(station)
  const onFault = vi.fn<(fault: unknown) => void>()
  const running = openApp({ bridge: station.bridge, document, window, onFault })
  opened.push(running)
  render(<App running={running} />)

  const settle = () => act(async () => {
    await new Promise((resolve) => { setTimeout(resolve, 0) })
    await running.router.idle()
    await new Promise((resolve) => { setTimeout(resolve, 0) })
  })
  await settle()

  return {
    station,
    running,
    onFault,
    settle,
    async press(key) {
      const code = CODES[key] ?? (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key)
      fireEvent.keyDown(document.activeElement ?? document.body, { key, code, bubbles: true })
      // Only a key that types something is held back.
      if (key.length === 1) await act(() => new Promise((resolve) => { setTimeout(resolve, KEY_SETTLES_MS) }))
      await settle()
    },
    async scan(text) {
      act(() => station.announce('scanRead', { text, aim: null, source: 'serial-scanner', deviceId: 'scanner', readAt: 0, tookMs: 12 }))
      await settle()
    },
    async touch(name) {
      const target = screen.getAllByRole('button', { name })[0]
      if (target === undefined) throw new Error(`nothing to touch is named ${String(name)}`)
      fireEvent.mouseDown(target)
      fireEvent.click(target)
      await settle()
    },
    benchAsked: () =>
      station.asked.flatMap(({ name, input }) => {
        if (name === 'bench.scan') return [(input as { text: string }).text]
        return name === 'bench.command' ? [(input as { command: string }).command] : []
      }),
  }
}

export const stage = () => screen.getByTestId('step').getAttribute('data-stage')
export const step = () => screen.getByTestId('step').getAttribute('data-step')
export const prompt = () => plain(screen.getByTestId('prompt'))
export const echo = () => plain(screen.getByTestId('echo'))
/** What an element says, with every kind of space as a plain one. */
export const plain = (element: Element) => (element.textContent ?? '').replaceAll(/\s/g, ' ')
