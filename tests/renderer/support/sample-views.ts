import { BenchAnswerSchema, BenchViewSchema, type BenchAnswer, type BenchView, type LabelView, type OfferView, type QuestionView } from '@shared/contract/bench-view'
import { DeviceStatusSchema, type DeviceStatusView } from '@shared/contract/devices'
import { SimulatedViewSchema, type SimulatedView } from '@shared/contract/simulated-devices'
import { ShiftSummarySchema, type ShiftSummary } from '@shared/contract/shift-summary'
import type { StationStatus } from '@shared/contract/requests'
import { USUAL_LOOK } from '@shared/domain/bench-look'
import { commandBarcode } from '@shared/domain/command-barcode'
import type { Pending } from '@shared/domain/bench-state'
import type { Lpn } from '@shared/domain/ids'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { CLAIMED_FINER, CLAIMED_REASON, GRADE, HOLD_WHY, ROUTE, ROUTE_WHY, WEIGHT_CHECK } from './sample-choices'
import { labelPreview } from '../../../electron/station/handlers/unit-labels'
import { TRIMMER, unitLabel } from '../../labels/label-content'

/*
 * A bench caught at every step: what the station would send. Each view went through the contract's schema, so a test
 * never shows what cannot happen.
 */

/** Tuesday 24 November 2026, 10:42:12 in the time zone of the machine. */
export const NOW = new Date(2026, 10, 24, 10, 42, 12).getTime()
const MINUTE = 60_000

export const UNIT_LPN: Lpn = makeNumberedLpn('unit', '3F7K2A', 918)
export const OTHER_LPN: Lpn = makeNumberedLpn('unit', '3F7K2A', 917)
export const BADGE: Lpn = makeNumberedLpn('badge', '3F7K2A', 1)
export const TOTE_A: Lpn = makeLpn('tote', 'A12')
export const TOTE_B: Lpn = makeLpn('tote', 'B07')
export const TOTE_C: Lpn = makeLpn('tote', 'C04')
export const RMA = '4711'

export const STATUS: StationStatus = { phase: 'ready', stationName: 'Bench 07', language: 'en', simulated: true, version: '0.1.0', lockAfterMinutes: 5, look: USUAL_LOOK }

export const DANA = { operatorId: 'dana', name: 'Dana K.', role: 'clerk', language: 'en' } as const
export const OPERATORS = [
  DANA,
  { operatorId: 'timur', name: 'Timur A.', role: 'clerk', language: 'ru' },
  { operatorId: 'olga', name: 'Olga S.', role: 'repacker', language: 'ru' },
  { operatorId: 'vera', name: 'Vera M.', role: 'lead', language: 'en' },
] as const

/** Everyone of the station with their badges: Olga has left. */
export const PEOPLE = OPERATORS.map((person, i) => ({ ...person, badge: makeNumberedLpn('badge', '3F7K2A', i + 1) as string, active: person.operatorId !== 'olga' }))

const headphones = {
  unitId: 'u1', lpn: OTHER_LPN, title: 'Headphones, over-ear, black', sku: 'HP-220-BK', state: 'placed', grade: 'A', zone: 'A', toteName: 'A-12', weightGrams: 318, fit: 'expected', pieces: 1,
} as const
const trimmer = {
  unitId: 'u2', lpn: UNIT_LPN, title: 'Trimmer set with charger', sku: 'TR-300', state: 'weighed', grade: null, zone: null, toteName: null, weightGrams: 412, fit: 'expected', pieces: 1,
} as const

const parcel: NonNullable<BenchView['parcel']> = {
  parcelId: 'p1', rmaNumber: RMA, scanned: 'RT418220935KZ', blind: false, unitsExpected: 3, unitsPlaced: 1,
  lines: [
    { rmaNumber: RMA, line: 1, sku: 'HP-220-BK', title: 'Headphones, over-ear, black', claimedReason: 'changed my mind', usualWeightGrams: 318, quantityExpected: 1, counted: 1, settled: 1, surplus: 0, newest: headphones },
    { rmaNumber: RMA, line: 2, sku: 'TR-300', title: 'Trimmer set with charger', claimedReason: 'does not charge', usualWeightGrams: 450, quantityExpected: 1, counted: 0, settled: 0, surplus: 0, newest: null },
    { rmaNumber: RMA, line: 3, sku: 'RJ-118-M-NV', title: 'Rain jacket, women, M, navy', claimedReason: 'too small', usualWeightGrams: 540, quantityExpected: 1, counted: 0, settled: 0, surplus: 0, newest: null },
  ],
  extras: [], extrasCount: 0, unitsFound: 1, also: [], setAside: false, linesMore: { open: 0, done: 0 },
}
const parcelAtWork: NonNullable<BenchView['parcel']> = { ...parcel, lines: parcel.lines.map((line) => (line.line === 2 ? { ...line, counted: 1, newest: trimmer } : line)) }

