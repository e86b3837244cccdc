import type { BenchState } from '../bench-state'
import { countCheckResults, MAX_CHECK_RESULTS, type DeviceCheckResult } from '../device-check'
import { draft, subjectOf } from '../journal-entry'
import { accept, decline, type Decision } from './plan'

/** Longer evidence is cut: a code that is no test code can be as long as a parcel label. */
const MAX_DETAIL_LENGTH = 120

/** Keeps what the start-of-shift test found, under the name of the person at the bench. A test of nothing is refused. */
export function checkDevices(state: Pick<BenchState, 'operator' | 'shift'>, results: readonly DeviceCheckResult[]): Decision {
  if (!state.shift || state.shift.closedAt !== null) return decline('shift-not-open')
  if (!state.operator) return decline('sign-in-first')
  const tested = new Set(results.map(({ deviceId, check }) => `${deviceId} ${check}`))
  if (results.length === 0 || results.length > MAX_CHECK_RESULTS || tested.size !== results.length) return decline('nothing-checked', { count: results.length })
  const kept = results.map((result) => ({ ...result, detail: result.detail.slice(0, MAX_DETAIL_LENGTH) }))
  return accept('devices-checked', { ...countCheckResults(kept), name: state.operator.name }, [draft('devicesChecked', subjectOf('shift', state.shift.shiftId), { results: kept })])
}
