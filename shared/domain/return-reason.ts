/*
 * Why units come back, in two levels. A code is its group, or `group/finer` where more is known; codes are kept in the
 * journal and never change their meaning. Words and places stand in `resources/reasons.json`.
 */

/** The coarse reasons, in the order they are shown. */
export const REASON_GROUPS = [
  'defect', 'damaged-on-the-way', 'not-as-described', 'wrong-item', 'size-or-fit', 'colour', 'changed-mind', 'parts-missing', 'too-late', 'other',
] as const
export type ReasonGroup = (typeof REASON_GROUPS)[number]

/** The finer reasons beneath each coarse one; at most eight, so that the ninth place can say "no more is known". */
export const FINER_REASONS = {
  defect: ['does-not-switch-on', 'stopped-working', 'works-in-part', 'does-not-charge', 'material-flaw', 'dangerous', 'expired'],
  'damaged-on-the-way': ['package-damaged', 'unit-broken', 'wet'],
  'not-as-described': ['looks-different', 'function-missing', 'poor-quality', 'not-genuine', 'not-compatible'],
  'wrong-item': ['other-item-sent', 'other-variant-sent', 'ordered-wrong'],
  'size-or-fit': ['too-small', 'too-large', 'too-short', 'too-long', 'too-wide', 'too-narrow'],
  colour: ['differs-from-picture', 'not-liked'],
  'changed-mind': ['not-needed', 'not-liked', 'better-price', 'bought-twice', 'used'],
  'parts-missing': ['accessory', 'papers', 'piece'],
  'too-late': ['after-the-date'],
  other: ['undeliverable', 'refused', 'recall'],
} as const satisfies Record<ReasonGroup, readonly string[]>

/** A reason code: `defect`, `defect/does-not-switch-on`. */
export type ReturnReason = { [G in ReasonGroup]: G | `${G}/${(typeof FINER_REASONS)[G][number]}` }[ReasonGroup]

/** Every code, each group before its finer ones. */
export const RETURN_REASONS: readonly ReturnReason[] = REASON_GROUPS.flatMap((group) => [group, ...finerReasons(group)])

/** What the buyer claims: a reason, or that nobody could say. */
export type ClaimedReason = ReturnReason | 'not-said'

/** What the inspection found: a reason, or that nothing was wrong with the unit. */
export type FoundReason = ReturnReason | 'no-fault-found'

/** The codes beneath a group. */
export function finerReasons(group: ReasonGroup): readonly ReturnReason[] {
  return FINER_REASONS[group].flatMap((finer) => knownReason(`${group}/${finer}`) ?? [])
}

/** The code that a text is, or null. */
export function knownReason(text: string): ReturnReason | null {
  return isReturnReason(text) ? text : null
}

/** Whether a text is a reason code of either level. */
export function isReturnReason(text: string): text is ReturnReason {
  const [group, finer, ...more] = text.split('/')
  const known = REASON_GROUPS.find((candidate) => candidate === group)
  if (known === undefined || more.length > 0) return false
  const beneath: readonly string[] = FINER_REASONS[known]
  return finer === undefined || beneath.includes(finer)
}

/** The coarse reason of a code; null for `not-said` and `no-fault-found`. */
export function reasonGroup(reason: ClaimedReason | FoundReason): ReasonGroup | null {
  return REASON_GROUPS.find((group) => reason === group || reason.startsWith(`${group}/`)) ?? null
}
