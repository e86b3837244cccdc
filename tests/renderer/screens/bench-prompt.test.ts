import { describe, expect, test } from 'vitest'
import { benchPrompt, LABEL_ASK_AFTER_MS } from '../../../renderer/screens/bench/bench-prompt'
import { COMPLETE_LANGUAGES, createStrings } from '../../../renderer/strings'
import { createSpeech } from '../../../renderer/strings/speech'
import { answer, ANSWERS, label, NOW, view, VIEWS, type ViewName } from '../support/sample-views'

const english = createSpeech(createStrings('en'), 'en')
const calm = { ask: null, stop: null, weight: null }
const plate = (name: ViewName, state: Partial<Parameters<typeof benchPrompt>[0]> = {}, scale = true) =>
  benchPrompt({ ...calm, ...state }, view(name), { speech: english, isScaleReady: scale, now: NOW })

describe('the plate says what is awaited', () => {
  test.each<[ViewName, string, string]>([
    ['scanParcel', 'wait', 'Scan the parcel'],
    ['scanUnit', 'wait', 'Scan the next unit'],
    ['scanUnitBlind', 'wait', 'Scan what is inside'],
    ['weigh', 'wait', 'Put it on the scale'],
    ['question', 'wait', 'How does it work and look?'],
    ['labelRequested', 'wait', 'Wait for the label'],
    ['label', 'wait', 'Stick the label, scan it'],
    ['labelFailed', 'ask', 'No label came out'],
    ['labelLate', 'ask', 'Is the label on? Scan it'],
    ['tote', 'wait', 'Scan tote C-04'],
    ['toteAny', 'wait', 'Scan any C tote'],
    ['openBlind', 'ask', 'No return for this code. Open one?'],
    ['closeIncomplete', 'ask', '2 units are missing. Close the parcel?'],
  ])('%s', (name, state, sentence) => {
    expect(plate(name)).toMatchObject({ state, prompt: sentence })
  })

  test.each(COMPLETE_LANGUAGES)('in %s every plate has a sentence and a line, and fits', (language) => {
    const speech = createSpeech(createStrings(language), language)
    for (const name of Object.keys(VIEWS) as ViewName[]) {
      const { prompt, context } = benchPrompt(calm, view(name), { speech, isScaleReady: true, now: NOW })
      expect(prompt.length, name).toBeGreaterThan(0)
      expect(prompt.length, `${name}: ${prompt}`).toBeLessThanOrEqual(60)
      expect(context, name).not.toMatch(/[{}]/)
    }
  })
})

describe('the scale', () => {
  test('missing, overloaded or below zero is told on the plate', () => {
    expect(plate('weigh', {}, false)).toMatchObject({ state: 'ask', prompt: 'No scale: go on without weight' })
    expect(plate('weigh', { weight: { grams: null, stability: 'over', readAt: NOW } })).toMatchObject({ state: 'ask', prompt: 'Too heavy, take it off' })
    expect(plate('weigh', { weight: { grams: null, stability: 'under', readAt: NOW } })).toMatchObject({ state: 'ask' })
    expect(plate('weigh', { weight: { grams: 412, stability: 'moving', readAt: NOW } })).toMatchObject({ state: 'wait' })
  })

  test.each([
    ['catalogue', null, 'Usual **450 g** · Trimmer set with charger'],
    ['earlier-units', null, 'Usual **450 g**, by earlier units · Trimmer set with charger'],
    ['earlier-units', 4_500, 'Usual **450 g**, the catalogue says 4,500 g · Trimmer set with charger'],
  ] as const)('what is usual says by whom: %s, %s', (usualFrom, catalogueOffGrams, words) => {
    const shown = view('weigh')
    const { context } = benchPrompt(calm, { ...shown, unit: shown.unit && { ...shown.unit, usualFrom, catalogueOffGrams } }, { speech: english, isScaleReady: true, now: NOW })
    expect(context.replaceAll('\u00a0', ' ')).toBe(words)
  })
})

test('a label that is not scanned back is asked for after 20 s, not before', () => {
  const shown = { ...view('label'), label: { ...label, sentAt: NOW - LABEL_ASK_AFTER_MS + 1 } }
  const at = (now: number) => benchPrompt(calm, shown, { speech: english, isScaleReady: true, now }).state
  expect(at(NOW)).toBe('wait')
  expect(at(NOW + 1)).toBe('ask')
})

describe('a refusal takes the plate', () => {
  test('with what to do as the sentence, and why below', () => {
    expect(plate('scanUnit', { ask: ANSWERS.notAUnit })).toEqual({ state: 'ask', picture: 'unit', prompt: 'Scan a unit of the parcel', context: 'This is tote A-12. A unit of this parcel comes next.' })
  })

  test('but a question stays readable while it is refused', () => {
    expect(plate('question', { ask: ANSWERS.answerWanted })).toMatchObject({ state: 'ask', prompt: 'How does it work and look?', context: 'This is an item code. Press a number, or scan it on the mat.' })
    expect(plate('openBlind', { ask: answer('confirm-wanted', { signal: 'ask', facts: { recognised: 'unit' } }) }).prompt).toBe('No return for this code. Open one?')
  })

  test('the tote is named', () => {
    expect(plate('tote', { ask: ANSWERS.notATote }).prompt).toBe('Scan tote C-04')
    expect(plate('tote', { stop: ANSWERS.wrongTote })).toMatchObject({ state: 'stop', prompt: 'Scan tote C-04' })
  })
})
