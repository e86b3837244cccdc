import type { BlindReturnOrderView } from '@shared/domain/projections/blind-return-order'
import type { ParcelView } from '@shared/domain/parcel'
import type { SearchCandidate } from '@shared/domain/search-hit'
import { codeKey, foldText, type SearchQuestion } from '@shared/domain/search-question'
import type { ToteView } from '@shared/domain/tote'
import { queryAll, type ReadableDb } from '../db'
import { beginsWith, matchOf } from './beginnings'
import { unitCandidate, type FoundUnit } from './unit-candidate'

/** How many units, parcels and totes are looked at for each way to find them. */
const LOOKED_AT = 40
/** How many units are listed with the parcel or tote that was asked for. */
const UNITS_WITH = 24

interface ViewRow {
  readonly view: string
}
interface ToteRow extends ViewRow {
  readonly unit_count: number
}

const UNIT = 'subject, view, touched_hlc'

/** Finds what the journal tells of: units, parcels, totes, and return orders opened at a bench. */
export function openBenchSearch(db: ReadableDb): (question: SearchQuestion, skus: readonly string[]) => readonly SearchCandidate[] {
  const unitsByWords = queryAll<[string, number], FoundUnit>(
    db,
    `SELECT ${UNIT} FROM units JOIN unit_docs USING (subject) WHERE doc IN (SELECT rowid FROM unit_words WHERE unit_words MATCH ? ORDER BY rowid DESC LIMIT ?)`,
  )
  const unitsByLpn = queryAll<[string, string, number], FoundUnit>(db, `SELECT ${UNIT} FROM units WHERE lpn >= ? AND lpn < ? ORDER BY lpn LIMIT ?`)
  const unitsOfParcel = queryAll<[string, number], FoundUnit>(db, `SELECT ${UNIT} FROM units WHERE parcel_id = ? ORDER BY begun_hlc LIMIT ?`)
  const unitsInTote = queryAll<[string, number], FoundUnit>(db, `SELECT ${UNIT} FROM units WHERE tote_id = ? AND state = 'placed' ORDER BY touched_hlc DESC LIMIT ?`)
  const parcelsByRma = queryAll<[string, string, number], ViewRow>(
    db,
    'SELECT view FROM parcels WHERE rma_number >= ? COLLATE NOCASE AND rma_number < ? COLLATE NOCASE ORDER BY rma_number COLLATE NOCASE LIMIT ?',
  )
  const blindByRma = queryAll<[string, string, number], ViewRow>(
    db,
    'SELECT view FROM blind_return_orders WHERE rma_number >= ? COLLATE NOCASE AND rma_number < ? COLLATE NOCASE ORDER BY rma_number COLLATE NOCASE LIMIT ?',
  )
  const totes = queryAll<[], ToteRow>(
    db,
    `SELECT view, (SELECT count(*) FROM units WHERE units.tote_id = substr(totes.subject, 6) AND units.state = 'placed') AS unit_count FROM totes ORDER BY name`,
  )

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
      return isFound ? [{ tote, candidate: { hit: { kind: 'tote', id: tote.toteId, title: tote.name, facts: { lpn: tote.lpn, zone: tote.zone, units: row.unit_count, capacity: tote.capacity } }, codes: [tote.name, tote.lpn], text: '', newest: 0 } as const }] : []
    })
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
    const others: SearchCandidate[] = []
    for (const code of question.codes) {
      add(unitsByLpn(...beginsWith(code.toUpperCase()), LOOKED_AT))
      for (const { view } of parcelsByRma(...beginsWith(code), LOOKED_AT)) {
        const parcel: ParcelView = JSON.parse(view)
        parcels.set(parcel.parcelId, parcel)
      }
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
    if (question.words.length > 0) add(unitsByWords(matchOf(question.words, 'begun'), LOOKED_AT))
    for (const sku of skus) {
      const word = foldText(codeKey(sku))
      if (word !== '' && !word.includes(' ')) add(unitsByWords(matchOf([word], 'whole'), UNITS_WITH), question.text)
    }
    return [...[...units.values()].map((unit) => unitCandidate(unit, unit.codes)), ...[...parcels.values()].map(parcelCandidate), ...others]
  }
}
