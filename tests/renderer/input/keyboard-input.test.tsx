import type { KeyboardMessage } from '@shared/contract/keyboard'
import { ALT_CODE, type KeyFocus } from '@shared/domain/keyboard/key-press'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { InputAction } from '../../../renderer/input/key-map'
import { startKeyboardInput } from '../../../renderer/input/keyboard-input'
import { startTouchFocus } from '../../../renderer/input/touch-focus'
import { pressOf } from '../../support/key-presses'

let stop: () => void = () => undefined
let tell: (message: KeyboardMessage) => void = () => undefined
const focused: KeyFocus[] = []
const onAction = vi.fn<(action: InputAction) => void>()
const onTooLong = vi.fn<(length: number) => void>()
const onLost = vi.fn<() => void>()
const onSlowScan = vi.fn<() => void>()
const onFault = vi.fn<(fault: unknown) => void>()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  for (const listener of [onAction, onTooLong, onLost, onSlowScan, onFault]) listener.mockClear()
  focused.length = 0
  const bridge = {
    onKeyboard(listener: (message: unknown) => void) {
      tell = listener
      return () => undefined
    },
    focusChanged: (focus: KeyFocus) => void focused.push(focus),
  }
  stop = startKeyboardInput({ target: window, bridge, onAction, onTooLong, onLost, onSlowScan, onFault })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  document.body.replaceChildren()
})

/** A key as the browser sends it, `after` milliseconds later; true when the page does not get it. */
function key(name: string, after = 0): boolean {
  vi.advanceTimersByTime(after)
  const { code, shift } = pressOf(name, 0)
  const event = new KeyboardEvent('keydown', { key: name, code, shiftKey: shift, bubbles: true, cancelable: true })
  Object.defineProperty(event, 'timeStamp', { value: performance.now() })
  const target = document.activeElement ?? document.body
  target.dispatchEvent(event)
  if (!event.defaultPrevented && target instanceof HTMLInputElement && [...name].length === 1) target.value += name
  return event.defaultPrevented
}

const codesOf = (text: string) => [...text].map((character) => pressOf(character, 0).code)

function field(): HTMLInputElement {
  const input = document.createElement('input')
  document.body.append(input)
  input.focus()
  return input
}

describe('without a text field', () => {
  test('a person’s key acts when main hands it over', () => {
    tell({ kind: 'key', press: pressOf('4', 0) })
    expect(onAction).toHaveBeenCalledExactlyOnceWith({ kind: 'character', text: '4' })
  })

  test('keys of the bench act at once, and do not do what the browser does with them', () => {
    expect(key('F3')).toBe(true)
    expect(key('Escape')).toBe(true)
    expect(onAction.mock.calls).toEqual([[{ kind: 'open', page: 'type' }], [{ kind: 'command', command: 'BACK' }]])
  })

  test('a key that means nothing is left to the browser', () => {
    expect(key('F14')).toBe(false)
    expect(key('Tab')).toBe(false)
  })

  test('what was too long or could not be taken is told', () => {
    tell({ kind: 'too-long', length: 3001 })
    tell({ kind: 'lost' })
    expect([onTooLong.mock.calls, onLost.mock.calls.length]).toEqual([[[3001]], 1])
  })
})

describe('in a text field', () => {
  test('what a person types stays, and Enter reaches the form', () => {
    const input = field()
    for (const character of 'Bench 07') key(character, 180)
    expect(key('Enter', 200)).toBe(false)
    expect(input.value).toBe('Bench 07')
    expect(onAction).not.toHaveBeenCalled()
  })

  test('a scan is taken out again, the text before it stays, and React hears of it', () => {
    const input = field()
    const changed = vi.fn<() => void>()
    input.addEventListener('input', changed)
    input.value = 'Vera'
    for (const character of 'TA12R') key(character, 40)
    expect(input.value).toBe('VeraTA12R')
    tell({ kind: 'put-back', codes: codesOf('TA12R') })
    expect(input.value).toBe('Vera')
    expect(changed).toHaveBeenCalledOnce()
  })

  test('a scan whose keys come after the word of main is taken out when they are there', () => {
    const input = field()
    for (const character of 'TA1') key(character, 10)
    tell({ kind: 'put-back', codes: codesOf('TA12R') })
    for (const character of '2R') key(character, 10)
    vi.advanceTimersByTime(10)
    expect(input.value).toBe('')
  })

  test('characters that were spelled with Alt are taken out, digits and composed ones alike', () => {
    const input = field()
    input.value = 'Vera'
    for (const character of 'TA12R') {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Alt', code: 'AltLeft', altKey: true, bubbles: true }))
      // The digits of the number pad fall into the field on one system, the character that they spell on another.
      input.value += character === '1' ? '049' : character
    }
    tell({ kind: 'put-back', codes: Array(5).fill(ALT_CODE) })
    input.value += '!'
    vi.advanceTimersByTime(50)
    expect(input.value).toBe('Vera')
  })

  test('a scanner slower than what was learned is told of', () => {
    tell({ kind: 'scan-again' })
    expect(onSlowScan).toHaveBeenCalledOnce()
    expect(onFault).not.toHaveBeenCalled()
  })

  test('typing that is followed by a scan loses only the scan', () => {
    const input = field()
    for (const character of 'Ver') key(character, 200)
    for (const character of 'TA12R') key(character, 200)
    tell({ kind: 'put-back', codes: codesOf('TA12R') })
    expect(input.value).toBe('Ver')
  })
})

describe('main is told what has focus', () => {
  test('a field, a button, neither', () => {
    expect(focused).toEqual(['none'])
    field()
    const button = document.createElement('button')
    document.body.append(button)
    button.focus()
    button.blur()
    expect(focused).toEqual(['none', 'field', 'control', 'none'])
  })

  test('also when a field is taken off the page, which tells nobody', async () => {
    field()
    document.body.replaceChildren()
    await Promise.resolve()
    expect(focused.at(-1)).toBe('none')
  })
})

describe('on a button reached with Tab', () => {
  test('Space presses it, Enter is left to the browser', () => {
    const element = document.createElement('button')
    const pressed = vi.fn<() => void>()
    element.addEventListener('click', pressed)
    document.body.append(element)
    element.focus()
    tell({ kind: 'key', press: pressOf(' ', 0, { focus: 'control' }) })
    expect(pressed).toHaveBeenCalledOnce()
    expect(key('Enter', 300)).toBe(false)
    expect(onAction).not.toHaveBeenCalled()
  })

  test('a touch does not take the focus, so Enter stays Next', () => {
    const element = document.createElement('button')
    document.body.append(element)
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
