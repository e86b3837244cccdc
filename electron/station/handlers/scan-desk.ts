import type { BenchAnswer } from '@shared/contract/bench-view'
import type { RequestInput } from '@shared/contract/requests'
import type { Instant } from '@shared/domain/quantities'
import type { ScanReading } from '@shared/domain/reading'
import type { DeviceRegistry } from '../devices/device-registry'
import type { Clock, Log } from '../ports'
import type { Bench } from './bench'
import { createTagDesk } from './tag-desk'
import { createTriggerDesk } from './trigger-desk'

export interface ScanDeskParts {
  readonly bench: Pick<Bench, 'scan' | 'relevanceOf' | 'tagAtParcel' | 'compareTags'>
  readonly clock: Clock
  readonly log: Log
  readonly scanner: DeviceRegistry['scanner']
  /** What else a code may have been that a scanner read at a moment. */
  readonly othersOf: (deviceId: string, readAt: Instant) => readonly string[]
}

/** Where codes of scanners come to the bench. */
export interface ScanDesk {
  /** Every code, as soon as a scanner announced it. */
  onScan(reading: ScanReading): void
  scan(scan: RequestInput<'bench.scan'>): Promise<BenchAnswer>
}

/** Tags read together are compared with the parcel; of several codes of one pull the one that counts goes to the bench; a stop makes the scanner beep where its profile asks for it. */
export function createScanDesk({ bench, clock, log, scanner, othersOf }: ScanDeskParts): ScanDesk {
  const triggers = createTriggerDesk({ clock, relevanceOf: (text, aim) => bench.relevanceOf(text, aim), profileOf: scanner })
  const tags = createTagDesk({ clock, tagAtParcel: (text, aim) => bench.tagAtParcel(text, aim) })

  async function beepOnStop(deviceId: string): Promise<void> {
    const found = scanner(deviceId)
    if (found?.profile?.beepOnStop !== true) return
    const beeped = await found.driver.beepError?.()
    if (beeped?.ok === false) log.warn('scanner did not beep', { deviceId, detail: beeped.failure.detail })
  }

  return {
    onScan(reading) {
      triggers.onScan(reading)
      tags.onScan(reading)
    },
    async scan({ text, aim, source, deviceId, readAt }) {
      const taken = deviceId === undefined || readAt === undefined ? null : { text, deviceId, readAt }
      const together = taken && (await tags.together(taken))
      const compared = together && bench.compareTags(together, text)
      if (compared) return compared
      const other = taken && (await triggers.counterpart(taken))
      if (other !== null) return { signal: 'ok', kind: 'read-along', facts: { other }, text, words: null, at: clock.now() }
      const answer = bench.scan(text, source === 'typed' ? 'typed' : 'scanned', aim, taken === null ? [] : othersOf(taken.deviceId, taken.readAt))
      if (answer.signal === 'stop' && deviceId !== undefined) void beepOnStop(deviceId)
      return answer
    },
  }
}
