import type { BenchAnswer, BenchView, TrailStep } from '@shared/contract/bench-view'
import { dueStep, dueUnitStep, type BenchState } from '@shared/domain/bench-state'
import { comparisonEntry, compareTags, type ReadTag } from '@shared/domain/compare-tags'
import { parseCommandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { answersGiven, findingWords } from '@shared/domain/checklist'
import type { Decision, Minting } from '@shared/domain/commands/plan'
import { closeShift, signIn } from '@shared/domain/commands/sign-in'
import { weighUnit } from '@shared/domain/commands/weigh-unit'
import { decideCommand } from '@shared/domain/decide-command'
import { decideScan } from '@shared/domain/decide-scan'
import { contradictionOf } from '@shared/domain/judge-tag'
import { parseSgtin } from '@shared/domain/epc'
import { signalOf } from '@shared/domain/failure'
import { scanGoesOn, takesUnit } from '@shared/domain/scan-goes-on'
import { answerGuess, askWhichText, withoutGuess } from '@shared/domain/scan-guess'
import { asId, type OperatorId } from '@shared/domain/ids'
import { type DraftEntry, type StoredEntry, isKnownEntry, subjectOf } from '@shared/domain/journal-entry'
import type { Operator } from '@shared/domain/operator'
import type { WeightReading } from '@shared/domain/reading'
import { refuse } from '@shared/domain/result'
import { probeMinting } from './probe-minting'
import type { Relevance } from '@shared/domain/trigger-burst'
import type { ReturnLine } from '@shared/domain/return-order'
import type { ScaleAdjustment } from '@shared/domain/scale-adjustment'
import type { UnitView } from '@shared/domain/unit'
import type { Words } from '@shared/domain/words'
import { cleanScan, takeAim, type Identification } from '@shared/domain/barcode'
import type { LabelPreview } from '@shared/contract/bench-view'
import type { Clock } from '../ports'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { gatherBenchState, gatherScanFacts, judgeWeightOf } from './bench-facts'
import { findGuesses, offerTexts } from './find-guesses'
import { checkPin, forgetAttempts } from './pin-check'
import type { PrinterCharge } from './printer-charge'
import { undoReach, viewBench, viewUndo } from './bench-view'
import { codeWords } from './decision-view'
import { createScanIdentifier } from './scan-identifier'

/** How much of a refused text the echo line shows. */
const ECHO_LENGTH = 60

/** What the bench handler needs of the other parts. */
export interface BenchParts {
  readonly store: Store
  readonly templates: Templates
  readonly clock: Clock
  readonly newId: () => string
  readonly isScaleReady: () => boolean
  /** Has the scale zeroed or tared; the bench does not wait for it. */
  readonly adjustScale: (adjustment: ScaleAdjustment) => void
  readonly printers: Pick<PrinterCharge, 'other' | 'takeOver'>
  readonly previewLabel: (unit: UnitView) => LabelPreview
  /** Told after every append, in order: the print queue and the window live on it. */
  readonly onAppended: (entries: readonly StoredEntry[]) => void
}

/** The bench: judges scans, commands, weights and sign-ins against the journal and answers each. */
export interface Bench {
  view(): BenchView
  step(): ReturnType<typeof dueStep>
  unitInHand(): UnitView | null
  /** Whether the weight of the unit in hand is due, whatever question is open. */
  isWeightAwaited(): boolean
  /** Everything that a scanned text can be, with this bench's tables and patterns. */
  identify(text: string, aim?: string | null): Identification
  /** The patterns of return-order numbers were changed. */
  renewPatterns(): void
  /** Who is signed in. */
  operator(): Operator | null
  /** `aim`: the AIM symbology identifier, where the scanner told it apart from the text. `others`: what else it may have been; that is asked. */
  scan(text: string, how?: 'scanned' | 'typed', aim?: string | null, others?: readonly string[]): BenchAnswer
  /** What a scan would come to now: nothing is recorded, no question opened or closed. */
  relevanceOf(text: string, aim: string | null): Relevance
  /** The radio tag, while a unit of an open parcel is awaited; null for all else. */
  tagAtParcel(text: string, aim: string | null): ReadTag | null
  /** Tags that were read together against the open parcel; nothing is recorded. Null without an open parcel. */
  compareTags(tags: readonly ReadTag[], text: string): BenchAnswer | null
  command(command: BenchCommand): BenchAnswer
  signInByPin(operatorId: string, pin: string): BenchAnswer
  closeShift(): BenchAnswer
  /** Carries out a decision of another page; a question that is open at the bench stays open. */
  decide(decision: (state: BenchState) => Decision, text: string): BenchAnswer
  /** The step that UNDO would take back. */
  undoStep(): TrailStep | null
  /** Records a weight for the unit in hand. The caller has judged that it is settled. */
  weigh(reading: WeightReading): BenchAnswer
}

export function createBench(parts: BenchParts): Bench {
  const { store, templates, clock } = parts
  const { identify, renewPatterns } = createScanIdentifier(store, templates, clock)
  // The open question is the only thing kept outside the journal: after a restart the clerk simply scans again.
  let pending: BenchState['pending'] = null
  const minting: Minting = { nextId: parts.newId, nextPlate: (type) => store.journal.takePlate(type) }
  const chooseChecklist = (category: string, title: string) => templates.chooseChecklist(category, title)
  const claimedReasonOf = (line: ReturnLine) => templates.claimedReasonOf(line)
  const state = (): BenchState => gatherBenchState(store, templates, pending)

  function carryOut(before: BenchState, decision: Decision, text: string, actor: OperatorId | null = before.operator?.operatorId ?? null): BenchAnswer {
    const at = clock.now()
    const echo = text.length > ECHO_LENGTH ? `${text.slice(0, ECHO_LENGTH)}…` : text
    if (!decision.ok) return { signal: signalOf(decision.failure.kind), kind: decision.failure.kind, facts: decision.failure.facts, text: echo, words: null, at }
    const plan = decision.value
    const appended = plan.entries.length > 0 ? store.journal.append(plan.entries, actor) : []
    pending = plan.pending
    if (appended.length > 0) parts.onAppended(appended)
    if (plan.adjust) parts.adjustScale(plan.adjust)
    if (plan.takesOverPrinter === true) parts.printers.takeOver()
    return { signal: plan.signal, kind: plan.outcome, facts: plan.facts, text: echo, words: answerWords(before, appended), at }
  }

  function answerWords(before: BenchState, appended: readonly StoredEntry[]): Words | null {
    const known = appended.filter(isKnownEntry)
    const answered = known.find((entry) => entry.kind === 'questionAnswered')
    if (!answered) return known.map((entry) => codeWords(templates, entry)).find((words) => words !== null) ?? null
    const given = before.checklist ? answersGiven(before.checklist, [answered.payload])[0] : undefined
    return given ? findingWords(given.answer) : null
  }

  /** Writes down what was seen, without any step of a person. */
  function note(entry: DraftEntry | null): void {
    if (entry !== null) parts.onAppended(store.journal.append([entry], state().operator?.operatorId ?? null))
  }

  /** As `carryOut`; an item whose code opened the parcel is then taken out of it, where nothing has to be asked. */
  function carryOn(before: BenchState, decision: Decision, text: string, actor?: OperatorId | null): BenchAnswer {
    const answer = carryOut(before, decision, text, actor)
    const scanned = decision.ok ? scanGoesOn(before.pending, decision.value) : null
    if (scanned === null) return answer
    const opened = state()
    const { facts, decision: taken } = decideOn(opened, scanned, 'scanned', 'asked', null)
    return taken.ok && takesUnit(taken.value) ? carryOut(opened, taken, facts.text, actor) : answer
  }

  function decideOn(before: BenchState, text: string, how: 'scanned' | 'typed', guesses: 'ask' | 'asked', aim: string | null) {
    const identification = identify(text, aim)
    const facts = gatherScanFacts(store, before, identification, how)
    const decision = decideScan(before, facts, {
      minting, chooseChecklist, claimedReasonOf, now: clock.now(),
      guesses: () => (guesses === 'ask' ? findGuesses(store, before, identification, identify) : []),
    })
    return { facts, decision }
  }

  /** Judges a code against the step. `guesses`: whether to ask what it may have been, where it leads nowhere. */
  function judge(text: string, how: 'scanned' | 'typed', guesses: 'ask' | 'asked', aim: string | null = null): BenchAnswer {
    const wanted = parseCommandBarcode(cleanScan(takeAim(text).data))
    if (wanted) return command(wanted)
    // Whoever doubts what the code was scans it again: the newer scan counts.
    pending = withoutGuess(pending)
    const before = state()
    const { facts, decision } = decideOn(before, text, how, guesses, aim)
    if (facts.operator) forgetAttempts(store, facts.operator.operatorId)
    if (before.unit && !decision.ok) note(contradictionOf(before, facts, decision, store.journal.entriesOf([subjectOf('unit', before.unit.unitId)])))
    return carryOn(before, decision, facts.text, facts.operator?.operatorId ?? before.operator?.operatorId ?? null)
  }

  /** Where scanners of the bench type a code differently, a person says which text it was. */
  function doubted(text: string, how: 'scanned' | 'typed', others: readonly string[]): BenchAnswer | null {
    if (others.length === 0) return null
    pending = withoutGuess(pending)
    const before = state()
    const asked = askWhichText(before, { text, how }, offerTexts(store, before, [text, ...others], identify))
    return asked && carryOn(before, asked, text)
  }

  function command(wanted: BenchCommand): BenchAnswer {
    const meant = store.bench.openShift()?.signedIn ? answerGuess(pending, wanted) : null
    if (meant) {
      pending = meant.over
      return judge(meant.text, meant.how, 'asked')
    }
    const before = state()
    const undoable = () => undoReach(store, before)
    const decision = decideCommand(before, wanted, {
      minting, chooseChecklist, claimedReasonOf, rules: templates.decisionRules, scaleReady: parts.isScaleReady(), otherPrinter: parts.printers.other(), undoable,
    })
    return carryOn(before, decision, wanted)
  }

  return {
    view: () => viewBench(state(), { store, templates, previewLabel: parts.previewLabel, now: clock.now() }),
    step: () => dueStep(state()),
    unitInHand: () => store.bench.unitInHand(),
    operator: () => state().operator,
    isWeightAwaited() {
      const unit = store.bench.unitInHand()
      return unit !== null && dueUnitStep(unit, { checklist: null, weight: null, isClaimUnsaid: true }).kind === 'weigh'
    },
    command,
    identify,
    renewPatterns,
    relevanceOf(text, aim) {
      if (parseCommandBarcode(cleanScan(takeAim(text).data))) return 'books'
      const before = { ...state(), pending: withoutGuess(pending) }
      const decision = decideScan(before, gatherScanFacts(store, before, identify(text, aim), 'scanned'), { minting: probeMinting, chooseChecklist, claimedReasonOf, now: clock.now(), guesses: () => [] })
      if (!decision.ok) return 'refused'
      return decision.value.signal === 'ok' ? 'books' : 'asks'
    },
    tagAtParcel(text, aim) {
      // Looked at for every code of every scanner, so what is none costs nothing.
      if (parseSgtin(cleanScan(takeAim(text).data)) === null) return null
      const before = { ...state(), pending: withoutGuess(pending) }
      if (dueStep(before).kind !== 'scan-unit') return null
      const { reading: { tagGtin, serial }, items } = gatherScanFacts(store, before, identify(text, aim), 'scanned')
      return tagGtin === null ? null : { gtin14: tagGtin, serial: serial ?? '', skus: items.map(({ item }) => item.sku), title: items[0]?.item.title ?? null }
    },
    compareTags(tags, text) {
      const { parcel, lines } = state()
      if (parcel === null) return null
      const compared = compareTags(lines, tags)
      note(comparisonEntry(parcel.parcelId, tags.length, compared, store.journal.entriesOf([subjectOf('parcel', parcel.parcelId)])))
      const { rows, seen, missing, foreign } = compared
      return { signal: 'ok', kind: 'tags-compared', facts: { read: tags.length, seen, missing, foreign }, tags: [...rows], text, words: null, at: clock.now() }
    },
    scan: (text, how = 'scanned', aim = null, others = []) => doubted(text, how, others) ?? judge(text, how, 'ask', aim),
    signInByPin(operatorId, pin) {
      const before = state()
      const checked = checkPin(store, clock, asId<OperatorId>(operatorId), pin)
      if (!checked.ok) return carryOut(before, refuse(checked.failure), store.reference.operator(asId<OperatorId>(operatorId))?.name ?? '', null)
      return carryOut(before, signIn(before, checked.value, 'pin', minting), checked.value.name, checked.value.operatorId)
    },
    closeShift() {
      const before = state()
      return carryOut(before, closeShift(before), '')
    },
    decide(decision, text) {
      const before = state()
      const answer = carryOut(before, decision(before), text)
      pending ??= before.pending
      return answer
    },
    undoStep: () => viewUndo(store, templates, state()),
    weigh(reading) {
      const before = state()
      return carryOut(before, weighUnit(before, reading, before.unit && judgeWeightOf(store, before.unit, reading.grams ?? 0, templates)), `${reading.grams ?? ''} g`)
    },
  }
}
