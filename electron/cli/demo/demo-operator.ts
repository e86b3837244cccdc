import type { BenchAnswer, ChoiceView, QuestionView } from '@shared/contract/bench-view'
import { answerCommand, commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeLpn } from '@shared/domain/lpn'
import { ZONE_ROUTES, type ZoneLetter } from '@shared/domain/zone'
import type { SeededRandom } from '../seeded-random'
import { DemoFault, type DemoBench } from './demo-bench'
import type { PlannedParcel, PlannedUnit } from './demo-plan'

/** How often a careful clerk meets a unit in good condition. */
const GOOD_SHARE = 0.6

/** How often a parcel brings no word of why. */
const UNSAID_SHARE = 0.5
/** How often a clerk chooses another route than the rules. */
const OVERRIDE_SHARE = 0.03

/** Serial numbers are made up from so many that the same hardly comes twice. */
const SERIAL_NUMBERS = 1e9
const UNREADABLE_SHARE = 0.1
/** More questions about one code than this show a bench that goes in circles. */
const MAX_QUESTIONS = 5

/** Works parcels as a clerk does: every act is a scan or a load on the scale. */
export interface DemoOperator {
  signIn(): Promise<void>
  workParcel(parcel: PlannedParcel): Promise<void>
}

export function createDemoOperator(bench: DemoBench, random: SeededRandom, takeLabel: (lpn: string) => Promise<string>, badge: string): DemoOperator {
  async function expectAnswer(text: string, wanted: readonly BenchAnswer['kind'][]): Promise<BenchAnswer> {
    const answer = await bench.scan(text)
    if (!wanted.includes(answer.kind)) throw new DemoFault(`scan of ${JSON.stringify(text)}: wanted ${wanted.join(' or ')}, got ${answer.kind} ${JSON.stringify(answer.facts)}`)
    return answer
  }
  let lastCommand: BenchCommand | null = null
  const command = (wanted: BenchCommand, outcomes: readonly BenchAnswer['kind'][]) => expectAnswer(commandBarcode(wanted), outcomes)

  /** Scans a code and answers what the bench asks about it: the return order that was meant, the first of several items, one piece of a pack. */
  async function scanAndConfirm(text: string, taken: readonly BenchAnswer['kind'][], rmaNumber: string | null = null): Promise<void> {
    let answer = await expectAnswer(text, [...taken, 'confirm-asked'])
    for (let questions = 0; answer.kind === 'confirm-asked'; questions++) {
      if (questions === MAX_QUESTIONS) throw new DemoFault(`still asked after ${MAX_QUESTIONS} answers about ${JSON.stringify(text)}`)
      const { step } = bench.view()
      const offer = step.kind === 'confirm' ? step.pending.offers.find((candidate) => candidate.kind === 'return-order' && candidate.rmaNumber === rmaNumber) : undefined
      answer = await command(offer ? answerCommand(offer.place) : answerCode(1), [...taken, 'confirm-asked'])
    }
  }

  /** Reads off what the item asks for; now and then it cannot be read. */
  async function readMarks(): Promise<void> {
    for (let view = bench.view(); view.step.kind === 'serial' || view.step.kind === 'lot'; view = bench.view()) {
      if (random.next() < UNREADABLE_SHARE) await command('NO SERIAL', ['serial-missing', 'lot-missing'])
      else await expectAnswer(`SN${String(random.below(SERIAL_NUMBERS)).padStart(9, '0')}`, ['serial-recorded', 'lot-recorded'])
    }
  }

  function chooseAnswer(question: QuestionView): number {
    const sure = question.answers.filter((answer) => !answer.leadDecides)
    const first = sure[0] ?? question.answers[0]
    if (!first) throw new DemoFault(`question ${question.id} has no answers`)
    return random.next() < GOOD_SHARE ? first.place : random.pick(question.answers).place
  }

  /** The mat has two codes for the places of yes and no: taking turns, the hand need not pause between two equal answers. */
  function answerCode(place: number): BenchCommand {
    const twin = place === 1 ? 'YES' : place === 3 ? 'NO' : null
    const chosen = twin !== null && lastCommand === answerCommand(place) ? twin : answerCommand(place)
    lastCommand = chosen
    return chosen
  }

  /** Takes a place that can be taken: mostly the first, sometimes another. */
  function choosePlace({ places }: ChoiceView, wanted: (id: string) => boolean): number {
    const open = places.filter(({ id, off }) => off === null && wanted(id))
    const first = open[0]
    if (!first) throw new DemoFault('a choice offers no place that can be taken')
    return (random.next() < GOOD_SHARE ? first : random.pick(open)).place
  }

  /** What the bench asks about weight and reason before the first question. */
  async function answerChoices(): Promise<void> {
    for (let view = bench.view(); view.step.kind === 'choose'; view = bench.view()) {
      const { choice } = view
      if (!choice) throw new DemoFault('the bench waits for a choice but shows none')
      if (choice.of === 'weight-check') await command(answerCode(choosePlace(choice, (id) => id !== 'weigh-again')), ['weight-judged'])
      else if (random.next() < UNSAID_SHARE) await command('NEXT', ['reason-kept'])
      else await command(answerCode(choosePlace(choice, () => true)), ['reason-kept', 'choice-opened'])
    }
  }

  /** Now and then a person knows better than the rules. */
  async function overrideSometimes(): Promise<void> {
    if (random.next() >= OVERRIDE_SHARE) return
    await command('CHANGE ROUTE', ['choice-opened'])
    const routes = bench.view().choice
    if (!routes) throw new DemoFault('CHANGE ROUTE opened no choice')
    const isRoute = (id: string) => ZONE_ROUTES.some((disposition) => disposition === id)
    // For some units only a lead may choose another route.
    if (!routes.places.some(({ id, off }) => off === null && isRoute(id))) return void (await command('BACK', ['put-back']))
    await command(answerCode(choosePlace(routes, isRoute)), ['choice-opened'])
    await command(answerCode(1), ['route-changed'])
  }

  async function inspect(): Promise<void> {
    await answerChoices()
    for (let view = bench.view(); view.step.kind === 'question'; view = bench.view()) {
      if (!view.question) throw new DemoFault('the bench waits for an answer but shows no question')
      await command(answerCode(chooseAnswer(view.question)), ['answer-kept', 'unit-decided'])
    }
  }

  /** A tote of the zone with room, or the next empty one from the stack. */
  function toteFor(zone: ZoneLetter): string {
    const open = bench.view().totes.filter((tote) => tote.zone === zone)
    const roomy = open.find((tote) => tote.unitCount < tote.capacity)
    return roomy?.lpn ?? makeLpn('tote', `${zone}${String(open.length + 1).padStart(2, '0')}`)
  }

  async function workUnit(unit: PlannedUnit): Promise<void> {
    await scanAndConfirm(unit.code, ['unit-identified', 'unit-extra'])
    await readMarks()
    const lpn = bench.view().unit?.lpn
    if (!lpn) throw new DemoFault(`no unit in hand after scanning ${JSON.stringify(unit.code)}`)
    await bench.weigh(unit.grams)
    await bench.remove()
    await inspect()
    await overrideSometimes()
    await bench.until('the label', (view) => view.label?.state === 'sent' || view.label?.state === 'confirmed')
    await expectAnswer(await takeLabel(lpn), ['label-scanned-back'])
    const zone = bench.view().route?.zone
    if (!zone) throw new DemoFault(`unit ${lpn} has no route`)
    await expectAnswer(toteFor(zone), ['unit-placed', 'unit-placed-parcel-done'])
  }

  return {
    async signIn() {
      await expectAnswer(badge, ['signed-in'])
    },
    async workParcel(parcel) {
      await scanAndConfirm(parcel.code, parcel.blind ? ['blind-opened'] : ['parcel-matched'], parcel.code)
      for (const unit of parcel.units) await workUnit(unit)
      if (!bench.view().parcel) return
      const answer = await command('NEXT', ['parcel-closed', 'confirm-asked'])
      if (answer.kind === 'confirm-asked') await command('YES', ['parcel-closed'])
    },
  }
}
