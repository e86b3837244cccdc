import { asId, type PrintJobId } from '../ids'
import { draft, subjectOf, type DraftEntry, type RelabelReason, type ReprintReason } from '../journal-entry'
import type { Instant } from '../quantities'
import { labelProgress, PLATE_TEMPLATE, toteProgress, type NeededLabel, type RelabelState, type RelabelTote, type RelabelUnit } from '../relabel-state'
import { openRelabelJob, type RelabelJob, type UnitView } from '../unit'
import { accept, decline, type Decision, type Minting } from './plan'

/** The request for a label of a relabel; `reprint` is null for its first one. */
export function askForRelabel(unit: Pick<UnitView, 'unitId'>, label: Pick<RelabelJob, 'templateId' | 'lpn' | 'data' | 'order'>, reprint: ReprintReason | null, minting: Pick<Minting, 'nextId'>): DraftEntry {
  return draft('labelRequested', subjectOf('unit', unit.unitId), {
    printJobId: asId<PrintJobId>(minting.nextId()), lpn: label.lpn, reprint, purpose: 'extra', templateId: label.templateId, data: label.data, relabel: label.order,
  })
}

/** Whether the label gets a fresh plate: it has one and sticks over the old one. */
function takesPlate(label: NeededLabel): boolean {
  return label.carriesPlate && label.covers === 'plate'
}

/** The next label of the unit that is not on it yet; null when it has them all. */
function nextLabel({ unit, labels }: RelabelUnit, justDone: string | null, minting: Minting): { readonly entry: DraftEntry; readonly label: NeededLabel; readonly place: number } | null {
  const place = labelProgress({ unit, labels }).findIndex(({ label, isDone }) => !isDone && label.templateId !== justDone)
  const label = labels[place]
  if (!label) return null
  const lpn = takesPlate(label) ? minting.nextPlate('unit') : unit.lpn
  const entry = askForRelabel(unit, { templateId: label.templateId, lpn, data: { ...label.data, lpn }, order: { place: place + 1, of: labels.length, newPlate: takesPlate(label), reason: 'covered' } }, null, minting)
  return { entry, label, place: place + 1 }
}

/** Asks for the first label that the unit needs. Nothing prints while one of its labels lacks a value. */
export function relabelUnit(unit: RelabelUnit, minting: Minting): Decision {
  const facts = { lpn: unit.unit.lpn, title: unit.unit.title }
  if (unit.labels.length === 0) return decline('relabel-none', facts)
  const lacking = unit.labels.find(({ missing }) => missing.length > 0)
  if (lacking) return decline('relabel-missing', { ...facts, label: lacking.templateId, field: lacking.missing[0] ?? '', more: lacking.missing.length - 1 })
  const next = nextLabel(unit, null, minting)
  if (!next) return decline('relabel-done', facts)
  // The place says what follows from what; the first label of this time is a step of its own, also where others stick already.
  return accept('relabel-begun', { ...facts, label: next.label.templateId, place: next.place, of: unit.labels.length }, [asFirst(next.entry)])
}

function asFirst(entry: DraftEntry): DraftEntry {
  if (entry.kind !== 'labelRequested' || !entry.payload.relabel) return entry
  return draft('labelRequested', entry.subject, { ...entry.payload, relabel: { ...entry.payload.relabel, isFirst: true } })
}

/** Asks for a new plate in place of one that is damaged or lost; the old one is covered once the new one was scanned. */
export function replacePlate(unit: RelabelUnit, reason: Exclude<RelabelReason, 'covered'>, minting: Minting): Decision {
  const lpn = minting.nextPlate('unit')
  return accept('relabel-begun', { lpn: unit.unit.lpn, title: unit.unit.title, label: PLATE_TEMPLATE, place: 1, of: 1 }, [
    askForRelabel(unit.unit, { templateId: PLATE_TEMPLATE, lpn, data: { ...unit.plateData, lpn }, order: { place: 1, of: 1, newPlate: true, reason, isFirst: true } }, null, minting),
  ])
}

/** Asks once more for the label that is on its way: the same one, with the same plate. */
export function reprintRelabel(current: RelabelUnit | null, minting: Pick<Minting, 'nextId'>): Decision {
  const job = current && openRelabelJob(current.unit)
  if (!current || !job) return decline('nothing-to-reprint')
  if (job.state === 'requested') return decline('printer-busy')
  return accept('label-asked-again', { lpn: job.lpn }, [askForRelabel(current.unit, job, job.state === 'failed' ? 'failed' : 'asked-by-operator', minting)])
}

/**
 * The fresh label sticks on the unit: scanned, or seen where it has no code. A fresh plate is valid from now on and the one
 * before is covered; the next label that the unit needs is asked for by itself.
 */
export function keepFreshLabel(state: RelabelState, current: RelabelUnit, job: RelabelJob, how: 'scanned' | 'eye', tools: { readonly minting: Minting; readonly now: Instant }): Decision {
  const { unit } = current
  const subject = subjectOf('unit', unit.unitId)
  const entries: DraftEntry[] = [
    draft('labelScannedBack', subject, { lpn: job.lpn, tookMs: job.sentAt === null ? null : Math.max(0, tools.now - job.sentAt), printJobId: job.printJobId, ...(how === 'eye' ? { how } : {}) }),
  ]
  if (job.order.newPlate) entries.push(draft('unitRelabelled', subject, { oldCode: unit.lpn, newLpn: job.lpn, printJobId: job.printJobId, reason: job.order.reason }))
  const after = job.order.newPlate ? { ...current, unit: { ...unit, lpn: job.lpn } } : current
  const next = job.templateId === PLATE_TEMPLATE ? null : nextLabel(after, job.templateId, tools.minting)
  const facts = { lpn: after.unit.lpn, title: unit.title, ...(job.order.newPlate ? { oldCode: unit.lpn } : {}) }
  if (next) return accept('relabel-goes-on', { ...facts, label: next.label.templateId, place: next.place, of: current.labels.length }, [...entries, next.entry])
  return accept('unit-relabelled', { ...facts, ...countsAfter(state.tote, current) }, entries)
}

/** How far the tote is with this unit. */
function countsAfter(tote: RelabelTote | null, { unit }: RelabelUnit): { readonly done?: number; readonly of?: number } {
  if (!tote?.units.some((other) => other.unit.unitId === unit.unitId)) return {}
  const { done, of } = toteProgress({ units: tote.units.filter((other) => other.unit.unitId !== unit.unitId) })
  return { done: done + 1, of: of + 1 }
}

/** Sets a unit of the tote aside: it comes out of the tote, and its labels wait until it is taken up again. */
export function holdForRelabel(unit: RelabelUnit | null): Decision {
  if (!unit) return decline('nothing-to-hold')
  const reason = unit.labels.some(({ missing }) => missing.length > 0) ? 'question-open' : 'asked-by-operator'
  return accept('unit-held', { lpn: unit.unit.lpn, title: unit.unit.title, reason }, [draft('unitHeld', subjectOf('unit', unit.unit.unitId), { reason })])
}
