import { hybridTimeToInstant } from '../hybrid-clock'
import type { JournalEntry } from '../journal-entry'
import type { LabelJob, UnitStep, UnitView } from '../unit'

type JobStep = Extract<JournalEntry, { kind: 'labelSending' | 'labelJudged' | 'labelVoided' }>

/** Whether an entry speaks of one print job and not of a step of the unit. */
export function isJobStep(entry: JournalEntry): entry is JobStep {
  return entry.kind === 'labelSending' || entry.kind === 'labelJudged' || entry.kind === 'labelVoided'
}

/** What a fact about one print job says of the unit; a job that is not the unit's newest changes nothing. */
export function applyJobStep(unit: UnitView, entry: JobStep, step: UnitStep): UnitView {
  const { printJobId } = entry.payload
  // Sending is no step that a person took or would look for.
  const steps = entry.kind === 'labelSending' ? unit.steps : [...unit.steps, step]
  if (unit.holdLabel?.printJobId === printJobId) return { ...unit, steps, holdLabel: applyToLabel(unit.holdLabel, entry), labelsPrinted: unit.labelsPrinted + printedBy(unit.holdLabel, entry) }
  if (unit.relabelJobs.some((job) => job.printJobId === printJobId)) return { ...unit, relabelJobs: unit.relabelJobs.map((job) => (job.printJobId === printJobId ? applyToLabel(job, entry) : job)) }
  if (unit.label?.printJobId !== printJobId) return unit
  const printed = printedBy(unit.label, entry)
  const after = { ...unit, steps, label: applyToLabel(unit.label, entry), labelsPrinted: unit.labelsPrinted + printed, reprints: unit.reprints + (unit.label.reprint ? printed : 0) }
  if (printed > 0) return { ...after, otherLabelsOut: 0 }
  if (entry.kind !== 'labelVoided') return after
  const wasOut = unit.label.state === 'sent' || unit.label.state === 'confirmed' || unit.label.isUnknown
  return { ...after, state: unit.state === 'labelled' ? 'labelling' : unit.state, scannedBackAt: null, otherLabelsOut: unit.otherLabelsOut + (wasOut ? 1 : 0) }
}

/** Labels that a person has found to be out, which no printer told of before. */
function printedBy(job: LabelJob, entry: JobStep): number {
  return entry.kind === 'labelJudged' && entry.payload.printed && job.isUnknown ? 1 : 0
}

function applyToLabel<J extends LabelJob>(job: J, entry: JobStep): J {
  const known = { ...job, isSending: false, isUnknown: false }
  switch (entry.kind) {
    case 'labelSending':
      return job.state === 'sent' || job.state === 'confirmed' ? job : { ...known, state: 'requested', cause: null, isSending: true }
    case 'labelJudged':
      if (!job.isUnknown) return job
      return entry.payload.printed ? { ...known, state: 'confirmed', sentAt: hybridTimeToInstant(entry.at), cause: null } : { ...known, state: 'requested', cause: null }
    case 'labelVoided':
      return { ...known, state: 'failed', cause: 'voided', sentNothing: false }
  }
}
