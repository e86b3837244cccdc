import type { BenchView, OfferView } from '@shared/contract/bench-view'
import { BenchViewSchema } from '@shared/contract/bench-view'
import type { Pending } from '@shared/domain/bench-state'
import { NOW, RMA, UNIT_LPN, VIEWS } from './sample-views'

/*
 * The bench at every question and step of the intake. Each view goes through the contract's schema.
 */

const parcel: NonNullable<BenchView['parcel']> = BenchViewSchema.parse(VIEWS.scanUnit).parcel ?? failHere()
const unit: NonNullable<BenchView['unit']> = BenchViewSchema.parse(VIEWS.weigh).unit ?? failHere()

function failHere(): never {
  throw new Error('the sample view has no parcel or unit')
}

function asks(kind: Pending['kind'], facts: Record<string, string | number | null>, offers: OfferView[] = [], more: Partial<BenchView> = {}): BenchView {
  return { ...VIEWS.scanUnit, ...more, step: { kind: 'confirm', pending: { kind, facts, offers } } }
}

const returns: OfferView[] = [
  { kind: 'return-order', place: 1, rmaNumber: '4711', reasons: ['order-number', 'waiting'], titles: ['Headphones, over-ear, black'], piecesLeft: 2, piecesExpected: 3 },
  { kind: 'return-order', place: 2, rmaNumber: '4698', reasons: ['order-number', 'complete'], titles: ['Desk lamp'], piecesLeft: 0, piecesExpected: 2 },
]
const items: OfferView[] = [
  { kind: 'item', place: 1, title: 'Trimmer set with charger', sku: 'TR-300', code: 'gtin', pieces: 1, guessed: false, line: 2, awaited: 1 },
  { kind: 'item', place: 2, title: 'Trimmer set, refurbished', sku: 'TR-300-R', code: 'gtin', pieces: 1, guessed: true, line: null, awaited: 0 },
]
const line = parcel.lines[2] ?? failHere()

export const INTAKE_VIEWS = {
  chooseReturn: asks('choose-return', { text: 'W900110', courier: null, count: 2, join: 0 }, returns, { parcel: null }),
  chooseToJoin: asks('choose-return', { text: 'W900110', courier: null, count: 2, join: 1 }, returns),
  joinReturn: asks('join-return', { text: '4715', rmaNumber: '4715', left: 2, title: 'Desk lamp' }),
  openBlindCourier: asks('open-blind', { text: '1Z999AA10123456784', courier: 'ups', title: null }, [], { parcel: null }),
  chooseItem: asks('choose-item', { text: '9520000047115', count: 2 }, items),
  wholePack: asks('whole-pack', { text: 'PEN-BOX', title: 'Gel pen, blue', pieces: 6, counting: 0 }),
  countPack: asks('whole-pack', { text: '50023942433526', title: 'CD-R spindle', pieces: null, counting: 1 }),
  takeExtraOpen: asks('take-extra', { text: '9521234003007', title: 'Desk lamp, LED, white', open: 2, pieces: 1 }, [{ ...(returns[0] ?? failHere()), place: 4, rmaNumber: '4715' }] as OfferView[]),
  takeSurplus: asks('take-surplus', { text: 'HP-220-BK', title: 'Headphones, over-ear, black', pieces: 1, line: 1, expected: 1, missing: 0 }),
  serialDoubt: asks('serial-doubt', { text: 'SN-4711', doubt: 'seen', title: 'Trimmer set', lpn: UNIT_LPN }, [], { unit }),
  serialNotSold: asks('serial-doubt', { text: 'SN-4711', doubt: 'not-the-sold-one', title: 'Trimmer set', lpn: null, sold: 'SN-4710' }, [], { unit }),
  takeGuess: asks('take-guess', { text: '010803282549858021123451117100101', count: 1, how: 'lost-separator' }, [
    { kind: 'guess', place: 1, thing: 'item', name: '8032825498580', title: 'Cheese, aged', serial: '12345', lot: null, expiry: '2027-01-01', guessed: ['lost-separator'] },
  ]),
  takeGuessCommand: asks('take-guess', { text: 'СЕИ0241', count: 2, how: 'wrong-layout' }, [
    { kind: 'guess', place: 1, thing: 'command', name: 'NEXT', title: null, serial: null, lot: null, expiry: null, guessed: ['wrong-layout'] },
    { kind: 'guess', place: 2, thing: 'tote', name: 'A-12', title: null, serial: null, lot: null, expiry: null, guessed: ['wrong-layout'] },
  ], { unit }),
  serial: { ...VIEWS.weigh, step: { kind: 'serial' } },
  lot: { ...VIEWS.weigh, step: { kind: 'lot' } },
  joined: { ...VIEWS.scanUnit, parcel: { ...parcel, also: ['4715'], lines: [...parcel.lines, { ...line, rmaNumber: '4715', line: 1, title: 'Desk lamp', sku: 'DL-1' }] } },
  odd: {
    ...VIEWS.scanUnit,
    parcel: {
      ...parcel, extrasCount: 23, linesMore: { open: 200, done: 12 },
      lines: parcel.lines.map((one) => (one.line === 1 ? { ...one, surplus: 2, quantityExpected: 74_215, counted: 74_215, settled: 74_215 } : one)),
      extras: [{ unitId: 'x', lpn: UNIT_LPN, title: 'Desk lamp, LED, white', sku: 'DL-2', state: 'held', grade: null, zone: null, toteName: null, weightGrams: null, fit: 'wrong', pieces: 1 }],
    },
  },
  setAside: { ...VIEWS.scanParcel, waiting: { things: [{ kind: 'parcel', place: 1, since: NOW - 42 * 60_000, rmaNumber: parcel.rmaNumber, scanned: parcel.scanned }], units: 0, parcels: 1 }, lastParcel: { ...parcel, setAside: true } },
} satisfies Record<string, BenchView>

export type IntakeViewName = keyof typeof INTAKE_VIEWS

export function intakeView(name: IntakeViewName): BenchView {
  return BenchViewSchema.parse(INTAKE_VIEWS[name])
}

export { RMA }
