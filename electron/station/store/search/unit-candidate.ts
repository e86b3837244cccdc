import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import type { SearchCandidate } from '@shared/domain/search-hit'
import { codeKey } from '@shared/domain/search-question'
import type { UnitView } from '@shared/domain/unit'

/** A row of `units` as the search reads it. */
export interface FoundUnit {
  readonly subject: string
  readonly view: string
  readonly touched_hlc: number
}

/** A unit that may fit; `also` are codes of something else that stand for it: of its parcel, its tote, its item. */
export function unitCandidate(row: FoundUnit, also: readonly string[]): SearchCandidate {
  const unit: UnitView = JSON.parse(row.view)
  return {
    hit: {
      kind: 'unit', id: unit.unitId, title: unit.title,
      facts: { lpn: unit.lpn, sku: unit.sku, state: unit.state, grade: unit.grade, zone: unit.zone, tote: unit.toteName, location: unit.putAway?.location ?? null, serial: unit.serial, touchedAt: hybridTimeToInstant(row.touched_hlc) },
    },
    codes: [unit.lpn, unit.sku, ...also],
    text: `${unit.title} ${unit.sku} ${codeKey(unit.sku)}`,
    newest: row.touched_hlc,
  }
}

/** A unit found by its serial number. */
export function serialCandidate(row: FoundUnit): SearchCandidate {
  const unit: UnitView = JSON.parse(row.view)
  const { hit, newest } = unitCandidate(row, [])
  return { hit: { ...hit, kind: 'serial' }, codes: unit.serial === null ? [] : [unit.serial], text: '', newest }
}
