import type { WritableDb } from './db'

/** Tells how far a stage is: `done` of `total` steps of its own. */
export type TellStage = (done: number, total: number) => void

/**
 * Work on `catalogue.db` that follows an import: indexes that are filled from the new rows. It runs on the import's own
 * connection, off the station's thread, after the rows were committed; in transactions of its own, each short. It may
 * be killed in the middle, so it has to find out for itself what is still to be done.
 */
export type AfterImportStage = (db: WritableDb, tell: TellStage) => void

/** Run one after the other after every import. */
export const AFTER_IMPORT: readonly AfterImportStage[] = []
