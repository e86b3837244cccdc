import { NO_KEYS, isPrintable, releaseAt, wedgeReducer, type KeyPress, type WedgeEffect, type WedgeInput, type WedgeState } from './keyboard-wedge'
import { keyAction, type InputAction } from './key-map'

export interface KeyboardInputParts {
  readonly target: Window
  readonly onScan: (scan: { readonly text: string; readonly tookMs: number }) => void
  readonly onTooLong: (length: number) => void
  readonly onAction: (action: InputAction) => void
}

/** How long the held keys wait once more when the browser still has input in its queue. */
const PENDING_INPUT_MS = 10

interface FieldBefore {
  readonly field: HTMLInputElement | HTMLTextAreaElement
  readonly value: string
}

/** Listens to the keyboard of the whole window, before anything in it does. The function it returns stops it. */
export function startKeyboardInput(parts: KeyboardInputParts): () => void {
  const { target } = parts
  let state: WedgeState = NO_KEYS
  let timer: ReturnType<typeof setTimeout> | null = null
  let before: FieldBefore | null = null

  function step(input: WedgeInput): boolean {
    const { state: next, effects, swallow } = wedgeReducer(state, input)
    state = next
    for (const effect of effects) carryOut(effect)
    waitForQuiet()
    return swallow
  }

  function carryOut(effect: WedgeEffect): void {
    switch (effect.kind) {
      case 'key': {
        const action = keyAction(effect.press)
        if (action?.kind === 'press-focused') pressFocused(target.document)
        else if (action) parts.onAction(action)
        return
      }
      case 'scan':
        if (effect.inField) putBack(before)
        parts.onScan({ text: effect.text, tookMs: effect.tookMs })
        return
      case 'too-long':
        if (effect.inField) putBack(before)
        parts.onTooLong(effect.length)
    }
  }

  function waitForQuiet(): void {
    if (timer !== null) clearTimeout(timer)
    const due = releaseAt(state)
    timer = due === null ? null : setTimeout(onQuiet, Math.max(0, due - target.performance.now()))
  }

  function onQuiet(): void {
    // A busy window may run a timer before keys that came earlier: then the run is not over yet.
    if (hasPendingInput(target)) timer = setTimeout(onQuiet, PENDING_INPUT_MS)
    else step({ kind: 'quiet', at: Math.max(target.performance.now(), releaseAt(state) ?? 0) })
  }

  function onKeyDown(event: KeyboardEvent): void {
    // An input method composes a character out of several keys: none of them is one by itself.
    if (event.isComposing) return
    const press = pressOf(event, target.document.activeElement)
    const isRunning = state.presses.length > 0
    const swallow = step({ kind: 'key', press })
    if (press.focus === 'field' && isPrintable(press) && (!isRunning || state.presses.length === 1)) before = fieldBefore(target.document.activeElement)
    if (swallow || takesFromPage(press)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  target.addEventListener('keydown', onKeyDown, true)
  return () => {
    target.removeEventListener('keydown', onKeyDown, true)
    if (timer !== null) clearTimeout(timer)
  }
}

/** Keys that mean something to the bench must not also do what the browser does with them: F3 searches, F10 opens a menu. */
function takesFromPage(press: KeyPress): boolean {
  return keyAction(press) !== null
}

function pressOf(event: KeyboardEvent, active: Element | null): KeyPress {
  return {
    key: event.key,
    code: event.code,
    at: event.timeStamp,
    shift: event.shiftKey,
    capsLock: event.getModifierState('CapsLock'),
    chord: event.ctrlKey || event.altKey || event.metaKey,
    repeat: event.repeat,
    focus: isTextField(active) ? 'field' : active?.matches('button, a[href], select, summary, [role="button"], input') === true ? 'control' : 'none',
  }
}

const FIELD_TYPES: readonly string[] = ['text', 'password', 'search', 'tel', 'url', 'email', 'number']

function isTextField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLInputElement && FIELD_TYPES.includes(element.type)
}

function fieldBefore(active: Element | null): FieldBefore | null {
  return isTextField(active) ? { field: active, value: active.value } : null
}

/** Takes the characters of a scan out of the field they fell into. Through the prototype's setter, so that React sees the change. */
function putBack(before: FieldBefore | null): void {
  if (before === null) return
  const { field, value } = before
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function pressFocused(document: Document): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.click()
}

/** Whether the browser still has input to hand over. Chromium only; elsewhere nothing is known to wait. */
function hasPendingInput(target: Window): boolean {
  const navigator: { readonly scheduling?: { isInputPending?(): boolean } } = target.navigator as Navigator & { readonly scheduling?: { isInputPending?(): boolean } }
  return navigator.scheduling?.isInputPending?.() ?? false
}
