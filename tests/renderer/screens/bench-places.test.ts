import { describe, expect, test } from 'vitest'
import { benchPlaces, type Place } from '../../../renderer/screens/bench/bench-places'
import { FIRST_BENCH_STATE, type BenchScreenState } from '../../../renderer/screens/bench/bench-state'
import { ANSWERS, view, type ViewName } from '../support/sample-views'

const at = (name: ViewName, more: Partial<BenchScreenState> = {}, scale = true) => benchPlaces({ ...FIRST_BENCH_STATE, view: view(name), ...more }, scale)
const short = (place: Place) => (place.on ? place.label.replace('actions.', '') : `off: ${place.why.replace('actions.off.', '')}`)
const all = (name: ViewName) => Object.values(at(name) as unknown as Record<string, Place>).map(short)

describe('the four places never move, and say why they cannot act', () => {
  test.each<[ViewName, readonly string[]]>([
    ['signIn', ['off: noStep', 'off: noUnit', 'off: noUnit', 'off: badge']],
    ['scanParcel', ['off: noStep', 'off: noUnit', 'off: noUnit', 'off: scan']],
    ['scanUnit', ['off: noStep', 'setAside', 'off: noUnit', 'parcelDone']],
    ['scanUnitBlind', ['back', 'setAside', 'off: noUnit', 'parcelDone']],
    ['weigh', ['back', 'hold', 'help', 'withoutWeight']],
    ['question', ['back', 'hold', 'help', 'off: answer']],
    ['label', ['back', 'hold', 'help', 'off: label']],
    ['tote', ['back', 'hold', 'help', 'off: tote']],
    ['toteAny', ['back', 'hold', 'help', 'off: zoneTote']],
    ['openBlind', ['back', 'off: noUnit', 'off: noUnit', 'off: yesNo']],
    ['skipWeight', ['back', 'hold', 'help', 'off: yesNo']],
  ])('%s', (name, places) => {
    expect(all(name)).toEqual(places)
  })
})

test('without a scale, going on without a weight is the expected act', () => {
  expect(at('weigh').next).toMatchObject({ on: true, main: false })
  expect(at('weigh', {}, false).next).toMatchObject({ on: true, main: true })
})

test('Back closes what lies on top first', () => {
  expect(at('scanParcel', { typing: '' }).back).toMatchObject({ on: true, label: 'actions.close' })
  expect(at('tote', { stop: ANSWERS.wrongTote }).back).toMatchObject({ on: true, label: 'actions.close' })
})

test('before the first view nothing can be done', () => {
  expect(Object.values(benchPlaces(FIRST_BENCH_STATE, true) as unknown as Record<string, Place>).every((place) => !place.on)).toBe(true)
})
