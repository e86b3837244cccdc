import { accessSync, constants, mkdirSync } from 'node:fs'
import type { Clock, Log } from '../ports'
import { openBenchReader } from './bench-reader'
import type { WritableDb } from './db'
import { openJournal } from './journal'
import { migrate } from './migrate'
import { CATALOGUE_MIGRATIONS, JOURNAL_MIGRATIONS } from './migrations'
import { openReader, openWriter } from './open-database'
import { openOwnOrigin } from './origins'
import { foldStamp } from './projections'
import { openReference } from './reference'
import { openCatalogueIndexing } from './search/catalogue-indexing'
import { openSearch } from './search/open-search'
import { openSettings, type Settings } from './settings'
import { StoreFault, withFaults } from './sqlite-failure'
import type { JournalStore, Store } from './store'
import { catalogueFile, isJournalLost, journalFile } from './store-files'
import { takeWriterLock } from './writer-lock'

export interface StoreOptions {
  /** Folder of the store; created when it is missing. */
  readonly dir: string
  /** Name of the station; used only when the journal is new. */
  readonly stationName: string | null
  readonly clock: Clock
  readonly randomBytes: (count: number) => Uint8Array
  readonly newId: () => string
  readonly log: Log
}

const DEFAULT_STATION_NAME = 'Bench'
/** The folder holds buyers' names until they are erased: only this user may look into it. */
const DIR_MODE = 0o700
const FOLD_STAMP_SETTING = 'store.foldStamp'

/** Things to close, in the order they were opened. */
type Closers = (() => void)[]

function closeAll(closers: Closers): void {
  for (let close = closers.pop(); close; close = closers.pop()) close()
}

/**
 * Opens everything the station keeps on disk, or throws a StoreFault and leaves nothing open.
 * Only one process may hold a store; every change is on the disk when its call returns.
 */
export function openStore(options: StoreOptions): Store {
  const closers: Closers = []
  try {
    return openParts(options, closers)
  } catch (error) {
    closeAll(closers)
    throw error
  }
}

function openParts(options: StoreOptions, closers: Closers): Store {
  const { dir, clock, log } = options
  withFaults(`creating ${dir}`, () => mkdirSync(dir, { recursive: true, mode: DIR_MODE }))
  // Asked of the folder itself: on a write-protected disk SQLite only says that it cannot open the file.
  withFaults(`opening ${dir} for writing`, () => accessSync(dir, constants.W_OK))
  const lock = takeWriterLock(dir)
  closers.push(() => lock.release())
  if (isJournalLost(dir)) throw new StoreFault('corrupt', `${journalFile(dir)} is missing or empty, but the store has been used before`)

  const journalDb = openFile(journalFile(dir), closers, (writer) => migrate(writer, JOURNAL_MIGRATIONS, log), false)
  const own = openOwnOrigin(journalDb.writer, { ...options, stationName: options.stationName ?? DEFAULT_STATION_NAME })
  const journal = openJournal({ ...journalDb, own, clock })
  const settings = openSettings(journalDb.writer)
  bringFoldsUpToDate(journal, settings, log)

  const catalogueDb = openFile(catalogueFile(dir), closers, (writer) => migrate(writer, CATALOGUE_MIGRATIONS, log), true)
  return {
    dir,
    journal,
    bench: openBenchReader(journalDb.reader, own.origin.incarnation),
    reference: openReference({ ...catalogueDb, randomBytes: options.randomBytes }),
    search: openSearch(catalogueDb.reader, journalDb.reader),
    searchIndexing: openCatalogueIndexing(catalogueDb.writer),
    setting: (name) => settings.read(name),
    setSetting: (name, json) => settings.write(name, json),
    close: () => closeAll(closers),
  }
}

/** Opens a file for writing, brings it up to date, then opens the reader beside it. */
function openFile(file: string, closers: Closers, prepare: (writer: WritableDb) => void, secureDelete: boolean) {
  const writer = openWriter({ file, secureDelete })
  closers.push(() => writer.close())
  prepare(writer)
  const reader = openReader(file)
  closers.push(() => reader.close())
  return { writer, reader }
}

/** Folds everything anew when the stored views were folded by another build. */
function bringFoldsUpToDate(journal: JournalStore, settings: Settings, log: Log): void {
  const stamp = foldStamp()
  if (settings.read(FOLD_STAMP_SETTING) === stamp) return
  log.info('projections folded anew', { ...journal.rebuild() })
  settings.write(FOLD_STAMP_SETTING, stamp)
}
