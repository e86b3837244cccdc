import { piecesTyped } from './answer-pending'
import type { BenchState, BenchStepKind, Pending, ToteAtBench } from './bench-state'
import { dueStep, linesFor } from './bench-state'
import { MAX_SCAN_LENGTH } from './barcode'
import { resumeUnit } from './commands/hold-unit'
import { identifyUnit, judgeFit } from './commands/identify-unit'
import { scanBackLabel } from './commands/label-unit'
import { openTote } from './commands/open-tote'
import { decline, type Decision } from './commands/plan'
import { putInTote } from './commands/put-in-tote'
import { isInParcel, matchParcel, offerToJoin, resumeParcel } from './commands/receive-parcel'
import { recordLot, recordSerial } from './commands/record-serial'
import { showTote } from './commands/show-tote'
import { signIn } from './commands/sign-in'
import type { IdentifyTools } from './commands/take-unit'
import { coveredCode, type CoveredCode } from './covered-code'
import type { FailureKind } from './failure'
import type { ItemCodeMatch } from './item'
import { judgeTag } from './judge-tag'
import type { Lpn } from './ids'
import type { MatchCandidate } from './match-parcel'
import type { OfferedGuess } from './meant-text'
import type { Operator } from './operator'
import type { ParcelView } from './parcel'
import type { Instant } from './quantities'
import { parseLpn } from './lpn'
import { assertNever, ok } from './result'
import { offerGuesses } from './scan-guess'
import { scannedChoice } from './scanned-choice'
import type { BenchScan } from './scan-reading'
import type { UnitView } from './unit'

/** What the look-ups said about a scanned text, gathered before the decision. Command barcodes are taken out earlier. */
export interface ScanFacts {
  /** The scanned text, cleaned. */
  readonly text: string
  readonly how: 'scanned' | 'typed'
  readonly reading: BenchScan
  readonly operator: Operator | null
  /** Return orders that the text finds, ranked. */
  readonly matches: readonly MatchCandidate[]
  readonly items: readonly ItemCodeMatch[]
  /** Return orders of the same order or buyer as the open parcel that expect one of the items. */
  readonly related: readonly MatchCandidate[]
  readonly unit: UnitView | null
  /** The parcel that the unit came out of. */
  readonly unitParcel: ParcelView | null
  /** The plate was covered: the unit that has another one now. */
  readonly covered: CoveredCode | null
  readonly tote: ToteAtBench | null
  /** Units whose serial number is the one in the code, or the text itself where a serial number is due. */
  readonly sameSerial: readonly UnitView[]
}

/** What a decision may use besides the state: identities, checklists, the time. */
export interface ScanTools extends IdentifyTools {
  readonly now: Instant
  /** What the text may have been, looked up when it leads nowhere; empty where that was asked already. */
  readonly guesses: () => readonly OfferedGuess[]
}

const WANTED: Record<BenchStepKind, FailureKind> = {
  'sign-in': 'sign-in-first', confirm: 'confirm-wanted', 'scan-parcel': 'parcel-wanted', 'scan-unit': 'unit-wanted', serial: 'serial-wanted', lot: 'lot-wanted',
  weigh: 'weight-wanted', choose: 'answer-wanted', question: 'answer-wanted', label: 'label-wanted', tote: 'tote-wanted',
}

/** The return order in the open parcel that announces the item; null where none does. */
function returnOf({ text, items, reading }: ScanFacts, state: BenchState): string | null {
  const keys = { skus: [text, ...items.map(({ item }) => item.sku)], gtins: [...reading.gtins, ...items.flatMap(({ item }) => item.gtins)] }
  return linesFor(state, keys)[0]?.rmaNumber ?? null
}

/** What the scan was recognised as, in a word for the refusal: it says what it is before it says what is wanted. */
function recognised(facts: ScanFacts, state: BenchState): { readonly recognised: string; readonly name: string | null; readonly belongs: string | null } {
  const belongs = facts.matches[0]?.rmaNumber ?? null
  if (facts.operator) return { recognised: 'badge', name: null, belongs: null }
  if (facts.unit) return { recognised: 'unit', name: facts.unit.title, belongs: facts.unitParcel?.rmaNumber ?? null }
  if (facts.tote) return { recognised: 'tote', name: facts.tote.name, belongs: null }
  if (facts.items[0]) return { recognised: 'item', name: facts.items[0].item.title, belongs: returnOf(facts, state) }
  if (belongs !== null) return { recognised: 'return-order', name: belongs, belongs: null }
  if (facts.reading.plate) return { recognised: facts.reading.plate.type, name: null, belongs: null }
  if (facts.reading.rmaNumber !== null) return { recognised: 'return-order', name: facts.reading.rmaNumber, belongs: null }
  if (facts.reading.courier !== null) return { recognised: 'tracking', name: facts.reading.courier, belongs: null }
  return { recognised: facts.reading.gtins.length > 0 ? 'item' : 'unknown', name: null, belongs: null }
}