const lastParcel: NonNullable<BenchView['lastParcel']> = {
  parcelId: 'p0', rmaNumber: '4698', scanned: 'RT418219906KZ', blind: false, unitsExpected: 2, unitsPlaced: 2,
  lines: [
    { rmaNumber: RMA, line: 1, sku: 'DL-1', title: 'Desk lamp', claimedReason: null, usualWeightGrams: 900, quantityExpected: 1, counted: 1, settled: 1, surplus: 0, newest: { ...headphones, unitId: 'l1', title: 'Desk lamp' } },
    { rmaNumber: RMA, line: 2, sku: 'BT-2', title: 'Bath towel, 2 pcs', claimedReason: null, usualWeightGrams: 700, quantityExpected: 1, counted: 1, settled: 1, surplus: 0, newest: { ...headphones, unitId: 'l2', title: 'Bath towel, 2 pcs', grade: 'B', zone: 'B', toteName: 'B-07' } },
  ],
  extras: [], extrasCount: 0, unitsFound: 1, also: [], setAside: false, linesMore: { open: 0, done: 0 },
}

const tote = (lpn: Lpn, name: string, zone: 'A' | 'B' | 'C' | 'Q', unitCount: number, capacity: number) => ({ toteId: lpn, name, lpn, zone, capacity, unitCount })

const base: BenchView = {
  stationName: 'Bench 07',
  operator: DANA,
  shift: { shiftId: 's1', openedAt: NOW - 192 * MINUTE, unitsThisHour: 17, unitsThisShift: 48 },
  step: { kind: 'scan-parcel' },
  parcel: null,
  lastParcel: null,
  unit: null,
  question: null,
  choice: null,
  label: null,
  route: null,
  trail: [],
  undo: null,
  totes: [tote(TOTE_A, 'A-12', 'A', 18, 20), tote(TOTE_B, 'B-07', 'B', 6, 20), tote(TOTE_C, 'C-04', 'C', 9, 16), tote(makeLpn('tote', 'Q01'), 'Q-01', 'Q', 2, 10)],
  waiting: { things: [], units: 0, parcels: 0 },
  unlabelled: null,
}

const unit: NonNullable<BenchView['unit']> = {
  unitId: 'u2', lpn: UNIT_LPN, title: 'Trimmer set with charger', sku: 'TR-300', line: 2, claimedReason: 'does not charge',
  usualWeightGrams: 450, weightGrams: 412, weighingSkipped: false, state: 'weighed', fit: 'expected', pieces: 1, serial: null, lot: null, expiry: null, rmaNumber: RMA,
  claimed: { en: 'Does not charge', ru: 'Не заряжается' }, weightDoubtful: false, usualFrom: 'catalogue', catalogueOffGrams: null,
}

const chooses = (choice: NonNullable<BenchView['choice']>) => ({ step: { kind: 'choose' as const }, choice })

const heldLamp: BenchView['waiting']['things'][number] = { kind: 'unit', place: 1, lpn: OTHER_LPN, title: 'Desk lamp', reason: 'lead-decides', forLead: true, labelTrouble: null, since: NOW - 42 * MINUTE }

const step = (kind: string, facts: Record<string, string | number | null>, minutesAgo: number, words: { en: string; ru: string } | null = null) => ({ kind, facts, words, at: NOW - minutesAgo * MINUTE })
const parcelStep = step('parcelReceived', { rmaNumber: RMA, match: 'rma-number' }, 3)
const identifiedStep = step('unitIdentified', { line: 2, title: unit.title, lpn: UNIT_LPN }, 1)
const weighedStep = step('unitWeighed', { weightGrams: 412 }, 1)
const chargerStep = step('questionAnswered', { questionId: 'parts', answerId: 'cable' }, 0, { en: 'Cable or charger', ru: 'Кабель, зарядка' })
const trailTo = (...steps: readonly ReturnType<typeof step>[]) => ({ trail: [...steps], undo: steps[0] ?? null })

