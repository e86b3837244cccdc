import type { BenchState, BenchStepKind, ToteAtBench } from './bench-state'
import { dueStep } from './bench-state'
import { articleKeys, MAX_SCAN_LENGTH, plateOf, type ScanCandidate } from './barcode'
import { resumeUnit } from './commands/hold-unit'
import { identifyUnit, type ChecklistChooser } from './commands/identify-unit'
import { scanBackLabel } from './commands/label-unit'
import { openTote } from './commands/open-tote'
import { askFirst, decline, type Decision, type Minting } from './commands/plan'
import { putInTote } from './commands/put-in-tote'
import { receiveParcel } from './commands/receive-parcel'
import { showTote } from './commands/show-tote'
import { signIn } from './commands/sign-in'
import type { FailureKind } from './failure'
import type { Item } from './item'
import type { Lpn } from './ids'
import type { Operator } from './operator'
import type { ParcelMatch } from './parcel'
import type { Instant } from './quantities'
import { parseLpn } from './lpn'
import { assertNever, ok } from './result'
import type { ReturnOrder } from './return-order'
import type { UnitView } from './unit'

/** What the look-ups said about a scanned text, gathered before the decision. Command barcodes are taken out earlier. */
export interface ScanFacts {
  /** The scanned text, cleaned. */
  readonly text: string
  readonly candidates: readonly ScanCandidate[]
  readonly operator: Operator | null
  readonly returnOrder: { readonly order: ReturnOrder; readonly match: ParcelMatch; readonly units: readonly UnitView[] } | null
  readonly items: readonly Item[]
  readonly unit: UnitView | null
  readonly tote: ToteAtBench | null
}

/** What a decision may use besides the state: identities, checklists, the time. */
export interface ScanTools {
  readonly minting: Minting
  readonly chooseChecklist: ChecklistChooser
  readonly now: Instant
}

const WANTED: Record<BenchStepKind, FailureKind> = {
  'sign-in': 'sign-in-first', confirm: 'confirm-wanted', 'scan-parcel': 'parcel-wanted', 'scan-unit': 'unit-wanted',
  weigh: 'weight-wanted', choose: 'answer-wanted', question: 'answer-wanted', label: 'label-wanted', tote: 'tote-wanted',
}

/** What the scan was recognised as, in a word for the refusal: it says what it is before it says what is wanted. */
function recognised(facts: ScanFacts): string {
  if (facts.operator) return 'badge'
  if (facts.unit) return 'unit'
  if (facts.tote) return 'tote'
  if (facts.returnOrder) return 'return-order'
  if (facts.items.length > 0) return 'item'
  return plateOf(facts.candidates)?.type ?? 'unknown'
}

function wantedInstead(step: BenchStepKind, facts: ScanFacts, state: BenchState): Decision {
  return decline(WANTED[step], { text: facts.text, recognised: recognised(facts), name: facts.tote?.name ?? facts.items[0]?.title ?? facts.returnOrder?.order.rmaNumber ?? null, title: state.unit?.title ?? null })
}

/** Judges a scan against what the bench waits for. A badge changes the person at any step; all else must fit the step. */
export function decideScan(state: BenchState, facts: ScanFacts, tools: ScanTools): Decision {
  if (facts.text.length === 0) return decline('scan-empty')
  if (facts.text.length > MAX_SCAN_LENGTH) return decline('scan-too-long', { length: facts.text.length })
  if (facts.operator) return signIn(state, facts.operator, 'badge', tools.minting)
  if (plateOfType(facts, 'badge')) return decline('unknown-badge', { text: facts.text })
  const step = dueStep(state)
  switch (step.kind) {
    case 'sign-in':
    case 'confirm':
    case 'weigh':
    case 'choose':
    case 'question':
      return wantedInstead(step.kind, facts, state)
    case 'scan-parcel':
      return decideParcelScan(state, facts, tools)
    case 'scan-unit':
      return decideUnitScan(state, facts, tools)
    case 'label': {
      const plate = plateOfType(facts, 'unit')
      return plate ? scanBackLabel(state, plate, tools.now) : wantedInstead('label', facts, state)
    }
    case 'tote':
      return decideToteScan(state, facts)
    default:
      return assertNever(step, 'bench step')
  }
}

function plateOfType(facts: ScanFacts, type: 'badge' | 'unit' | 'tote'): Lpn | null {
  const plate = plateOf(facts.candidates)
  return plate?.type === type ? plate.lpn : null
}

function decideParcelScan(state: BenchState, facts: ScanFacts, tools: ScanTools): Decision {
  if (facts.tote) return showTote(facts.tote)
  if (facts.returnOrder) {
    const { order, match, units } = facts.returnOrder
    return receiveParcel(state, { returnOrder: order, scanned: facts.text, match, units, reopen: false }, tools.minting)
  }
  if (facts.unit) return resumeUnit(state, facts.unit)
  if (plateOf(facts.candidates)) return wantedInstead('scan-parcel', facts, state)
  return askFirst({ kind: 'open-blind', scanned: facts.text }, { text: facts.text })
}

function decideUnitScan(state: BenchState, facts: ScanFacts, tools: ScanTools): Decision {
  if (facts.tote) return showTote(facts.tote)
  if (facts.unit) return resumeUnit(state, facts.unit)
  if (plateOf(facts.candidates)) return wantedInstead('scan-unit', facts, state)
  if (facts.returnOrder && facts.items.length === 0) return wantedInstead('scan-unit', facts, state)
  return identifyUnit(state, { scanned: facts.text, gtin14: articleKeys(facts.candidates)[0] ?? null, items: facts.items }, tools.chooseChecklist, tools.minting)
}

/** A tote plate says its zone and name, so the first scan of a tote puts it into service. */
function decideToteScan(state: BenchState, facts: ScanFacts): Decision {
  if (facts.tote) return putInTote(state, facts.tote)
  const plate = parseLpn(facts.text)
  if (plate?.type !== 'tote') return wantedInstead('tote', facts, state)
  const opened = openTote(state, plate)
  if (!opened.ok) return opened
  const tote = opened.value.entries.find((entry) => entry.kind === 'toteOpened')
  if (!tote) throw new Error('opening a tote gave no tote')
  const placed = putInTote(state, { ...tote.payload, closed: null, location: null, unitCount: 0 })
  return placed.ok ? ok({ ...placed.value, entries: [...opened.value.entries, ...placed.value.entries] }) : placed
}
