import { RUSSIAN, US, type HostLayout } from '@shared/domain/keyboard/host-layouts'
import type { BurstKey, KeyBurst } from '@shared/domain/keyboard/key-press'
import { KEY_POSITIONS, usCharacter } from '@shared/domain/keyboard/key-positions'
import type { DurationMs } from '@shared/domain/quantities'
import type { Clock } from '../../ports'

/** How the keys come: on which computer, and how far apart. */
export interface TypingOptions {
  readonly layout: 'us' | 'ru'
  readonly gapMs: DurationMs
}

/** A scanner set to US that types: its keys by position, and what a computer of the layout makes of them. */
export interface SimulatedKeyboardScanner {
  scan(text: string, how?: Partial<TypingOptions>): void
}

const LAYOUTS: Readonly<Record<TypingOptions['layout'], HostLayout>> = { us: US, ru: RUSSIAN }
const USUAL: TypingOptions = { layout: 'us', gapMs: 10 }

/** Its bursts are those that main would catch; a character that no US keyboard has is left out, as such scanners do. */
export function createSimulatedKeyboardScanner(clock: Clock, send: (burst: KeyBurst) => void): SimulatedKeyboardScanner {
  return {
    scan(text, how = {}) {
      const { layout, gapMs } = { ...USUAL, ...how }
      const typed = [...text].flatMap((character) => keyOf(character, LAYOUTS[layout]) ?? [])
      const begunAt = clock.now() - gapMs * typed.length
      send({ keys: typed.map((key, place) => ({ ...key, at: begunAt + gapMs * place })), prefix: null, suffix: 'Enter' })
    },
  }
}

function keyOf(character: string, layout: HostLayout): Omit<BurstKey, 'at'> | null {
  const plain = { shift: false, capsLock: false, control: false }
  if (character === ' ') return { ...plain, key: ' ', code: 'Space' }
  if (character === '\u001d') return { ...plain, key: ']', code: 'BracketRight', control: true }
  for (const shift of [false, true]) {
    const place = KEY_POSITIONS.findIndex((position) => usCharacter(position, shift) === character)
    const code = KEY_POSITIONS[place]
    if (code !== undefined) return { ...plain, key: (shift ? layout.shifted : layout.plain).charAt(place), code, shift }
  }
  return null
}
