import type { DeviceStatus } from '@shared/domain/device'
import { draft, subjectOf, type DraftEntry, type StoredEntry, type Subject } from '@shared/domain/journal-entry'
import { pairDeviceFaults } from '@shared/domain/projections/device-faults'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { Clock, Log } from '../ports'
import type { Store } from '../store/store'

/** A device that is away for less is a cable touched or a cover closed: nothing that a shift lost. */
export const FAULT_AFTER_MS: DurationMs = 2_000

export interface DeviceWatchParts {
  readonly store: Pick<Store, 'journal' | 'bench'>
  readonly clock: Clock
  readonly log: Log
  readonly statuses: () => readonly DeviceStatus[]
  readonly faultAfterMs?: DurationMs | undefined
}

/** Writes into the journal when a device is out during an open shift, and when it comes back. */
export interface DeviceWatch {
  onStatus(status: DeviceStatus): void
  /** A shift that opens finds some devices out already; one that closes loses nothing more. */
  onAppended(entries: readonly StoredEntry[]): void
  close(): void
}

interface Outage {
  readonly since: Instant
  /** Null once the journal knows. */
  readonly timer: NodeJS.Timeout | null
}

/** Begins with what the journal of the open shift says is out: the station may have stopped in between. */
export function openDeviceWatch({ store, clock, log, statuses, faultAfterMs = FAULT_AFTER_MS }: DeviceWatchParts): DeviceWatch {
  const outages = new Map<string, Outage>()

  const shiftSubject = (): Subject | null => {
    const shift = store.bench.openShift()
    return shift && subjectOf('shift', shift.shiftId)
  }

  function append(entry: DraftEntry): void {
    try {
      store.journal.append([entry], null)
    } catch (fault) {
      // A full disk stops the work at the next step, with words. A device's note is not worth the station.
      log.error('a device fault was not written down', { kind: entry.kind, cause: fault instanceof Error ? fault.message : String(fault) })
    }
  }

  function tell(deviceId: string): void {
    const outage = outages.get(deviceId)
    const status = statuses().find((candidate) => candidate.deviceId === deviceId)
    const subject = shiftSubject()
    if (!outage || !status || !subject) return
    outages.set(deviceId, { since: outage.since, timer: null })
    append(draft('deviceFaulted', subject, { deviceId, role: status.role, state: status.state, detail: status.trouble ?? status.detail ?? '' }))
  }

  function look(status: DeviceStatus): void {
    const { deviceId, role } = status
    const outage = outages.get(deviceId)
    if (status.state !== 'ready') {
      if (!outage && shiftSubject()) outages.set(deviceId, { since: clock.now(), timer: setTimeout(() => tell(deviceId), faultAfterMs) })
      return
    }
    if (!outage) return
    outages.delete(deviceId)
    if (outage.timer) clearTimeout(outage.timer)
    const subject = shiftSubject()
    // A wall clock set back must not make an outage shorter than nothing.
    if (!outage.timer && subject) append(draft('deviceRecovered', subject, { deviceId, role, outMs: Math.max(0, clock.now() - outage.since) }))
  }

  function forget(): void {
    for (const { timer } of outages.values()) if (timer) clearTimeout(timer)
    outages.clear()
  }

  const subject = shiftSubject()
  if (subject) {
    for (const fault of pairDeviceFaults(store.journal.entriesOf([subject]), clock.now())) {
      if (!fault.recovered) outages.set(fault.deviceId, { since: fault.from, timer: null })
    }
  }
  for (const status of statuses()) look(status)

  return {
    onStatus: look,
    onAppended(entries) {
      if (entries.some((entry) => entry.kind === 'shiftClosed')) forget()
      if (entries.some((entry) => entry.kind === 'shiftOpened')) for (const status of statuses()) look(status)
    },
    close: forget,
  }
}
