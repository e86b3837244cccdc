import { draft, standingEntries, type DraftEntry, type EntryKind, type JournalEntry, type StoredEntry } from '../journal-entry'
import { accept, decline, type Decision } from './plan'

/** What happened in the world stays told, whatever is taken back: a label that came out of the printer came out. */
const PHYSICAL: readonly EntryKind[] = ['labelSent', 'labelFailed']

/** Entries that follow by themselves from a person's step: they are taken back together with it. */
export function isConsequence(entry: JournalEntry): boolean {
  switch (entry.kind) {
    case 'unitGraded':
    case 'dispositionDecided':
      return true
    case 'foundReasonRecorded':
      return entry.payload.how === 'findings'
    case 'labelRequested':
      // A repeated print that nobody asked for: the route changed, or the station sent a label again of which nothing had left it.
      return entry.payload.reprint === null || entry.payload.reprint === 'route-changed' || entry.actor === null
    case 'parcelClosed':
      return entry.payload.automatic
    case 'parcelReceived':
      return entry.payload.match === 'blind'
    default:
      return false
  }
}

/** Steps of a person that can be taken back, newest first, each with what followed from it by itself. */
export function undoableSteps(entries: readonly StoredEntry[]): readonly (readonly JournalEntry[])[] {
  const steps: (readonly JournalEntry[])[] = []
  let consequences: readonly JournalEntry[] = []
  for (const entry of standingEntries(entries).filter((candidate) => !PHYSICAL.includes(candidate.kind)).reverse()) {
    consequences = [entry, ...consequences]
    if (isConsequence(entry)) continue
    steps.push(consequences)
    consequences = []
  }
  return steps
}

/**
 * Takes the newest step back by counter-entries; nothing is deleted.
 * `entries` are those of the parcel and its units at this station, in any order.
 */
export function undoStep(entries: readonly StoredEntry[]): Decision {
  const step = undoableSteps(entries)[0]
  const first = step?.[0]
  if (!first) return decline('nothing-to-undo')
  const voidings: DraftEntry[] = [...step].reverse().map((entry) => draft('entryVoided', entry.subject, { origin: entry.origin, seq: entry.seq, kind: entry.kind }))
  return accept('step-undone', { step: first.kind }, voidings)
}
