import type { Minting } from '@shared/domain/commands/plan'
import { makeLpn } from '@shared/domain/lpn'

/** For decisions that are only looked at and thrown away: no number of the station is used up. */
export const probeMinting: Minting = { nextId: () => 'probe', nextPlate: (type) => makeLpn(type, '0000000000') }
