import type { Pending } from '@shared/domain/bench-state'

export type PendingKind = Pending['kind']

/** What a scan can be recognised as, in the facts of a refusal. */
export const RECOGNISED = ['badge', 'unit', 'tote', 'return-order', 'item', 'zone', 'location', 'parcel', 'tracking', 'unknown'] as const
export type Recognised = (typeof RECOGNISED)[number]

/** Why a label did not come out, as the station names it; anything else is `other`. */
export const LABEL_CAUSES = [
  'paper-out', 'head-open', 'ribbon-out', 'paused', 'hot', 'jam', 'cutter', 'offline', 'fault', 'wrong-label', 'needs-hand', 'unreachable', 'timeout', 'broken', 'queue-full', 'printer-missing', 'interrupted', 'voided', 'label-data', 'not-known', 'other',
] as const
export type LabelCause = (typeof LABEL_CAUSES)[number]

/** The known name of a text, or the fallback. */
export function oneOf<T extends string>(known: readonly T[], text: unknown, fallback: T): T {
  return known.find((candidate) => candidate === text) ?? fallback
}
