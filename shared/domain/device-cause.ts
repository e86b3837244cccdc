import { PRINTER_TROUBLES, SCALE_TROUBLES, type DeviceRole, type DeviceState, type DeviceStatus, type DeviceTrouble } from './device'

/*
 * Why a device is as it is, and what a press of its one button does. Every role in every state has exactly one cause, one
 * sentence and one act: the devices page, the strip and the shift test all speak from these tables.
 */

/** The cause of a state: the state itself, or the trouble that explains it. `hand`: it needs a hand and does not say why. */
export type DeviceCause = Exclude<DeviceState, 'needs-hand'> | DeviceTrouble | 'hand'

/** What a press of the row's button does; the words beside it tell the person what to do with their hands. */
export type DeviceActKind = 'check' | 'look-again' | 'show-command' | 'use-one' | 'set-up'

const COMMON_CAUSES = ['ready', 'connecting', 'absent', 'twins', 'no-permission', 'held', 'silent', 'hand', 'faulty', 'not-understood'] as const

/** Every cause that a device of the role can have. */
export const CAUSES_OF_ROLE: Readonly<Record<DeviceRole, readonly DeviceCause[]>> = {
  scanner: COMMON_CAUSES,
  scale: [...COMMON_CAUSES, ...SCALE_TROUBLES],
  printer: [...COMMON_CAUSES, ...PRINTER_TROUBLES],
  pedal: COMMON_CAUSES,
  camera: COMMON_CAUSES,
}

/** The cause behind a status. A trouble counts only where the state lets it: a device that is not there needs no paper. */
export function deviceCause({ role, state, trouble }: Pick<DeviceStatus, 'role' | 'state' | 'trouble'>): DeviceCause {
  const isOfRole = trouble !== null && CAUSES_OF_ROLE[role].includes(trouble)
  if (state === 'needs-hand') return isOfRole ? trouble : 'hand'
  if (state === 'faulty' && trouble === 'not-understood') return trouble
  return state
}

/** What the one button of a device does. */
export function deviceActKind(cause: DeviceCause): DeviceActKind {
  switch (cause) {
    case 'ready':
      return 'check'
    case 'no-permission':
      return 'show-command'
    case 'twins':
      return 'use-one'
    case 'faulty':
    case 'not-understood':
    case 'wrong-label':
      return 'set-up'
    case 'connecting': case 'absent': case 'held': case 'silent': case 'hand':
    case 'paper-out': case 'head-open': case 'paused': case 'ribbon-out': case 'hot':
    case 'jam': case 'cutter': case 'offline': case 'fault':
    case 'overload': case 'underload': case 'zero-wanted':
      return 'look-again'
  }
}
