import { TAG_FINDINGS } from '@shared/domain/compare-tags'
import type { EntryKind, EntryPayloads, StoredEntry, Subject } from '@shared/domain/journal-entry'
import { draft, RELABEL_REASONS, SUBJECT_OF_KIND, subjectOf, WEIGHT_VERDICTS, type DraftEntry } from '@shared/domain/journal-entry'
import { CHECK_OUTCOMES, DEVICE_CHECKS } from '@shared/domain/device-check'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { asId, type OperatorId, type PrintJobId, type ReturnOrderId, type ToteId, type UnitId } from '@shared/domain/ids'
import { UNIT_FITS, type UnitAsk } from '@shared/domain/unit-fit'
import { RETURN_REASONS } from '@shared/domain/return-reason'
import { DISPOSITIONS } from '@shared/domain/zone'
import fc from 'fast-check'

/** Texts as scanners, keyboards and carriers send them: anything but NUL and halves of surrogate pairs. */
const anyText = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\p{Surrogate}|\0/gu, ''))
const anyGrams = fc.integer({ min: 1, max: 200_000 })
const anyZone = fc.constantFrom('A', 'B', 'C', 'V', 'R', 'Q')
const anyId = <T extends string>(prefix: string): fc.Arbitrary<T> => fc.integer({ min: 0, max: 3 }).map((n) => asId<T>(`${prefix}${n}`))
const anyUnitPlate = fc.integer({ min: 0, max: 5 }).map((n) => makeNumberedLpn('unit', '000000', n))
const anyTotePlate = fc.integer({ min: 10, max: 12 }).map((n) => makeLpn('tote', `A${n}`))
const anyLocation = fc.integer({ min: 1, max: 3 }).map((n) => makeLpn('location', `TBA000${n}`))
const anyAnswer = fc.record({ questionId: fc.constantFrom('packaging', 'worn'), answerId: fc.constantFrom('fine', 'torn') })

const anyRelabel = fc.record({ place: fc.integer({ min: 1, max: 2 }), of: fc.constant(2), newPlate: fc.boolean(), reason: fc.constantFrom(...RELABEL_REASONS) })

type StepKind = Exclude<EntryKind, 'entryVoided'>

