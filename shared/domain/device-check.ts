import type { DeviceRole, DeviceState } from './device'
import type { Grams, Instant } from './quantities'
import type { WeightStability } from './reading'

/*
 * The start-of-shift test: every device does once what it is for, in about 30 seconds.
 *
 *   task awaited ──evidence that fits──▶ passed, next task
 *                └──the person goes on──▶ failed when something was seen that does not fit, else skipped; next task
 *
 * Pure: what devices say comes in as events, results go out. A result is never changed once its task is over.
 */

/** What is tested of a device. `test-photo` comes with the camera. */
export const DEVICE_CHECKS = ['test-scan', 'empty-pan', 'reference-weight', 'printer-answers', 'pedal-press', 'test-photo'] as const
export type DeviceCheckKind = (typeof DEVICE_CHECKS)[number]

export const CHECK_OUTCOMES = ['passed', 'failed', 'skipped'] as const
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number]

/** What was found of one device. `detail`: the evidence, a code, grams or a state, as it stands in the journal. */
export interface DeviceCheckResult {
  readonly deviceId: string
  readonly role: DeviceRole
  readonly check: DeviceCheckKind
  readonly outcome: CheckOutcome
  readonly detail: string
}

/** How this bench tests: its reference weight, null where it has none, and by how much a scale may be off. */
export interface DeviceCheckRules {
  readonly referenceGrams: Grams | null
  readonly toleranceGrams: Grams
}

export const USUAL_CHECK_RULES: DeviceCheckRules = { referenceGrams: 500, toleranceGrams: 5 }
/** Reference weights of OIML R 111 that a bench has, grams; null: the bench has none. */
export const REFERENCE_CHOICES = [null, 100, 200, 500, 1_000, 2_000] as const
export const TOLERANCE_CHOICES = [1, 2, 5, 10, 20] as const

/** An empty pan may be off by as much: many scales step by one or two grams. */
export const EMPTY_TOLERANCE_GRAMS: Grams = 2
/** Most results of one test: nine devices, two tests each. */
export const MAX_CHECK_RESULTS = 18

export interface CheckedDevice {
  readonly deviceId: string
  readonly role: DeviceRole
  readonly state: DeviceState
  /** A scanner that types: always there, so it is tested only where it is used. */
  readonly isKeyboard: boolean
  readonly wasHeard: boolean
}

export interface DeviceCheckTask {
  readonly deviceId: string
  readonly role: DeviceRole
  readonly check: DeviceCheckKind
}

/** What the newest evidence for the task says: not yet anything, or something that does not fit. */
export type SeenEvidence =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-ready'; readonly state: DeviceState }
  | { readonly kind: 'other-code'; readonly text: string }
  | { readonly kind: 'weight'; readonly grams: Grams | null; readonly stability: WeightStability }

export interface DeviceCheckState {
  readonly tasks: readonly DeviceCheckTask[]
  readonly results: readonly DeviceCheckResult[]
  readonly seen: SeenEvidence
  readonly rules: DeviceCheckRules
  /** The code that every scanner has to read. */
  readonly testCode: string
}

export type DeviceCheckEvent =
  | { readonly kind: 'scan'; readonly deviceId: string; readonly text: string }
  | { readonly kind: 'weight'; readonly deviceId: string; readonly grams: Grams | null; readonly stability: WeightStability }
  | { readonly kind: 'press'; readonly deviceId: string }
  | { readonly kind: 'status'; readonly deviceId: string; readonly state: DeviceState }
  /** The person goes on without the evidence. */
  | { readonly kind: 'next' }

const NOTHING: SeenEvidence = { kind: 'nothing' }

/** The tasks for the devices of a bench: scanners first, then scales, printers and pedals, each in the order of the configuration. */
export function checkTasks(devices: readonly CheckedDevice[], rules: DeviceCheckRules): readonly DeviceCheckTask[] {
  const scanners = devices.filter(({ role }) => role === 'scanner')
  const tested = scanners.filter(({ isKeyboard, wasHeard }) => !isKeyboard || wasHeard || scanners.length === 1)
  const of = (role: DeviceRole, checks: readonly DeviceCheckKind[]): readonly DeviceCheckTask[] =>
    (role === 'scanner' ? tested : devices.filter((device) => device.role === role)).flatMap(({ deviceId }) => checks.map((check) => ({ deviceId, role, check })))
  const scaleChecks: readonly DeviceCheckKind[] = rules.referenceGrams === null ? ['empty-pan'] : ['empty-pan', 'reference-weight']
  return [...of('scanner', ['test-scan']), ...of('scale', scaleChecks), ...of('printer', ['printer-answers']), ...of('pedal', ['pedal-press'])].slice(0, MAX_CHECK_RESULTS)
}

