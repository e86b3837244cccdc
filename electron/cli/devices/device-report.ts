import type { DeviceNextAct, DeviceStatus } from '@shared/domain/device'

/** A device's state as a line of JSON. */
export function deviceReport({ deviceId, role, state, address, detail, lastSaid, lastSaidAt, evidence, nextAct, simulated }: DeviceStatus): Record<string, unknown> {
  return { deviceId, role, state, address, detail, lastSaid, lastSaidAt, evidence, nextAct, simulated }
}

/** A device's state in words: what it is, why, and the one next act. */
export function deviceLine(status: DeviceStatus): string {
  const why = [status.detail, status.lastSaid === null ? null : `said ${JSON.stringify(status.lastSaid)}`].filter(Boolean).join(', ')
  const act = status.nextAct === null ? '' : `\n    ${actWords(status.nextAct)}`
  return `${status.deviceId}  ${status.role}  ${status.state}  ${status.address}${why === '' ? '' : `  (${why})`}${act}`
}

function actWords(act: DeviceNextAct): string {
  switch (act.kind) {
    case 'wait':
      return 'It is being looked for.'
    case 'plug-in':
      return 'Check cable and power.'
    case 'use-one':
      return 'Several alike are plugged in: use the one that is meant.'
    case 'allow':
      return act.command === null ? 'The system keeps it from Turnback: ask whoever looks after this machine.' : `The system keeps it from Turnback. Run:\n    ${act.command}`
    case 'close-program':
      return act.program === null ? 'Close the other program that has it.' : `Close ${act.program} (process ${act.processId}), which has it.`
    case 'switch-off-and-on':
      return 'It is connected and says nothing: switch it off and on.'
    case 'tend':
      return 'Look at the device.'
    case 'check-settings':
      return 'Check how it is set up.'
  }
}
