import { hybridTimeToInstant } from '../hybrid-clock'
import { standingEntries, type EntryPayloads, type JournalEntry, type StoredEntry } from '../journal-entry'
import type { Instant } from '../quantities'
import { assertNever } from '../result'
import { isStepAllowed, type UnitStep, type UnitView } from '../unit'
import { finishJob, requestedJob } from './label-job'
import { applyJobStep, isJobStep } from './unit-label-job'
import { applyRelabel, relabelled } from './unit-relabel'

function stepOf(entry: JournalEntry): UnitStep {
  return { kind: entry.kind, at: entry.at, actor: entry.actor, origin: entry.origin, seq: entry.seq }
}

function beginUnit(entry: JournalEntry & { kind: 'unitIdentified' }): UnitView {
  const { payload } = entry
  return {
    unitId: payload.unitId, lpn: payload.lpn, parcelId: payload.parcelId, returnOrderId: payload.returnOrderId, shiftId: payload.shiftId,
    line: payload.line, itemId: payload.itemId, sku: payload.sku, title: payload.title, scanned: payload.scanned,
    fit: payload.fit ?? (payload.line === null ? 'extra' : 'expected'), packQuantity: payload.packQuantity ?? 1, asks: payload.asks ?? [],
    serial: payload.serial ?? null, serialHow: payload.serial === undefined ? null : 'with-item', serialDoubt: null,
    lot: payload.lot ?? null, expiry: payload.expiry ?? null, lotHow: payload.lot === undefined ? null : 'with-item',
    checklistId: payload.checklistId, checklistVersion: payload.checklistVersion, usualWeightGrams: payload.usualWeightGrams,
    state: 'identified', weightGrams: null, weighingSkipped: false,
    weightJudged: null, claimedReason: payload.claimedReason ?? null, foundReason: null, gradeOverride: null, dispositionOverride: null,
    answers: [], grade: null, findings: [], disposition: null, zone: null, ruleId: null,
    label: null, holdLabel: null, otherLabelsOut: 0, labelsPrinted: 0, reprints: 0, scannedBackAt: null, relabelJobs: [], coveredCodes: [], toteId: null, toteName: null, placedAt: null, putAway: null, held: null,
    steps: [stepOf(entry)], conflicts: [],
  }
}

type UnitStepEntry = Extract<JournalEntry, { kind: Parameters<typeof isStepAllowed>[1] }>

function applyStep(unit: UnitView, entry: UnitStepEntry): UnitView {
  const at = hybridTimeToInstant(entry.at)
  switch (entry.kind) {
    case 'serialRecorded':
      return { ...unit, serial: entry.payload.serial, serialHow: entry.payload.how, serialDoubt: entry.payload.doubt ?? null }
    case 'lotRecorded':
      return { ...unit, lot: entry.payload.lot, expiry: entry.payload.expiry, lotHow: entry.payload.how }
    case 'unitWeighed':
      return { ...unit, state: 'weighed', weightGrams: entry.payload.weightGrams, weightJudged: null }
    case 'weighingSkipped':
      return { ...unit, state: 'weighed', weighingSkipped: true }
    case 'questionAnswered':
      return { ...unit, answers: [...unit.answers.filter((answer) => answer.questionId !== entry.payload.questionId), entry.payload] }
    case 'unitGraded':
      return { ...unit, state: 'graded', grade: entry.payload.grade, findings: entry.payload.findings }
    case 'dispositionDecided':
      return { ...unit, state: 'decided', disposition: entry.payload.disposition, zone: entry.payload.zone, ruleId: entry.payload.ruleId, dispositionOverride: null, relabelJobs: [] }
    case 'claimedReasonRecorded':
      return { ...unit, claimedReason: entry.payload.reason }
    case 'foundReasonRecorded':
      return { ...unit, foundReason: { reason: entry.payload.reason, how: entry.payload.how } }
    case 'weightJudged':
      return { ...unit, weightJudged: { verdict: entry.payload.verdict, usualGrams: entry.payload.usualGrams, differenceGrams: entry.payload.differenceGrams } }
    case 'gradeOverridden':
      return { ...unit, state: 'graded', grade: entry.payload.grade, gradeOverride: { computed: entry.payload.computed, reason: entry.payload.reason } }
    case 'dispositionOverridden':
      return {
        ...unit, disposition: entry.payload.disposition, zone: entry.payload.zone,
        dispositionOverride: { computed: entry.payload.computed, reason: entry.payload.reason }, relabelJobs: [],
      }
    case 'labelRequested':
      return {
        ...unit, state: 'labelling', scannedBackAt: null, label: requestedJob(entry.payload, at),
        otherLabelsOut: entry.payload.reprint === 'route-changed' ? unit.labelsPrinted : unit.otherLabelsOut,
      }
    case 'labelSent':
      return {
        ...unit, labelsPrinted: unit.labelsPrinted + 1, reprints: unit.reprints + (unit.label?.reprint ? 1 : 0),
        label: unit.label && finishJob(unit.label, entry), otherLabelsOut: 0,
      }
    case 'labelFailed':
      return { ...unit, label: unit.label && finishJob(unit.label, entry) }
    case 'labelScannedBack':
      return { ...unit, state: 'labelled', scannedBackAt: at }
    case 'unitRelabelled':
      return relabelled(unit, entry.payload)
    case 'unitPutInTote':
      return { ...unit, state: 'placed', toteId: entry.payload.toteId, toteName: entry.payload.toteName, placedAt: at }
    case 'unitPutAway':
      return putAway(unit, entry.payload, at)
    case 'unitHeld':
      // A label that is still on its way is no label of the unit any more: it is asked for anew when the unit is back.
      return { ...unit, state: 'held', held: { reason: entry.payload.reason, from: unit.state, at }, relabelJobs: unit.relabelJobs.filter((job) => job.scannedBackAt !== null) }
    case 'unitResumed':
      return { ...unit, state: unit.held?.from ?? unit.state, held: null, parcelId: entry.payload.parcelId }
    default:
      return assertNever(entry, 'unit step')
  }
}

