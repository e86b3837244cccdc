import { roundOverAt, roundSettlesWithinMs, tagsOfBoxAtLeast, differentTags, isSameRound, maxTagsOfRound, type ReadTag } from '@shared/domain/compare-tags'
import type { Instant } from '@shared/domain/quantities'
import type { ScanReading } from '@shared/domain/reading'
import type { Clock } from '../ports'
import type { TakenCode } from './trigger-desk'

export interface TagDeskParts {
  readonly clock: Clock
  /** The tag, where the bench waits for a unit of an open parcel and the text is one; else null. */
  readonly tagAtParcel: (text: string, aim: string | null) => ReadTag | null
}

/** Tells a box whose tags were read together from one tag. */
export interface TagDesk {
  /** Every code, as soon as a scanner announced it. */
  onScan(reading: ScanReading): void
  /** Null: it stands alone. Else all tags of its round; waits until the reader is done with it. */
  together(code: TakenCode): Promise<readonly ReadTag[] | null>
}

interface Round {
  readonly first: ScanReading
  last: ScanReading
  readonly tags: Map<string, ReadTag>
  readonly readAt: Set<Instant>
}

export function createTagDesk({ clock, tagAtParcel }: TagDeskParts): TagDesk {
  const rounds = new Map<string, Round>()
  /** Readers whose round ended with a code that is no tag, or away from a parcel: what they read next begins anew. */
  const ended = new Set<string>()

  function begin(reading: ScanReading): Round {
    const round = { first: reading, last: reading, tags: new Map<string, ReadTag>(), readAt: new Set<Instant>() }
    rounds.set(reading.deviceId, round)
    ended.delete(reading.deviceId)
    return round
  }

  return {
    onScan(reading) {
      const tag = tagAtParcel(reading.text, reading.aim)
      if (tag === null) {
        for (const deviceId of rounds.keys()) ended.add(deviceId)
        return
      }
      const open = ended.has(reading.deviceId) ? undefined : rounds.get(reading.deviceId)
      const round = open !== undefined && isSameRound(open.last, reading) ? open : begin(reading)
      round.last = reading
      if (round.tags.size >= maxTagsOfRound) return
      round.tags.set(reading.text, tag)
      round.readAt.add(reading.readAt)
    },
    async together({ text, deviceId, readAt }) {
      const round = rounds.get(deviceId)
      if (!round?.tags.has(text) || !round.readAt.has(readAt)) return null
      // Never longer than a round may last, wherever the clock is set meanwhile.
      for (let leftMs = roundSettlesWithinMs; leftMs > 0; ) {
        const waitMs = Math.min(leftMs, roundOverAt(round.first, round.last) - clock.now())
        if (!(waitMs > 0)) break
        await new Promise((resolve) => setTimeout(resolve, waitMs))
        leftMs -= waitMs
      }
      const tags = differentTags([...round.tags.values()])
      return tags.length >= tagsOfBoxAtLeast ? tags : null
    },
  }
}
