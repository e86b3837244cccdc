import { KeyboardMessageSchema, type KeyboardMessage } from '@shared/contract/keyboard'
import { ALT_CODE, isPrintable, type KeyFocus, type KeyPress } from '@shared/domain/keyboard/key-press'
import type { Bridge } from '../station-client'
import { createFieldHistory, type TextField } from './field-history'
import { keyAction, type InputAction } from './key-map'

/*
 * The page's side of the keyboard. Main has every key first: it takes scanners out and holds back what a person types
 * outside of text fields until no scanner can be meant. What comes here is a person's, but for the keys of a scan that
 * fell into a text field: the page takes them out when main says so.
 */

export interface KeyboardInputParts {
  readonly target: Window
  readonly bridge: Pick<Bridge, 'onKeyboard' | 'focusChanged'>
  readonly onTooLong: (length: number) => void
  /** A scan came while the station could not take it. */
  readonly onLost: () => void
  /** A scan came more slowly than the scanners that were learned. */
  readonly onSlowScan: () => void
  readonly onAction: (action: InputAction) => void
  readonly onFault: (fault: unknown) => void
}

/** How long a scan's keys may still be on their way when main says that they were a scan's. */
const LATE_KEYS_MS = 500
const LATE_KEYS_STEP_MS = 5
/** Time for the last composed character of a scan to fall into its field. */
const COMPOSED_MS = 30

/** Listens to the keyboard of the whole window, before anything in it does. The function it returns stops it. */
export function startKeyboardInput(parts: KeyboardInputParts): () => void {
  const { target, bridge } = parts
  const { document } = target
  const history = createFieldHistory()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let focus: KeyFocus | null = null

  function act(press: KeyPress): void {
    const action = keyAction(press)
    if (action?.kind === 'press-focused' || (press.key === 'Enter' && press.focus === 'control')) pressFocused(document)
    else if (action) parts.onAction(action)
  }

  function putBack(codes: readonly string[], waitedMs: number): void {
    if (history.putBack(codes) || waitedMs >= LATE_KEYS_MS) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      putBack(codes, waitedMs + LATE_KEYS_STEP_MS)
    }, LATE_KEYS_STEP_MS)
    timers.add(timer)
  }

  /** What the system composes from a character code comes after the key that told of it. */
  function onPutBack(codes: readonly string[]): void {
    if (!codes.includes(ALT_CODE)) return putBack(codes, 0)
    const timer = setTimeout(() => {
      timers.delete(timer)
      putBack(codes, 0)
    }, COMPOSED_MS)
    timers.add(timer)
  }

  function onMessage(message: KeyboardMessage): void {
    if (message.kind === 'key') act(message.press)
    else if (message.kind === 'put-back') onPutBack(message.codes)
    else if (message.kind === 'too-long') parts.onTooLong(message.length)
    else if (message.kind === 'scan-again') parts.onSlowScan()
    else parts.onLost()
  }

  function onKeyDown(event: KeyboardEvent): void {
    // An input method composes a character out of several keys: none of them is one by itself.
    if (event.isComposing) return
    const press = pressOf(event, document.activeElement)
    if (isTextField(document.activeElement)) {
      // Alt begins a character that is spelled by its code: its digits, and what the system makes of them, come after this.
      if (press.key === 'Alt') history.note(ALT_CODE, document.activeElement, event.timeStamp)
      else if (isPrintable(press) && !press.chord) history.note(press.code, document.activeElement, event.timeStamp)
    }
    if (isPrintable(press) && press.focus !== 'field' && press.repeat) return event.preventDefault()
    const action = keyAction(press)
    // Keys that mean something to the bench must not also do what the browser does with them: F3 searches, F10 opens a menu.
    if (action === null) return
    event.preventDefault()
    event.stopPropagation()
    act(press)
  }

  /** A field that is taken off the page tells nobody that it lost the focus, so every change of the page is looked at. */
  function tellFocus(): void {
    const now = focusOf(document.activeElement)
    if (now === focus) return
    focus = now
    bridge.focusChanged(now)
  }

  /** On the way from one element to the next, nothing has focus for a moment: that is not told. */
  function onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget === null) tellFocus()
  }

  const stopMessages = bridge.onKeyboard((raw) => {
    const message = KeyboardMessageSchema.safeParse(raw)
    if (message.success) onMessage(message.data)
    else parts.onFault(new Error('a message of the keyboard does not fit the contract', { cause: message.error }))
  })
  const observer = new MutationObserver(tellFocus)
  observer.observe(document, { childList: true, subtree: true })
  target.addEventListener('focusin', tellFocus, true)
  target.addEventListener('focusout', onFocusOut, true)
  target.addEventListener('keydown', onKeyDown, true)
  tellFocus()
  return () => {
    stopMessages()
    observer.disconnect()
    for (const timer of timers) clearTimeout(timer)
    target.removeEventListener('focusin', tellFocus, true)
    target.removeEventListener('focusout', onFocusOut, true)
    target.removeEventListener('keydown', onKeyDown, true)
  }
}

function pressOf(event: KeyboardEvent, active: Element | null): KeyPress {
  return {
    key: event.key,
    code: event.code,
    at: event.timeStamp,
    shift: event.shiftKey,
    capsLock: event.getModifierState('CapsLock'),
    chord: event.ctrlKey || event.altKey || event.metaKey,
    control: event.ctrlKey,
    alt: event.altKey,
    repeat: event.repeat,
    focus: focusOf(active),
  }
}

function focusOf(active: Element | null): KeyFocus {
  if (isTextField(active)) return 'field'
  return active?.matches('button, a[href], select, summary, [role="button"], input') === true ? 'control' : 'none'
}

const FIELD_TYPES: readonly string[] = ['text', 'password', 'search', 'tel', 'url', 'email', 'number']

function isTextField(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLInputElement && FIELD_TYPES.includes(element.type)
}

function pressFocused(document: Document): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.click()
}
