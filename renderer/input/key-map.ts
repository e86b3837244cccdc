import type { BenchCommand } from '@shared/domain/command-barcode'
import { isPrintable, type KeyPress } from '@shared/domain/keyboard/key-press'
import { usCharacter } from '@shared/domain/keyboard/key-positions'

/** Places of the window that a key or a touch opens. */
export type Page = 'bench' | 'import' | 'shift' | 'devices' | 'floor' | 'search' | 'dossier' | 'settings' | 'labels' | 'device-check' | 'relabel' | 'simulated' | 'type'

/** Pages that fill the window; the other places open on top of one. */
export type WindowPage = Exclude<Page, 'simulated' | 'type'>

/** Command barcodes that open a page of the window. */
const COMMAND_PAGES: Partial<Record<BenchCommand, WindowPage>> = {
  'SHIFT SUMMARY': 'shift', 'CLOSE SHIFT': 'shift', 'HAND OVER': 'shift', 'SAVE SUMMARY': 'shift',
  DEVICES: 'devices', BENCH: 'bench', 'TOTE CONTENTS': 'floor', 'PUT AWAY': 'floor', RELABEL: 'relabel', IMPORT: 'import', 'CHECK DEVICES': 'device-check', SEARCH: 'search', DOSSIER: 'dossier', SETTINGS: 'settings',
}

/** The page that a command opens, or null for every other action. */
export function pageOfCommand(action: InputAction): WindowPage | null {
  return action.kind === 'command' ? (COMMAND_PAGES[action.command] ?? null) : null
}

/** What a person means by a key, a touch or a command barcode. */
export type InputAction =
  /** `pedalId`: a foot said it. */
  | { readonly kind: 'command'; readonly command: BenchCommand; readonly pedalId?: string }
  | { readonly kind: 'open'; readonly page: Page }
  /** A digit or letter outside of a text field: an answer, a digit of a PIN, or the start of a typed code. */
  | { readonly kind: 'character'; readonly text: string }
  | { readonly kind: 'erase' }
  /** Space on a button that got focus with Tab. */
  | { readonly kind: 'press-focused' }

/** Keys by what they do; the same names stand on the buttons. */
export const KEY_NAMES = {
  NEXT: 'Enter',
  floor: 'F1',
  BACK: 'Esc',
  HOLD: 'F2',
  type: 'F3',
  'CHANGE ROUTE': 'Ins',
  'CHANGE REASON': 'Home',
  'ZERO SCALE': 'End',
  TARE: 'Del',
  'CLEAR TARE': 'Shift+Del',
  LEAD: 'F4',
  search: 'F5',
  REPRINT: 'F6',
  'OTHER PRINTER': 'Shift+F6',
  relabel: 'Shift+F1',
  simulated: 'F7',
  UNDO: 'F8',
  'SHIFT SUMMARY': 'F9',
  devices: 'F10',
  settings: 'Shift+F10',
  import: 'F11',
  'SIGN OUT': 'F12',
} as const

const ACTIONS: Readonly<Record<string, InputAction>> = {
  Enter: { kind: 'command', command: 'NEXT' },
  Escape: { kind: 'command', command: 'BACK' },
  F1: { kind: 'open', page: 'floor' },
  F2: { kind: 'command', command: 'HOLD' },
  F3: { kind: 'open', page: 'type' },
  F4: { kind: 'command', command: 'LEAD' },
  F5: { kind: 'open', page: 'search' },
  F6: { kind: 'command', command: 'REPRINT' },
  F7: { kind: 'open', page: 'simulated' },
  F8: { kind: 'command', command: 'UNDO' },
  F9: { kind: 'command', command: 'SHIFT SUMMARY' },
  F10: { kind: 'open', page: 'devices' },
  F11: { kind: 'open', page: 'import' },
  Insert: { kind: 'command', command: 'CHANGE ROUTE' },
  Home: { kind: 'command', command: 'CHANGE REASON' },
  End: { kind: 'command', command: 'ZERO SCALE' },
  Delete: { kind: 'command', command: 'TARE' },
  F12: { kind: 'command', command: 'SIGN OUT' },
  Backspace: { kind: 'erase' },
}

/** Keys that mean something else while Shift is held. */
const SHIFTED: Readonly<Record<string, InputAction>> = {
  F6: { kind: 'command', command: 'OTHER PRINTER' },
  F1: { kind: 'open', page: 'relabel' },
  F10: { kind: 'open', page: 'settings' },
  Delete: { kind: 'command', command: 'CLEAR TARE' },
}

/** Keys that a text field needs for itself. */
const FIELD_KEYS: readonly string[] = ['Enter', 'Backspace', 'Insert', 'Home', 'End', 'Delete']

/** The action of a person's key, or null when it means nothing to the bench or belongs to what has focus. */
export function keyAction(press: KeyPress): InputAction | null {
  if (press.chord) return null
  if (press.focus === 'field' && (isPrintable(press) || FIELD_KEYS.includes(press.key))) return null
  if (press.focus === 'control') {
    if (press.key === 'Enter') return null
    if (press.key === ' ') return { kind: 'press-focused' }
  }
  const action = (press.shift ? SHIFTED[press.key] : undefined) ?? ACTIONS[press.key]
  if (action !== undefined) return action
  return isPrintable(press) ? characterAction(press) : null
}

function characterAction(press: KeyPress): InputAction | null {
  const text = (/^[ -~]$/.test(press.key) ? press.key : usCharacter(press.code, press.shift)) ?? ''
  if (text === '/') return { kind: 'open', page: 'type' }
  return /^[0-9A-Za-z-]$/.test(text) ? { kind: 'character', text: text.toUpperCase() } : null
}

/** The digit that an action stands for: a number key, or an answer on the mat. Null for everything else. */
export function digitOf(action: InputAction): number | null {
  if (action.kind === 'character' && /^[0-9]$/.test(action.text)) return Number(action.text)
  if (action.kind !== 'command' || !action.command.startsWith('ANSWER ')) return null
  return Number(action.command.slice('ANSWER '.length))
}
