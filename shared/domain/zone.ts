/** Floor areas by letter. Letter, shape and colour belong together, so that colour is never alone. */
export const ZONE_LETTERS = ['A', 'B', 'C', 'V', 'R', 'Q'] as const
export type ZoneLetter = (typeof ZONE_LETTERS)[number]

export type ZoneShape = 'circle' | 'square' | 'hexagon' | 'diamond' | 'triangle' | 'bars'

/** The decided route of a unit. GS1 CBV uses "disposition" for a state of goods: map on export. */
export const DISPOSITIONS = ['restock', 'repack', 'repair', 'vendor', 'recycle', 'quarantine'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** A floor area with its purpose. */
export interface Zone {
  readonly letter: ZoneLetter
  readonly shape: ZoneShape
  readonly disposition: Disposition
}

export const ZONES: Record<ZoneLetter, Zone> = {
  A: { letter: 'A', shape: 'circle', disposition: 'restock' },
  B: { letter: 'B', shape: 'square', disposition: 'repack' },
  C: { letter: 'C', shape: 'hexagon', disposition: 'repair' },
  V: { letter: 'V', shape: 'diamond', disposition: 'vendor' },
  R: { letter: 'R', shape: 'triangle', disposition: 'recycle' },
  Q: { letter: 'Q', shape: 'bars', disposition: 'quarantine' },
}

/** The three answers that every disposition comes down to; fixed, while dispositions beneath them may grow. */
export const BASE_GROUPS = ['sellable', 'repair', 'not-returnable'] as const
export type BaseGroup = (typeof BASE_GROUPS)[number]

const BASE_GROUP_OF: Record<Disposition, BaseGroup> = {
  restock: 'sellable', repack: 'sellable', repair: 'repair', vendor: 'not-returnable', recycle: 'not-returnable', quarantine: 'not-returnable',
}

/** Whether a unit can be sold, can be made sellable, or does not come back to stock. */
export function baseGroup(disposition: Disposition): BaseGroup {
  return BASE_GROUP_OF[disposition]
}

/** The floor area that takes units of a disposition. */
export function zoneFor(disposition: Disposition): Zone {
  const zone = ZONE_LETTERS.map((letter) => ZONES[letter]).find((candidate) => candidate.disposition === disposition)
  if (!zone) throw new Error(`no zone takes ${disposition}`)
  return zone
}

/** Whether a text is one of the zone letters. */
export function isZoneLetter(text: string): text is ZoneLetter {
  return (ZONE_LETTERS as readonly string[]).includes(text)
}

/** Whether a disposition leads back to a shelf for sale. */
export function isResalable(disposition: Disposition): boolean {
  return baseGroup(disposition) === 'sellable'
}
