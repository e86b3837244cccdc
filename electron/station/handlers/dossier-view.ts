import type { DossierLabel, DossierStep, DossierView } from '@shared/contract/dossier'
import { answersGiven, findingWords } from '@shared/domain/checklist'
import { failure, type Facts, type Failure } from '@shared/domain/failure'
import { asId, type Lpn, type UnitId } from '@shared/domain/ids'
import { ENTRY_VERSION, isKnownEntry, type StoredEntry } from '@shared/domain/journal-entry'
import { codeKey } from '@shared/domain/search-question'
import { ok, refuse, type Result } from '@shared/domain/result'
import { whereIs, type UnitView } from '@shared/domain/unit'
import type { Words } from '@shared/domain/words'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dossierOf, type Dossier, type DossierEntry, type DossierSource } from '../evidence/dossier'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { codeWords } from './decision-view'

/** What a dossier is read from, out of the store. */
export function dossierSource({ bench, journal }: Pick<Store, 'bench' | 'journal'>): DossierSource {
  return {
    unitByLpn: (lpn) => bench.unitByLpn(lpn),
    parcel: (parcelId) => bench.parcel(parcelId),
    entriesOf: (subjects) => journal.entriesOf(subjects),
    proofsOf: (subjects) => journal.proofsOf(subjects),
  }
}

/** Which unit is asked for. */
export type DossierAsked = { readonly lpn: string } | { readonly unitId: string }

interface DossierParts {
  readonly store: Store
  readonly templates: Templates
}

function readAsked({ store }: DossierParts, asked: DossierAsked): Result<Dossier, Failure> {
  const unit = 'unitId' in asked ? store.bench.unit(asId<UnitId>(asked.unitId)) : store.bench.unitByLpn(asId<Lpn>(codeKey(asked.lpn)))
  return unit ? ok(dossierOf(dossierSource(store), unit)) : refuse(failure('plate-unknown', { text: 'lpn' in asked ? asked.lpn : asked.unitId }))
}

/** The dossier of a unit as the window shows it. */
export function openDossier(parts: DossierParts, asked: DossierAsked): Result<DossierView, Failure> {
  const dossier = readAsked(parts, asked)
  return dossier.ok ? ok(viewDossier(parts, dossier.value)) : dossier
}

/** Saves the dossier as a JSON file named after the plate, the same that `turnback dossier` prints. Saving again replaces the file. */
export async function saveDossier(parts: DossierParts & { readonly exportsDir: string }, asked: DossierAsked): Promise<Result<{ path: string }, Failure>> {
  const dossier = readAsked(parts, asked)
  if (!dossier.ok) return dossier
  const path = join(parts.exportsDir, `dossier-${dossier.value.lpn}.json`)
  try {
    await mkdir(parts.exportsDir, { recursive: true })
    await writeFile(path, `${JSON.stringify(dossier.value, null, 2)}\n`)
  } catch (fault) {
    return refuse(failure('station-fault', { reason: fault instanceof Error ? fault.message : String(fault) }))
  }
  return ok({ path })
}

function viewDossier({ store, templates }: DossierParts, { unit, parcel, chain, entries }: Dossier): DossierView {
  const checklist = templates.checklist(unit.checklistId, unit.checklistVersion)
  const item = unit.itemId === null ? null : store.reference.item(unit.itemId)
  const names = new Map<string, string>(store.reference.operators().map(({ operatorId, name }) => [operatorId, name]))
  const conflicts = new Set(unit.conflicts.map((step) => `${step.origin}/${step.seq}`))
  const weighed = entries.findLast((entry) => entry.kind === 'unitWeighed' && !entry.voided)
  const text = (name: string): string | null => factText(factsOf(weighed?.payload), name)
  return {
    unitId: unit.unitId, lpn: unit.lpn, title: unit.title, sku: unit.sku, gtin: item?.gtins[0] ?? null, line: unit.line,
    rmaNumber: parcel?.rmaNumber ?? null, parcelCode: parcel?.scanned ?? null, ...serialOf(entries), state: unit.state,
    grade: unit.grade, disposition: unit.disposition, zone: unit.zone,
    ruleWords: unit.ruleId === null ? null : templates.ruleWords(unit.ruleId),
    findings: checklist ? answersGiven(checklist, unit.findings).map(({ answer }) => findingWords(answer)) : [],
    place: whereIs(unit), weightGrams: unit.weightGrams, usualWeightGrams: unit.usualWeightGrams, weightNet: text('load') === 'net', weightFrame: text('frame'), weightDevice: text('deviceId'),
    steps: entries.map((entry): DossierStep => ({
      origin: entry.origin, seq: entry.seq, hash: entry.hash, at: Date.parse(entry.at), kind: entry.kind, about: entry.subject.slice(0, entry.subject.indexOf(':')),
      facts: factsOf(entry.payload), words: wordsOfStep(templates, unit, entry), who: entry.actor === null ? null : (names.get(entry.actor) ?? null),
      voided: entry.voided, conflict: conflicts.has(`${entry.origin}/${entry.seq}`), whole: entry.whole,
    })),
    labels: labelsOf(unit, entries),
    chain,
  }
}

