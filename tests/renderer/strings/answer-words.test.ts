import { OUTCOME_KINDS } from '@shared/domain/commands/plan'
import { FAILURE_KINDS, signalOf } from '@shared/domain/failure'
import { describe, expect, test } from 'vitest'
import { COMPLETE_LANGUAGES, createStrings } from '../../../renderer/strings'
import { echoWords } from '../../../renderer/strings/answer-words'
import { codeTail, shownCode } from '../../../renderer/strings/code-words'
import { deviceAct, deviceEvidence, deviceStateWords } from '../../../renderer/strings/device-words'
import { refusalWords } from '../../../renderer/strings/refusal-words'
import { createSpeech } from '../../../renderer/strings/speech'
import { ENTRY_KINDS, trailWords, undoWords } from '../../../renderer/strings/trail-words'
import { comparisonWords } from '../../../renderer/strings/weight-words'
import { answer, ANSWERS, DEVICES, DEVICES_IN_TROUBLE, NOW, TOTE_A, UNIT_LPN, view } from '../support/sample-views'

const english = createSpeech(createStrings('en'), 'en')
const bench = view('question')
const plain = (text: string) => text.replaceAll(/\s/g, ' ')
const echo = (given: Parameters<typeof echoWords>[1]) => {
  const { code, words } = echoWords(english, given, bench)
  return plain(`${code} | ${words}`)
}

describe('the echo says the scan and what became of it', () => {
  test.each([
    [ANSWERS.placed, `${TOTE_A} | tote A-12, right place for U 3F7K2A 00YL 2`],
    [ANSWERS.kept, '3 | Cable or charger, answer kept'],
    [ANSWERS.wrongTote, 'TB075 | read as tote B-07, refused, nothing booked'],
    [ANSWERS.notAUnit, `${TOTE_A} | read as tote A-12, nothing booked`],
    [answer('unit-weighed', { text: '412 g', facts: { grams: 412, usual: 450, difference: -38 } }), '412 g | weight kept, 38 g less than usual'],
    [answer('parcel-closed', { text: 'NEXT', facts: { rmaNumber: '4711', missing: 2 } }), 'NEXT | return 4711 closed, 2 units missing'],
    [answer('unit-held', { text: 'LEAD', facts: { lpn: UNIT_LPN, title: 'Trimmer', reason: 'lead-decides' } }), 'LEAD | Trimmer waits for the lead under U 3F7K2A 00YM C'],
    [answer('step-undone', { text: 'UNDO', facts: { step: 'unitPutInTote' } }), 'UNDO | taken back: in its tote'],
    [answer('label-scanned-back', { text: UNIT_LPN, facts: { lpn: UNIT_LPN, tookMs: 9400 } }), 'U 3F7K2A 00YM C | right label, on the unit 9.4 s after printing'],
    [answer('nothing-to-undo', { signal: 'ask', text: 'UNDO' }), 'UNDO | nothing to take back'],
  ])('%#', (given, words) => {
    expect(echo(given)).toBe(words)
  })
})

describe('a refusal says what was recognised, why it does not fit, and what to do', () => {
  test('with the name where there is one', () => {
    expect(refusalWords(english, 'unit-wanted', ANSWERS.notAUnit.facts)).toEqual({ cause: 'This is tote A-12. A unit of this parcel comes next.', act: 'Scan a unit of the parcel' })
    expect(refusalWords(english, 'parcel-wanted', { recognised: 'unknown', name: null })).toEqual({ cause: 'This is a code nobody knows. The parcel comes first.', act: 'Scan the parcel first' })
  })

  test('a unit that another bench has is told from a second one in hand', () => {
    expect(plain(refusalWords(english, 'unit-held-elsewhere', { lpn: UNIT_LPN, inHand: UNIT_LPN }).cause)).toBe('Another unit is in work: U 3F7K2A 00YM C.')
    expect(refusalWords(english, 'unit-held-elsewhere', { lpn: UNIT_LPN, inHand: null }).cause).toBe('This unit is in work already.')
  })

  test('a restart is no fault of the person', () => {
    expect(refusalWords(english, 'station-fault', { restarting: 1 }).cause).toBe('The station starts again. What was done is kept.')
  })
})

describe.each(COMPLETE_LANGUAGES)('in %s nothing is left blank', (language) => {
  const speech = createSpeech(createStrings(language), language)
  const facts = {
    name: 'Dana K.', rmaNumber: '4711', units: 3, missing: 1, title: 'Trimmer', line: 2, lpn: UNIT_LPN, grams: 412, usual: 450, grade: 'B', disposition: 'repair', place: 4,
    tookMs: 1200, tote: 'C-04', toteZone: 'B', zone: 'C', step: 'unitWeighed', scanned: UNIT_LPN, inHand: UNIT_LPN, length: 4000, weightGrams: 412, toteName: 'C-04', reason: 'lead-decides',
  }
  const whole = (text: string) => expect(text).toMatch(/^[^{}]+$/)

  test.each(OUTCOME_KINDS)('%s', (kind) => {
    whole(echoWords(speech, answer(kind, { text: 'X', facts }), bench).words)
    expect(echoWords(speech, answer(kind, { text: 'X' }), null).words).not.toMatch(/[{}]/)
  })

  test.each(FAILURE_KINDS)('%s', (kind) => {
    const { cause, act } = refusalWords(speech, kind, facts)
    whole(cause)
    whole(act)
    whole(echoWords(speech, answer(kind, { signal: signalOf(kind), text: 'X', facts }), bench).words)
  })

  test.each([...ENTRY_KINDS, 'somethingNew'])('trail: %s', (kind) => {
    const step = { kind, facts, words: null, at: NOW }
    whole(trailWords(speech, step, bench))
    whole(undoWords(speech, step))
  })

  test.each([...DEVICES, ...DEVICES_IN_TROUBLE])('device $deviceId, $state', (device) => {
    whole(deviceStateWords(speech, device, NOW))
    whole(deviceEvidence(speech, device))
    whole(deviceAct(speech, device))
  })
})

test('numbers come first, with what is usual beside them', () => {
  expect(plain(comparisonWords(english, 412, 450))).toBe('38 g less than usual')
  expect(plain(comparisonWords(english, 488, 450))).toBe('38 g more than usual')
  expect(comparisonWords(english, 451, 450)).toBe('as usual')
  expect(comparisonWords(english, 412, null)).toBe('usual weight not known')
})

test('plates are grouped and stay on one line, other codes are left as they are', () => {
  expect(shownCode(UNIT_LPN)).toBe('U\u00a03F7K2A\u00a000YM\u00a0C')
  expect(shownCode('123456789012')).toBe('123456789012')
  expect(codeTail(UNIT_LPN)).toBe('00YM\u00a0C')
})
