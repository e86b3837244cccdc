/** Floor areas by letter. Letter, shape and colour belong together, so that colour is never alone. */
export const ZONE_LETTERS = ['A', 'B', 'C', 'V', 'R', 'Q'] as const
export type ZoneLetter = (typeof ZONE_LETTERS)[number]

export type ZoneShape = 'circle' | 'square' | 'hexagon' | 'diamond' | 'triangle' | 'bars'

/** The decided route of a unit. GS1 CBV uses "disposition" for a state of goods: map on export. */
export const DISPOSITIONS = [
  'restock', 'repack', 'repair', 'vendor', 'recycle', 'quarantine',
  'resell-new', 'discount', 'refurbish', 'customer', 'donate', 'destroy', 'hold',
] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** The dispositions that a person may choose by hand: one for each zone, at places 1 to 6. Finer ones are for rules alone. */
export const ZONE_ROUTES = ['restock', 'repack', 'repair', 'vendor', 'recycle', 'quarantine'] as const satisfies readonly Disposition[]

/** A floor area with its main purpose; `disposition` is the route that names it. */
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
  'resell-new': 'sellable', discount: 'sellable', refurbish: 'repair',
  customer: 'not-returnable', donate: 'not-returnable', destroy: 'not-returnable', hold: 'not-returnable',
}

/** Where units of a finer disposition go unless their rule names another zone. */
const ZONE_OF: Record<Disposition, ZoneLetter> = {
  restock: 'A', 'resell-new': 'A', repack: 'B', discount: 'B', repair: 'C', refurbish: 'C', vendor: 'V', customer: 'V',
  recycle: 'R', donate: 'R', destroy: 'R', quarantine: 'Q', hold: 'Q',
}

/** Whether a unit can be sold, can be made sellable, or does not come back to stock. */
export function baseGroup(disposition: Disposition): BaseGroup {
  return BASE_GROUP_OF[disposition]
}

/** The floor area that takes units of a disposition. */
export function zoneFor(disposition: Disposition): Zone {
  return ZONES[ZONE_OF[disposition]]
}

/** Whether a text is one of the zone letters. */
export function isZoneLetter(text: string): text is ZoneLetter {
  return (ZONE_LETTERS as readonly string[]).includes(text)
}

/** Whether a disposition leads back to a shelf for sale. */
export function isResalable(disposition: Disposition): boolean {
  return baseGroup(disposition) === 'sellable'
}