/** Begins a test. A bench without devices has nothing to test: such a test is over at once. */
export function beginDeviceCheck(devices: readonly CheckedDevice[], rules: DeviceCheckRules, testCode: string): DeviceCheckState {
  const state: DeviceCheckState = { tasks: checkTasks(devices, rules), results: [], seen: NOTHING, rules, testCode }
  return devices.reduce((current, device) => advanceDeviceCheck(current, { kind: 'status', deviceId: device.deviceId, state: device.state }), state)
}

/** The task that is awaited; null when the test is over. Results stand in the order of the tasks they answer. */
export function awaitedTask({ tasks, results }: DeviceCheckState): DeviceCheckTask | null {
  return tasks.find((task) => !results.some((result) => isOf(result, task))) ?? null
}

/** Takes what a device said, or that the person goes on. Evidence for a task that is not awaited yet counts when it proves a scan or a press: people use what is at hand. */
export function advanceDeviceCheck(state: DeviceCheckState, event: DeviceCheckEvent): DeviceCheckState {
  const awaited = awaitedTask(state)
  if (!awaited) return state
  if (event.kind === 'next') return settle(state, awaited, isUnfit(state.seen, awaited) ? 'failed' : 'skipped', detailOf(state.seen))
  if (event.kind === 'scan' && event.text.trim() === state.testCode) {
    const scanTask = state.tasks.find((task) => task.check === 'test-scan' && task.deviceId === event.deviceId && !state.results.some((result) => isOf(result, task)))
    return scanTask ? settle(state, scanTask, 'passed', event.text.trim()) : state
  }
  if (event.kind === 'press') {
    const pressTask = openPressTask(state, event.deviceId)
    return pressTask ? settle(state, pressTask, 'passed', '') : state
  }
  if (event.deviceId !== awaited.deviceId) return state
  switch (event.kind) {
    case 'scan':
      return awaited.check === 'test-scan' ? { ...state, seen: { kind: 'other-code', text: event.text.trim() } } : state
    case 'weight':
      return takeWeight(state, awaited, event)
    case 'status':
      return takeStatus(state, awaited, event.state)
  }
}

/** The test of a pedal that was not pressed yet; null when it is over, and its presses mean NEXT again. */
export function openPressTask({ tasks, results }: DeviceCheckState, pedalId: string): DeviceCheckTask | null {
  return tasks.find((task) => task.check === 'pedal-press' && task.deviceId === pedalId && !results.some((result) => isOf(result, task))) ?? null
}

function takeWeight(state: DeviceCheckState, task: DeviceCheckTask, { grams, stability }: { readonly grams: Grams | null; readonly stability: WeightStability }): DeviceCheckState {
  if (task.check !== 'empty-pan' && task.check !== 'reference-weight') return state
  const wanted = task.check === 'empty-pan' ? 0 : (state.rules.referenceGrams ?? 0)
  const tolerance = task.check === 'empty-pan' ? EMPTY_TOLERANCE_GRAMS : state.rules.toleranceGrams
  if (stability === 'stable' && grams !== null && Math.abs(grams - wanted) <= tolerance) return settle(state, task, 'passed', `${grams} g`)
  return { ...state, seen: { kind: 'weight', grams, stability } }
}

function takeStatus(state: DeviceCheckState, task: DeviceCheckTask, device: DeviceState): DeviceCheckState {
  if (device !== 'ready') return { ...state, seen: { kind: 'not-ready', state: device } }
  if (task.check === 'printer-answers') return settle(state, task, 'passed', 'ready')
  return state.seen.kind === 'not-ready' ? { ...state, seen: NOTHING } : state
}

/** Whether what was seen speaks against the device. A pan that is still empty when the reference weight is awaited does not. */
function isUnfit(seen: SeenEvidence, task: DeviceCheckTask): boolean {
  if (seen.kind === 'nothing') return false
  return seen.kind !== 'weight' || task.check === 'empty-pan' || seen.grams === null || Math.abs(seen.grams) > EMPTY_TOLERANCE_GRAMS
}

function detailOf(seen: SeenEvidence): string {
  switch (seen.kind) {
    case 'nothing':
      return ''
    case 'not-ready':
      return seen.state
    case 'other-code':
      return seen.text
    case 'weight':
      return seen.grams === null ? seen.stability : `${seen.grams} g`
  }
}

function settle(state: DeviceCheckState, task: DeviceCheckTask, outcome: CheckOutcome, detail: string): DeviceCheckState {
  const isAwaited = awaitedTask(state) === task
  return { ...state, results: [...state.results, { ...task, outcome, detail }], seen: isAwaited ? NOTHING : state.seen }
}

function isOf(result: DeviceCheckResult, task: DeviceCheckTask): boolean {
  return result.deviceId === task.deviceId && result.check === task.check
}

/** Whether the newest test of a shift found everything in order, and when it was. */
export interface DeviceCheckNote {
  readonly at: Instant
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Counts the results of a test. */
export function countCheckResults(results: readonly Pick<DeviceCheckResult, 'outcome'>[]): Omit<DeviceCheckNote, 'at'> {
  const count = (outcome: CheckOutcome) => results.filter((result) => result.outcome === outcome).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
}
