import { hybridTimeToInstant } from '../hybrid-clock'
import { isKnownEntry, type StoredEntry } from '../journal-entry'
import type { Instant } from '../quantities'
import type { FaultFact } from '../shift-facts'

/**
 * The times a device was out, from the entries of the shift in fold order. A fault that nobody saw end runs up to `to`:
 * it ended with the shift or is still there. A device that changes its trouble while it is out is out once.
 */
export function pairDeviceFaults(entries: readonly StoredEntry[], to: Instant): readonly FaultFact[] {
  const faults: FaultFact[] = []
  const open = new Map<string, FaultFact>()
  for (const entry of entries.filter(isKnownEntry)) {
    const at = hybridTimeToInstant(entry.at)
    if (entry.kind === 'deviceFaulted' && !open.has(entry.payload.deviceId)) {
      const { deviceId, role, state, detail } = entry.payload
      open.set(deviceId, { deviceId, role, state, detail, from: at, outMs: 0, recovered: false })
    }
    if (entry.kind === 'deviceRecovered') {
      const fault = open.get(entry.payload.deviceId)
      open.delete(entry.payload.deviceId)
      // It was out a moment longer than it was known to be.
      if (fault) faults.push({ ...fault, from: at - entry.payload.outMs, outMs: entry.payload.outMs, recovered: true })
    }
  }
  return [...faults, ...[...open.values()].map((fault) => ({ ...fault, outMs: Math.max(0, to - fault.from) }))].sort((a, b) => a.from - b.from)
}
