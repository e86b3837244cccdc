import type { Facts } from '../failure'
import { compareEntries, draft, isKnownEntry, standingEntries, type DraftEntry, type EntryKind, type JournalEntry, type StoredEntry, type Subject } from '../journal-entry'
import { foldUnit } from '../projections/unit-status'
import { askForLabel } from './decide-unit'
import { accept, decline, type Decision, type Minting } from './plan'

/*
 * Undo takes back the newest step that a person of this station made in this shift: any step, of the unit in hand, of a
 * finished one, of a parcel or a tote, one after the other. What happened in the world stays told, and a step that
 * another bench went on from is refused.
 */

/** How many steps of this shift can be taken back, counted from the newest, those already taken back included. */
export const UNDO_REACH_STEPS = 50

/** How many entries of this station are looked through for them. A tote that was put away is one step of many entries. */
export const UNDO_ENTRIES_READ = 2000

/** What undo looks at: entries as they were stored, in any order. */
export interface UndoReach {
  /** Entries of this station in this shift, at most UNDO_ENTRIES_READ of the newest. */
  readonly own: readonly StoredEntry[]
  /** Entries of every station about subjects. */
  readonly entriesOf: (subjects: readonly Subject[]) => readonly StoredEntry[]
}

/** A label that came out of the printer came out, and a tag that was read was read, whatever is taken back. */
const PHYSICAL: readonly EntryKind[] = ['labelSending', 'labelSent', 'labelFailed', 'labelJudged', 'labelVoided', 'tagsCompared', 'tagContradicted']

/** Entries that follow by themselves from a person's step: they are taken back together with it. */
export function isConsequence(entry: JournalEntry): boolean {
  switch (entry.kind) {
    case 'unitGraded':
    case 'dispositionDecided':
    case 'unitRelabelled':
      return true
    case 'foundReasonRecorded':
      return entry.payload.how === 'findings'
    case 'labelRequested':
      // The first label of a relabel is asked for by a scan, the next ones follow the scan of the one before.
      if (entry.payload.relabel) return entry.actor === null || (entry.payload.reprint === null && entry.payload.relabel.isFirst !== true)
      // A repeated print that nobody asked for: the route changed, or the station sent a label again of which nothing had left it.
      return entry.payload.reprint === null || entry.payload.reprint === 'route-changed' || entry.actor === null
    case 'parcelClosed':
      return entry.payload.automatic
    case 'parcelReceived':
      return entry.payload.match === 'blind'
    case 'unitPutAway':
      return entry.payload.toteId !== undefined
    case 'parcelResumed':
      return entry.payload.withUnit !== undefined
    default:
      return false
  }
}

/** Whether a consequence can have followed from a step. Steps of different subjects may lie between the two. */
function followsFrom(consequence: JournalEntry, step: JournalEntry): boolean {
  if (consequence.kind === 'unitPutAway') return step.subject === `tote:${consequence.payload.toteId}`
  return consequence.subject.startsWith('unit:') ? step.subject === consequence.subject : true
}

/** Whether a person can take an entry back at all: what they did at the bench or on the floor. */
function isPersonal(entry: JournalEntry): boolean {
  return entry.kind !== 'entryVoided' && !PHYSICAL.includes(entry.kind) && !entry.subject.startsWith('shift:') && (entry.actor !== null || isConsequence(entry))
}

function keyOf(entry: Pick<StoredEntry, 'origin' | 'seq'>): string {
  return `${entry.origin}/${entry.seq}`
}

/** Steps of a person that can be taken back, newest first, each with what followed from it by itself. */
export function undoableSteps(entries: readonly StoredEntry[]): readonly (readonly JournalEntry[])[] {
  const steps: JournalEntry[][] = []
  const standing = new Set(standingEntries(entries).map(keyOf))
  for (const entry of entries.filter(isKnownEntry).filter(isPersonal).sort(compareEntries)) {
    if (!isConsequence(entry)) steps.push([entry])
    // What stands follows from a step that stands: the label printed anew after an undo belongs to the step before.
    else steps.findLast(([first]) => first !== undefined && (standing.has(keyOf(first)) || !standing.has(keyOf(entry))) && followsFrom(entry, first))?.push(entry)
  }
  return steps
    .slice(-UNDO_REACH_STEPS)
    .map((step) => step.filter((entry) => standing.has(keyOf(entry))))
    .filter((step) => step.length > 0)
    .reverse()
}

/**
 * Takes the newest step back by counter-entries; nothing is deleted. A label that came out for a changed route is wrong
 * then, so that of the route before is asked for again. `only` keeps to steps of some subjects: BACK takes
 * back what is still before the clerk.
 */
export function undoStep(reach: UndoReach, minting: Pick<Minting, 'nextId'>, only: readonly Subject[] | null = null): Decision {
  const step = undoableSteps(reach.own).find(([first]) => first !== undefined && (only === null || only.includes(first.subject)))
  const first = step?.[0]
  if (!first) return decline('nothing-to-undo', { reach: UNDO_REACH_STEPS })
  const about = reach.entriesOf([...new Set(step.map((entry) => entry.subject))])
  const facts = { step: first.kind, ...namesOf(first, about) }
  const isBuiltOn = standingEntries(about).some((other) => other.origin !== first.origin && step.some((entry) => entry.subject === other.subject && compareEntries(entry, other) < 0))
  if (isBuiltOn) return decline('undo-built-on', facts)
  const voidings: DraftEntry[] = [...step].reverse().map((entry) => draft('entryVoided', entry.subject, { origin: entry.origin, seq: entry.seq, kind: entry.kind }))
  const label = labelOfRouteBefore(step, about, minting)
  return accept('step-undone', label ? { ...facts, label: 'again' } : facts, label ? [...voidings, label] : voidings)
}

/** The request for the label of the route that holds again, where the label of the changed one came out. */
function labelOfRouteBefore(step: readonly JournalEntry[], about: readonly StoredEntry[], minting: Pick<Minting, 'nextId'>): DraftEntry | null {
  if (!step.some((entry) => entry.kind === 'gradeOverridden' || entry.kind === 'dispositionOverridden')) return null
  const jobs = step.flatMap((entry) => (entry.kind === 'labelRequested' ? [entry.payload.printJobId] : []))
  const cameOut = standingEntries(about).some((entry) => entry.kind === 'labelSent' && jobs.includes(entry.payload.printJobId))
  const restored = cameOut ? foldUnit(about.filter((entry) => !step.some((taken) => keyOf(taken) === keyOf(entry)))) : null
  return restored && (restored.state === 'labelling' || restored.state === 'labelled') ? askForLabel(restored, 'route-changed', minting) : null
}

/** What the step was about, by name. */
function namesOf(first: JournalEntry, about: readonly StoredEntry[]): Facts {
  for (const entry of about.filter(isKnownEntry).filter((candidate) => candidate.subject === first.subject)) {
    if (entry.kind === 'unitIdentified') return { lpn: entry.payload.lpn, title: entry.payload.title }
    if (entry.kind === 'toteOpened') return { tote: entry.payload.name }
    if (entry.kind === 'parcelReceived') return { rmaNumber: entry.payload.rmaNumber }
  }
  return {}
}
