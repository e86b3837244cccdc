import { checkDevices } from '@shared/domain/commands/check-devices'
import {
  advanceDeviceCheck, awaitedTask, beginDeviceCheck, checkTasks, countCheckResults, openPressTask, MAX_CHECK_RESULTS, USUAL_CHECK_RULES,
  type CheckedDevice, type DeviceCheckEvent, type DeviceCheckState,
} from '@shared/domain/device-check'
import { DEVICE_STATES } from '@shared/domain/device'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { asId, type OperatorId, type ShiftId } from '@shared/domain/ids'

const CODE = 'CTB094X'
const device = (deviceId: string, role: CheckedDevice['role'], more: Partial<CheckedDevice> = {}): CheckedDevice => ({ deviceId, role, state: 'ready', isKeyboard: false, wasHeard: true, ...more })
const BENCH = [device('scanner', 'scanner'), device('scale', 'scale'), device('printer', 'printer')]
const begin = (devices: readonly CheckedDevice[] = BENCH, rules = USUAL_CHECK_RULES) => beginDeviceCheck(devices, rules, CODE)
const run = (state: DeviceCheckState, events: readonly DeviceCheckEvent[]) => events.reduce(advanceDeviceCheck, state)
const scan = (deviceId: string, text = CODE): DeviceCheckEvent => ({ kind: 'scan', deviceId, text })
const weight = (grams: number | null, stability: 'stable' | 'moving' | 'over' = 'stable'): DeviceCheckEvent => ({ kind: 'weight', deviceId: 'scale', grams, stability })
const ready = (deviceId: string): DeviceCheckEvent => ({ kind: 'status', deviceId, state: 'ready' })
const NEXT: DeviceCheckEvent = { kind: 'next' }

describe('the start-of-shift test', () => {
  it('takes the press of a pedal whenever it comes, once', () => {
    const state = begin([...BENCH, device('pedal', 'pedal')])
    const pressed = run(state, [{ kind: 'press', deviceId: 'pedal' }])
    expect(pressed.results).toMatchObject([{ deviceId: 'pedal', check: 'pedal-press', outcome: 'passed' }])
    expect(awaitedTask(pressed)?.check).toBe('test-scan')
    expect(openPressTask(state, 'pedal')).not.toBeNull()
    expect(openPressTask(pressed, 'pedal')).toBeNull()
    expect(openPressTask(state, 'other')).toBeNull()
    expect(run(pressed, [{ kind: 'press', deviceId: 'pedal' }])).toEqual(pressed)
  })

  it('goes from device to device and needs nothing but what each is for', () => {
    const over = run(begin(), [scan('scanner'), weight(0), weight(498), ready('printer')])
    expect(awaitedTask(over)).toBeNull()
    expect(over.results.map(({ check, outcome, detail }) => [check, outcome, detail])).toEqual([
      ['test-scan', 'passed', CODE], ['empty-pan', 'passed', '0 g'], ['reference-weight', 'passed', '498 g'], ['printer-answers', 'passed', 'ready'],
    ])
    expect(countCheckResults(over.results)).toEqual({ passed: 4, failed: 0, skipped: 0 })
  })

  it('takes a stable weight only, within the tolerance, both ends included', () => {
    const waiting = run(begin(), [scan('scanner'), weight(0)])
    for (const [event, passes] of [[weight(495), true], [weight(505), true], [weight(494), false], [weight(506), false], [weight(500, 'moving'), false], [weight(null, 'over'), false]] as const) {
      expect(awaitedTask(run(waiting, [event]))?.check === 'reference-weight', JSON.stringify(event)).toBe(!passes)
    }
  })

  it('shows what does not fit and calls it failed when the person goes on; nothing seen is skipped', () => {
    const other = run(begin(), [scan('scanner', 'RMA-4711')])
    expect(other.seen).toEqual({ kind: 'other-code', text: 'RMA-4711' })
    const over = run(other, [NEXT, NEXT, weight(0), weight(488), NEXT, NEXT])
    expect(over.results.map(({ outcome, detail }) => [outcome, detail])).toEqual([['failed', 'RMA-4711'], ['skipped', ''], ['failed', '488 g'], ['skipped', '']])
  })

  it('an empty pan does not speak against the scale while the reference weight is awaited', () => {
    expect(run(begin(), [scan('scanner'), weight(0), weight(1), NEXT]).results.at(-1)).toMatchObject({ check: 'reference-weight', outcome: 'skipped' })
  })

  it('a device that is not there fails with its state; one that comes back can still pass', () => {
    const gone = begin([device('scale', 'scale', { state: 'absent' })])
    expect(gone.seen).toEqual({ kind: 'not-ready', state: 'absent' })
    expect(run(gone, [NEXT]).results[0]).toMatchObject({ outcome: 'failed', detail: 'absent' })
    expect(run(gone, [ready('scale'), weight(0)]).results[0]).toMatchObject({ outcome: 'passed' })
  })

  it('scanners may come in any order, and the test code of one proves no other', () => {
    const two = begin([device('a', 'scanner'), device('b', 'scanner')])
    const over = run(two, [scan('b'), scan('b'), scan('a')])
    expect(over.results.map(({ deviceId }) => deviceId)).toEqual(['b', 'a'])
    expect(awaitedTask(over)).toBeNull()
  })

  test('a keyboard scanner is tested where it is used; a bench without a reference weight skips it; a camera is for later', () => {
    const keyboard = device('keyboard', 'scanner', { isKeyboard: true, wasHeard: false })
    const deviceIds = (devices: readonly CheckedDevice[], rules = USUAL_CHECK_RULES) => checkTasks(devices, rules).map(({ deviceId, check }) => `${deviceId} ${check}`)
    expect(deviceIds([keyboard, device('a', 'scanner')])).toEqual(['a test-scan'])
    expect(deviceIds([keyboard])).toEqual(['keyboard test-scan'])
    expect(deviceIds([{ ...keyboard, wasHeard: true }, device('a', 'scanner')])).toHaveLength(2)
    expect(deviceIds([device('scale', 'scale')], { referenceGrams: null, toleranceGrams: 5 })).toEqual(['scale empty-pan'])
    expect(deviceIds([device('camera', 'camera'), device('pedal', 'pedal')])).toEqual(['pedal pedal-press'])
    expect(awaitedTask(begin([]))).toBeNull()
  })

  test('whatever comes: every task has at most one result, none changes again, and going on ends it', () => {
    const anyDevice = fc.constantFrom('scanner', 'scale', 'printer', 'ghost')
    const anyEvent: fc.Arbitrary<DeviceCheckEvent> = fc.oneof(
      fc.record({ kind: fc.constant('scan' as const), deviceId: anyDevice, text: fc.constantFrom(CODE, 'X') }),
      fc.record({ kind: fc.constant('weight' as const), deviceId: anyDevice, grams: fc.option(fc.integer({ min: -50, max: 700 })), stability: fc.constantFrom('stable', 'moving', 'over', 'under') }),
      fc.record({ kind: fc.constant('press' as const), deviceId: anyDevice }),
      fc.record({ kind: fc.constant('status' as const), deviceId: anyDevice, state: fc.constantFrom(...DEVICE_STATES) }),
      fc.constant(NEXT),
    )
    fc.assert(fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      let state = begin()
      for (const event of events) {
        const next = advanceDeviceCheck(state, event)
        expect(next.results.slice(0, state.results.length)).toEqual(state.results)
        expect(new Set(next.results.map(({ deviceId, check }) => `${deviceId} ${check}`)).size).toBe(next.results.length)
        state = next
      }
      expect(awaitedTask(run(state, Array.from({ length: MAX_CHECK_RESULTS }, () => NEXT)))).toBeNull()
    }))
  })
})

