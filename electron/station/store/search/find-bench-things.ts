import type { BlindReturnOrderView } from '@shared/domain/projections/blind-return-order'
import type { ParcelView } from '@shared/domain/parcel'
import type { SearchCandidate } from '@shared/domain/search-hit'
import { codeKey, foldText, type SearchQuestion } from '@shared/domain/search-question'
import { locationName } from '@shared/domain/lpn'
import { serialKey } from '@shared/domain/serial-number'
import type { ToteView } from '@shared/domain/tote'
import { queryAll, queryOne, type ReadableDb } from '../db'
import { beginsWith, matchOf } from './beginnings'
import { serialCandidate, unitCandidate, type FoundUnit } from './unit-candidate'

/** How many units, parcels and totes are looked at for each way to find them. */
const LOOKED_AT = 40
/** How many units are listed with the parcel or tote that was asked for. */
const UNITS_WITH = 24
/** What a location plate begins with before the place's own name: type and mark. */
const LOCATION_PLATE = 'LTB'

interface ViewRow {
  readonly view: string
}

const UNIT = 'subject, view, touched_hlc'

/** Finds what the journal tells of: units, parcels, totes, and return orders opened at a bench. */
export function openBenchSearch(db: ReadableDb): (question: SearchQuestion, skus: readonly string[]) => readonly SearchCandidate[] {
  const unitsByWords = queryAll<[string, number], FoundUnit>(
    db,
    `SELECT ${UNIT} FROM units JOIN unit_docs USING (subject) WHERE doc IN (SELECT rowid FROM unit_words WHERE unit_words MATCH ? ORDER BY rowid DESC LIMIT ?)`,
  )
  const unitsByLpn = queryAll<[string, string, number], FoundUnit>(db, `SELECT ${UNIT} FROM units WHERE lpn >= ? AND lpn < ? ORDER BY lpn LIMIT ?`)
  const unitsBySerial = queryAll<[string, string, number], FoundUnit>(db, `SELECT ${UNIT} FROM units WHERE serial >= ? AND serial < ? ORDER BY serial, touched_hlc DESC LIMIT ?`)
  const unitsAt = queryAll<[string, number], FoundUnit>(db, `SELECT ${UNIT} FROM units WHERE location = ? ORDER BY touched_hlc DESC LIMIT ?`)
  const nextLocation = queryOne<[string, string], { location: string }>(db, 'SELECT location FROM units WHERE location > ? AND location < ? ORDER BY location LIMIT 1')
  const countAt = queryOne<[string], { units: number }>(db, 'SELECT count(*) AS units FROM units WHERE location = ?')
  const unitsOfParcel = queryAll<[string, number], FoundUnit>(db, `SELECT ${UNIT} FROM units WHERE parcel_id = ? ORDER BY begun_hlc LIMIT ?`)
  const unitsInTote = queryAll<[string, number], FoundUnit>(db, `SELECT ${UNIT} FROM units WHERE tote_id = ? AND state = 'placed' ORDER BY touched_hlc DESC LIMIT ?`)
  const parcelsByRma = queryAll<[string, string, number], ViewRow>(
    db,
    'SELECT view FROM parcels WHERE rma_number >= ? COLLATE NOCASE AND rma_number < ? COLLATE NOCASE ORDER BY rma_number COLLATE NOCASE LIMIT ?',
  )
  const parcelsByScanned = queryAll<[string, string, number], ViewRow>(db, 'SELECT view FROM parcels WHERE scanned >= ? AND scanned < ? ORDER BY scanned LIMIT ?')
  const blindByRma = queryAll<[string, string, number], ViewRow>(
    db,
    'SELECT view FROM blind_return_orders WHERE rma_number >= ? COLLATE NOCASE AND rma_number < ? COLLATE NOCASE ORDER BY rma_number COLLATE NOCASE LIMIT ?',
  )
  const totes = queryAll<[], ViewRow>(db, 'SELECT view FROM totes ORDER BY name')
  const unitsCounted = queryOne<[string], { units: number }>(db, `SELECT count(*) AS units FROM units WHERE tote_id = ? AND state = 'placed'`)

  function parcelCandidate(parcel: ParcelView): SearchCandidate {
    return {
      hit: { kind: 'parcel', id: parcel.parcelId, title: parcel.rmaNumber, facts: { scanned: parcel.scanned, receivedAt: parcel.receivedAt, closedAt: parcel.closedAt } },
      codes: [parcel.rmaNumber, parcel.scanned], text: '', newest: parcel.receivedAt,
    }
  }

  function blindCandidate(order: BlindReturnOrderView): SearchCandidate {
    return { hit: { kind: 'return-order', id: order.rmaNumber, title: order.rmaNumber, facts: { blind: 1 } }, codes: [order.rmaNumber], text: '', newest: 0 }
  }

  function toteCandidates(question: SearchQuestion): readonly { readonly tote: ToteView; readonly candidate: SearchCandidate }[] {
    const keys = question.codes.map(codeKey)
    return totes().flatMap((row) => {
      const tote: ToteView = JSON.parse(row.view)
      const isFound = [tote.name, tote.lpn].some((code) => keys.some((key) => codeKey(code).startsWith(key)))
      return isFound ? [{ tote, candidate: { hit: { kind: 'tote', id: tote.toteId, title: tote.name, facts: { lpn: tote.lpn, zone: tote.zone, units: unitsCounted(tote.toteId)?.units ?? 0, capacity: tote.capacity } }, codes: [tote.name, tote.lpn], text: '', newest: 0 } as const }] : []
    })
  }

  /** By plate, or by name: `A-0417` stands in the plate as it is spoken. From one place to the next along the index, whatever lies there. */
  function locationCandidates(question: SearchQuestion): readonly SearchCandidate[] {
    const found = new Set<string>()
    for (const beginning of new Set(question.codes.map(codeKey).flatMap((key) => [key, `${LOCATION_PLATE}${key}`]))) {
      const [first, end] = beginsWith(beginning)
      for (let next = nextLocation(first, end); next && found.size < LOOKED_AT; next = nextLocation(next.location, end)) found.add(next.location)
    }
    return [...found].map((location): SearchCandidate => ({
      hit: { kind: 'location', id: location, title: locationName(location), facts: { lpn: location, units: countAt(location)?.units ?? 0 } },
      codes: [location, locationName(location)], text: '', newest: 0,
    }))
  }

  return (question, skus) => {
    const units = new Map<string, FoundUnit & { readonly codes: string[] }>()
    const add = (rows: readonly FoundUnit[], code?: string): void => {
      for (const row of rows) {
        const known = units.get(row.subject) ?? { ...row, codes: [] }
        if (code !== undefined) known.codes.push(code)
        units.set(row.subject, known)
      }
    }
    const parcels = new Map<string, ParcelView>()
    const addParcel = ({ view }: ViewRow): void => {
      const parcel: ParcelView = JSON.parse(view)
      parcels.set(parcel.parcelId, parcel)
    }
    const others: SearchCandidate[] = []
    for (const code of question.codes) {
      add(unitsByLpn(...beginsWith(code.toUpperCase()), LOOKED_AT))
      for (const row of unitsBySerial(...beginsWith(serialKey(code)), LOOKED_AT)) others.push(serialCandidate(row))
      for (const spelling of new Set([code, code.toUpperCase()])) for (const row of parcelsByScanned(...beginsWith(spelling), LOOKED_AT)) addParcel(row)
      for (const row of parcelsByRma(...beginsWith(code), LOOKED_AT)) addParcel(row)
      for (const { view } of blindByRma(...beginsWith(code), LOOKED_AT)) others.push(blindCandidate(JSON.parse(view)))
    }
    for (const parcel of parcels.values()) {
      const asked = [parcel.rmaNumber, parcel.scanned].find((code) => codeKey(code) === codeKey(question.text))
      if (asked !== undefined) add(unitsOfParcel(parcel.parcelId, UNITS_WITH), asked)
    }
    for (const { tote, candidate } of toteCandidates(question)) {
      others.push(candidate)
      const asked = [tote.name, tote.lpn].find((code) => codeKey(code) === codeKey(question.text))
      if (asked !== undefined) add(unitsInTote(tote.toteId, UNITS_WITH), asked)
    }
    for (const candidate of locationCandidates(question)) {
      others.push(candidate)
      const asked = candidate.codes.find((code) => codeKey(code) === codeKey(question.text))
      if (asked !== undefined) add(unitsAt(candidate.hit.id, UNITS_WITH), asked)
    }
    if (question.words.length > 0) add(unitsByWords(matchOf(question.words, 'begun'), LOOKED_AT))
    for (const sku of skus) {
      const word = foldText(codeKey(sku))
      if (word !== '' && !word.includes(' ')) add(unitsByWords(matchOf([word], 'whole'), UNITS_WITH), question.text)
    }
    return [...[...units.values()].map((unit) => unitCandidate(unit, unit.codes)), ...[...parcels.values()].map(parcelCandidate), ...others]
  }
}
