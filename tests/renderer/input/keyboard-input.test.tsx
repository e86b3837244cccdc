import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { InputAction } from '../../../renderer/input/key-map'
import { startKeyboardInput } from '../../../renderer/input/keyboard-input'
import { HOLD_MS } from '../../../renderer/input/keyboard-wedge'
import { startTouchFocus } from '../../../renderer/input/touch-focus'

let stop: () => void = () => undefined
const onScan = vi.fn<(scan: { text: string; tookMs: number }) => void>()
const onAction = vi.fn<(action: InputAction) => void>()
const onTooLong = vi.fn<(length: number) => void>()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  for (const listener of [onScan, onAction, onTooLong]) listener.mockClear()
  stop = startKeyboardInput({ target: window, onScan, onAction, onTooLong })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  document.body.replaceChildren()
})

/** A key as the browser sends it, `after` milliseconds later; true when the page does not get it. */
function key(name: string, after = 0): boolean {
  vi.advanceTimersByTime(after)
  const code = /^[a-z]$/i.test(name) ? `Key${name.toUpperCase()}` : /^\d$/.test(name) ? `Digit${name}` : name
  const event = new KeyboardEvent('keydown', { key: name, code, shiftKey: /^[A-Z]$/.test(name), bubbles: true, cancelable: true })
  Object.defineProperty(event, 'timeStamp', { value: performance.now() })
  const target = document.activeElement ?? document.body
  target.dispatchEvent(event)
  if (!event.defaultPrevented && target instanceof HTMLInputElement && [...name].length === 1) target.value += name
  return event.defaultPrevented
}

function burst(text: string, gap: number): void {
  for (const character of text) key(character, gap)
}

function field(): HTMLInputElement {
  const input = document.createElement('input')
  document.body.append(input)
  input.focus()
  return input
}

describe('without a text field', () => {
  test('a burst is a scan, and its Enter presses nothing', () => {
    burst('TA12R', 12)
    expect(key('Enter', 12)).toBe(true)
    vi.runAllTimers()
    expect(onScan).toHaveBeenCalledExactlyOnceWith({ text: 'TA12R', tookMs: 60 })
    expect(onAction).not.toHaveBeenCalled()
  })

  test('a person’s key acts as soon as no scanner can be meant', () => {
    key('4')
    vi.advanceTimersByTime(HOLD_MS - 1)
    expect(onAction).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onAction).toHaveBeenCalledExactlyOnceWith({ kind: 'character', text: '4' })
  })

  test('keys of the bench act at once, and do not do what the browser does with them', () => {
    expect(key('F3')).toBe(true)
    expect(key('Escape')).toBe(true)
    expect(onAction.mock.calls).toEqual([[{ kind: 'open', page: 'type' }], [{ kind: 'command', command: 'BACK' }]])
  })

  test('a key that means nothing is left to the browser', () => {
    expect(key('F13')).toBe(false)
    expect(key('Tab')).toBe(false)
  })
})

describe('in a text field', () => {
  test('what a person types stays, and Enter reaches the form', () => {
    const input = field()
    for (const character of 'Bench 07') key(character, 180)
    expect(key('Enter', 200)).toBe(false)
    expect(input.value).toBe('Bench 07')
    expect(onScan).not.toHaveBeenCalled()
  })

  test('a scan is taken out again, the text before it stays, and React hears of it', () => {
    const input = field()
    const changed = vi.fn<() => void>()
    input.addEventListener('input', changed)
    input.value = 'Vera'
    burst('TA12R', 40)
    expect(input.value).toBe('VeraTA12R')
    expect(key('Enter', 40)).toBe(true)
    expect(input.value).toBe('Vera')
    expect(changed).toHaveBeenCalledOnce()
    expect(onScan).toHaveBeenCalledExactlyOnceWith({ text: 'TA12R', tookMs: 200 })
  })

  test('typing that is followed by a scan loses only the scan', () => {
    const input = field()
    for (const character of 'Ver') key(character, 200)
    vi.advanceTimersByTime(500)
    burst('TA12R', 15)
    key('Enter', 15)
    expect(input.value).toBe('Ver')
    expect(onScan).toHaveBeenCalledOnce()
  })
})

describe('on a button reached with Tab', () => {
  function button(): { element: HTMLButtonElement; pressed: ReturnType<typeof vi.fn> } {
    const element = document.createElement('button')
    const pressed = vi.fn<() => void>()
    element.addEventListener('click', pressed)
    document.body.append(element)
    element.focus()
    return { element, pressed }
  }

  test('Space presses it, Enter is left to the browser', () => {
    const { pressed } = button()
    key(' ')
    vi.advanceTimersByTime(HOLD_MS)
    expect(pressed).toHaveBeenCalledOnce()
    expect(key('Enter', 300)).toBe(false)
    expect(onAction).not.toHaveBeenCalled()
  })

  test('a scan presses nothing', () => {
    const { pressed } = button()
    burst('A 12 B', 20)
    expect(key('Enter', 20)).toBe(true)
    vi.runAllTimers()
    expect(pressed).not.toHaveBeenCalled()
    expect(onScan.mock.calls[0]?.[0].text).toBe('A 12 B')
  })

  test('a touch does not take the focus, so Enter stays Next', () => {
    const { element } = button()
    const stopTouch = startTouchFocus(document)
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    element.dispatchEvent(down)
    expect(down.defaultPrevented).toBe(true)
    stopTouch()
  })
})

test('after it was stopped it hears nothing', () => {
  stop()
  key('F3')
  expect(onAction).not.toHaveBeenCalled()
})
