import type { Disposition } from './zone'

/** The three ways a return can end, above the routes: sold again, sold after work, or not at all from here. */
export const BASE_GROUPS = ['sellable', 'repair', 'not-returnable'] as const
export type BaseGroup = (typeof BASE_GROUPS)[number]

const GROUP_OF_DISPOSITION: Record<Disposition, BaseGroup> = {
  restock: 'sellable', repack: 'sellable', repair: 'repair', vendor: 'not-returnable', recycle: 'not-returnable', quarantine: 'not-returnable',
}

/** The base group that a route belongs to. */
export function baseGroupOf(disposition: Disposition): BaseGroup {
  return GROUP_OF_DISPOSITION[disposition]
}