function wantedInstead(step: BenchStepKind, facts: ScanFacts, state: BenchState): Decision {
  return decline(WANTED[step], { text: facts.text, ...recognised(facts, state), title: state.unit?.title ?? null })
}

/** Judges a scan against what the bench waits for, and asks what it may have been where it leads nowhere. */
export function decideScan(state: BenchState, facts: ScanFacts, tools: ScanTools): Decision {
  const decision = judgeScan(state, facts, tools)
  return offerGuesses(state, facts, decision, tools.guesses) ?? decision
}

/** A badge changes the person at any step; all else must fit the step. */
function judgeScan(state: BenchState, facts: ScanFacts, tools: ScanTools): Decision {
  if (facts.text.length === 0) return decline('scan-empty')
  if (facts.text.length > MAX_SCAN_LENGTH) return decline('scan-too-long', { length: facts.text.length })
  if (facts.operator) return signIn(state, facts.operator, 'badge', tools.minting)
  if (plateOfType(facts, 'badge')) return decline('unknown-badge', { text: facts.text })
  if (facts.covered && state.operator) return coveredCode(facts.covered)
  const witness = judgeTag(state, facts)
  if (witness) return witness
  const step = dueStep(state)
  switch (step.kind) {
    case 'confirm':
      return decidePendingScan(state, step.pending, facts, tools)
    case 'sign-in':
    case 'weigh':
    case 'choose':
    case 'question':
      return wantedInstead(step.kind, facts, state)
    case 'scan-parcel':
      return decideParcelScan(state, facts, tools)
    case 'scan-unit':
      return decideUnitScan(state, facts, tools)
    case 'serial':
    case 'lot':
      return decideNumberScan(state, facts, step.kind)
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
  return facts.reading.plate?.type === type ? facts.reading.plate.lpn : null
}

/** A scan answers a choice when it is one of what is offered, and a number counts the pieces of a pack. */
function decidePendingScan(state: BenchState, pending: Pending, facts: ScanFacts, tools: ScanTools): Decision {
  const pieces = pending.kind === 'whole-pack' && facts.how === 'typed' ? piecesTyped(facts.text) : null
  if (pending.kind === 'whole-pack' && pieces !== null) return judgeFit(state, pending.item, pending.option, pieces, tools)
  return scannedChoice(state, pending, facts, tools) ?? wantedInstead('confirm', facts, state)
}

function decideParcelScan(state: BenchState, facts: ScanFacts, tools: ScanTools): Decision {
  if (facts.tote) return showTote(facts.tote)
  const { unit, unitParcel } = facts
  if (unit && (unit.state === 'held' || unitParcel === null || unitParcel.setAsideAt === null)) return resumeUnit(state, unit, unitParcel)
  if (unitParcel) return resumeParcel(state, unitParcel)
  if (facts.reading.plate && facts.matches.length === 0) return wantedInstead('scan-parcel', facts, state)
  return matchParcel(state, { scanned: facts.text, courier: facts.reading.courier, title: facts.items[0]?.item.title ?? null, matches: facts.matches }, tools.minting)
}

function decideUnitScan(state: BenchState, facts: ScanFacts, tools: ScanTools): Decision {
  if (facts.tote) return showTote(facts.tote)
  if (facts.unit) return resumeUnit(state, facts.unit, facts.unitParcel)
  const { parcel } = state
  const strong = facts.matches.filter((candidate) => candidate.isStrong)
  if (parcel && strong.length > 0 && facts.items.length === 0) {
    return strong.some((candidate) => isInParcel(parcel, candidate)) ? wantedInstead('scan-unit', facts, state) : offerToJoin(state, facts.text, strong)
  }
  if (facts.reading.plate) return wantedInstead('scan-unit', facts, state)
  const { gtins, serial, lot, expiry } = facts.reading
  return identifyUnit(state, { scanned: facts.text, gtins, found: facts.items, serial, lot, expiry, isSerialKnown: facts.sameSerial.length > 0, related: facts.related }, tools)
}

/** Any text may be a serial number or lot, except what is certainly something else: a plate, a number of a return order, or the code of an item that carries none. */
function decideNumberScan(state: BenchState, facts: ScanFacts, step: 'serial' | 'lot'): Decision {
  const { plate, gtins, serial, imei, lot, expiry } = facts.reading
  const carried = step === 'serial' ? (serial ?? imei) : lot
  const isItem = facts.items.some(({ guessed }) => !guessed) || state.lines.some((line) => line.gtin14 !== null && gtins.includes(line.gtin14))
  const isNumberOfReturn = facts.matches.some((candidate) => candidate.isStrong)
  if (plate || (carried === null && (isItem || isNumberOfReturn))) return wantedInstead(step, facts, state)
  if (step === 'serial') return recordSerial(state, { serial: carried ?? facts.text, how: facts.how, seenOn: facts.sameSerial })
  return recordLot(state, { lot: carried ?? facts.text, expiry, how: facts.how })
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
