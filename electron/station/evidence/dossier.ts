import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import { compareEntries, isKnownEntry, subjectOf, type StoredEntry, type Subject } from '@shared/domain/journal-entry'
import type { Lpn, OperatorId, ParcelId } from '@shared/domain/ids'
import type { ParcelView } from '@shared/domain/parcel'
import type { UnitView } from '@shared/domain/unit'

/** One entry of a dossier: voided ones stay in it, marked. */
export interface DossierEntry {
  readonly origin: string
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly subject: Subject
  readonly actor: OperatorId | null
  readonly payload: unknown
  readonly voided: boolean
  /** Check sum of the entry, hexadecimal; empty for one that the journal does not prove. */
  readonly hash: string
  /** Whether the check sum follows from the entry and the one before it. */
  readonly whole: boolean
}

/** A unit's whole file of evidence: what it is now, and every entry about it, its parcel, its return orders and its tote's way. */
export interface Dossier {
  readonly lpn: Lpn
  readonly unit: UnitView
  /** Null when the parcel was taken back. */
  readonly parcel: ParcelView | null
  readonly chain: { readonly whole: boolean; readonly entries: number }
  readonly entries: readonly DossierEntry[]
}

/** What a dossier is read from. */
export interface DossierSource {
  unitByLpn(lpn: Lpn): UnitView | null
  parcel(parcelId: ParcelId): ParcelView | null
  entriesOf(subjects: readonly Subject[]): readonly StoredEntry[]
  proofsOf(subjects: readonly Subject[]): readonly { readonly origin: string; readonly seq: number; readonly hash: string; readonly whole: boolean }[]
}

/** The dossier of the unit that carries a plate, or null when no unit does. */
export function readDossier(source: DossierSource, lpn: Lpn): Dossier | null {
  const unit = source.unitByLpn(lpn)
  return unit && dossierOf(source, unit)
}

/** The dossier of a unit. */
export function dossierOf(source: DossierSource, unit: UnitView): Dossier {
  const parcel = source.parcel(unit.parcelId)
  const own = [subjectOf('unit', unit.unitId), subjectOf('parcel', unit.parcelId), ...returnOrdersOf(unit, source.entriesOf([subjectOf('parcel', unit.parcelId)]))]
  const tote = unit.toteId === null ? [] : [subjectOf('tote', unit.toteId)]
  const found = [...source.entriesOf(own), ...source.entriesOf(tote).filter((entry) => carriedUnit(entry, unit))].sort(compareEntries)
  const voided = new Set(found.filter(isKnownEntry).flatMap((entry) => (entry.kind === 'entryVoided' ? [`${entry.payload.origin}/${entry.payload.seq}`] : [])))
  const proofs = new Map(source.proofsOf([...own, ...tote]).map((proof) => [`${proof.origin}/${proof.seq}`, proof]))
  const entries = found.map((entry): DossierEntry => {
    const id = `${entry.origin}/${entry.seq}`
    const proof = proofs.get(id)
    return {
      origin: entry.origin, seq: entry.seq, at: new Date(hybridTimeToInstant(entry.at)).toISOString(), kind: entry.kind, subject: entry.subject,
      actor: entry.actor, payload: entry.payload, voided: voided.has(id), hash: proof?.hash ?? '', whole: proof?.whole ?? false,
    }
  })
  return { lpn: unit.lpn, unit, parcel, chain: { whole: entries.every((entry) => entry.whole), entries: entries.length }, entries }
}

/** The unit's return order, and every other one that its parcel belongs to. */
function returnOrdersOf(unit: UnitView, ofParcel: readonly StoredEntry[]): readonly Subject[] {
  const ids = ofParcel.flatMap(({ payload }) => (isObject(payload) && typeof payload.returnOrderId === 'string' ? [payload.returnOrderId] : []))
  return [...new Set([unit.returnOrderId as string, ...ids])].map((id) => subjectOf('return-order', id))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Whether the tote was put away with the unit in it. */
function carriedUnit(entry: StoredEntry, unit: UnitView): boolean {
  return entry.kind === 'totePutAway' && unit.placedAt !== null && hybridTimeToInstant(entry.at) >= unit.placedAt
}
