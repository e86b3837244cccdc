import { randomBytes, randomUUID } from 'node:crypto'
import { silentLog } from '../station/log'
import { openStore } from '../station/store/open-store'
import type { Store } from '../station/store/store'

/** Opens the store in a folder for a command; a folder without one gets a new, empty store, and the caller is told by `stationName`. */
export function openCommandStore(dir: string, stationName: string | null = null): Store {
  return openStore({ dir, stationName, clock: { now: () => Date.now() }, randomBytes: (count) => new Uint8Array(randomBytes(count)), newId: randomUUID, log: silentLog })
}
