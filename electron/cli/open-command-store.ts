import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { silentLog } from '../station/log'
import { openStore } from '../station/store/open-store'
import { storeExists } from '../station/store/store-files'
import type { Store } from '../station/store/store'

/** Opens the store in a folder for a command; a folder without one gets a new, empty store, named `stationName`, whose origin is the `incarnation` reserved for it, if there is one. */
export function openCommandStore(dir: string, stationName: string | null = null, incarnation: string | null = null): Store {
  const reserved = incarnation === null ? [] : [incarnation]
  return openStore({ dir: storeFolder(dir), stationName, clock: { now: () => Date.now() }, randomBytes: (count) => new Uint8Array(randomBytes(count)), newId: () => reserved.pop() ?? randomUUID(), log: silentLog })
}

/** The folder itself, or the `store` in it when somebody names the folder of a demo. */
export function storeFolder(dir: string): string {
  const inside = join(dir, 'store')
  return !storeExists(dir) && storeExists(inside) ? inside : dir
}
