import type { BenchAnswer } from '@shared/contract/bench-view'
import type { FloorTote, FloorUnit, FloorView } from '@shared/contract/floor-view'
import type { ToteAtBench } from '@shared/domain/bench-state'
import type { BenchCommand } from '@shared/domain/command-barcode'
import { UNITS_PER_TOTE_AT_MOST } from '@shared/domain/commands/put-away'
import { decideFloorCommand, decideFloorScan, type FloorSelection } from '@shared/domain/decide-floor'
import { GRADES } from '@shared/domain/grading-rules'
import { asId, type Lpn } from '@shared/domain/ids'
import { locationName, parseLpn } from '@shared/domain/lpn'
import { whereIs, type UnitView } from '@shared/domain/unit'
import type { Store } from '../store/store'
import type { Bench } from './bench'
import { gatherPlateFacts } from './bench-facts'
import { undoReach } from './bench-view'

/** The floor page: what is in a tote, where a unit is, and putting both away. Only what was scanned last is kept here. */
export interface Floor {
  view(): FloorView
  scan(text: string): BenchAnswer
  command(command: BenchCommand): BenchAnswer
  /** Shows the unit or tote of a plate; null shows nothing. */
  select(lpn: string | null): void
}

export function createFloor(parts: { readonly store: Store; readonly bench: Bench; readonly newId: () => string }): Floor {
  const { store, bench, newId } = parts
  let shown: Lpn | null = null

  function selected(): FloorSelection | null {
    const plate = shown && parseLpn(shown)
    if (plate?.type === 'tote') {
      const tote = store.bench.toteByLpn(plate.lpn)
      return tote && { kind: 'tote', tote, units: store.bench.unitsInTote(tote, UNITS_PER_TOTE_AT_MOST) }
    }
    const unit = plate?.type === 'unit' ? store.bench.unitByLpn(plate.lpn) : null
    return unit && { kind: 'unit', unit }
  }

  return {
    view: () => ({ selected: viewSelection(selected()), totes: store.bench.totes().map(viewTote), undo: bench.undoStep() }),
    scan(text) {
      const facts = gatherPlateFacts(store, bench.identify(text))
      const answer = bench.decide((state) => decideFloorScan({ bench: state, selected: selected() }, facts), facts.text)
      if (answer.kind === 'tote-shown' || answer.kind === 'unit-shown') shown = asId<Lpn>(String(answer.facts.lpn))
      return answer
    },
    command: (command) => bench.decide((state) => decideFloorCommand({ bench: state, selected: selected() }, command, { undoable: () => undoReach(store, state), minting: { nextId: newId } }), command),
    select(lpn) {
      shown = lpn === null ? null : asId<Lpn>(lpn)
    },
  }
}

function viewSelection(selection: FloorSelection | null): FloorView['selected'] {
  if (selection === null) return null
  if (selection.kind === 'unit') return { kind: 'unit', unit: viewUnit(selection.unit) }
  const { tote, units } = selection
  const oldestFirst = units.map(viewUnit).sort((a, b) => (a.since ?? 0) - (b.since ?? 0))
  return {
    kind: 'tote', tote: viewTote(tote), units: oldestFirst, more: Math.max(0, tote.unitCount - units.length),
    grades: GRADES.map((grade) => ({ grade, count: units.filter((unit) => unit.grade === grade).length })).filter(({ count }) => count > 0),
  }
}

function viewTote(tote: ToteAtBench): FloorTote {
  const { toteId, lpn, name, zone, capacity, unitCount } = tote
  return { toteId, lpn, name, zone, capacity, unitCount, closed: tote.closed?.reason ?? null, location: tote.location && locationName(tote.location.location) }
}

function viewUnit(unit: UnitView): FloorUnit {
  const { unitId, lpn, title, sku, state, grade, zone } = unit
  return { unitId, lpn, title, sku, state, grade, zone, where: whereIs(unit), since: unit.putAway?.at ?? unit.placedAt }
}