/** The plain values of a payload. */
function factsOf(payload: unknown): Facts {
  if (typeof payload !== 'object' || payload === null) return {}
  return Object.fromEntries(Object.entries(payload).filter((pair): pair is [string, string | number | null] => pair[1] === null || typeof pair[1] === 'string' || typeof pair[1] === 'number'))
}

function factText(facts: Facts, name: string): string | null {
  const value = facts[name]
  return typeof value === 'string' ? value : null
}

function serialOf(entries: readonly DossierEntry[]): Pick<DossierView, 'serial' | 'lot'> {
  const standing = entries.filter((entry) => !entry.voided).map((entry) => factsOf(entry.payload))
  const newest = (name: string): string | null => standing.map((facts) => factText(facts, name)).findLast((value) => value !== null) ?? null
  return { serial: newest('serial'), lot: newest('lot') }
}

/** Words of template data that belong to a step: the answer that was given, the reason that was named. */
function wordsOfStep(templates: Templates, unit: UnitView, entry: DossierEntry): Words | null {
  const stored: StoredEntry = { ...entry, at: 0, ord: null, version: ENTRY_VERSION }
  const byCode = isKnownEntry(stored) ? codeWords(templates, stored) : null
  if (byCode) return byCode
  if (entry.kind !== 'questionAnswered') return null
  const facts = factsOf(entry.payload)
  const checklist = templates.checklist(unit.checklistId, unit.checklistVersion)
  const given = checklist && answersGiven(checklist, [{ questionId: factText(facts, 'questionId') ?? '', answerId: factText(facts, 'answerId') ?? '' }])[0]
  return given ? findingWords(given.answer) : null
}

/** Every label job with what became of it, the newest first. */
function labelsOf(unit: UnitView, entries: readonly DossierEntry[]): DossierLabel[] {
  const labels = entries.filter((entry) => entry.kind === 'labelRequested').map((entry) => {
    const printJobId = factText(factsOf(entry.payload), 'printJobId') ?? ''
    const result = entries.findLast((other) => (other.kind === 'labelSent' || other.kind === 'labelFailed') && factText(factsOf(other.payload), 'printJobId') === printJobId)
    const next = entries.find((other) => other.kind === 'labelRequested' && Date.parse(other.at) > Date.parse(entry.at))
    const back = entries.find((other) => other.kind === 'labelScannedBack' && !other.voided && other.at >= entry.at && (next === undefined || other.at < next.at))
    const isConfirmed = typeof result?.payload === 'object' && result.payload !== null && 'confirmed' in result.payload && result.payload.confirmed === true
    const state: DossierLabel['state'] = result === undefined ? 'requested' : result.kind === 'labelFailed' ? 'failed' : isConfirmed ? 'confirmed' : 'sent'
    return {
      printJobId, lpn: factText(factsOf(entry.payload), 'lpn') ?? unit.lpn, requestedAt: Date.parse(entry.at), state, inUse: unit.label?.printJobId === printJobId && !entry.voided,
      sentAt: result?.kind === 'labelSent' ? Date.parse(result.at) : null, scannedBackAt: back ? Date.parse(back.at) : null,
    }
  })
  return labels.reverse()
}