const question: QuestionView = {
  id: 'power', text: { en: 'How does it work and look?', ru: 'Как работает и выглядит?' }, picture: 'power', index: 2, count: 3,
  answers: [
    { place: 1, id: 'new', text: { en: 'Like new', ru: 'Как новый' }, hint: { en: 'works, no marks', ru: 'работает, следов нет' }, leadDecides: false },
    { place: 2, id: 'marks', text: { en: 'Works, has marks', ru: 'Работает, есть следы' }, hint: { en: 'scratches or dirt', ru: 'царапины или грязь' }, leadDecides: false },
    { place: 3, id: 'part', text: { en: 'Works in part', ru: 'Работает частично' }, hint: { en: 'one function fails', ru: 'одна функция не работает' }, leadDecides: false },
    { place: 4, id: 'dead', text: { en: 'Does not work', ru: 'Не работает' }, hint: { en: 'no sign of life', ru: 'не подаёт признаков жизни' }, leadDecides: false },
    { place: 5, id: 'locked', text: { en: 'Locked', ru: 'Заблокирован' }, hint: { en: 'account or PIN', ru: 'учётная запись или ПИН' }, leadDecides: false },
    { place: 8, id: 'swollen', text: { en: 'Swollen or leaking', ru: 'Вздулся или течёт' }, hint: { en: 'hands off, step back', ru: 'не трогать, отойти' }, leadDecides: false },
    { place: 9, id: 'unsure', text: { en: 'Not sure', ru: 'Затрудняюсь' }, hint: null, leadDecides: true },
  ],
}

const paper = unitLabel({ ...TRIMMER, lpn: UNIT_LPN, title: 'Trimmer set with charger' })
export const label: LabelView = {
  state: 'confirmed', requestedAt: NOW - 5_000, sentAt: NOW - 4_300, cause: null, job: '8F3K-2M7Q', isUnknown: false,
  preview: labelPreview(paper),
}

const route: NonNullable<BenchView['route']> = {
  zone: 'C', disposition: 'repair', grade: 'C', toteName: 'C-04', ruleId: 31,
  ruleWords: { en: 'A main part is missing: complete it from the parts pool', ru: 'Нет главной части: доукомплектовать со склада деталей' },
  findings: [{ en: 'Cable or charger', ru: 'Кабель, зарядка' }, { en: 'Works, has marks', ru: 'Работает, есть следы' }],
  group: 'repair', claimed: { en: 'Does not charge', ru: 'Не заряжается' }, found: { en: 'Parts missing', ru: 'Не хватает частей' }, changed: null,
}

const atUnit: BenchView = { ...base, parcel: parcelAtWork, unit }
const decided: BenchView = { ...atUnit, route, unit: { ...unit, state: 'labelling' }, label, step: { kind: 'label' }, ...trailTo(step('dispositionDecided', { disposition: 'repair', zone: 'C', ruleId: 31 }, 0), chargerStep, weighedStep, identifiedStep, parcelStep) }

function confirm(kind: PendingKind, facts: Record<string, string | number>, offers: OfferView[] = []): BenchView['step'] {
  return { kind: 'confirm', pending: { kind, facts, offers } }
}

type PendingKind = Pending['kind']

