import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import { openStore, type StoreOptions } from '../../../../electron/station/store/open-store'
import type { Store } from '../../../../electron/station/store/store'

/** 2026-11-02T08:00:00Z, a Monday morning. */
export const MORNING = Date.UTC(2026, 10, 2, 8)

export const silentLog = { info() {}, warn() {}, error() {} }

/** A clock that a test holds. */
export function createTestClock(start = MORNING) {
  let at = start
  return {
    now: () => at,
    step: (ms: number): void => {
      at += ms
    },
  }
}

const undo: (() => void)[] = []

afterEach(() => {
  while (undo.length > 0) undo.pop()?.()
})

/** Runs at the end of the test, the last one first. */
export function atEnd(work: () => void): void {
  undo.push(work)
}

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'turnback-store-'))
  atEnd(() => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }))
  return dir
}

/** An empty folder that lives as long as the test file: for a store that every test harms a copy of. */
export function lastingFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'turnback-store-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }))
  return dir
}

/** Fresh ids and bytes that are the same in every run. */
export function createTestSource(prefix = 'id') {
  let ids = 0
  let bytes = 0
  return {
    newId: () => `${prefix}-${++ids}`,
    randomBytes: (count: number) => Uint8Array.from({ length: count }, () => (bytes = (bytes * 5 + 11) % 256)),
  }
}

/** Opens a store in a folder with a held clock; it is closed after the test. */
export function openTestStore(dir: string, options: Partial<StoreOptions> = {}): Store {
  const store = openStore({ dir, stationName: 'Bench 07', clock: { now: () => MORNING }, log: silentLog, ...createTestSource(), ...options })
  atEnd(() => store.close())
  return store
}
