import { hybridTimeToInstant } from '../hybrid-clock'
import type { EntryPayloads, JournalEntry } from '../journal-entry'
import type { RelabelJob, UnitState, UnitView } from '../unit'
import { finishJob, requestedJob } from './label-job'

/** States in which a unit gets new labels: it has its tote or its place, or waits. */
const RELABELLED_IN: readonly UnitState[] = ['placed', 'put-away', 'held']

/**
 * A label of a relabel, what the printer said of it, and its scan on the unit, whatever the unit's state. Null for every
 * entry that does not speak of such a label.
 */
export function applyRelabel(unit: UnitView, entry: JournalEntry): UnitView | null {
  switch (entry.kind) {
    case 'labelRequested': {
      const { templateId, relabel: order, lpn, data = {} } = entry.payload
      if (templateId === undefined || order === undefined || !RELABELLED_IN.includes(unit.state)) return null
      const job: RelabelJob = { ...requestedJob(entry.payload, hybridTimeToInstant(entry.at)), templateId, lpn, data, order, origin: entry.origin, scannedBackAt: null }
      return { ...unit, relabelJobs: [...unit.relabelJobs.filter((other) => other.templateId !== templateId), job] }
    }
    case 'labelSent':
    case 'labelFailed': {
      if (!unit.relabelJobs.some(({ printJobId }) => printJobId === entry.payload.printJobId)) return null
      const after = { ...unit, relabelJobs: unit.relabelJobs.map((job) => (job.printJobId === entry.payload.printJobId ? finishJob(job, entry) : job)) }
      return entry.kind === 'labelSent' ? { ...after, labelsPrinted: unit.labelsPrinted + 1 } : after
    }
    case 'labelScannedBack': {
      const { printJobId } = entry.payload
      if (printJobId === undefined || !unit.relabelJobs.some((job) => job.printJobId === printJobId)) return null
      const at = hybridTimeToInstant(entry.at)
      return { ...unit, relabelJobs: unit.relabelJobs.map((job) => (job.printJobId === printJobId ? { ...job, scannedBackAt: at } : job)) }
    }
    default:
      return null
  }
}

/** The unit with its new plate. A plate that is on it again is covered no more. */
export function relabelled(unit: UnitView, { oldCode, newLpn }: EntryPayloads['unitRelabelled']): UnitView {
  return { ...unit, lpn: newLpn, coveredCodes: [...unit.coveredCodes, oldCode].filter((code, i, all) => code !== newLpn && all.lastIndexOf(code) === i) }
}
