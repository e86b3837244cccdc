import { hybridTimeToInstant } from '../hybrid-clock'
import type { PrintJobId } from '../ids'
import { isKnownEntry, standingEntries, type EntryKind, type EntryPayloads, type JournalEntry, type StoredEntry } from '../journal-entry'
import type { StepFact, UnitFacts } from '../shift-facts'
import type { SummaryStep } from '../shift-summary'
import { isFinished, type UnitView } from '../unit'
import type { UnitFit } from '../unit-fit'
import { foldUnit } from './unit-status'

const STEP_OF_KIND: Readonly<Record<string, SummaryStep>> = {
  unitIdentified: 'identified', unitWeighed: 'weighed', unitGraded: 'inspected', dispositionDecided: 'decided', labelSent: 'labelled',
  labelScannedBack: 'scanned-back', unitPutInTote: 'placed', unitPutAway: 'put-away', unitHeld: 'held',
}

/** What a unit's row needs beside its own entries. */
export interface UnitFactsContext {
  /** Whether an entry was written by this station in the shift. */
  readonly isOfShift: (entry: Pick<StoredEntry, 'origin' | 'at'>) => boolean
  readonly rmaNumberOf: (parcelId: string) => string
}

type Identified = EntryPayloads['unitIdentified']

function isIdentified(entry: StoredEntry): entry is JournalEntry & { readonly kind: 'unitIdentified' } {
  return isKnownEntry(entry) && entry.kind === 'unitIdentified'
}

/** The row of one unit as it stood after `entries`; null when nothing identified it. */
export function unitFactsOf(entries: readonly StoredEntry[], context: UnitFactsContext): UnitFacts | null {
  const identified = entries.find(isIdentified)
  if (!identified) return null
  const view = foldUnit(entries)
  const standing = standingEntries(entries)
  const touched = view?.steps.at(-1)?.at ?? entries.reduce((latest, entry) => Math.max(latest, entry.at), 0)
  const { payload } = identified
  return {
    unitId: payload.unitId, lpn: payload.lpn, title: payload.title, sku: payload.sku, category: payload.checklistId,
    rmaNumber: context.rmaNumberOf(view?.parcelId ?? payload.parcelId), fit: fitOf(payload), takenBack: view === null,
    ...stepsOf(view, context),
    ...judgementOf(view, standing, context),
    ...labelsOf(entries, context),
    state: view?.state ?? 'identified',
    open: view !== null && !isFinished(view),
    since: hybridTimeToInstant(touched),
  }
}

/** How the unit fits what was announced. Entries from before this was told are judged by their line. */
function fitOf({ fit, line, itemId }: Identified): UnitFit {
  return fit ?? (line !== null ? 'expected' : itemId === null ? 'unknown' : 'extra')
}

function stepsOf(view: UnitView | null, { isOfShift }: UnitFactsContext): Pick<UnitFacts, 'steps' | 'unitMs' | 'weighingSkipped'> {
  const steps: Partial<Record<SummaryStep, StepFact>> = {}
  for (const step of (view?.steps ?? []).filter(isOfShift)) {
    const name = STEP_OF_KIND[step.kind]
    if (name) steps[name] = { at: hybridTimeToInstant(step.at), by: step.actor }
  }
  const begun = view?.steps[0]
  return {
    steps,
    unitMs: steps.placed && begun ? Math.max(0, steps.placed.at - hybridTimeToInstant(begun.at)) : null,
    weighingSkipped: (view?.steps ?? []).some((step) => step.kind === 'weighingSkipped' && isOfShift(step)),
  }
}

type Judgement = Pick<
  UnitFacts,
  | 'grade' | 'gradeComputed' | 'gradeReason' | 'disposition' | 'dispositionComputed' | 'dispositionReason' | 'claimedReason' | 'foundReason'
  | 'weightGrams' | 'usualWeightGrams' | 'weightVerdict' | 'weightDifferenceGrams' | 'holdReason'
>

function judgementOf(view: UnitView | null, standing: readonly JournalEntry[], { isOfShift }: UnitFactsContext): Judgement {
  const isInShift = (kind: EntryKind): boolean => standing.some((entry) => entry.kind === kind && isOfShift(entry))
  const gradeOverride = isInShift('gradeOverridden') ? view?.gradeOverride : null
  const routeOverride = isInShift('dispositionOverridden') ? view?.dispositionOverride : null
  const judged = isInShift('weightJudged') ? view?.weightJudged : null
  const held = standing.findLast((entry) => entry.kind === 'unitHeld' && isOfShift(entry))
  return {
    grade: view?.grade ?? null, gradeComputed: gradeOverride?.computed ?? null, gradeReason: gradeOverride?.reason ?? null,
    disposition: view?.disposition ?? null, dispositionComputed: routeOverride?.computed ?? null, dispositionReason: routeOverride?.reason ?? null,
    claimedReason: view?.claimedReason ?? null, foundReason: view?.foundReason?.reason ?? null,
    weightGrams: view?.weightGrams ?? null, usualWeightGrams: view?.usualWeightGrams ?? null,
    weightVerdict: judged?.verdict ?? null, weightDifferenceGrams: judged?.differenceGrams ?? null,
    holdReason: view && held?.kind === 'unitHeld' ? held.payload.reason : null,
  }
}

/** A label that came out of the printer came out, also when its step was taken back: raw entries, not standing ones. */
function labelsOf(entries: readonly StoredEntry[], { isOfShift }: UnitFactsContext): Pick<UnitFacts, 'labelsPrinted' | 'labelsConfirmed' | 'labelsFailed' | 'reprintReasons'> {
  const known = entries.filter(isKnownEntry)
  const reasons = new Map<PrintJobId, string>()
  for (const entry of known) if (entry.kind === 'labelRequested' && entry.payload.reprint) reasons.set(entry.payload.printJobId, entry.payload.reprint)
  const sent = known.filter((entry) => entry.kind === 'labelSent').filter(isOfShift)
  return {
    labelsPrinted: sent.length,
    labelsConfirmed: sent.filter((entry) => entry.payload.confirmed).length,
    labelsFailed: known.filter((entry) => entry.kind === 'labelFailed' && isOfShift(entry)).length,
    reprintReasons: sent.flatMap((entry) => reasons.get(entry.payload.printJobId) ?? []),
  }
}
