import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { usCharacter, KEY_POSITIONS } from '@shared/domain/keyboard/key-positions'

/*
 * A screen of its own with a keyboard that a test can type on: keys go through the X server (XTEST) into whatever window
 * has the focus, as those of a real keyboard do, by position and not by character.
 */

const TOOLS = ['Xvfb', 'xdotool', 'setxkbmap']

/** Why there can be no such screen here, or null. The set-up step brings the tools along where it may install. */
export function whyNoTypingScreen(): string | null {
  const missing = TOOLS.filter((tool) => spawnSync('which', [tool]).status !== 0)
  return missing.length === 0 ? null : `no ${missing.join(', ')} here`
}

export type HostLayout = 'us' | 'ru' | 'fr' | 'de' | 'gb'

export interface TypingScreen {
  readonly display: string
  /** Sets the layout of the computer. */
  layout(name: HostLayout): void
  /** Presses a key by the name xdotool has for it, such as `Caps_Lock`. */
  press(key: string): void
  /**
   * Types a text as a scanner set to US does: positions, Shift, Ctrl+] for GS, then the suffix.
   * `alt`: as a scanner in ALT mode, which spells each character by its code on the number pad. Resolves to how much
   * longer it took than a scanner would: on a busy machine the beat of this one is not a scanner's.
   */
  scan(text: string, how?: { readonly gapMs?: number; readonly suffix?: 'Return' | 'Tab' | null; readonly alt?: boolean }): Promise<number>
  /** Waits for a window and gives it the keyboard. */
  focusWindow(): void
  close(): void
}

/** X key codes are those of the Linux kernel plus 8; the rows are in the order of KEY_POSITIONS. */
const KEY_CODES: readonly number[] = [49, ...range(10, 21), ...range(24, 35), 51, ...range(38, 48), ...range(52, 61), 94]
const SHIFT = 50
const CONTROL = 37
const SPACE = 65
const BRACKET_RIGHT = 35
const ALT = 64
/** The digits of the number pad, 0 to 9. */
const PAD: readonly number[] = [90, 87, 88, 89, 83, 84, 85, 79, 80, 81]

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

function keyOf(character: string): { readonly code: number; readonly held: number | null } {
  if (character === ' ') return { code: SPACE, held: null }
  if (character === '\u001d') return { code: BRACKET_RIGHT, held: CONTROL }
  for (const shift of [false, true]) {
    const place = KEY_POSITIONS.findIndex((position) => usCharacter(position, shift) === character)
    if (place >= 0) return { code: KEY_CODES[place] ?? 0, held: shift ? SHIFT : null }
  }
  throw new Error(`no key for ${JSON.stringify(character)}`)
}

function spelled(character: string): readonly string[] {
  const digits = `0${character.charCodeAt(0)}`.slice(-3)
  return ['keydown', '--delay', '0', String(ALT), ...[...digits].flatMap((digit) => ['key', '--delay', '0', String(PAD[Number(digit)])]), 'keyup', '--delay', '0', String(ALT)]
}

export async function openTypingScreen(): Promise<TypingScreen> {
  const server: ChildProcess = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [number] = (await once(server.stdout!, 'data')) as [Buffer]
  const display = `:${number.toString().trim()}`
  const env = { ...process.env, DISPLAY: display }
  const xdotool = (...args: readonly string[]) => execFileSync('xdotool', args, { env, encoding: 'utf8' })

  return {
    display,
    layout: (name) => void execFileSync('setxkbmap', [name], { env }),
    press: (key) => void xdotool('key', key),
    scan(text, { gapMs = 10, suffix = 'Return', alt = false } = {}) {
      // One process for the whole scan: starting one for each key would be slower than any scanner.
      const steps = [...text].flatMap((character, at) => {
        const { code, held } = alt ? { code: 0, held: null } : keyOf(character)
        const pressed = alt ? spelled(character) : held === null ? ['key', '--delay', '0', String(code)] : ['keydown', '--delay', '0', String(held), 'key', '--delay', '0', String(code), 'keyup', '--delay', '0', String(held)]
        return at === 0 ? pressed : ['sleep', String(gapMs / 1000), ...pressed]
      })
      const end = suffix === null ? [] : ['sleep', String(gapMs / 1000), 'key', '--delay', '0', suffix]
      const begunAt = performance.now()
      const typing = spawn('xdotool', [...steps, ...end], { env, stdio: 'ignore' })
      return once(typing, 'exit').then(([code]) => {
        if (code !== 0) throw new Error(`xdotool ended with ${String(code)}`)
        return performance.now() - begunAt - text.length * gapMs
      })
    },
    focusWindow() {
      const found = xdotool('search', '--sync', '--onlyvisible', '--name', 'Turnback').trim().split('\n')
      xdotool('windowfocus', '--sync', found.at(-1) ?? '')
    },
    close: () => void server.kill(),
  }
}
