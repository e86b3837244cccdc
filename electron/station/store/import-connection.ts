import { AFTER_IMPORT, type TellStage } from './after-import'
import { openWriter } from './open-database'
import { openImports } from './reference-import'
import { withFaults } from './sqlite-failure'
import { openSteadyLog } from './steady-log'
import type { ReferenceImport } from './store'
import { catalogueFile } from './store-files'

/** Random places of three indexes are written; what does not fit goes to the log file and is read back. */
const CACHE_KIB = 32 * 1024

/** A connection of its own to the catalogue, for one import at a time, away from the thread that serves the bench. */
export interface ImportConnection {
  readonly reference: { beginImport(source: string): ReferenceImport }
  /** What follows a committed import; the index of the search is filled here. */
  afterImport(tell: TellStage): void
  close(): void
}

/**
 * Opens the catalogue of a store that is open in this process already: whoever opens this holds the writer's lock of
 * the store, and has told it to refuse other changes of the reference data (`holdForImport`).
 */
export function openImportConnection(dir: string): ImportConnection {
  const writer = openWriter({ file: catalogueFile(dir), secureDelete: true, besideAnother: true })
  withFaults('importing', () => writer.pragma(`cache_size = -${CACHE_KIB}`))
  // A line never goes in before its return order, and nothing that others refer to goes out: looking it up a million times shows nothing.
  withFaults('importing', () => writer.pragma('foreign_keys = OFF'))
  const log = openSteadyLog(catalogueFile(dir))
  const beginImport = openImports(writer, () => log.flush())

  return {
    reference: { beginImport },
    afterImport(tell) {
      for (const stage of AFTER_IMPORT) withFaults('indexing the catalogue', () => stage(writer, tell))
    },
    close() {
      // The log of a large import is hundreds of megabytes; nothing waits for its being folded in but this thread.
      withFaults('importing', () => writer.pragma('wal_checkpoint(TRUNCATE)'))
      log.close()
      writer.close()
    },
  }
}
