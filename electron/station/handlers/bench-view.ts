import type { BenchView, LabelPreview, StepView, TrailStep } from '@shared/contract/bench-view'
import { dueStep, proposedTote, type BenchState } from '@shared/domain/bench-state'
import { answersGiven, findingWords, nextQuestion, questionsAtMost } from '@shared/domain/checklist'
import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import { standingEntries, subjectOf, type JournalEntry } from '@shared/domain/journal-entry'
import { UNDO_ENTRIES_READ, undoableSteps, type UndoReach } from '@shared/domain/commands/undo-step'
import { isOpenParcel } from '@shared/domain/parcel'
import { doubtfulLabel } from '@shared/domain/commands/judge-label'
import { jobCode } from '@shared/domain/job-code'
import type { Instant } from '@shared/domain/quantities'
import type { UnitView } from '@shared/domain/unit'
import { baseGroup } from '@shared/domain/zone'
import type { Words } from '@shared/domain/words'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { codeWords, viewChanged, viewChoice, viewReasons, weightFinding } from './decision-view'
import { viewParcel } from './parcel-view'
import { pendingFacts, pendingOffers } from './pending-view'
import { viewWaiting } from './waiting-view'

const TRAIL_LENGTH = 5
const HOUR_MS = 3_600_000

/** What the view is made from besides the bench state. */
export interface ViewParts {
  readonly store: Store
  readonly templates: Templates
  readonly previewLabel: (unit: UnitView) => LabelPreview
  readonly now: Instant
}

/** The whole bench as the window shows it. */
export function viewBench(state: BenchState, parts: ViewParts): BenchView {
  const { store, templates, now } = parts
  const { unit } = state
  const last = isOpenParcel(state.parcel) ? null : store.bench.lastParcel()
  return {
    stationName: store.journal.origin.station,
    operator: state.operator && { operatorId: state.operator.operatorId, name: state.operator.name, role: state.operator.role, language: state.operator.language },
    shift: state.shift && {
      ...viewShift(store, state.shift.shiftId, state.shift.openedAt, now),
      // Offered until it was done or work began: whoever has opened a parcel has begun without it.
      checkOffered: state.shift.devicesChecked === null && (state.parcel ?? store.bench.lastParcel())?.shiftId !== state.shift.shiftId,
    },
    step: viewStep(state),
    parcel: state.parcel && isOpenParcel(state.parcel) ? viewParcel(store, state.parcel) : null,
    lastParcel: last && viewParcel(store, last),
    unit: unit && {
      unitId: unit.unitId, lpn: unit.lpn, title: unit.title, sku: unit.sku, line: unit.line,
      claimedReason: state.lines.find((line) => line.line === unit.line && line.returnOrderId === unit.returnOrderId)?.claimedReason ?? null,
      usualWeightGrams: state.weight?.kind === 'catalogue-doubtful' ? null : (state.usual?.grams ?? null), usualFrom: state.usual?.from ?? 'catalogue',
      catalogueOffGrams: state.usual?.isCatalogueOff === true ? unit.usualWeightGrams : null, weightDoubtful: state.weight?.kind === 'catalogue-doubtful',
      claimed: unit.claimedReason && templates.reasonWords(unit.claimedReason),
      weightGrams: unit.weightGrams, weighingSkipped: unit.weighingSkipped, state: unit.state,
      fit: unit.fit, pieces: unit.packQuantity, serial: unit.serial, lot: unit.lot, expiry: unit.expiry, rmaNumber: state.parcel?.rmaNumber ?? '',
    },
    question: viewQuestion(state),
    choice: viewChoice(state, templates),
    label: unit?.label && (unit.state === 'labelling' || unit.state === 'labelled')
      ? { state: unit.label.state, requestedAt: unit.label.requestedAt, sentAt: unit.label.sentAt, cause: unit.label.cause, preview: parts.previewLabel(unit), job: jobCode(unit.label.printJobId), isUnknown: doubtfulLabel(unit) !== null }
      : null,
    route: unit && viewRoute(state, unit, templates),
    ...viewTrail(store, templates, state),
    // Only those that take units here: a tote that is closed or was put away stands on the floor page.
    totes: state.totes.filter((tote) => tote.closed === null && tote.location === null).map((tote) => ({ toteId: tote.toteId, name: tote.name, lpn: tote.lpn, zone: tote.zone, capacity: tote.capacity, unitCount: tote.unitCount })),
    ...viewWaiting(state),
  }
}

function viewShift(store: Store, shiftId: string, openedAt: Instant, now: Instant): NonNullable<BenchView['shift']> {
  return {
    shiftId, openedAt,
    unitsThisHour: store.bench.unitsDecidedBetween(Math.floor(now / HOUR_MS) * HOUR_MS, now + 1),
    unitsThisShift: store.bench.unitsDecidedBetween(openedAt, now + 1),
  }
}

function viewStep(state: BenchState): StepView {
  const step = dueStep(state)
  if (step.kind === 'confirm') return { kind: 'confirm', pending: { kind: step.pending.kind, facts: pendingFacts(step.pending), offers: pendingOffers(step.pending) } }
  if (step.kind === 'question') return { kind: 'question' }
  if (step.kind === 'choose') return { kind: 'choose' }
  return step
}

