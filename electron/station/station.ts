import type { CreateBench } from '@shared/contract/requests'
import { USUAL_LOOK } from '@shared/domain/bench-look'
import { checkDevices } from '@shared/domain/commands/check-devices'
import { noteHandOver } from '@shared/domain/commands/note-hand-over'
import { failure } from '@shared/domain/failure'
import { refuse } from '@shared/domain/result'
import type { DurationMs } from '@shared/domain/quantities'
import type { KeyBurst } from '@shared/domain/keyboard/key-press'
import type { WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'
import { randomUUID } from 'node:crypto'
import { openBenchSession, type BenchSession } from './handlers/bench-session'
import type { SimulatedBench } from './devices/simulated-bench'
import { createBenchStore, setUpSample } from './handlers/set-up'
import { storeFailure } from './handlers/store-failure'
import type { Clock, Log, Random } from './ports'
import { createService, type Handlers, type Service } from './serve'
import { storeExists } from './store/store-files'
import { loadTemplates } from './templates/load-templates'

/** Where the station keeps and finds things, and what it is given of the world. */
export interface StationOptions {
  readonly storeDir: string
  readonly resourcesDir: string
  /** Where shift summaries are saved. */
  readonly exportsDir: string
  readonly version: string
  readonly log: Log
  readonly clock?: Clock
  /** Device jitter and backoff; seeded by simulations. Identities never come from it. */
  readonly random?: Random
  /** How often simulated scale and printer are asked; left out: as real ones bear it. */
  readonly simulatedAskEveryMs?: DurationMs
}

/** A running station: the contract's service, and the simulated devices where it works with them. */
export interface Station extends Pick<Service, 'request' | 'receive' | 'onMessage'> {
  readonly simulated: SimulatedBench | null
  /** Takes what a keyboard scanner typed; before the bench is set up nobody wants it. */
  keyBurst(burst: KeyBurst): void
  /** What main has to know of the keyboard scanners: told at once, and after every change. */
  onWedgeTiming(listener: (timing: WedgeTiming) => void): void
  close(): Promise<void>
}

/**
 * Opens the station: templates, and the bench when this machine was set up before. On a first start only the set-up
 * requests are answered; the journal begins when the bench has its name.
 */
export async function openStation(options: StationOptions): Promise<Station> {
  const clock = options.clock ?? { now: () => Date.now() }
  const random = options.random ?? { next: () => Math.random() }
  const templates = await loadTemplates(options.resourcesDir)
  const surroundings = { ...options, clock, random, templates, newId: randomUUID }
  let session: BenchSession | null = null
  let tellWedgeTiming: (timing: WedgeTiming) => void = () => undefined

  async function openSession(): Promise<BenchSession> {
    session = await openBenchSession({ ...surroundings, announce: (name, payload) => service.announce(name, payload), onWedgeTiming: (timing) => tellWedgeTiming(timing) })
    tellWedgeTiming(session.keyboardScanners.timing())
    return session
  }

  /** Requests that need a bench are refused until there is one. */
  function withSession<I, R>(use: (session: BenchSession, input: I) => R) {
    return (input: I) => (session ? use(session, input) : refuse(failure('station-fault', { reason: 'first-start' })))
  }

  const handlers: Handlers = {
    'station.status': () => ({
      ok: true,
      value: session?.status() ?? { phase: 'first-start', stationName: '', language: 'en', simulated: false, version: options.version, lockAfterMinutes: 0, look: USUAL_LOOK },
    }),
    'setup.trySample': async ({ language }) => {
      if (session) return refuse(failure('name-taken', { name: session.status().stationName }))
      await setUpSample(surroundings, language)
      return { ok: true, value: (await openSession()).status(language) }
    },
    'setup.createBench': async (input: CreateBench) => {
      if (session) return refuse(failure('name-taken', { name: session.status().stationName }))
      const leadBadge = createBenchStore(surroundings, input)
      const open = await openSession()
      return { ok: true, value: { status: open.status(input.language), leadBadge, badgePreview: open.badgePreview({ name: input.leadName, badge: leadBadge }) } }
    },
    'operators.list': withSession((open) => ({ ok: true, value: open.operators() })),
    'bench.view': withSession((open) => ({ ok: true, value: open.bench.view() })),
    'bench.scan': withSession(async (open, scan) => ({ ok: true, value: open.answered(await open.scan(scan)) })),
    'bench.command': withSession((open, { command }) => ({ ok: true, value: open.answered(open.bench.command(command)) })),
    'bench.signInByPin': withSession((open, { operatorId, pin }) => ({ ok: true, value: open.answered(open.bench.signInByPin(operatorId, pin)) })),
    'shift.note': withSession((open, { text }) => ({ ok: true, value: open.answered(open.bench.decide((state) => noteHandOver(state, text), '')) })),
    'shift.handOver': withSession((open) => ({ ok: true, value: open.handOver() })),
    'bench.closeShift': withSession((open) => ({ ok: true, value: open.answered(open.bench.closeShift()) })),
    'floor.view': withSession((open) => ({ ok: true, value: open.floor.view() })),
    'floor.scan': withSession((open, { text }) => ({ ok: true, value: open.answered(open.floor.scan(text)) })),
    'floor.command': withSession((open, { command }) => ({ ok: true, value: open.answered(open.floor.command(command)) })),
    'floor.clear': withSession((open) => {
      open.floor.select(null)
      return { ok: true, value: open.floor.view() }
    }),
    'relabel.view': withSession((open) => ({ ok: true, value: open.relabel.view() })),
    'relabel.scan': withSession((open, { text }) => ({ ok: true, value: open.answered(open.relabel.scan(text)) })),
    'relabel.command': withSession((open, { command }) => ({ ok: true, value: open.answered(open.relabel.command(command)) })),
    'relabel.choose': withSession((open, { lpn }) => ({ ok: true, value: open.answered(open.relabel.choose(lpn)) })),
    'relabel.clear': withSession((open) => ({ ok: true, value: open.relabel.clear() })),
    'sheet.export': withSession((open, { language, withBadges }) => open.exportCommandSheet(language, withBadges)),
    'devices.list': withSession((open) => ({ ok: true, value: open.deviceStatuses() })),
    'devices.checkPlan': withSession((open) => ({ ok: true, value: open.checkPlan() })),
    'devices.checked': withSession((open, { results }) => ({ ok: true, value: open.answered(open.bench.decide((state) => checkDevices(state, results), '')) })),
    'assistant.begin': withSession((open, where) => open.assistant.begin(where)),
    'assistant.cancel': withSession((open) => open.assistant.cancel()),
    'assistant.listen': withSession((open) => open.assistant.listen()),
    'assistant.learn': withSession((open, { weight }) => open.assistant.learn(weight)),
    'devices.found': withSession((open) => open.deviceDesk.found()),
    'devices.protocols': withSession((open) => open.deviceDesk.protocols()),
    'devices.configuration': withSession((open) => open.deviceDesk.configuration()),
    'devices.change': withSession((open, change) => open.deviceDesk.change(change)),
    'devices.saveLog': withSession((open, wanted) => open.deviceDesk.saveLog(wanted)),
    'dossier.open': withSession((open, asked) => open.searching.dossier(asked)),
    'dossier.save': withSession((open, asked) => open.searching.saveDossier(asked)),
    'search.find': withSession(async (open, { text, limit }) => ({ ok: true, value: await open.searching.find(text, limit) })),
    'simulated.view': withSession((open) => open.simulatedView()),
    'simulated.act': withSession((open, act) => open.simulatedAct(act)),
    'report.shift': withSession((open) => open.shiftSummary()),
    'report.behind': withSession((open, request) => open.behindNumber(request)),
    'report.words': () => ({ ok: true, value: templates.shiftSummaryWords }),
    'report.export': withSession((open, request) => open.exportShiftSummary(request)),
    'people.list': withSession((open) => open.people.list()),
    'people.change': withSession((open, change) => open.people.change(change)),
    'people.badge': withSession((open, { operatorId, language }) => open.exportBadge(operatorId, language)),
    'settings.view': withSession((open) => open.settings.view()),
    'settings.change': withSession((open, wanted) => open.settings.change(wanted)),
    'settings.tryCode': withSession((open, wanted) => open.settings.tryCode(wanted)),
    'keyboard.learning': withSession((open) => ({ ok: true, value: open.keyboardScanners.learning() })),
    'keyboard.learn': withSession((open, how) => ({ ok: true, value: open.keyboardScanners.begin(how) })),
    'keyboard.stopLearning': withSession((open) => ({ ok: true, value: open.keyboardScanners.end() })),
    'keyboard.exportSheet': withSession((open, { language }) => open.exportCalibrationSheet(language)),
    'labels.list': withSession((open) => open.labels.desk.list()),
    'labels.open': withSession((open, wanted) => open.labels.desk.open(wanted)),
    'labels.save': withSession((open, wanted) => open.labels.desk.save(wanted)),
    'labels.approve': withSession((open, wanted) => open.labels.desk.approve(wanted)),
    'labels.retire': withSession((open, wanted) => open.labels.desk.retire(wanted)),
    'labels.preview': withSession((open, wanted) => open.labels.pictures.preview(wanted)),
    'labels.picture': withSession((open, wanted) => open.labels.pictures.picture(wanted)),
    'labels.ofUnit': withSession((open, wanted) => open.labels.pictures.ofUnit(wanted)),
    'labels.proof': withSession((open, wanted) => open.labels.pictures.proof(wanted)),
    'import.view': withSession((open) => open.imports.view()),
    'import.begin': withSession((open, input) => open.imports.begin(input)),
    'import.piece': withSession((open, input) => open.imports.piece(input)),
    'import.preview': withSession((open, input) => open.imports.preview(input)),
    'import.start': withSession((open, input) => open.imports.start(input)),
    'import.cancel': withSession((open) => open.imports.cancel()),
    'import.discard': withSession((open) => open.imports.discard()),
    'import.problems': withSession((open, input) => open.imports.problems(input)),
    'import.saveReport': withSession((open) => open.imports.saveReport()),
  }

  const service = createService({ handlers, log: options.log, failureOf: storeFailure })
  if (storeExists(options.storeDir)) await openSession()

  return {
    request: service.request,
    receive: service.receive,
    onMessage: service.onMessage,
    get simulated() {
      return session?.simulated ?? null
    },
    keyBurst: (burst) => session?.keyboardScanners.burst(burst),
    onWedgeTiming(listener) {
      tellWedgeTiming = listener
      if (session) listener(session.keyboardScanners.timing())
    },
    async close() {
      await session?.close()
    },
  }
}

