import type { StationStatus } from '@shared/contract/station-status'
import { SIGNAL_COLOURS, THEMES, VOLUMES } from '@shared/domain/bench-look'
import { REFERENCE_CHOICES, TOLERANCE_CHOICES } from '@shared/domain/device-check'
import { ROLES } from '@shared/domain/operator'
import type { Language } from '@shared/domain/words'
import { COMPLETE_LANGUAGES } from '../../strings'
import type { SettingsDesk } from './settings-desk'
import { NO_TASK, nextChoice } from './settings-state'

/** Waits that a lead can choose between, minutes; 0 is never. */
export const LOCK_CHOICES: readonly number[] = [0, 2, 5, 10, 30]

/** Numbers of the acts, as they stand on the buttons. */
export const PLACES = { edit: 1, pin: 2, newBadge: 3, print: 4, active: 5, add: 7, part: 8, lock: 1, theme: 2, signals: 3, volume: 4, testWeight: 5, tolerance: 9, usual: 6, labels: 0, give: 1, leave: 3 } as const

export interface PressedPlace {
  readonly place: number
  readonly status: StationStatus
  /** What the window speaks now. */
  readonly language: Language
}

/** Does what a number means on the part of the page that is open: keys, touch and the mat come here. */
export function pressPlace(desk: SettingsDesk, pressed: PressedPlace): void {
  const { part, task } = desk.store.getState()
  if (part === 'bench') pressBench(desk, pressed)
  else if (task.kind === 'pin') desk.store.dispatch({ kind: 'pin-changed', pin: `${task.pin}${pressed.place}` })
  else if (task.kind === 'form') pressForm(desk, pressed.place)
  else if (task.kind === 'offer' || task.kind === 'new-badge') pressAsked(desk, pressed.place)
  else pressPeople(desk, pressed)
}

function pressPeople(desk: SettingsDesk, { place, language }: PressedPlace): void {
  if (place === PLACES.edit) desk.startChange('form')
  else if (place === PLACES.pin) desk.startChange('pin')
  else if (place === PLACES.newBadge) desk.startChange('new-badge')
  else if (place === PLACES.print) void desk.print(language)
  else if (place === PLACES.active) void desk.switchActive()
  else if (place === PLACES.add) desk.startAdding()
  else if (place === PLACES.part) desk.store.dispatch({ kind: 'part-opened', part: 'bench' })
}

/** Roles stand at 1 and on, languages after them. */
function pressForm(desk: SettingsDesk, place: number): void {
  const role = ROLES[place - 1]
  const language = COMPLETE_LANGUAGES[place - 1 - ROLES.length]
  if (role !== undefined) desk.store.dispatch({ kind: 'form-changed', form: { role } })
  else if (language !== undefined) desk.store.dispatch({ kind: 'form-changed', form: { language } })
}

function pressAsked(desk: SettingsDesk, place: number): void {
  if (place === PLACES.give) void desk.confirmBadge()
  else if (place === PLACES.leave) desk.store.dispatch({ kind: 'task-opened', task: NO_TASK })
}

function pressBench(desk: SettingsDesk, { place, status }: PressedPlace): void {
  const { look, lockAfterMinutes } = status
  if (place === PLACES.lock) void desk.changeBench({ lockAfterMinutes: nextChoice(LOCK_CHOICES, lockAfterMinutes) })
  else if (place === PLACES.theme) void desk.changeBench({ look: { ...look, theme: nextChoice(THEMES, look.theme) } })
  else if (place === PLACES.signals) void desk.changeBench({ look: { ...look, signals: nextChoice(SIGNAL_COLOURS, look.signals) } })
  else if (place === PLACES.volume) void desk.changeBench({ look: { ...look, volumePercent: nextChoice<number>(VOLUMES, look.volumePercent) } })
  else if (place === PLACES.testWeight || place === PLACES.tolerance) pressTestWeight(desk, place)
  else if (place === PLACES.usual) void desk.changeBench({ patterns: null })
  else if (place === PLACES.part) desk.store.dispatch({ kind: 'part-opened', part: 'people' })
}

function pressTestWeight(desk: SettingsDesk, place: number): void {
  const rules = desk.store.getState().settings?.deviceCheck
  if (!rules) return
  if (place === PLACES.testWeight) void desk.changeBench({ deviceCheck: { ...rules, referenceGrams: nextChoice<number | null>(REFERENCE_CHOICES, rules.referenceGrams) } })
  else if (rules.referenceGrams !== null) void desk.changeBench({ deviceCheck: { ...rules, toleranceGrams: nextChoice<number>(TOLERANCE_CHOICES, rules.toleranceGrams) } })
}
