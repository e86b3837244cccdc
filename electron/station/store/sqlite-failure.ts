/** What can keep the store from doing its work. */
export type StoreFaultKind = 'busy' | 'full' | 'corrupt' | 'read-only' | 'io' | 'held' | 'too-new' | 'unsuitable'

const ADVICE: Record<StoreFaultKind, string> = {
  busy: 'Something else is writing to the store. Try again in a moment.',
  full: 'The disk is full: nothing was written. Free space on it, then do the step again.',
  corrupt: 'The store file is damaged. Stop working, keep the folder as it is, and restore from a backup or from HQ.',
  'read-only': 'The store folder cannot be written. Check its permissions and that the disk is not write-protected.',
  io: 'The disk refused to read or write. Check its cable and health before going on.',
  held: 'Another Turnback has this store open. Close it, or use its window.',
  'too-new': 'A newer version of Turnback wrote this store. Install that version or a newer one.',
  unsuitable: 'This runtime cannot carry the store. Start Turnback through its own launcher.',
}

/** Thrown when the store cannot do its work. Nothing was half-written: a change is made whole or not at all. */
export class StoreFault extends Error {
  readonly kind: StoreFaultKind
  /** What a person can do about it. */
  readonly advice: string

  constructor(kind: StoreFaultKind, what: string, cause?: unknown) {
    super(`${what}. ${ADVICE[kind]}`, { cause })
    this.name = 'StoreFault'
    this.kind = kind
    this.advice = ADVICE[kind]
  }
}

/** By the beginning of the code, the first that fits. Constraint failures are not here: they are programming mistakes. */
const KIND_BY_CODE: readonly (readonly [string, StoreFaultKind])[] = [
  ['SQLITE_BUSY', 'busy'], ['SQLITE_LOCKED', 'busy'], ['SQLITE_PROTOCOL', 'busy'],
  ['SQLITE_FULL', 'full'], ['ENOSPC', 'full'], ['EDQUOT', 'full'],
  ['SQLITE_CORRUPT', 'corrupt'], ['SQLITE_NOTADB', 'corrupt'], ['SQLITE_FORMAT', 'corrupt'],
  ['SQLITE_READONLY', 'read-only'], ['SQLITE_PERM', 'read-only'], ['SQLITE_AUTH', 'read-only'], ['EACCES', 'read-only'], ['EPERM', 'read-only'], ['EROFS', 'read-only'],
  ['SQLITE_IOERR', 'io'], ['SQLITE_CANTOPEN', 'io'], ['EIO', 'io'], ['ENOTDIR', 'io'], ['EEXIST', 'io'], ['EMFILE', 'io'],
]

/** Every statement fits the tables that the migrations made: one that misses a part of them reads a damaged list of tables. */
const LOST_SCHEMA = /^no such (?:table|column|index|trigger|view)\b|has no column named/

function isSchemaLost(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_ERROR' && error instanceof Error && LOST_SCHEMA.test(error.message)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Whether an error means that another connection holds the file. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY')
}

/** The fault behind an error of SQLite or of the file system; any other error comes back as it is. */
export function toStoreFault(error: unknown, what: string): unknown {
  const code = codeOf(error)
  const kind = isSchemaLost(error) ? 'corrupt' : code === '' ? undefined : KIND_BY_CODE.find(([beginning]) => code.startsWith(beginning))?.[1]
  return kind ? new StoreFault(kind, `${what}: ${error instanceof Error ? error.message : code} (${code})`, error) : error
}

/** Does work on the store and turns what SQLite throws into a fault that a person can act on. */
export function withFaults<T>(what: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw toStoreFault(error, what)
  }
}
