import type { DeviceProfile } from '@shared/domain/device-profile'
import type { Instant } from '@shared/domain/quantities'
import type { ScanReading } from '@shared/domain/reading'
import { isSameTrigger, maxCodesOfTrigger, relevantCode, triggerOverAt, type Relevance } from '@shared/domain/trigger-burst'
import type { Clock } from '../ports'

export interface TriggerDeskParts {
  readonly clock: Clock
  /** What the bench would do with a code now; changes nothing. */
  readonly relevanceOf: (text: string, aim: string | null) => Relevance
  /** Null for a device that is not configured. */
  readonly profileOf: (deviceId: string) => { readonly profile: DeviceProfile | undefined; readonly simulated: boolean } | null
}

/** A code that the window took to the bench: which scanner read it, and when. */
export interface TakenCode {
  readonly text: string
  readonly deviceId: string
  readonly readAt: Instant
}

/** Tells which of the codes of one pull of the trigger the bench works on. */
export interface TriggerDesk {
  /** Every code, as soon as a scanner announced it. */
  onScan(reading: ScanReading): void
  /** Null: work on it. Else the text of the code that counts instead of it. Waits for the rest of the pull where this one leads to nothing by itself. */
  counterpart(code: TakenCode): Promise<string | null>
}

interface Pull {
  readonly codes: readonly ScanReading[]
  readonly winner: ScanReading | null
}

export function createTriggerDesk({ clock, relevanceOf, profileOf }: TriggerDeskParts): TriggerDesk {
  const pulls = new Map<string, Pull>()

  function readsSeveral(deviceId: string): boolean {
    const device = profileOf(deviceId)
    if (device === null) return false
    // Simulated hands scan as fast as the station answers, which no hand does.
    return (device.profile?.codesPerTrigger ?? (device.simulated ? 'one' : 'several')) === 'several'
  }

  function choose(deviceId: string, pull: Pull): ScanReading | null {
    const weighed = pull.codes.map(({ text, aim, symbology }) => ({ relevance: relevanceOf(text, aim), symbology }))
    return pull.codes[relevantCode(weighed, profileOf(deviceId)?.profile?.symbologies)] ?? null
  }

  /** Waits until the pull is over; a code that comes meanwhile makes it longer, up to the most that are weighed. */
  async function over(deviceId: string): Promise<Pull | undefined> {
    for (let waits = 0; waits < maxCodesOfTrigger; waits += 1) {
      const last = pulls.get(deviceId)?.codes.at(-1)
      const waitMs = last === undefined ? 0 : triggerOverAt(last) - clock.now()
      if (!(waitMs > 0)) break
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
    return pulls.get(deviceId)
  }

  return {
    onScan(reading) {
      if (!readsSeveral(reading.deviceId)) return
      const pull = pulls.get(reading.deviceId)
      const last = pull?.codes.at(-1)
      const isNew = pull === undefined || last === undefined || !isSameTrigger(last, reading)
      if (isNew) pulls.set(reading.deviceId, { codes: [reading], winner: null })
      else if (pull.codes.length < maxCodesOfTrigger) pulls.set(reading.deviceId, { ...pull, codes: [...pull.codes, reading] })
    },
    async counterpart({ text, deviceId, readAt }) {
      const isMine = (reading: ScanReading): boolean => reading.text === text && reading.readAt === readAt
      const mine = pulls.get(deviceId)?.codes.find(isMine)
      // Not of the newest pull: that code stands alone by now.
      if (mine === undefined) return null
      const isFiltered = profileOf(deviceId)?.profile?.symbologies !== undefined
      const isSure = !isFiltered && relevanceOf(text, mine.aim) === 'books'
      const pull = pulls.get(deviceId)?.winner === null && !isSure ? await over(deviceId) : pulls.get(deviceId)
      if (!pull?.codes.some(isMine)) return null
      const winner = pull.winner ?? (isSure ? mine : choose(deviceId, pull))
      pulls.set(deviceId, { ...pull, winner })
      return winner === null || isMine(winner) ? null : winner.text
    },
  }
}
