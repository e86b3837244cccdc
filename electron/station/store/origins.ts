import type { Lpn } from '@shared/domain/ids'
import { makeNumberedLpn, NUMBERS_PER_RANGE, rangeFromBytes } from '@shared/domain/lpn'
import { invariant } from '@shared/domain/result'
import type { Clock } from '../ports'
import { change, inTransaction, queryOne, type WritableDb } from './db'
import { StoreFault } from './sqlite-failure'
import type { Origin } from './store'

const RANGE_BYTES = 6
/** 31^6 ranges: a store that already holds one of its random picks picks again; more than this many times is a broken source of randomness. */
const RANGE_TRIES = 8

/** What a new origin is made from. */
export interface OriginSource {
  readonly stationName: string
  readonly clock: Clock
  readonly newId: () => string
  readonly randomBytes: (count: number) => Uint8Array
}

/** The origin that this station writes, and its plates. */
export interface OwnOrigin {
  readonly number: number
  readonly origin: Origin
  takePlate(type: 'unit' | 'parcel' | 'badge'): Lpn
}

interface OriginRow {
  readonly origin: number
  readonly station: string
  readonly incarnation: string
  readonly lpn_range: string
  readonly next_plate: number
}

function originFromRow(row: OriginRow): Origin {
  return { station: row.station, incarnation: row.incarnation, lpnRange: row.lpn_range }
}

/** Opens the station's own origin; a store that has none begins one, with its own range of plates. */
export function openOwnOrigin(db: WritableDb, source: OriginSource): OwnOrigin {
  const readOwn = queryOne<[], OriginRow>(db, `SELECT origin, station, incarnation, lpn_range, next_plate FROM origins WHERE state = 'own'`)
  const findRange = queryOne<[string], { origin: number }>(db, 'SELECT origin FROM origins WHERE lpn_range = ?')
  const insert = change<[string, string, string, number]>(db, `INSERT INTO origins (station, incarnation, lpn_range, state, opened_at) VALUES (?, ?, ?, 'own', ?)`)
  const setPlates = change<[string, number, number]>(db, 'UPDATE origins SET lpn_range = ?, next_plate = ? WHERE origin = ?')

  function freeRange(): string {
    for (let tries = 0; tries < RANGE_TRIES; tries++) {
      const range = rangeFromBytes(source.randomBytes(RANGE_BYTES))
      if (!findRange(range)) return range
    }
    throw new Error(`no free range of plates after ${RANGE_TRIES} random picks`)
  }

  function own(): OriginRow {
    const row = readOwn()
    invariant(row !== null, 'the store has lost its own origin')
    return row
  }

  if (!readOwn()) {
    // Beginning anew here would take over the entries of the one that is lost.
    if (queryOne<[], { seq: number }>(db, 'SELECT seq FROM entries LIMIT 1')()) throw new StoreFault('corrupt', `${db.name} holds entries but has lost its own origin`)
    inTransaction(db, () => insert(source.stationName, source.newId(), freeRange(), source.clock.now()))
  }
  const first = own()
  let origin = originFromRow(first)
  return {
    number: first.origin,
    get origin() {
      return origin
    },
    takePlate(type) {
      return inTransaction(db, () => {
        const row = own()
        const isUsedUp = row.next_plate >= NUMBERS_PER_RANGE
        const range = isUsedUp ? freeRange() : row.lpn_range
        const number = isUsedUp ? 0 : row.next_plate
        setPlates(range, number + 1, row.origin)
        origin = { ...origin, lpnRange: range }
        return makeNumberedLpn(type, range, number)
      })
    },
  }
}
