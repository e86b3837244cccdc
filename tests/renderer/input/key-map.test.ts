import { commandBarcode } from '@shared/domain/command-barcode'
import { describe, expect, test } from 'vitest'
import { digitOf, keyAction, KEY_NAMES } from '../../../renderer/input/key-map'
import { pressOf } from '../../support/key-presses'

describe('keys of the bench', () => {
  test.each([
    ['Enter', 'NEXT'], ['Escape', 'BACK'], ['F2', 'HOLD'], ['F4', 'LEAD'], ['F6', 'REPRINT'], ['F8', 'UNDO'], ['F9', 'SHIFT SUMMARY'], ['F12', 'SIGN OUT'],
  ] as const)('%s is %s', (key, command) => {
    expect(keyAction(pressOf(key, 0))).toEqual({ kind: 'command', command })
    // Whatever a key does is also on the mat.
    expect(commandBarcode(command)).toMatch(/^CTB\d{3}.$/)
  })

  test.each([['F3', 'type'], ['/', 'type'], ['F7', 'simulated'], ['F10', 'devices']] as const)('%s opens %s', (key, page) => {
    expect(keyAction(pressOf(key, 0))).toEqual({ kind: 'open', page })
  })

  test('no key has two meanings', () => {
    expect(new Set(Object.values(KEY_NAMES)).size).toBe(Object.values(KEY_NAMES).length)
  })

  test('digits and letters are characters, in capitals, on any layout', () => {
    expect(keyAction(pressOf('7', 0))).toEqual({ kind: 'character', text: '7' })
    expect(keyAction(pressOf('u', 0))).toEqual({ kind: 'character', text: 'U' })
    expect(keyAction(pressOf('ф', 0, { code: 'KeyA' }))).toEqual({ kind: 'character', text: 'A' })
    expect(keyAction(pressOf('%', 0, { code: 'Digit5', shift: true }))).toBeNull()
  })
})

describe('keys belong to what has focus', () => {
  test('a text field keeps its characters, Enter and Backspace; acts still work', () => {
    for (const key of ['5', 'u', '/', 'Enter', 'Backspace']) expect(keyAction(pressOf(key, 0, { focus: 'field' }))).toBeNull()
    expect(keyAction(pressOf('Escape', 0, { focus: 'field' }))).toEqual({ kind: 'command', command: 'BACK' })
    expect(keyAction(pressOf('F9', 0, { focus: 'field' }))).toEqual({ kind: 'command', command: 'SHIFT SUMMARY' })
  })

  test('a button reached with Tab is pressed by Enter and by Space', () => {
    expect(keyAction(pressOf('Enter', 0, { focus: 'control' }))).toBeNull()
    expect(keyAction(pressOf(' ', 0, { focus: 'control' }))).toEqual({ kind: 'press-focused' })
    expect(keyAction(pressOf('3', 0, { focus: 'control' }))).toEqual({ kind: 'character', text: '3' })
  })

  test('with Ctrl, Alt or Meta a key is the system’s', () => {
    expect(keyAction(pressOf('F4', 0, { chord: true }))).toBeNull()
  })
})

test('a digit is the number key and the answer on the mat', () => {
  expect(digitOf({ kind: 'character', text: '0' })).toBe(0)
  expect(digitOf({ kind: 'command', command: 'ANSWER 9' })).toBe(9)
  expect(digitOf({ kind: 'command', command: 'YES' })).toBeNull()
  expect(digitOf({ kind: 'character', text: 'A' })).toBeNull()
})