/** Every step and every way it can look. */
export const VIEWS = {
  signIn: { ...base, operator: null, shift: null, step: { kind: 'sign-in' }, waiting: { things: [heldLamp, { ...heldLamp, place: 2, lpn: UNIT_LPN, title: 'Trimmer set', reason: 'parts-awaited', forLead: false }], units: 2, parcels: 0 } },
  scanParcel: { ...base, lastParcel, waiting: { things: [heldLamp], units: 1, parcels: 0 }, ...trailTo(step('unitPutInTote', { toteName: 'B-07', zone: 'B' }, 3)) },
  scanParcelFresh: { ...base, totes: [] },
  scanUnit: { ...base, parcel, step: { kind: 'scan-unit', unitsLeft: 2 }, ...trailTo(step('unitPutInTote', { toteName: 'A-12', zone: 'A' }, 1), step('labelScannedBack', { tookMs: 2100 }, 1), parcelStep) },
  scanUnitBlind: {
    ...base, step: { kind: 'scan-unit', unitsLeft: 0 }, ...trailTo(parcelStep),
    parcel: { ...parcel, blind: true, lines: [], unitsExpected: 0, unitsPlaced: 0, unitsFound: 0, rmaNumber: makeNumberedLpn('parcel', '3F7K2A', 12) },
  },
  weigh: { ...atUnit, step: { kind: 'weigh' }, unit: { ...unit, weightGrams: null, state: 'identified' }, ...trailTo(identifiedStep, parcelStep) },
  question: { ...atUnit, step: { kind: 'question' }, question, ...trailTo(chargerStep, weighedStep, identifiedStep, parcelStep) },
  weightCheck: { ...atUnit, ...chooses(WEIGHT_CHECK), ...trailTo(weighedStep, identifiedStep, parcelStep) },
  claimedReason: { ...atUnit, unit: { ...unit, claimed: null, claimedReason: null }, ...chooses(CLAIMED_REASON), ...trailTo(weighedStep, identifiedStep, parcelStep) },
  claimedFiner: { ...atUnit, unit: { ...unit, claimed: null, claimedReason: null }, ...chooses(CLAIMED_FINER), ...trailTo(weighedStep, identifiedStep, parcelStep) },
  changeRoute: { ...decided, ...chooses(ROUTE) },
  changeRouteWhy: { ...decided, ...chooses(ROUTE_WHY) },
  changeGrade: { ...decided, ...chooses(GRADE) },
  holdWhy: { ...decided, ...chooses(HOLD_WHY) },
  toteChanged: {
    ...decided, step: { kind: 'tote' }, unit: { ...unit, state: 'labelled' },
    route: { ...route, changed: { grade: null, disposition: 'recycle', reason: { en: 'Not worth the work', ru: 'Работа не окупится' } }, found: { en: 'No fault found', ru: 'Дефект не найден' } },
  },
  label: decided,
  labelRequested: { ...decided, label: { ...label, state: 'requested', requestedAt: NOW - 400, sentAt: null } },
  labelFailed: { ...decided, label: { ...label, state: 'failed', sentAt: null, cause: 'paper-out' } },
  labelLate: { ...decided, label: { ...label, sentAt: NOW - 25_000, requestedAt: NOW - 26_000 } },
  tote: { ...decided, step: { kind: 'tote' }, unit: { ...unit, state: 'labelled' } },
  toteAny: { ...decided, step: { kind: 'tote' }, unit: { ...unit, state: 'labelled' }, route: { ...route, toteName: null } },
  openBlind: { ...base, step: confirm('open-blind', { text: 'RT418220935KZ' }), ...trailTo() },
  reopenReturn: { ...base, step: confirm('reopen-return', { text: '4698', rmaNumber: '4698' }) },
  takeExtra: { ...base, parcel, step: confirm('take-extra', { text: '9521234003007', title: 'Desk lamp, LED, white' }) },
  takeUnknown: { ...base, parcel, step: confirm('take-unknown', { text: '4006381333931' }) },
  closeIncomplete: { ...base, parcel, step: confirm('close-incomplete', { units: 2 }) },
  skipWeight: { ...atUnit, unit: { ...unit, weightGrams: null, state: 'identified' }, step: confirm('skip-weight', {}), ...trailTo(identifiedStep, parcelStep) },
} satisfies Record<string, BenchView>

export type ViewName = keyof typeof VIEWS

export function view(name: ViewName): BenchView {
  return BenchViewSchema.parse(VIEWS[name])
}

export function answer(kind: BenchAnswer['kind'], parts: Partial<BenchAnswer> = {}): BenchAnswer {
  return BenchAnswerSchema.parse({ signal: 'ok', kind, facts: {}, text: '', words: null, at: NOW, ...parts })
}

