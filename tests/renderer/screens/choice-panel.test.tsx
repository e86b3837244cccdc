import { screen } from '@testing-library/react'
import { commandBarcode } from '@shared/domain/command-barcode'
import { failure } from '@shared/domain/failure'
import { ok } from '@shared/domain/result'
import { describe, expect, test } from 'vitest'
import { echo, openTestApp, prompt, step } from '../support/open-app'
import { answer, DEVICES_IN_TROUBLE, UNIT_LPN, view, type ViewName } from '../support/sample-views'

const CHOICES: readonly (readonly [ViewName, string, RegExp, string])[] = [
  ['weightCheck', '412 g, 38 g less than usual: all there?', /^3 Parts are missing/, '3'],
  ['claimedReason', 'What does the buyer say?', /^5 Size or fit/, '5'],
  ['claimedFiner', 'What exactly?', /^4 Does not charge/, '4'],
  ['changeRoute', 'Where should it go?', /^5 Recycle/, '5'],
  ['changeRouteWhy', 'Why recycle?', /^6 Not worth the work/, '6'],
  ['changeGrade', 'Which grade fits?', /^4 Grade D/, '4'],
  ['holdWhy', 'Why is it set aside?', /^3 Dangerous/, '3'],
]

describe.each(CHOICES)('%s', (name, sentence, key, digit) => {
  test('is taken by touch, by its number key and by its code on the mat', async () => {
    const app = await openTestApp({ view: view(name) })
    expect([step(), prompt()]).toEqual(['choose', sentence])
    await app.touch(key)
    await app.press(digit)
    await app.scan(commandBarcode(`ANSWER ${digit}` as 'ANSWER 3'))
    expect(app.benchAsked()).toEqual([`ANSWER ${digit}`, `ANSWER ${digit}`, commandBarcode(`ANSWER ${digit}` as 'ANSWER 3')])
    expect(app.onFault).not.toHaveBeenCalled()
  })

  test('says that an answer is wanted when something else is scanned, and keeps its question', async () => {
    const app = await openTestApp({ view: view(name) }, (station) => station.on('bench.scan', () => ok(answer('answer-wanted', { signal: 'ask', text: UNIT_LPN, facts: { recognised: 'unit', name: null } }))))
    await app.scan(UNIT_LPN)
    expect(prompt()).toBe(sentence)
    expect(echo()).toContain('nothing booked')
  })

  test('can be held and taken back, also without devices', async () => {
    const app = await openTestApp({ view: view(name), devices: DEVICES_IN_TROUBLE })
    await app.press('F2')
    await app.press('F8')
    await app.press('Escape')
    expect(app.benchAsked()).toEqual(['HOLD', 'UNDO', 'BACK'])
  })
})

describe('a place that cannot be taken', () => {
  test('says why and cannot be pressed', async () => {
    const app = await openTestApp({ view: view('changeRoute') })
    expect(screen.getByRole('button', { name: /^1 Restock not for this unit/ }).getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByRole('button', { name: /^4 To the vendor for the lead only/ }).getAttribute('aria-disabled')).toBe('true')
    await app.touch(/^3 Repair so it is now/)
    expect(app.benchAsked()).toEqual([])
  })

  test('is refused in words when it is scanned all the same', async () => {
    const { kind, facts } = failure('route-not-allowed', { flag: 'hazard', disposition: 'restock' })
    const app = await openTestApp({ view: view('changeRoute') }, (station) => station.on('bench.command', () => ok(answer(kind, { signal: 'ask', text: 'ANSWER 1', facts }))))
    await app.press('1')
    expect(prompt()).toBe('Choose another route')
    expect(screen.getByText(/It is marked: dangerous. It must not go to restock./)).toBeDefined()
  })
})

describe('Next', () => {
  test.each([['claimedReason', /^Not said/], ['claimedFiner', /^No more known/], ['holdWhy', /^For later/]] as const)('at %s takes the choice that says the least', async (name, label) => {
    const app = await openTestApp({ view: view(name) })
    await app.touch(label)
    expect(app.benchAsked()).toEqual(['NEXT'])
  })
})

describe('changing the route', () => {
  test.each([['label', /^Change.*Ins/], ['tote', /^Change.*Ins/]] as const)('begins at step %s by touch and by key', async (name, label) => {
    const app = await openTestApp({ view: view(name) })
    await app.touch(label)
    await app.press('Insert')
    expect(app.benchAsked()).toEqual(['CHANGE ROUTE', 'CHANGE ROUTE'])
  })

  test('stands on the card with claimed against found, in place of the rule', async () => {
    await openTestApp({ view: view('toteChanged') })
    expect(screen.getByText(/Changed from recycle: Not worth the work/)).toBeDefined()
    expect(screen.getByText(/Buyer: Does not charge/)).toBeDefined()
    expect(screen.getByText(/found: No fault found/)).toBeDefined()
    expect(screen.queryByText(/Rule 31/)).toBeNull()
  })
})

test.each(CHOICES)('%s reads in Russian', async (name) => {
  await openTestApp({ view: { ...view(name), operator: { operatorId: 'timur', name: 'Тимур А.', role: 'clerk', language: 'ru' } } })
  const grid = screen.getAllByRole('group').find((group) => group.hasAttribute('data-rows'))
  expect(grid?.textContent).toMatch(/[а-я]{3}/)
  expect(grid?.textContent).not.toMatch(/[a-z]{3}/)
})

test('an answer that is kept names the reason', async () => {
  const app = await openTestApp({ view: view('claimedReason') }, (station) => station.on('bench.command', () => ok(answer('reason-kept', { text: 'NEXT', words: { en: 'Not said', ru: 'Не сказано' } }))))
  await app.press('Enter')
  expect(echo()).toContain('reason kept: Not said')
})