describe('keeping a test', () => {
  const shift = { shiftId: asId<ShiftId>('s'), openedAt: 1, openedBy: asId<OperatorId>('dana'), closedAt: null, signedIn: asId<OperatorId>('dana'), signedInAt: 1, operators: [], notes: [], devicesChecked: null }
  const operator = { operatorId: asId<OperatorId>('dana'), name: 'Dana K.', role: 'clerk', language: 'en', badge: 'B' } as never
  const { results } = run(begin(), [scan('scanner'), NEXT, NEXT, NEXT])

  it('is one entry of the shift under a name, long evidence cut', () => {
    const long = results.map((result) => ({ ...result, detail: 'x'.repeat(4000) }))
    const decision = checkDevices({ shift, operator }, long)
    expect(decision.ok && decision.value.entries).toMatchObject([{ kind: 'devicesChecked', subject: 'shift:s', payload: { results: results.map(({ check }) => ({ check })) } }])
    expect(decision.ok && decision.value.facts).toMatchObject({ passed: 1, failed: 0, skipped: 3, name: 'Dana K.' })
    expect(JSON.stringify(decision).length).toBeLessThan(1500)
  })

  it('is refused without a shift, without a person, without results, and with one result twice', () => {
    expect(checkDevices({ shift: null, operator }, results)).toMatchObject({ failure: { kind: 'shift-not-open' } })
    expect(checkDevices({ shift: { ...shift, closedAt: 2 }, operator }, results)).toMatchObject({ failure: { kind: 'shift-not-open' } })
    expect(checkDevices({ shift, operator: null }, results)).toMatchObject({ failure: { kind: 'sign-in-first' } })
    for (const wrong of [[], [...results, ...results]]) expect(checkDevices({ shift, operator }, wrong)).toMatchObject({ failure: { kind: 'nothing-checked' } })
  })
})