export const ANSWERS = {
  placed: answer('unit-placed', { text: TOTE_A, facts: { tote: 'A-12', lpn: OTHER_LPN, title: headphones.title, rmaNumber: RMA } }),
  kept: answer('answer-kept', { text: 'ANSWER 3', words: { en: 'Cable or charger', ru: 'Кабель, зарядка' }, facts: { place: 3 } }),
  wrongTote: answer('wrong-tote', { signal: 'stop', text: TOTE_B, facts: { tote: 'B-07', toteZone: 'B', zone: 'C', title: unit.title, lpn: UNIT_LPN } }),
  wrongLabel: answer('wrong-label', { signal: 'stop', text: OTHER_LPN, facts: { scanned: OTHER_LPN, lpn: UNIT_LPN, title: unit.title } }),
  notAUnit: answer('unit-wanted', { signal: 'ask', text: TOTE_A, facts: { text: TOTE_A, recognised: 'tote', name: 'A-12', title: null } }),
  notATote: answer('tote-wanted', { signal: 'ask', text: RMA, facts: { text: RMA, recognised: 'return-order', name: RMA, title: unit.title } }),
  answerWanted: answer('answer-wanted', { signal: 'ask', text: '9521234003007', facts: { text: '9521234003007', recognised: 'item', name: 'Desk lamp, LED, white', title: unit.title } }),
  confirmAsked: answer('confirm-asked', { signal: 'ask', text: 'RT418220935KZ', facts: { text: 'RT418220935KZ' } }),
} as const

const device = (deviceId: string, role: DeviceStatusView['role'], address: string, more: Partial<DeviceStatusView> = {}): DeviceStatusView =>
  DeviceStatusSchema.parse({ deviceId, role, state: 'ready', address, since: NOW - 60 * MINUTE, lastSaid: null, lastSaidAt: null, detail: null, trouble: null, simulated: true, ...more })

export const DEVICES: readonly DeviceStatusView[] = [
  device('scanner', 'scanner', '/dev/ttyACM0', { lastSaid: TOTE_B, lastSaidAt: NOW - 4000 }),
  device('keyboard', 'scanner', 'keyboard'),
  device('scale', 'scale', '/dev/ttyUSB0', { lastSaid: '412 g', lastSaidAt: NOW - 1000 }),
  device('printer', 'printer', '192.168.10.40:9100', { lastSaid: 'ready', lastSaidAt: NOW - 60_000 }),
]

export const DEVICES_IN_TROUBLE: readonly DeviceStatusView[] = [
  device('scanner', 'scanner', '/dev/ttyACM0', { state: 'no-permission', detail: 'EACCES: permission denied, open /dev/ttyACM0', nextAct: { kind: 'allow', command: "sudo cp '/opt/turnback/udev/70-turnback.rules' /etc/udev/rules.d/" } }),
  device('keyboard', 'scanner', 'keyboard'),
  device('scale', 'scale', '/dev/ttyUSB0', { state: 'silent', since: NOW - 14_000, lastSaid: 'S S     412.00 g', lastSaidAt: NOW - 20_000, lastWeight: { grams: 412, stability: 'stable', at: NOW - 20_000 } }),
  device('printer', 'printer', '192.168.10.40:9100', { state: 'needs-hand', trouble: 'paper-out', since: NOW - 30_000, lastSaid: 'paper out', lastSaidAt: NOW - 30_000 }),
]

export const SIMULATED: SimulatedView = SimulatedViewSchema.parse({
  codes: [
    { group: 'badge', text: BADGE, title: 'Dana K.', grams: null },
    { group: 'parcel', text: RMA, title: RMA, grams: null },
    { group: 'unit', text: '9521234003007', title: 'Trimmer set with charger', grams: 450 },
    { group: 'tote', text: TOTE_C, title: 'C-04', grams: null },
    { group: 'command', text: commandBarcode('YES'), title: 'YES', grams: null },
  ],
  loadGrams: 0, labelsPrinted: 3, scannerPlugged: true, scalePlugged: true, pedalPlugged: true, printerPlugged: true, paperPresent: true,
  scale: { protocol: 'mt-sics', fault: null }, scanner: { kind: 'serial-scanner', fault: null }, scaleProtocols: ['mt-sics', 'hid-scale', 'toledo-8217'],
})

