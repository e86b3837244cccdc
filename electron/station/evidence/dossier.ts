import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import { compareEntries, isKnownEntry, subjectOf, type StoredEntry } from '@shared/domain/journal-entry'
import type { Lpn, OperatorId } from '@shared/domain/ids'
import type { UnitView } from '@shared/domain/unit'

/** One entry of a dossier: voided ones stay in it, marked. */
export interface DossierEntry {
  readonly origin: string
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly subject: string
  readonly actor: OperatorId | null
  readonly payload: unknown
  readonly voided: boolean
}

/** A unit's whole file of evidence: what it is now, and every entry about it and its parcel. */
export interface Dossier {
  readonly lpn: Lpn
  readonly unit: UnitView
  readonly entries: readonly DossierEntry[]
}

/** What a dossier is read from. */
export interface DossierSource {
  unitByLpn(lpn: Lpn): UnitView | null
  entriesOf(subjects: readonly ReturnType<typeof subjectOf>[]): readonly StoredEntry[]
}

/** The dossier of the unit that carries a plate, or null when no unit does. */
export function readDossier(source: DossierSource, lpn: Lpn): Dossier | null {
  const unit = source.unitByLpn(lpn)
  if (!unit) return null
  const entries = [...source.entriesOf([subjectOf('unit', unit.unitId), subjectOf('parcel', unit.parcelId), subjectOf('return-order', unit.returnOrderId)])].sort(compareEntries)
  const voided = new Set(entries.filter(isKnownEntry).flatMap((entry) => (entry.kind === 'entryVoided' ? [`${entry.payload.origin}/${entry.payload.seq}`] : [])))
  return {
    lpn,
    unit,
    entries: entries.map((entry) => ({
      origin: entry.origin, seq: entry.seq, at: new Date(hybridTimeToInstant(entry.at)).toISOString(), kind: entry.kind, subject: entry.subject,
      actor: entry.actor, payload: entry.payload, voided: voided.has(`${entry.origin}/${entry.seq}`),
    })),
  }
}