/** A payload of every kind, of the shape this build writes. */
const ANY_PAYLOAD: { readonly [K in StepKind]: fc.Arbitrary<EntryPayloads[K]> } = {
  shiftOpened: fc.record({ shiftId: anyId('s'), operatorId: anyId('o') }),
  operatorSignedIn: fc.record({ operatorId: anyId('o'), by: fc.constantFrom('badge', 'pin') }),
  operatorSignedOut: fc.record({ operatorId: anyId('o') }),
  shiftClosed: fc.record({ operatorId: anyId('o') }),
  tagsCompared: fc.record({ read: fc.nat(500), seen: fc.nat(500), missing: fc.nat(500), foreign: fc.nat(500), rows: fc.array(fc.record({ finding: fc.constantFrom(...TAG_FINDINGS), title: anyText, count: fc.nat(500) }), { maxLength: 3 }) }),
  tagContradicted: fc.record({ gtin14: fc.constantFrom('09520000099992'), serial: fc.option(anyText), title: fc.option(anyText) }),
  handOverNoted: fc.record({ text: anyText }),
  deviceFaulted: fc.record({ deviceId: fc.constantFrom('scale', 'printer'), role: fc.constantFrom('scale', 'printer'), state: fc.constantFrom('silent', 'absent'), detail: anyText }),
  deviceRecovered: fc.record({ deviceId: fc.constantFrom('scale', 'printer'), role: fc.constantFrom('scale', 'printer'), outMs: fc.nat({ max: 3_600_000 }) }),
  labelTemplateApproved: fc.record({ templateId: fc.constantFrom('unit-lpn', 'scrap-tag'), version: fc.integer({ min: 1001, max: 1009 }) }),
  labelTemplateRetired: fc.record({ templateId: fc.constantFrom('unit-lpn', 'scrap-tag'), version: fc.integer({ min: 1001, max: 1009 }) }),
  devicesChecked: fc.record({ results: fc.array(fc.record({ deviceId: fc.constantFrom('scanner', 'scale'), role: fc.constantFrom('scanner', 'scale'), check: fc.constantFrom(...DEVICE_CHECKS), outcome: fc.constantFrom(...CHECK_OUTCOMES), detail: anyText }), { maxLength: 3 }) }),
  toteOpened: fc.record({ toteId: anyId('t'), lpn: anyTotePlate, name: anyText, zone: anyZone, capacity: fc.integer({ min: 1, max: 99 }) }),
  toteClosed: fc.record({ reason: fc.constantFrom('full', 'closed', 'swap') }),
  toteReopened: fc.constant({}),
  totePutAway: fc.record({ location: anyLocation }),
  returnOrderOpened: fc.record({ returnOrderId: anyId('r'), rmaNumber: anyText, scanned: anyText }),
  parcelReceived: fc.record({
    parcelId: anyId('p'), returnOrderId: anyId('r'), rmaNumber: anyText, scanned: anyText, match: fc.constantFrom('rma-number', 'order-number', 'blind'), shiftId: anyId('s'), unitsExpected: fc.nat({ max: 9 }),
    also: fc.option(fc.array(fc.record({ returnOrderId: anyId<ReturnOrderId>('r'), rmaNumber: anyText }), { maxLength: 2 }), { nil: undefined }),
  }),
  parcelJoined: fc.record({ returnOrderId: anyId('r'), rmaNumber: anyText, scanned: anyText, match: fc.constantFrom('rma-number', 'tracking', 'item') }),
  parcelSetAside: fc.constant({}),
  parcelResumed: fc.record({ shiftId: anyId('s'), withUnit: fc.option(anyId<UnitId>('u'), { nil: undefined }) }),
  parcelClosed: fc.record({
    unitsMissing: fc.nat({ max: 3 }), automatic: fc.boolean(),
    missing: fc.option(fc.array(fc.record({ returnOrderId: anyId<ReturnOrderId>('r'), line: fc.integer({ min: 1, max: 5 }), sku: anyText, title: anyText, quantity: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 }), { nil: undefined }),
  }),
  unitIdentified: fc.record({
    unitId: anyId('u'), lpn: anyUnitPlate, parcelId: anyId('p'), returnOrderId: anyId('r'), shiftId: anyId('s'), line: fc.option(fc.integer({ min: 1, max: 5 })), itemId: fc.option(anyId('i')),
    sku: anyText, title: anyText, checklistId: fc.constant('general'), checklistVersion: fc.constant(1), usualWeightGrams: fc.option(anyGrams), scanned: anyText,
    fit: fc.option(fc.constantFrom(...UNIT_FITS), { nil: undefined }), serial: fc.option(anyText, { nil: undefined }), packQuantity: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    asks: fc.option(fc.constantFrom<readonly UnitAsk[]>([], ['serial'], ['serial', 'lot']), { nil: undefined }),
  }),
  serialRecorded: fc.record({ serial: fc.option(anyText), how: fc.constantFrom('scanned', 'typed', 'none'), doubt: fc.option(fc.constantFrom('differs', 'returned-before'), { nil: undefined }) }),
  lotRecorded: fc.record({ lot: fc.option(anyText), expiry: fc.constantFrom(null, '2027-01-31'), how: fc.constantFrom('scanned', 'typed', 'none') }),
  unitWeighed: fc.record({ weightGrams: anyGrams, frame: anyText, deviceId: fc.constant('scale') }),
  weighingSkipped: fc.constant({ reason: 'scale-missing' }),
  questionAnswered: anyAnswer,
  unitGraded: fc.record({ grade: fc.constantFrom('A', 'B', 'C', 'D'), score: fc.nat({ max: 100 }), findings: fc.array(anyAnswer, { maxLength: 2 }), rulesVersion: fc.constant(1) }),
  dispositionDecided: fc.record({ disposition: fc.constantFrom('restock', 'repack', 'repair', 'vendor', 'recycle', 'quarantine'), zone: anyZone, ruleId: fc.nat({ max: 9 }), rulesVersion: fc.constant(1) }),
  claimedReasonRecorded: fc.record({ reason: fc.constantFrom(...RETURN_REASONS, 'not-said') }),
  foundReasonRecorded: fc.record({ reason: fc.constantFrom(...RETURN_REASONS, 'no-fault-found'), how: fc.constantFrom('findings', 'chosen') }),
  weightJudged: fc.record({ verdict: fc.constantFrom(...WEIGHT_VERDICTS), usualGrams: anyGrams, differenceGrams: fc.integer({ min: -500, max: 500 }) }),
  gradeOverridden: fc.record({ grade: fc.constantFrom('A', 'B', 'C', 'D'), computed: fc.constantFrom('A', 'B', 'C', 'D'), reason: anyText }),
  dispositionOverridden: fc.record({ disposition: fc.constantFrom(...DISPOSITIONS), zone: anyZone, computed: fc.constantFrom(...DISPOSITIONS), ruleId: fc.nat({ max: 9 }), reason: anyText }),
  labelRequested: fc.record({ printJobId: anyId<PrintJobId>('j'), lpn: anyUnitPlate, reprint: fc.constantFrom(null, 'asked-by-operator', 'failed', 'not-seen', 'route-changed'), purpose: fc.constantFrom(undefined, undefined, 'hold', 'extra') as fc.Arbitrary<'hold' | 'extra' | undefined> }).chain((plain) => fc.option(anyRelabel, { nil: undefined }).map((relabel) => (relabel === undefined ? plain : { ...plain, purpose: 'extra' as const, templateId: 'quarantine', data: {}, relabel }))),
  labelSent: fc.record({ printJobId: anyId('j'), confirmed: fc.boolean(), evidence: anyText, purpose: fc.constantFrom(undefined, undefined, 'extra') }),
  labelFailed: fc.record({ printJobId: anyId('j'), cause: fc.constantFrom('paper-out', 'not-connected'), detail: anyText, sentBytes: fc.nat({ max: 9999 }) }),
  labelSending: fc.record({ printJobId: anyId('j'), templateId: fc.constant('unit-lpn'), templateVersion: fc.constant(1), contentHash: anyText, printerId: fc.constant('printer'), countBefore: fc.option(fc.nat({ max: 99 })) }),
  labelJudged: fc.record({ printJobId: anyId('j'), printed: fc.boolean() }),
  labelVoided: fc.record({ printJobId: anyId('j'), reason: fc.constantFrom('asked-by-operator') }),
  labelScannedBack: fc.record({ lpn: anyUnitPlate, tookMs: fc.option(fc.nat({ max: 60_000 })), printJobId: fc.option(anyId<PrintJobId>('j'), { nil: undefined }) }),
  unitRelabelled: fc.record({ oldCode: anyUnitPlate, newLpn: anyUnitPlate, reason: fc.constantFrom(...RELABEL_REASONS) }),
  unitPutInTote: fc.record({ toteId: anyId('t'), toteName: anyText, zone: anyZone }),
  unitPutAway: fc.oneof(fc.record({ location: anyLocation }), fc.record({ location: anyLocation, toteId: anyId<ToteId>('t') })),
  unitHeld: fc.record({ reason: fc.constantFrom('asked-by-operator', 'lead-decides', 'tote-missing', 'printer-missing', 'hazard', 'parts-awaited', 'question-open') }),
  unitResumed: fc.record({ parcelId: anyId('p') }),
}

/** Steps that most often fit, so that units come further than a purely random walk brings them. */
const USUAL_ORDER: readonly StepKind[] = [
  'unitIdentified', 'unitWeighed', 'questionAnswered', 'unitGraded', 'dispositionDecided', 'labelRequested', 'labelSent', 'labelScannedBack', 'unitPutInTote',
]
const STEP_KINDS = Object.keys(ANY_PAYLOAD) as StepKind[]
const ID_PREFIX = { unit: 'u', parcel: 'p', tote: 't', shift: 's', 'return-order': 'r' } as const

/** A step of one of a few subjects, or a taking back of the n-th entry before it. */
export type AnyStep = { readonly kind: StepKind; readonly draft: DraftEntry } | { readonly kind: 'entryVoided'; readonly back: number }

const anyStepOf = (kind: StepKind): fc.Arbitrary<AnyStep> =>
  fc.tuple(ANY_PAYLOAD[kind] as fc.Arbitrary<EntryPayloads[StepKind]>, fc.integer({ min: 0, max: 3 })).map(([payload, n]) => {
    const type = SUBJECT_OF_KIND[kind]
    return { kind, draft: draft(kind, subjectOf(type, `${ID_PREFIX[type]}${n}`), payload) }
  })

export const anyStep: fc.Arbitrary<AnyStep> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...STEP_KINDS).chain(anyStepOf) },
  { weight: 2, arbitrary: fc.nat({ max: 9 }).map((back) => ({ kind: 'entryVoided' as const, back })) },
)