const HOUR = 60 * MINUTE
const shiftStart = new Date(2026, 10, 24, 6, 0, 0).getTime()
export const SHIFT: ShiftSummary = ShiftSummarySchema.parse({
  stationName: 'Bench 07', shiftId: '5d2108fe-a9c4-4e2b-8a51-000000000000', openedAt: shiftStart, closedAt: null, frozenAt: NOW,
  firstSeq: 86_120, lastSeq: 88_442, chainWhole: true, lastHash: '5d2108fea9c4'.padEnd(64, '0'),
  operators: [
    { operatorId: 'dana', name: 'Dana K.', unitsDecided: 52, unitsPlaced: 51, medianUnitMs: 71_000, adjustedMs: null, overrides: 1, benchMs: 2 * HOUR },
    { operatorId: 'timur', name: 'Timur A.', unitsDecided: 31, unitsPlaced: 31, medianUnitMs: 84_000, adjustedMs: null, overrides: 1, benchMs: 2 * HOUR },
  ],
  parcelsReceived: 41, parcelsBlind: 2,
  unitsByStep: [
    { step: 'identified', count: 86 }, { step: 'weighed', count: 84 }, { step: 'inspected', count: 83 }, { step: 'decided', count: 83 },
    { step: 'labelled', count: 83 }, { step: 'scanned-back', count: 82 }, { step: 'placed', count: 82 }, { step: 'put-away', count: 0 }, { step: 'held', count: 3 },
  ],
  unitsByGrade: [{ grade: 'A', count: 41 }, { grade: 'B', count: 20 }, { grade: 'C', count: 15 }, { grade: 'D', count: 7 }],
  unitsByGroup: [{ group: 'sellable', count: 60 }, { group: 'repair', count: 12 }, { group: 'not-returnable', count: 11 }],
  unitsByDisposition: [
    { disposition: 'restock', count: 41 }, { disposition: 'repack', count: 19 }, { disposition: 'repair', count: 12 },
    { disposition: 'vendor', count: 5 }, { disposition: 'recycle', count: 3 }, { disposition: 'quarantine', count: 3 },
  ],
  unitsByHour: [14, 19, 21, 18, 11].map((count, place) => ({ hourStart: shiftStart + place * HOUR, count })),
  unitsDecided: 83, unitsPlaced: 82, unitsResalable: 60, unitTime: { medianMs: 74_000, p90Ms: 131_000, adjusted: { medianMs: null, gap: 'no-reference', referenceMs: null, referenceShifts: 0, referenceUnits: 0, mix: [] } }, weighingsSkipped: 2, stepsUndone: 4,
  prints: { printed: 85, confirmed: 84, failed: 1, reprints: 2 },
  reasons: [{ claimed: 'defect', found: 'defect', count: 40 }, { claimed: 'size-or-fit', found: 'no-fault-found', count: 30 }, { claimed: null, found: null, count: 13 }],
  reprintReasons: [{ key: 'asked-by-operator', count: 2 }], gradeOverrides: [], routeOverrides: [{ key: 'seller-asked', count: 2 }],
  holds: [{ key: 'lead-decides', count: 2 }, { key: 'asked-by-operator', count: 1 }], weightVerdicts: [{ key: 'parts-missing', count: 1 }],
  differences: [{ key: 'missing', count: 1 }, { key: 'extra', count: 2 }, { key: 'wrong', count: 0 }, { key: 'surplus', count: 0 }, { key: 'unknown', count: 1 }, { key: 'blind', count: 3 }],
  devices: [{ deviceId: 'printer', role: 'printer', states: ['needs-hand'], count: 2, outMs: 18 * MINUTE }],
  deviceChecks: [{ key: 'passed', count: 4 }, { key: 'failed', count: 0 }, { key: 'skipped', count: 1 }],
  notes: [{ at: NOW - HOUR, name: 'Dana K.', text: 'Totes of zone C are full.' }],
  stillOpen: [
    { lpn: OTHER_LPN, title: 'Desk lamp', state: 'held', since: NOW - 3 * HOUR, holdReason: 'lead-decides' },
    { lpn: UNIT_LPN, title: 'Trimmer set with charger', state: 'labelling', since: NOW - 2 * MINUTE, holdReason: null },
  ],
})