/** A unit that went in its tote is still in it; one that went alone has left it. */
function putAway(unit: UnitView, { location, toteId }: EntryPayloads['unitPutAway'], at: Instant): UnitView {
  const placed = { ...unit, state: 'put-away', putAway: { location, at }, placedAt: unit.placedAt ?? at } as const
  return toteId === undefined ? { ...placed, toteId: null, toteName: null } : placed
}

/** A label for the hold, and what the printer said of it, whatever became of the unit since. Null for every other entry. */
function applyHoldLabel(unit: UnitView, entry: UnitStepEntry): UnitView | null {
  if (entry.kind === 'labelRequested') return entry.payload.purpose === 'hold' && unit.state === 'held' ? { ...unit, holdLabel: requestedJob(entry.payload, hybridTimeToInstant(entry.at)) } : null
  if ((entry.kind !== 'labelSent' && entry.kind !== 'labelFailed') || unit.holdLabel?.printJobId !== entry.payload.printJobId) return null
  const after = { ...unit, holdLabel: finishJob(unit.holdLabel, entry) }
  return entry.kind === 'labelSent' ? { ...after, labelsPrinted: unit.labelsPrinted + 1, otherLabelsOut: unit.otherLabelsOut + 1 } : after
}

/** A label for a hold where nothing is held fits nowhere, nor one of a relabel before the unit has its place. */
function isAllowed(unit: UnitView, entry: UnitStepEntry): boolean {
  return isStepAllowed(unit.state, entry.kind) && !(entry.kind === 'labelRequested' && (entry.payload.purpose === 'hold' || entry.payload.relabel))
}

function isUnitStep(entry: JournalEntry): entry is UnitStepEntry {
  switch (entry.kind) {
    case 'serialRecorded': case 'lotRecorded':
    case 'unitWeighed': case 'weighingSkipped': case 'questionAnswered': case 'unitGraded': case 'dispositionDecided': case 'labelRequested':
    case 'claimedReasonRecorded': case 'foundReasonRecorded': case 'weightJudged': case 'gradeOverridden': case 'dispositionOverridden':
    case 'labelSent': case 'labelFailed': case 'labelScannedBack': case 'unitRelabelled': case 'unitPutInTote': case 'unitPutAway': case 'unitHeld': case 'unitResumed':
      return true
    case 'labelSending': case 'labelJudged': case 'labelVoided':
    case 'shiftOpened': case 'operatorSignedIn': case 'operatorSignedOut': case 'shiftClosed': case 'handOverNoted': case 'deviceFaulted': case 'deviceRecovered': case 'devicesChecked': case 'labelTemplateApproved': case 'labelTemplateRetired':
    case 'toteOpened': case 'toteClosed': case 'toteReopened': case 'totePutAway': case 'returnOrderOpened':
    case 'parcelReceived': case 'parcelJoined': case 'parcelSetAside': case 'parcelResumed': case 'parcelClosed': case 'tagsCompared': case 'tagContradicted': case 'unitIdentified': case 'entryVoided':
      return false
    default:
      return assertNever(entry, 'entry')
  }
}

/** Labels beside the unit's own plate change nothing at the bench. */
function isOfExtraLabel(entry: UnitStepEntry): boolean {
  return (entry.kind === 'labelRequested' || entry.kind === 'labelSent' || entry.kind === 'labelFailed') && entry.payload.purpose === 'extra'
}

/** A print result of a job that is not the unit's newest any more, because the step was taken back or the label asked for again. */
function isLateResult(unit: UnitView, entry: UnitStepEntry): boolean {
  return (entry.kind === 'labelSent' || entry.kind === 'labelFailed') && unit.label?.printJobId !== entry.payload.printJobId
}

function applyToUnit(unit: UnitView | null, entry: JournalEntry): UnitView | null {
  if (entry.kind === 'unitIdentified') return unit ? { ...unit, conflicts: [...unit.conflicts, stepOf(entry)] } : beginUnit(entry)
  if (!unit) return unit
  if (isJobStep(entry)) return applyJobStep(unit, entry, stepOf(entry))
  if (!isUnitStep(entry)) return unit
  // The times of a unit's steps are those of its first label: a relabel is told by its last step, unitRelabelled.
  const withLabel = applyRelabel(unit, entry)
  if (withLabel) return withLabel
  if (isOfExtraLabel(entry)) return unit
  const forHold = applyHoldLabel(unit, entry)
  if (forHold) return { ...forHold, steps: [...unit.steps, stepOf(entry)] }
  if (isLateResult(unit, entry)) return entry.kind === 'labelSent' ? { ...unit, labelsPrinted: unit.labelsPrinted + 1, otherLabelsOut: unit.otherLabelsOut + 1 } : unit
  return isAllowed(unit, entry)
    ? { ...applyStep(unit, entry), steps: [...unit.steps, stepOf(entry)] }
    : { ...unit, conflicts: [...unit.conflicts, stepOf(entry)] }
}

/**
 * The unit that its entries tell, or null when no standing entry identifies it.
 * Entries may come in any order; they are folded in fold order. A step that the state does not allow is not
 * applied: it is listed under `conflicts`.
 */
export function foldUnit(entries: readonly StoredEntry[]): UnitView | null {
  return standingEntries(entries).reduce(applyToUnit, null)
}
