import { answerCommand, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { CODES, type LiveStation } from './live-station'

type Reach = (live: LiveStation) => void | Promise<void>

const scans = (...codes: readonly string[]): Reach => ({ bench }) => {
  for (const code of codes) bench.scan(code)
}
const commands = (...wanted: readonly BenchCommand[]): Reach => scans(...wanted.map((one) => commandBarcode(one)))
const weighs = (grams: number): Reach => (live) => live.weigh(grams)
const inTurn = (...steps: readonly Reach[]): Reach => async (live) => {
  for (const step of steps) {
    await step(live)
    await live.printed()
  }
}

const signedIn = scans(CODES.dana)
const parcel = inTurn(signedIn, scans(CODES.parcel))
const unit = inTurn(parcel, scans(CODES.headphones))
const weighed = inTurn(unit, weighs(310))
const lamp = inTurn(parcel, scans(CODES.lamp), weighs(310))
const label = inTurn(weighed, commands('YES', 'ANSWER 1'))
const backed: Reach = ({ bench }) => void bench.scan(bench.view().unit?.lpn ?? '')
const tote = inTurn(label, backed)
/** A unit set aside by a command, and then its parcel; the unit is the older of the two. */
const heldAndAside = (by: 'HOLD' | 'LEAD') => inTurn(unit, commands(by), by === 'HOLD' ? commands('HOLD') : commands(), aMoment, commands('SET ASIDE'))
const aMoment: Reach = () => new Promise((resolve) => { setTimeout(resolve, 2) })
const answerCode = (place: number) => commandBarcode(answerCommand(place))

/** How a person goes on: a code, a place of the grid, or a command with its key. `own-label` is the plate of the unit in hand. */
export type Way = { readonly code: string } | { readonly place: number } | { readonly command: BenchCommand; readonly key: string; readonly touch: RegExp }

/** A step, its sentence, the echo without plates of units, and the entries that were written. */
export type Outcome = readonly [panel: string, prompt: string, echo: string, entries: readonly string[]]

/** One panel of the bench: how it is reached, and what a person sees in each of its states. */
export interface PanelRow {
  readonly panel: string
  readonly asks: string
  readonly reach: Reach
  readonly by: Way
  /** Where the usual act leads, whether it came from the scanner, the keyboard or a touch. */
  readonly leadsTo: Outcome
  /** What does not belong here; `to` where the refusal puts the question away. */
  readonly refuses: { readonly code: string; readonly to?: string; readonly signal: 'ask' | 'stop'; readonly prompt: string; readonly echo: string }
  /**
   * The unit is set aside and goes on at a step (an open choice or question is not kept: it can be asked for again); the
   * parcel is set aside; HOLD is itself the answer; or there is nothing to hold, and HOLD is refused in words.
   */
  readonly hold: { readonly resumes: string } | 'parcel' | { readonly twice: string } | { readonly refused: string }
  /** Where UNDO leads, and how many entries it takes back. An open question is only put away, at sign-in nobody may take anything back. */
  readonly undo: { readonly to: string; readonly signal: 'ok' | 'ask'; readonly echo: string; readonly voids: number }
}

export const PANELS: readonly PanelRow[] = [
  {
    panel: 'sign-in', asks: 'Scan your badge', reach: () => undefined,
    by: { code: CODES.dana }, leadsTo: ['scan-parcel', 'Scan the parcel', 'B 3F7K2A 0001 K: Dana K. is signed in', ['shiftOpened', 'operatorSignedIn']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Scan your badge first', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: sign in first' },
    undo: { to: 'sign-in', signal: 'ask', echo: 'UNDO: sign in first', voids: 0 },
  },
  {
    panel: 'scan-parcel', asks: 'Scan the parcel', reach: signedIn,
    by: { code: CODES.parcel }, leadsTo: ['scan-unit', 'Scan the first unit', 'RMA-4711: return RMA-4711, 7 units expected', ['parcelReceived']],
    refuses: { code: CODES.shelf, signal: 'ask', prompt: 'Scan the parcel first', echo: 'A-0417: read as a shelf place, nothing booked' },
    hold: { refused: 'HOLD: nothing to hold' },
    undo: { to: 'scan-parcel', signal: 'ask', echo: 'UNDO: nothing to take back', voids: 0 },
  },
  {
    // A parcel at place 1, the unit out of it at place 2.
    panel: 'scan-parcel', asks: 'Scan the parcel', reach: heldAndAside('HOLD'),
    by: { place: 2 }, leadsTo: ['weigh', 'Put it on the scale', '2: Headphones goes on where it was left', ['unitResumed', 'parcelResumed']],
    refuses: { code: answerCode(3), signal: 'ask', prompt: 'Scan the parcel', echo: '3: no such answer' },
    hold: { refused: 'HOLD: nothing to hold' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: taken back: Parcel set aside, RMA-4711', voids: 1 },
  },
  {
    panel: 'scan-parcel', asks: 'Scan the parcel', reach: heldAndAside('LEAD'),
    by: { place: 1 }, leadsTo: ['scan-unit', 'Scan the next unit', '1: return RMA-4711 goes on', ['parcelResumed']],
    refuses: { code: answerCode(2), signal: 'ask', prompt: 'Call the lead to decide', echo: '2: the lead decides' },
    hold: { refused: 'HOLD: nothing to hold' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: taken back: Parcel set aside, RMA-4711', voids: 1 },
  },
  {
    panel: 'scan-parcel', asks: 'Scan the parcel', reach: inTurn(heldAndAside('LEAD'), scans(CODES.vera)),
    by: { place: 2 }, leadsTo: ['weigh', 'Put it on the scale', '2: Headphones goes on where it was left', ['unitResumed', 'parcelResumed']],
    refuses: { code: answerCode(9), signal: 'ask', prompt: 'Scan the parcel', echo: '9: no such answer' },
    hold: { refused: 'HOLD: nothing to hold' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: taken back: Parcel set aside, RMA-4711', voids: 1 },
  },
  {
    panel: 'confirm/open-blind', asks: 'No return for this code. Open one?', reach: inTurn(signedIn, scans('XYZ-1')),
    by: { place: 1 }, leadsTo: ['scan-unit', 'Scan what is inside', '1: new return P B4RUMX 0000 8 opened', ['returnOrderOpened', 'parcelReceived']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'No return for this code. Open one?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: nothing to hold' },
    undo: { to: 'scan-parcel', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/choose-return', asks: 'Which return is it?', reach: inTurn(signedIn, scans(CODES.order)),
    by: { place: 1 }, leadsTo: ['scan-unit', 'Scan the first unit', '1: return RMA-4712, 1 unit expected', ['parcelReceived']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Which return is it?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: nothing to hold' },
    undo: { to: 'scan-parcel', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/reopen-return', asks: 'This return is complete. Open again?', reach: inTurn(signedIn, scans('RMA-4714', CODES.headphones), weighs(310), commands('YES', 'ANSWER 1'), backed, scans(CODES.toteA, 'RMA-4714')),
    by: { place: 1 }, leadsTo: ['scan-unit', 'Scan more, or close the parcel', '1: return RMA-4714, 0 units expected', ['parcelReceived']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'This return is complete. Open again?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: nothing to hold' },
    undo: { to: 'scan-parcel', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/join-return', asks: 'Return RMA-4712: in the same parcel?', reach: inTurn(parcel, scans(CODES.second)),
    by: { place: 1 }, leadsTo: ['scan-unit', 'Scan the first unit', '1: return RMA-4712 joined, 1 unit more', ['parcelJoined']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Return RMA-4712: in the same parcel?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'scan-unit', asks: 'Scan the first unit', reach: parcel,
    by: { code: CODES.headphones }, leadsTo: ['weigh', 'Put it on the scale', 'HP-250: Headphones, line 1', ['unitIdentified']],
    refuses: { code: CODES.shelf, signal: 'ask', prompt: 'Scan a unit of the parcel', echo: 'A-0417: read as a shelf place, nothing booked' },
    hold: 'parcel',
    undo: { to: 'scan-parcel', signal: 'ok', echo: 'UNDO: taken back: parcel, RMA-4711', voids: 1 },
  },
  {
    panel: 'confirm/choose-item', asks: 'Which item is it?', reach: inTurn(parcel, scans(CODES.shared)),
    by: { place: 1 }, leadsTo: ['confirm/take-extra', 'Not on this return. Take it anyway?', '1: asks before it goes on', []],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Which item is it?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/whole-pack', asks: 'A pack code. What lies here?', reach: inTurn(parcel, scans(CODES.pack)),
    by: { place: 1 }, leadsTo: ['confirm/take-extra', 'Not on this return. Take it anyway?', '1: asks before it goes on', []],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'A pack code. What lies here?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/whole-pack/counting', asks: 'How many pieces are in it?', reach: inTurn(parcel, scans(CODES.carton), commands('NO')),
    by: { place: 1 }, leadsTo: ['confirm/take-extra', 'Not on this return. Take it anyway?', '1: asks before it goes on', []],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'How many pieces are in it?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/take-extra', asks: 'Not on this return. Take it anyway?', reach: inTurn(parcel, scans(CODES.stranger)),
    by: { place: 1 }, leadsTo: ['weigh', 'Put it on the scale', '1: Trimmer set, taken in as sent instead', ['unitIdentified']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Not on this return. Take it anyway?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/take-surplus', asks: 'More than announced. Take it anyway?', reach: inTurn(parcel, scans(CODES.battery), commands('LEAD'), scans(CODES.battery)),
    by: { place: 1 }, leadsTo: ['lot', 'Scan the lot number', '1: Battery, one too many on line 4', ['unitIdentified']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'More than announced. Take it anyway?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/take-unknown', asks: 'Nobody knows this code. Take it anyway?', reach: inTurn(parcel, scans('ZZZ-9')),
    by: { place: 1 }, leadsTo: ['weigh', 'Put it on the scale', '1: ZZZ-9, taken in under its code', ['unitIdentified']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Nobody knows this code. Take it anyway?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    // The headphones' number without its check digit. Whoever doubts scans again: that puts the question away.
    panel: 'confirm/take-guess', asks: 'Was it this? Compare the label.', reach: inTurn(parcel, scans('952000004718')),
    by: { place: 1 }, leadsTo: ['weigh', 'Put it on the scale', '09520000047184: Headphones, line 1', ['unitIdentified']],
    refuses: { code: CODES.shelf, to: 'scan-unit', signal: 'ask', prompt: 'Scan a unit of the parcel', echo: 'A-0417: read as a shelf place, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'confirm/close-incomplete', asks: '7 units are missing. Close the parcel?', reach: inTurn(parcel, commands('NEXT')),
    by: { place: 1 }, leadsTo: ['scan-parcel', 'Scan the parcel', '1: return RMA-4711 closed, 7 units missing', ['parcelClosed']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: '7 units are missing. Close the parcel?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { refused: 'HOLD: an answer wanted' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'serial', asks: 'Scan the serial number', reach: inTurn(parcel, scans(CODES.camera)),
    by: { code: 'SN-4711' }, leadsTo: ['lot', 'Scan the lot number', 'SN-4711: serial number kept', ['serialRecorded']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Scan the serial number', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'serial' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: taken back: Unit scanned, Camera', voids: 1 },
  },
  {
    panel: 'confirm/serial-doubt', asks: 'Is this serial number right?', reach: inTurn(parcel, scans(CODES.camera, 'SN-1'), commands('LEAD'), scans(CODES.camera, 'SN-1')),
    by: { place: 1 }, leadsTo: ['lot', 'Scan the lot number', '1: serial number kept', ['serialRecorded']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Is this serial number right?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'serial' },
    undo: { to: 'serial', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'lot', asks: 'Scan the lot number', reach: inTurn(parcel, scans(CODES.battery)),
    by: { code: 'LOT-7' }, leadsTo: ['weigh', 'Put it on the scale', 'LOT-7: lot kept', ['lotRecorded']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Scan the lot number', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'lot' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: taken back: Unit scanned, Battery', voids: 1 },
  },
  {
    panel: 'weigh', asks: 'Put it on the scale', reach: unit,
    by: { command: 'NEXT', key: 'Enter', touch: /^Without weight/ }, leadsTo: ['confirm/skip-weight', 'The scale works. Go on without weight?', 'NEXT: asks before it goes on', []],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Put it on the scale first', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'weigh' },
    undo: { to: 'scan-unit', signal: 'ok', echo: 'UNDO: taken back: Unit scanned, Headphones', voids: 1 },
  },
  {
    panel: 'confirm/skip-weight', asks: 'The scale works. Go on without weight?', reach: inTurn(unit, commands('NEXT')),
    by: { place: 1 }, leadsTo: ['question/seal', 'Is the factory seal whole?', '1: no weight, the gap is noted', ['weighingSkipped']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'The scale works. Go on without weight?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'weigh' },
    undo: { to: 'weigh', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'choose/weight-check', asks: '240 g, 70 g less than usual: all there?', reach: inTurn(unit, weighs(240)),
    by: { place: 1 }, leadsTo: ['question/seal', 'Is the factory seal whole?', '1: weight kept: taken as it is', ['weightJudged']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: '240 g, 70 g less than usual: all there?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'choose/weight-check' },
    undo: { to: 'weigh', signal: 'ok', echo: 'UNDO: taken back: weight, Headphones', voids: 1 },
  },
  {
    panel: 'choose/claimed-reason', asks: 'What does the buyer say?', reach: lamp,
    by: { place: 1 }, leadsTo: ['choose/claimed-finer', 'What exactly?', '1: choose one place', []],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'What does the buyer say?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'choose/claimed-reason' },
    undo: { to: 'weigh', signal: 'ok', echo: 'UNDO: taken back: weight, Desk lamp', voids: 1 },
  },
  {
    panel: 'choose/claimed-finer', asks: 'What exactly?', reach: inTurn(lamp, commands('ANSWER 1')),
    by: { place: 1 }, leadsTo: ['question/seal', 'Is the factory seal whole?', '1: reason kept: Does not switch on', ['claimedReasonRecorded']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'What exactly?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'choose/claimed-reason' },
    undo: { to: 'choose/claimed-reason', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'question/seal', asks: 'Is the factory seal whole?', reach: weighed,
    by: { place: 1 }, leadsTo: ['question/box', 'How does the box look?', '1: seal whole, answer kept', ['questionAnswered']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Is the factory seal whole?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'question/seal' },
    undo: { to: 'weigh', signal: 'ok', echo: 'UNDO: taken back: weight, Headphones', voids: 1 },
  },
  {
    panel: 'label', asks: 'Stick the label, scan it', reach: label,
    by: { code: 'own-label' }, leadsTo: ['tote', 'A-12', '', ['labelScannedBack']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Scan the label on the unit', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'label' },
    undo: { to: 'question/box', signal: 'ok', echo: 'UNDO: taken back: Answer kept, Headphones', voids: 5 },
  },
  {
    panel: 'choose/found-reason', asks: 'Why did it really come back?', reach: inTurn(label, commands('CHANGE REASON')),
    by: { place: 1 }, leadsTo: ['choose/found-finer', 'What exactly?', '1: choose one place', []],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Why did it really come back?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'label' },
    undo: { to: 'label', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'choose/found-finer', asks: 'What exactly?', reach: inTurn(label, commands('CHANGE REASON', 'ANSWER 1')),
    by: { place: 1 }, leadsTo: ['label', 'Stick the label, scan it', '1: reason kept: Does not switch on', ['foundReasonRecorded']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'What exactly?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'label' },
    undo: { to: 'label', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'choose/route', asks: 'Where should it go?', reach: inTurn(label, commands('CHANGE ROUTE')),
    by: { place: 2 }, leadsTo: ['choose/route-why', 'Why repack?', '2: choose one place', []],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Where should it go?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'label' },
    undo: { to: 'label', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'choose/route-why', asks: 'Why repack?', reach: inTurn(label, commands('CHANGE ROUTE', 'ANSWER 2')),
    by: { place: 1 }, leadsTo: ['label', 'Stick the label, scan it', '1: repack instead of restock, a new label prints', ['dispositionOverridden', 'labelRequested']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Why repack?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'label' },
    undo: { to: 'label', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'choose/grade', asks: 'Which grade fits?', reach: inTurn(label, commands('CHANGE ROUTE', 'ANSWER 7')),
    by: { place: 2 }, leadsTo: ['choose/grade-why', 'Why grade B?', '2: choose one place', []],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Which grade fits?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'label' },
    undo: { to: 'label', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'choose/grade-why', asks: 'Why grade B?', reach: inTurn(label, commands('GRADE B')),
    by: { place: 1 }, leadsTo: ['label', 'Stick the label, scan it', '1: grade B instead of A, a new label prints', ['gradeOverridden', 'dispositionDecided', 'labelRequested']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Why grade B?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { resumes: 'label' },
    undo: { to: 'label', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
  {
    panel: 'tote', asks: 'A-12', reach: tote,
    by: { code: CODES.toteA }, leadsTo: ['scan-unit', 'Scan the next unit', 'TA122: tote A-12, right place for', ['unitPutInTote']],
    refuses: { code: CODES.toteC, signal: 'stop', prompt: 'Wrong tote', echo: 'TC04F: read as tote C-04, refused, nothing booked' },
    hold: { resumes: 'tote' },
    undo: { to: 'label', signal: 'ok', echo: 'UNDO: taken back: Label scanned back, Headphones', voids: 1 },
  },
  {
    panel: 'choose/hold-why', asks: 'Why is it set aside?', reach: inTurn(unit, commands('HOLD')),
    by: { place: 1 }, leadsTo: ['scan-unit', 'Scan the next unit', '1: Headphones waits under: stick its label on', ['unitHeld', 'labelRequested']],
    refuses: { code: CODES.toteA, signal: 'ask', prompt: 'Why is it set aside?', echo: 'TA122: read as tote A-12, nothing booked' },
    hold: { twice: 'weigh' },
    undo: { to: 'weigh', signal: 'ok', echo: 'UNDO: left as it was', voids: 0 },
  },
]
