import { dueStep, type BenchState, type BenchStep, type ToteAtBench } from '@shared/domain/bench-state'
import { cleanScan, identifyScan } from '@shared/domain/barcode'
import type { Checklist } from '@shared/domain/checklist'
import { claimedReasonOf } from '@shared/domain/claimed-reason'
import { parseCommandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import type { DecisionRules } from '@shared/domain/commands/decide-unit'
import type { Decision } from '@shared/domain/commands/plan'
import { closeShift, signIn } from '@shared/domain/commands/sign-in'
import { weighUnit } from '@shared/domain/commands/weigh-unit'
import { decideCommand } from '@shared/domain/decide-command'
import { UNDO_ENTRIES_READ, type UndoReach } from '@shared/domain/commands/undo-step'
import { decideFloorCommand, decideFloorScan, type FloorSelection } from '@shared/domain/decide-floor'
import { decideScan, type ScanFacts } from '@shared/domain/decide-scan'
import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import { countUnits, expectLines, piecesLeft, piecesMissing } from '@shared/domain/expected-line'
import type { Item, ItemCodeMatch } from '@shared/domain/item'
import { draft, parseSubject, subjectOf, type DraftEntry, type StoredEntry, type Subject } from '@shared/domain/journal-entry'
import { learnedWeight, weighedAs } from '@shared/domain/learned-weight'
import type { Operator } from '@shared/domain/operator'
import { rankMatches, type FoundReturnOrder } from '@shared/domain/match-parcel'
import { meantTexts, type OfferedGuess } from '@shared/domain/meant-text'
import { isOpenParcel, returnOrdersOf, type JoinedReturnOrder, type ParcelMatch, type ParcelView } from '@shared/domain/parcel'
import { foldBlindReturnOrder } from '@shared/domain/projections/blind-return-order'
import { foldParcel } from '@shared/domain/projections/parcel-status'
import { foldShift } from '@shared/domain/projections/shift-status'
import { foldTote } from '@shared/domain/projections/tote-status'
import { foldUnit } from '@shared/domain/projections/unit-status'
import type { ReturnOrder } from '@shared/domain/return-order'
import { scanGoesOn, takesUnit } from '@shared/domain/scan-goes-on'
import { answerGuess, withoutGuess } from '@shared/domain/scan-guess'
import { isCartonKey, readScan, type BenchScan } from '@shared/domain/scan-reading'
import { serialKey } from '@shared/domain/serial-number'
import type { ToteView } from '@shared/domain/tote'
import { isInHand, type UnitView } from '@shared/domain/unit'
import { missingHoldLabel, NOTHING_WAITS, waitingThings } from '@shared/domain/waiting'
import { judgeUnitWeight, usualWeight, type EarlierWeights } from '@shared/domain/weight-check'
import { aReturnLine, aReturnOrder, aTote, aWeight, anItem, anOperator, createMemoryJournal, createMinting, type MemoryJournal } from './builders'
import { shippedChecklist, shippedClaimedReasons, shippedRules, shippedScanContext } from './shipped-templates'

/** What a bench in memory begins with. */
export interface MemoryBenchOptions {
  readonly items?: readonly Item[]
  readonly returnOrders?: readonly ReturnOrder[]
  /** Codes that find return orders, beside their own numbers. */
  readonly returnOrderCodes?: readonly { readonly code: string; readonly rmaNumber: string; readonly match: ParcelMatch }[]
  /** Return orders of one order or buyer, by their numbers. */
  readonly related?: readonly (readonly string[])[]
  readonly operators?: readonly Operator[]
  readonly totes?: readonly ToteView[]
  readonly checklist?: Checklist
  readonly rules?: DecisionRules
  readonly journal?: MemoryJournal
}

/** The pure domain as the station uses it, with lists in place of a database: every scan and command goes the real way. */
export interface MemoryBench {
  readonly journal: MemoryJournal
  /** Whether a scale could weigh; NEXT asks before it goes on without. */
  scaleReady: boolean
  scan(text: string, how?: 'scanned' | 'typed'): Decision
  command(command: BenchCommand): Decision
  weigh(grams: number): Decision
  /** The newest label of the unit in hand comes out of the printer, or does not. */
  print(confirmed?: boolean): void
  printFails(): void
  closeShift(): Decision
  signInByPin(operator: Operator): Decision
  state(): BenchState
  step(): BenchStep
  units(): readonly UnitView[]
  unit(lpn: string): UnitView | null
  parcels(): readonly ParcelView[]
  undoable(): UndoReach
  /** The floor page: its scans and commands beside those of the bench. */
  readonly floor: { scan(text: string): Decision; command(command: BenchCommand): Decision; selected(): FloorSelection | null }
}

/** Weights of earlier units as the store sums them. */
function weightsOf(units: readonly UnitView[]): EarlierWeights | null {
  const grams = units.flatMap((unit) => learnedWeight(unit)?.grams ?? [])
  if (grams.length === 0) return null
  const meanGrams = grams.reduce((sum, one) => sum + one, 0) / grams.length
  return { units: grams.length, meanGrams, spreadGrams: Math.sqrt(grams.reduce((sum, one) => sum + (one - meanGrams) ** 2, 0) / Math.max(1, grams.length - 1)) }
}

export function createMemoryBench(options: MemoryBenchOptions = {}): MemoryBench {
  const items = options.items ?? [anItem()]
  const returnOrders = options.returnOrders ?? [aReturnOrder('RMA-4711', [aReturnLine()])]
  const operators = options.operators ?? [anOperator()]
  const checklist = options.checklist ?? shippedChecklist('electronics')
  const rules = options.rules ?? shippedRules()
  const journal = options.journal ?? createMemoryJournal()
  const minting = createMinting()
  const chooseChecklist = () => checklist
  const claims = shippedClaimedReasons()
  let pending: BenchState['pending'] = null

  if (journal.entries.length === 0) {
    const totes = options.totes ?? ['A12', 'B07', 'C04', 'V01', 'R01', 'Q01'].map((body) => aTote(body))
    journal.append(totes.map((tote) => draft('toteOpened', subjectOf('tote', tote.toteId), tote)), null)
  }

  function folded<T>(type: string, fold: (entries: readonly StoredEntry[]) => T | null): readonly T[] {
    const subjects = new Set<Subject>(journal.entries.filter((entry) => parseSubject(entry.subject)?.type === type).map((entry) => entry.subject))
    return [...subjects].flatMap((subject) => fold(journal.entriesOf([subject])) ?? [])
  }
  const units = () => folded('unit', foldUnit)
  const parcels = () => folded('parcel', foldParcel)
  const totes = (): readonly ToteAtBench[] => folded('tote', foldTote).map((tote) => ({ ...tote, unitCount: units().filter((unit) => unit.state === 'placed' && unit.toteId === tote.toteId).length }))
  const blindOrders = () => folded('return-order', foldBlindReturnOrder).map((blind): ReturnOrder => ({ returnOrderId: blind.returnOrderId, rmaNumber: blind.rmaNumber, lines: [] }))
  const orderOf = (order: JoinedReturnOrder): ReturnOrder => returnOrders.find((candidate) => candidate.rmaNumber === order.rmaNumber) ?? { ...order, lines: [] }
  const waitingParcelOf = (order: Pick<ReturnOrder, 'returnOrderId'>) =>
    parcels().findLast((parcel) => parcel.closedAt === null && returnOrdersOf(parcel).some(({ returnOrderId }) => returnOrderId === order.returnOrderId)) ?? null
  const unitsOf = (order: Pick<ReturnOrder, 'returnOrderId'>) => units().filter((unit) => unit.returnOrderId === order.returnOrderId)

  const earlierOf = (unit: UnitView) => weightsOf(units().filter((other) => other.unitId !== unit.unitId && unit.packQuantity === 1 && weighedAs(other) === weighedAs(unit)))

  function state(): BenchState {
    const shift = folded('shift', foldShift).find((candidate) => candidate.closedAt === null) ?? null
    const unit = units().find(isInHand) ?? null
    const parcel = parcels().find((candidate) => candidate.parcelId === unit?.parcelId) ?? parcels().findLast(isOpenParcel) ?? null
    const orders = parcel ? returnOrdersOf(parcel).map(orderOf) : []
    const held = units().filter((candidate) => candidate.state === 'held')
    const aside = parcels().filter((candidate) => candidate.closedAt === null && candidate.setAsideAt !== null)
    const parcelOf = (candidate: UnitView) => parcels().find(({ parcelId }) => parcelId === candidate.parcelId) ?? null
    return {
      operator: operators.find((operator) => operator.operatorId === shift?.signedIn) ?? null,
      waiting: parcel === null ? { things: waitingThings(held, aside, parcelOf), units: held.length, parcels: aside.length } : NOTHING_WAITS,
      unlabelled: unit ? null : (held.findLast((candidate) => missingHoldLabel(candidate) !== null && (parcel === null || candidate.parcelId === parcel.parcelId)) ?? null),
      shift, parcel, unit, pending,
      lines: orders.flatMap((order) => expectLines(order, countUnits(unitsOf(order)))),
      unitsTaken: units().filter((candidate) => candidate.parcelId === parcel?.parcelId).length,
      unitsInWork: orders.flatMap(unitsOf).filter(isInHand).length,
      isClaimUnsaid: units().some((candidate) => candidate.parcelId === parcel?.parcelId && candidate.claimedReason === 'not-said'),
      checklist: unit ? checklist : null,
      totes: totes(),
      weight: unit && unit.weightGrams !== null ? judgeUnitWeight(unit.weightGrams, unit.usualWeightGrams, earlierOf(unit), rules.weight) : null,
      usual: unit && usualWeight(unit.usualWeightGrams, earlierOf(unit), rules.weight),
    }
  }

  function carryOut(before: BenchState, decision: Decision): Decision {
    if (!decision.ok) return decision
    journal.clock.advance(1000)
    journal.append(decision.value.entries, before.operator?.operatorId ?? null)
    pending = decision.value.pending
    return decision
  }

  function foundOrder(order: ReturnOrder, by: ParcelMatch, waiting = waitingParcelOf(order)): FoundReturnOrder {
    const lines = expectLines(order, countUnits(unitsOf(order)))
    return {
      returnOrderId: order.returnOrderId, rmaNumber: order.rmaNumber, by, waiting,
      piecesExpected: lines.reduce((sum, line) => sum + line.quantityExpected, 0), piecesLeft: piecesLeft(lines), titles: lines.map((line) => line.title),
    }
  }

  function itemsFor({ text, gtins }: BenchScan): readonly ItemCodeMatch[] {
    const byCode = items.flatMap((item): readonly ItemCodeMatch[] => {
      const code = item.codes?.find((candidate) => candidate.code === text || gtins.includes(candidate.code))
      if (code) return [{ item, ...code }]
      const piece = item.gtins.find((gtin) => gtins.includes(gtin))
      if (piece !== undefined) return [{ item, kind: isCartonKey(piece) ? 'carton' : 'gtin', pieces: isCartonKey(piece) ? null : 1, guessed: false }]
      return item.sku === text ? [{ item, kind: 'other', pieces: 1, guessed: false }] : []
    })
    return byCode
  }

  function ordersExpecting(found: readonly ItemCodeMatch[], reading: BenchScan, orders: readonly ReturnOrder[]): readonly FoundReturnOrder[] {
    const skus = [reading.text, ...found.map(({ item }) => item.sku)]
    return orders
      .filter((order) => expectLines(order, countUnits(unitsOf(order))).some((line) => piecesMissing(line) > 0 && (skus.includes(line.sku) || reading.gtins.includes(line.gtin14 ?? ''))))
      .map((order) => foundOrder(order, 'item'))
  }

  function lookUp(before: BenchState, scanned: string, how: ScanFacts['how']): ScanFacts {
    const reading = readScan(identifyScan(scanned, shippedScanContext()))
    const { text, plate } = reading
    const announced = [...returnOrders, ...blindOrders()].filter((order) => order.rmaNumber === text).map((order) => foundOrder(order, 'rma-number'))
    const coded = (options.returnOrderCodes ?? []).filter(({ code }) => code === text).flatMap(({ rmaNumber, match }) => returnOrders.filter((order) => order.rmaNumber === rmaNumber).map((order) => foundOrder(order, match)))
    const found = plate ? [] : itemsFor(reading)
    const parcel = parcels().findLast((candidate) => candidate.scanned === text)
    const received = parcel ? [foundOrder(orderOf(parcel), found.length > 0 ? 'item' : 'parcel', parcel.closedAt === null ? parcel : undefined)] : []
    const step = dueStep(before).kind
    const unit = units().find((candidate) => candidate.lpn === plate?.lpn) ?? null
    const serial = reading.serial ?? (step === 'serial' ? text : null)
    const related = (options.related ?? []).filter((group) => group.includes(before.parcel?.rmaNumber ?? '')).flat()
    const own = before.parcel ? returnOrdersOf(before.parcel).map(({ rmaNumber }) => rmaNumber) : []
    return {
      text, how, reading, items: found, unit,
      covered: coveredBy(plate?.lpn),
      operator: operators.find((operator) => operator.badge === plate?.lpn) ?? null,
      matches: rankMatches([...announced, ...coded, ...received, ...(step === 'scan-parcel' && !plate ? ordersExpecting(found, reading, returnOrders) : [])]),
      related: step === 'scan-unit' ? rankMatches(ordersExpecting(found, reading, returnOrders.filter(({ rmaNumber }) => related.includes(rmaNumber) && !own.includes(rmaNumber)))) : [],
      unitParcel: parcels().find((candidate) => candidate.parcelId === unit?.parcelId) ?? null,
      tote: totes().find((tote) => tote.lpn === plate?.lpn) ?? null,
      sameSerial: serial === null ? [] : units().filter((candidate) => candidate.serial !== null && serialKey(candidate.serial) === serialKey(serial)),
    }
  }

  function coveredBy(code: string | undefined): ScanFacts['covered'] {
    const unit = units().find((candidate) => candidate.coveredCodes.some((covered) => covered === code) && candidate.lpn !== code)
    const oldCode = unit?.coveredCodes.find((covered) => covered === code)
    return unit && oldCode ? { oldCode, newLpn: unit.lpn, title: unit.title } : null
  }

  function undoable(): UndoReach {
    const openedAt = state().shift?.openedAt ?? Number.POSITIVE_INFINITY
    const own = journal.entries.filter((entry) => entry.origin === 'origin-a' && hybridTimeToInstant(entry.at) >= openedAt)
    return { own: own.slice(-UNDO_ENTRIES_READ), entriesOf: journal.entriesOf }
  }

  /** What was scanned last on the floor page, read anew as the station does. */
  let shown: string | null = null
  function selected(): FloorSelection | null {
    const tote = totes().find((candidate) => candidate.lpn === shown)
    const unit = units().find((candidate) => candidate.lpn === shown)
    if (tote) return { kind: 'tote', tote, units: units().filter((candidate) => candidate.state === 'placed' && candidate.toteId === tote.toteId) }
    return unit ? { kind: 'unit', unit } : null
  }

  const floor: MemoryBench['floor'] = {
    scan(text) {
      const before = state()
      const decision = carryOut(before, decideFloorScan({ bench: before, selected: selected() }, lookUp(before, text, 'scanned')))
      if (decision.ok && (decision.value.outcome === 'tote-shown' || decision.value.outcome === 'unit-shown')) shown = String(decision.value.facts.lpn)
      return decision
    },
    command(wanted) {
      const before = state()
      return carryOut(before, decideFloorCommand({ bench: before, selected: selected() }, wanted, { undoable, minting }))
    },
    selected,
  }

  function printResult(entry: (unit: UnitView, printJobId: NonNullable<UnitView['label']>['printJobId']) => DraftEntry): void {
    const jobOf = (candidate: UnitView) => [candidate.label, candidate.state === 'held' ? candidate.holdLabel : null].find((wanted) => wanted?.state === 'requested')
    const unit = units().findLast(jobOf)
    const job = unit && jobOf(unit)
    if (!unit || !job) throw new Error('no label is on its way')
    journal.clock.advance(500)
    journal.append([entry(unit, job.printJobId)], null)
  }

  function guessesOf(before: BenchState, text: string): readonly OfferedGuess[] {
    return meantTexts(identifyScan(text, shippedScanContext())).map((meant) => {
      const { items: found, matches, reading } = lookUp(before, meant.text, 'scanned')
      const title = found[0]?.item.title ?? null
      return { ...meant, title, isKnown: reading.plate !== null || title !== null || matches.some(({ isStrong }) => isStrong) }
    })
  }

  function judge(text: string, how: 'scanned' | 'typed', guesses: 'ask' | 'asked'): Decision {
    const mat = parseCommandBarcode(cleanScan(text))
    if (mat) return command(mat)
    pending = withoutGuess(pending)
    const before = state()
    return carryOn(before, decideOn(before, text, how, guesses))
  }

  function decideOn(before: BenchState, text: string, how: 'scanned' | 'typed', guesses: 'ask' | 'asked'): Decision {
    return decideScan(before, lookUp(before, text, how), {
      minting, chooseChecklist, claimedReasonOf: (line) => claimedReasonOf(claims, line), now: journal.clock.now(), guesses: () => (guesses === 'ask' ? guessesOf(before, text) : []),
    })
  }

  /** As the station does it: the item that opened the parcel is taken out of it. */
  function carryOn(before: BenchState, decision: Decision): Decision {
    const done = carryOut(before, decision)
    const scanned = decision.ok ? scanGoesOn(before.pending, decision.value) : null
    if (scanned === null) return done
    const opened = state()
    const taken = decideOn(opened, scanned, 'scanned', 'asked')
    return taken.ok && takesUnit(taken.value) ? carryOut(opened, taken) : done
  }

  function command(wanted: BenchCommand): Decision {
    const meant = state().operator ? answerGuess(pending, wanted) : null
    if (meant) {
      pending = meant.over
      return judge(meant.text, meant.how, 'asked')
    }
    const before = state()
    return carryOn(before, decideCommand(before, wanted, { minting, chooseChecklist, claimedReasonOf: (line) => claimedReasonOf(claims, line), rules, scaleReady: bench.scaleReady, otherPrinter: null, undoable }))
  }

  const bench: MemoryBench = {
    journal,
    scaleReady: true,
    scan(text, how = 'scanned') {
      return judge(text, how, 'ask')
    },
    command,
    weigh(grams) {
      const before = state()
      return carryOut(before, weighUnit(before, aWeight(grams), before.unit && judgeUnitWeight(grams, before.unit.usualWeightGrams, earlierOf(before.unit), rules.weight)))
    },
    print: (confirmed = true) => printResult((unit, printJobId) => draft('labelSent', subjectOf('unit', unit.unitId), { printJobId, confirmed, evidence: 'test' })),
    printFails: () => printResult((unit, printJobId) => draft('labelFailed', subjectOf('unit', unit.unitId), { printJobId, cause: 'paper-out', detail: '', sentBytes: 0 })),
    closeShift() {
      const before = state()
      return carryOut(before, closeShift(before))
    },
    signInByPin(operator) {
      const before = state()
      return carryOut(before, signIn(before, operator, 'pin', minting))
    },
    state,
    step: () => dueStep(state()),
    units,
    unit: (lpn) => units().find((unit) => unit.lpn === lpn) ?? null,
    parcels,
    undoable,
    floor,
  }
  return bench
}
