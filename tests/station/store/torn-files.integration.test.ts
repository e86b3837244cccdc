import { cpSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StoreFault } from '../../../electron/station/store/sqlite-failure'
import { testSeed } from '../../support/seeded'
import { lastingFolder, openTestStore, temporaryFolder } from './support/temporary-store'
import { ALIYA, wholeWay } from './support/usual-work'

const RUNS = 60
/** A slow disk gets fewer runs instead of a failure, and shrinking a failure ends, too. */
const TIME_LIMIT_MS = 20_000
const UNITS = 40
const seed = testSeed('torn files')

/** A closed store, and its files while it was at work, as a power cut or a copy leaves them: the newest entries only in the log. */
function makeStore(): { readonly atWork: string; readonly closed: string; readonly hashes: ReadonlyMap<number, string> } {
  const dir = lastingFolder()
  const first = openTestStore(dir)
  for (let n = 0; n < UNITS; n++) first.journal.append(wholeWay(`early-${n}`, n), ALIYA)
  first.close()
  const store = openTestStore(dir)
  const hashes = new Map([[store.journal.head().seq, store.journal.head().hash]])
  for (let n = 0; n < UNITS; n++) {
    for (const draft of wholeWay(`late-${n}`, n)) {
      store.journal.append([draft], ALIYA)
      hashes.set(store.journal.head().seq, store.journal.head().hash)
    }
  }
  const copy = join(lastingFolder(), 'copy')
  cpSync(dir, copy, { recursive: true })
  store.close()
  return { atWork: copy, closed: dir, hashes }
}

const original = makeStore()
const newest = Math.max(...original.hashes.keys())

type Outcome = 'fault' | 'reported' | 'prefix' | 'whole'

/** What opening and verifying a damaged copy says. A copy that looks sound must hold a beginning of the real chain. */
function outcomeOf(damage: (dir: string) => void, from = original.atWork): Outcome {
  const dir = join(temporaryFolder(), 'damaged')
  cpSync(from, dir, { recursive: true })
  damage(dir)
  try {
    const store = openTestStore(dir)
    const { problems } = store.journal.verify()
    if (problems.length > 0) return 'reported'
    const head = store.journal.head()
    expect(original.hashes.get(head.seq), `head ${head.seq}`).toBe(head.hash)
    expect(store.journal.rebuild().changed).toBe(0)
    store.journal.append(wholeWay('afterwards'), ALIYA)
    expect(store.journal.verify().problems).toEqual([])
    store.close()
    return head.seq === newest ? 'whole' : 'prefix'
  } catch (error) {
    if (error instanceof StoreFault) return 'fault'
    throw error
  }
}

function sizeOf(file: string): number {
  return readFileSync(file).length
}

/** A share of a file; plain, because by itself fast-check would try the beginning most. */
const anyPlace = fc.noBias(fc.nat({ max: 999_999 })).map((n) => n / 1_000_000)

function tally(outcomes: readonly Outcome[]): string {
  return JSON.stringify(Object.fromEntries([...new Set(outcomes)].map((outcome) => [outcome, outcomes.filter((other) => other === outcome).length])))
}

test('the copy as it is: nothing is lost', () => {
  expect(existsSync(join(original.atWork, 'journal.db-wal'))).toBe(true)
  expect(outcomeOf(() => {})).toBe('whole')
})

test('a log cut off anywhere: a beginning of the journal, whole and sound', { timeout: 60_000 }, () => {
  const outcomes: Outcome[] = []
  fc.assert(
    fc.property(anyPlace, (place) => {
      const outcome = outcomeOf((dir) => {
        const wal = join(dir, 'journal.db-wal')
        truncateSync(wal, Math.floor(sizeOf(wal) * place))
      })
      outcomes.push(outcome)
      expect(['prefix', 'whole']).toContain(outcome)
    }),
    { seed, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS },
  )
  console.log('cut log:', tally(outcomes))
})

test('a log with a block of zeros anywhere: a beginning of the journal, whole and sound', { timeout: 60_000 }, () => {
  const outcomes: Outcome[] = []
  fc.assert(
    fc.property(anyPlace, (place) => {
      const outcome = outcomeOf((dir) => {
        const wal = join(dir, 'journal.db-wal')
        const bytes = readFileSync(wal)
        bytes.subarray(Math.floor(bytes.length * place)).subarray(0, 4096).fill(0)
        writeFileSync(wal, bytes)
      })
      outcomes.push(outcome)
      expect(['prefix', 'whole']).toContain(outcome)
    }),
    { seed, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS },
  )
  console.log('zeroed log:', tally(outcomes))
})

test('a flipped bit or a zeroed page anywhere in the main file: a fault, a report, or no harm; never a wrong entry', { timeout: 120_000 }, () => {
  const outcomes: Outcome[] = []
  fc.assert(
    fc.property(anyPlace, fc.nat({ max: 7 }), fc.boolean(), (place, bit, isPage) => {
      outcomes.push(
        outcomeOf((dir) => {
          const file = join(dir, 'journal.db')
          const bytes = readFileSync(file)
          const at = Math.floor(bytes.length * place)
          if (isPage) bytes.subarray(at - (at % 4096)).subarray(0, 4096).fill(0)
          else bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
          writeFileSync(file, bytes)
        }, original.closed),
      )
    }),
    { seed, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS },
  )
  console.log('damaged main file:', tally(outcomes))
})

test('a main file cut off anywhere is a fault or reported', { timeout: 60_000 }, () => {
  const outcomes: Outcome[] = []
  fc.assert(
    fc.property(anyPlace, (place) => {
      outcomes.push(outcomeOf((dir) => truncateSync(join(dir, 'journal.db'), Math.floor(sizeOf(join(dir, 'journal.db')) * place)), original.closed))
    }),
    { seed, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS },
  )
  expect(outcomes).not.toContain('whole')
  console.log('cut main file:', tally(outcomes))
})

test('a copy without its log is a beginning of the journal: only HQ can tell what is missing', () => {
  const outcome = outcomeOf((dir) => truncateSync(join(dir, 'journal.db-wal'), 0))
  expect(outcome).toBe('prefix')
})

test.each(['journal.db', 'catalogue.db'])('%s that is no database is a fault', (file) => {
  expect(outcomeOf((dir) => writeFileSync(join(dir, file), 'x'.repeat(10_000)))).toBe('fault')
})

test('a missing or empty journal is a fault, not a new beginning', () => {
  expect(outcomeOf((dir) => writeFileSync(join(dir, 'journal.db'), ''))).toBe('fault')
})