function viewQuestion(state: BenchState): BenchView['question'] {
  const { unit, checklist } = state
  const question = unit?.state === 'weighed' && checklist ? nextQuestion(checklist, unit.answers) : null
  if (!unit || !checklist || !question) return null
  return {
    id: question.id, text: question.text, picture: question.picture, index: unit.answers.length + 1, count: questionsAtMost(checklist, unit.answers),
    answers: question.answers.map((answer) => ({ place: answer.place, id: answer.id, text: answer.text, hint: answer.hint ?? null, leadDecides: answer.flags.includes('ask-lead') })),
  }
}

function viewRoute(state: BenchState, unit: UnitView, templates: Templates): BenchView['route'] {
  if (!unit.zone || !unit.disposition || !unit.grade || unit.ruleId === null) return null
  const findings = state.checklist ? answersGiven(state.checklist, unit.findings).map(({ answer }) => findingWords(answer)) : []
  return {
    zone: unit.zone, disposition: unit.disposition, grade: unit.grade, toteName: proposedTote(state, unit.zone)?.name ?? null,
    ruleId: unit.ruleId, ruleWords: templates.ruleWords(unit.ruleId), findings: [...weightFinding(unit, templates), ...findings],
    group: baseGroup(unit.disposition), ...viewReasons(unit, templates), changed: viewChanged(unit, templates),
  }
}

/** The subjects that the trail tells of: the open or newest parcel with its units. */
function trailSubjects(store: Store, state: Pick<BenchState, 'parcel' | 'unit'>) {
  const parcel = state.parcel ?? store.bench.lastParcel()
  if (!parcel) return []
  // Only the newest steps are shown, and with a unit in hand only its own.
  const units = state.unit ? [state.unit] : store.bench.newestUnitsOfParcel(parcel.parcelId, TRAIL_LENGTH)
  return [
    subjectOf('parcel', parcel.parcelId),
    subjectOf('return-order', parcel.returnOrderId),
    ...units.map((unit) => subjectOf('unit', unit.unitId)),
  ]
}

/** How many entries are read to find the step that UNDO would take back next; more only when a person takes back a lot. */
const NEWEST_READ = 120

function newestStep(store: Store, state: Pick<BenchState, 'shift'>): JournalEntry | undefined {
  return (undoableSteps(undoReach(store, state, NEWEST_READ).own)[0] ?? undoableSteps(undoReach(store, state).own)[0])?.[0]
}

/** What UNDO looks at: this station's entries of this shift. */
export function undoReach(store: Store, state: Pick<BenchState, 'shift'>, limit = UNDO_ENTRIES_READ): UndoReach {
  return {
    own: state.shift ? store.journal.newestOwn(state.shift.openedAt, limit) : [],
    entriesOf: (subjects) => store.journal.entriesOf(subjects),
  }
}

/** Kinds the trail leaves out: they follow by themselves and would only push out what a person did. */
const NOT_IN_TRAIL: readonly string[] = ['unitGraded', 'labelRequested', 'labelSent', 'returnOrderOpened', 'parcelClosed']

function viewTrail(store: Store, templates: Templates, state: BenchState): Pick<BenchView, 'trail' | 'undo'> {
  const entries = store.journal.entriesOf(trailSubjects(store, state))
  const own = entries.filter((entry) => entry.origin === store.journal.origin.incarnation)
  const shown = standingEntries(own)
    .filter((entry) => !NOT_IN_TRAIL.includes(entry.kind) && !(entry.kind === 'foundReasonRecorded' && entry.payload.how === 'findings') && !(state.unit && entry.subject.startsWith('unit:') && entry.subject !== subjectOf('unit', state.unit.unitId)))
    .slice(-TRAIL_LENGTH)
    .reverse()
  return { trail: shown.map((entry) => viewTrailStep(store, templates, entry)), undo: viewUndo(store, templates, state) }
}

/** The step that UNDO would take back now. */
export function viewUndo(store: Store, templates: Templates, state: Pick<BenchState, 'shift'>): TrailStep | null {
  const newest = newestStep(store, state)
  return newest ? viewTrailStep(store, templates, newest) : null
}

function viewTrailStep(store: Store, templates: Templates, entry: JournalEntry): TrailStep {
  const facts: Record<string, string | number | null> = {}
  for (const [name, value] of Object.entries(entry.payload)) if (typeof value === 'string' || typeof value === 'number' || value === null) facts[name] = value
  delete facts.frame
  return { kind: entry.kind, facts, words: answerWords(store, templates, entry), at: hybridTimeToInstant(entry.at) }
}

function answerWords(store: Store, templates: Templates, entry: JournalEntry): Words | null {
  const byCode = codeWords(templates, entry)
  if (byCode) return byCode
  if (entry.kind !== 'questionAnswered') return null
  const identified = standingEntries(store.journal.entriesOf([entry.subject])).find((candidate) => candidate.kind === 'unitIdentified')
  if (!identified) return null
  const checklist = templates.checklist(identified.payload.checklistId, identified.payload.checklistVersion)
  const given = checklist && answersGiven(checklist, [entry.payload])[0]
  return given ? findingWords(given.answer) : null
}
