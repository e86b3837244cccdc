import type { BenchState, ToteAtBench } from './bench-state'
import type { LabelValues } from './journal-entry'
import type { LabelCover, RelabelRule } from './relabel-rules'
import { openRelabelJob, type RelabelJob, type UnitView } from './unit'

/*
 * The relabel screen: finished units get the labels that they are sold, repaired or scrapped with. Unit by unit, label by
 * label: scan the unit, stick what prints, scan it. Everything but the tote on screen and an open choice comes from the
 * journal, so a restart goes on with the label that was on its way.
 */

/** The template of a plate without anything else. */
export const PLATE_TEMPLATE = 'unit-lpn'

/** A label that a unit needs, with what has to be known of it before it prints. */
export interface NeededLabel {
  readonly templateId: string
  readonly covers: LabelCover
  /** Has the unit's plate in a bar code: a fresh plate then, because the old one would prove nothing. */
  readonly carriesPlate: boolean
  /** What it says, with the plate that the unit has now. */
  readonly data: LabelValues
  /** What scanners read from it beside a plate. */
  readonly codes: readonly string[]
  /** Fields without a value: it cannot print. */
  readonly missing: readonly string[]
}

/** A unit with the labels it needs, in the order in which they print. */
export interface RelabelUnit {
  readonly unit: UnitView
  readonly rule: RelabelRule | null
  readonly labels: readonly NeededLabel[]
  /** What a plate without anything else says of it. */
  readonly plateData: LabelValues
  /** Codes of its item: they read as long as nothing sticks over them. */
  readonly itemCodes: readonly string[]
}

/** A tote with what is in it. */
export interface RelabelTote {
  readonly tote: ToteAtBench
  readonly units: readonly RelabelUnit[]
}

/** Most units that a choice offers: the places of the mat. */
export const UNITS_OFFERED = 9

/** What the screen asks before it goes on. Place 9 leaves it as it is. */
export type RelabelChoice =
  /** Several units of the tote fit the code: the one at the place. */
  | { readonly kind: 'which-unit'; readonly units: readonly RelabelUnit[] }
  /** Place 1: the labels of its route. Places 2 and 3: a new plate for a damaged, for a lost one. */
  | { readonly kind: 'what-for'; readonly unit: RelabelUnit }

/** Everything a decision on the relabel screen looks at. */
export interface RelabelState {
  readonly bench: BenchState
  readonly tote: RelabelTote | null
  /** The unit whose label is on its way. */
  readonly current: RelabelUnit | null
  readonly choice: RelabelChoice | null
  /** The incarnation of this station. */
  readonly own: string
}

/** Where one label of a unit stands. */
export interface LabelProgress {
  readonly label: NeededLabel
  readonly job: RelabelJob | null
  readonly isDone: boolean
}

/** The needed labels with their jobs. */
export function labelProgress({ unit, labels }: Pick<RelabelUnit, 'unit' | 'labels'>): readonly LabelProgress[] {
  return labels.map((label) => {
    const job = unit.relabelJobs.find(({ templateId }) => templateId === label.templateId) ?? null
    return { label, job, isDone: job !== null && job.scannedBackAt !== null }
  })
}

/** Whether every label that the unit needs sticks on it. */
export function isRelabelled(unit: Pick<RelabelUnit, 'unit' | 'labels'>): boolean {
  return openRelabelJob(unit.unit) === null && labelProgress(unit).every(({ isDone }) => isDone)
}

/** Units of the tote that have all their labels, and how many there are. */
export function toteProgress({ units }: Pick<RelabelTote, 'units'>): { readonly done: number; readonly of: number } {
  return { done: units.filter(isRelabelled).length, of: units.length }
}

/** Units of the tote that still need labels, in the order of the tote. */
export function unitsLeft({ units }: Pick<RelabelTote, 'units'>): readonly RelabelUnit[] {
  return units.filter((unit) => !isRelabelled(unit))
}
