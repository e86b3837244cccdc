import { MAX_SCAN_LENGTH } from './barcode'
import type { BenchState, ToteAtBench } from './bench-state'
import type { BenchCommand } from './command-barcode'
import { closeTote, reopenTote } from './commands/close-tote'
import { accept, decline, type Decision, type Minting } from './commands/plan'
import { putAwayTote, putAwayUnit } from './commands/put-away'
import { showTote } from './commands/show-tote'
import { undoStep, type UndoReach } from './commands/undo-step'
import { coveredCode } from './covered-code'
import type { ScanFacts } from './decide-scan'
import { locationName, parseLpn } from './lpn'
import { assertNever } from './result'
import { whereIs, type UnitView } from './unit'

/*
 * The floor page: scan a unit or a tote, see what it is and what is in it, and put it away at a location. It stands
 * beside the bench: what lies there stays as it is.
 */

/** What was scanned last on the floor page: the location scanned next is for it. */
export type FloorSelection =
  | { readonly kind: 'unit'; readonly unit: UnitView }
  | { readonly kind: 'tote'; readonly tote: ToteAtBench; readonly units: readonly UnitView[] }

/** Everything a decision on the floor page looks at. */
export interface FloorState {
  readonly bench: BenchState
  readonly selected: FloorSelection | null
}

/** Judges a scan on the floor page. */
export function decideFloorScan(state: FloorState, facts: Pick<ScanFacts, 'text' | 'unit' | 'covered' | 'tote'>): Decision {
  if (!state.bench.operator) return decline('sign-in-first')
  if (facts.text.length === 0) return decline('scan-empty')
  if (facts.text.length > MAX_SCAN_LENGTH) return decline('scan-too-long', { length: facts.text.length })
  if (facts.covered) return coveredCode(facts.covered)
  if (facts.tote) return showTote(facts.tote)
  if (facts.unit) return accept('unit-shown', { lpn: facts.unit.lpn, title: facts.unit.title, where: whereIs(facts.unit), state: facts.unit.state }, [])
  const plate = parseLpn(facts.text)
  switch (plate?.type) {
    case 'location':
      return state.selected ? putAwaySelected(state, state.selected, plate) : decline('put-away-what', { location: locationName(plate.lpn) })
    case 'unit':
      return decline('plate-unknown', { text: facts.text })
    case 'tote':
      return decline('tote-not-in-use', { text: facts.text })
    default:
      return decline('floor-wanted', { text: facts.text })
  }
}

function putAwaySelected(state: FloorState, selected: FloorSelection, plate: Parameters<typeof putAwayUnit>[2]): Decision {
  switch (selected.kind) {
    case 'unit':
      return putAwayUnit(state.bench, selected.unit, plate)
    case 'tote':
      return putAwayTote(selected.tote, selected.units, plate)
    default:
      return assertNever(selected, 'selection')
  }
}

/** What a command on the floor page may use besides the state. */
export interface FloorTools {
  readonly undoable: () => UndoReach
  readonly minting: Pick<Minting, 'nextId'>
}

/** Judges a command on the floor page: the tote commands mean the tote that is shown, NEXT opens it again. */
export function decideFloorCommand(state: FloorState, command: BenchCommand, { undoable, minting }: FloorTools): Decision {
  if (!state.bench.operator) return decline('sign-in-first')
  if (command === 'UNDO') return undoStep(undoable(), minting)
  const tote = state.selected?.kind === 'tote' ? state.selected.tote : null
  switch (command) {
    case 'TOTE FULL':
      return tote ? closeTote(state.bench, tote, 'full') : decline('which-tote')
    case 'TOTE CLOSE':
      return tote ? closeTote(state.bench, tote, 'closed') : decline('which-tote')
    case 'TOTE SWAP':
      return tote ? closeTote(state.bench, tote, 'swap') : decline('which-tote')
    case 'NEXT':
      return tote ? reopenTote(tote) : decline('floor-wanted', { text: command })
    default:
      return decline('command-not-now', { command })
  }
}