/** One unit's usual way, with the subject fixed. */
export const anyUsualWay: fc.Arbitrary<readonly AnyStep[]> = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: USUAL_ORDER.length })).chain(([n, length]) =>
  fc.tuple(...USUAL_ORDER.slice(0, length).map((kind) => (ANY_PAYLOAD[kind] as fc.Arbitrary<EntryPayloads[StepKind]>).map((payload): AnyStep => ({ kind, draft: draft(kind, subjectOf('unit', `u${n}`), payload) })))),
)

/** Work at a bench: usual ways and anything in between. */
export const anyWork: fc.Arbitrary<readonly AnyStep[]> = fc.array(fc.oneof(anyUsualWay, fc.array(anyStep, { maxLength: 4 })), { maxLength: 8 }).map((parts) => parts.flat())

export const anyActor: fc.Arbitrary<OperatorId | null> = fc.option(anyId<OperatorId>('o'))

/** The draft of a step, given what was appended before; null when there is nothing to take back. */
export function draftOf(step: AnyStep, before: readonly StoredEntry[]): DraftEntry | null {
  if (step.kind !== 'entryVoided') return step.draft
  const target = before.filter((entry) => entry.kind !== 'entryVoided').at(-1 - step.back)
  return target ? draft('entryVoided', target.subject, { origin: target.origin, seq: target.seq, kind: target.kind }) : null
}

/** Every subject that the steps can speak of. */
export const ALL_SUBJECTS: readonly Subject[] = Object.entries(ID_PREFIX).flatMap(([type, prefix]) => [0, 1, 2, 3].map((n) => `${type}:${prefix}${n}` as Subject))
