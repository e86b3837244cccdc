import { NO_ASSISTANT_VIEW } from '@shared/contract/device-assistant'
import { commandBarcode } from '@shared/domain/command-barcode'
import { USUAL_CHECK_RULES } from '@shared/domain/device-check'
import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import type { DeviceStatusView } from '@shared/contract/devices'
import { events, type EventName, type EventPayload } from '@shared/contract/events'
import type { KeyboardLearning, KeyboardMessage } from '@shared/contract/keyboard'
import type { KeyFocus } from '@shared/domain/keyboard/key-press'
import { isRequestName, requests, type RequestInput, type RequestName, type RequestOutput } from '@shared/contract/requests'
import { RequestEnvelopeSchema } from '@shared/contract/wire'
import type { Failure } from '@shared/domain/failure'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Bridge, Connection } from '../../../renderer/station-client'
import { shippedSummaryWords } from '../../support/shipped-templates'
import { LABEL_ROWS, labelPicture, openedLabel, savedLabel } from './sample-labels'
import { DOSSIER } from './sample-dossier'
import { ANSWERS, DEVICES, label, OPERATORS, PEOPLE, SHIFT, SIMULATED, STATUS, view } from './sample-views'

type Answers = { [N in RequestName]: (input: RequestInput<N>) => Result<RequestOutput<N>, Failure> | Promise<Result<RequestOutput<N>, Failure>> }

/** A station that says what the test wants, over a bridge like the preload's. Everything it is asked is kept in order. */
const NO_RELABEL = { tote: null, current: null, choice: null, refused: null, undo: null }

export interface FakeStation {
  readonly bridge: Bridge
  readonly asked: { readonly name: RequestName; readonly input: unknown }[]
  /** Answers to one kind of request from now on. */
  on<N extends RequestName>(name: N, answer: Answers[N]): void
  announce<N extends EventName>(name: N, payload: EventPayload<N>): void
  connection(state: Connection): void
  /** What main tells of keys that it kept. */
  keyboard(message: KeyboardMessage): void
  /** What the window told main of the focus, oldest first. */
  readonly focused: readonly KeyFocus[]
  /** A message as it is, however broken. */
  raw(message: unknown): void
  /** What the bench shows from now on; told to the window. */
  show(view: BenchView, answer?: BenchAnswer | null): void
}

export interface FakeStationStart {
  readonly view?: BenchView
  readonly devices?: readonly DeviceStatusView[]
  readonly connection?: Connection
}

const NOTHING_LEARNED: KeyboardLearning = { isOpen: false, read: [false, false, false, false], refusal: null, scanners: 0, learned: null }

export function createFakeStation({ view: firstView = view('scanParcel'), devices = DEVICES, connection = 'connected' }: FakeStationStart = {}): FakeStation {
  const listeners = new Set<(message: unknown) => void>()
  const keyboards = new Set<(message: unknown) => void>()
  const focused: KeyFocus[] = []
  const connections = new Set<(state: Connection) => void>()
  const asked: { name: RequestName; input: unknown }[] = []
  let shown = firstView
  const answers: Answers = {
    'station.status': () => ok(STATUS),
    'setup.trySample': () => ok(STATUS),
    'setup.createBench': () => ok({ status: STATUS, leadBadge: 'B3F7K2A0001N', badgePreview: label.preview }),
    'operators.list': () => ok([...OPERATORS]),
    'bench.view': () => ok(shown),
    'bench.scan': () => ok(ANSWERS.placed),
    'bench.command': () => ok(ANSWERS.kept),
    'bench.signInByPin': () => ok(ANSWERS.placed),
    'shift.note': () => ok({ ...ANSWERS.kept, kind: 'hand-over-noted', facts: { name: 'Dana K.' } }),
    'shift.handOver': () => ok([]),
    'bench.closeShift': () => ok(ANSWERS.placed),
    'floor.view': () => ok({ selected: null, totes: [], undo: null }),
    'floor.scan': () => ok(ANSWERS.placed),
    'floor.command': () => ok(ANSWERS.kept),
    'floor.clear': () => ok({ selected: null, totes: [], undo: null }),
    'relabel.view': () => ok(NO_RELABEL),
    'relabel.scan': () => ok(ANSWERS.placed),
    'relabel.command': () => ok(ANSWERS.kept),
    'relabel.choose': () => ok(ANSWERS.kept),
    'relabel.clear': () => ok(NO_RELABEL),
    'sheet.export': () => ok({ path: '/home/bench/Turnback/command-sheet-en.pdf', printer: null }),
    'devices.list': () => ok([...devices]),
    'assistant.begin': (where) => ok({ ...NO_ASSISTANT_VIEW, phase: 'listening', port: 'address' in where ? where.address : where.evidence.port, step: 1, steps: 16 }),
    'assistant.cancel': () => ok(NO_ASSISTANT_VIEW),
    'assistant.listen': () => ok(NO_ASSISTANT_VIEW),
    'assistant.learn': () => ok({ profile: { unit: 'kg' }, examples: 2 }),
    'devices.checkPlan': () => ok({ devices: [...devices], rules: USUAL_CHECK_RULES, testCode: commandBarcode('CHECK DEVICES') }),
    'devices.checked': () => ok({ ...ANSWERS.kept, kind: 'devices-checked', facts: { passed: 5, failed: 0, skipped: 0, name: 'Dana K.' } }),
    'devices.found': () => ok([]),
    'devices.protocols': () => ok([]),
    'devices.configuration': () => ok([]),
    'devices.change': (change) => ok({ deviceId: 'deviceId' in change ? change.deviceId : 'scanner-1', devices: [] }),
    'devices.saveLog': ({ deviceId }) => ok({ path: `/home/bench/Turnback/device-frames-${deviceId ?? 'all'}.jsonl`, frames: 0 }),
    'keyboard.learning': () => ok(NOTHING_LEARNED),
    'keyboard.learn': () => ok({ ...NOTHING_LEARNED, isOpen: true }),
    'keyboard.stopLearning': () => ok(NOTHING_LEARNED),
    'keyboard.exportSheet': () => ok({ path: '/home/bench/Turnback/keyboard-scanner-en.pdf' }),
    'dossier.open': () => ok(DOSSIER),
    'dossier.save': () => ok({ path: '/home/bench/Turnback/dossier-U3F7K2A019CX.json' }),
    'search.find': () => ok({ hits: [], more: false, indexed: 1 }),
    'simulated.view': () => ok(SIMULATED),
    'simulated.act': () => ok({}),
    'import.view': () => ok({ phase: 'empty' }),
    'import.begin': ({ fileName, totalBytes }) => ok({ phase: 'receiving', fileName, receivedBytes: 0, totalBytes }),
    'import.piece': () => ok({ phase: 'empty' }),
    'import.preview': () => ok({ phase: 'empty' }),
    'import.start': () => ok({ phase: 'empty' }),
    'import.cancel': () => ok({ phase: 'empty' }),
    'import.discard': () => ok({ phase: 'empty' }),
    'import.problems': () => ok({ rows: [], isWhole: true }),
    'import.saveReport': () => ok({ path: '/home/bench/Turnback/catalogue.csv' }),
    'people.list': () => ok([...PEOPLE]),
    'people.change': (change) => ok({ people: [...PEOPLE], operatorId: 'operatorId' in change ? change.operatorId : 'dana' }),
    'people.badge': () => ok({ path: '/home/bench/Turnback/badge-Dana-K-en.pdf' }),
    'settings.view': () => ok({ patterns: ['RMA-\\d{4}'], shippedPatterns: ['RMA-\\d{4}'], deviceCheck: USUAL_CHECK_RULES }),
    'settings.change': ({ lockAfterMinutes, look, patterns }) => ok({ status: { ...STATUS, lockAfterMinutes: lockAfterMinutes ?? STATUS.lockAfterMinutes, look: look ?? STATUS.look }, settings: { patterns: [...(patterns ?? ['RMA-\\d{4}'])], shippedPatterns: ['RMA-\\d{4}'], deviceCheck: USUAL_CHECK_RULES } }),
    'settings.tryCode': ({ text }) => ok({ kind: 'return-order', name: text, pattern: 0, problems: [] }),
    'labels.list': () => ok([...LABEL_ROWS]),
    'labels.open': () => ok(openedLabel()),
    'labels.save': ({ template }) => ok(savedLabel(template)),
    'labels.approve': () => ok(openedLabel()),
    'labels.retire': () => ok(openedLabel()),
    'labels.preview': ({ template, language, dpi }) => ok(labelPicture(template, { language, dpi })),
    'labels.picture': () => ok(labelPicture()),
    'labels.ofUnit': () => ok(labelPicture()),
    'labels.proof': () => ok({ confirmed: true, evidence: 'the printer said so' }),
    'report.shift': () => ok(SHIFT),
    'report.behind': () => ok([{ code: SHIFT.stillOpen[1]?.lpn ?? '', title: 'Trimmer set with charger', at: SHIFT.openedAt, isUnit: true }, { code: 'RMA-4711', title: 'RMA-4711', at: SHIFT.frozenAt, isUnit: false }]),
    'report.words': () => ok(shippedSummaryWords()),
    'report.export': ({ format }) => ok({ path: `/home/bench/Turnback/shift-2026-11-24.${format === 'csv' ? 'csv' : 'pdf'}`, paths: (format === 'both' ? ['pdf', 'csv'] : [format]).map((ending) => `/home/bench/Turnback/shift-2026-11-24.${ending}`) }),
  }

  function say(message: unknown): void {
    for (const listener of listeners) listener(structuredClone(message))
  }

  async function reply(message: unknown): Promise<void> {
    const { id, name, input } = RequestEnvelopeSchema.parse(structuredClone(message))
    if (!isRequestName(name)) throw new Error(`the window asked for ${name}`)
    requests[name].input.parse(input)
    asked.push({ name, input })
    const answer = answers[name] as (input: unknown) => Promise<Result<unknown, Failure>>
    const result = await answer(input)
    say(result.ok ? { id, ok: true, output: result.value } : { id, ok: false, failure: result.failure })
  }

  return {
    asked,
    focused,
    keyboard: (message) => [...keyboards].forEach((listener) => listener(message)),
    bridge: {
      test: true,
      send: (message) => void reply(message),
      onMessage(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      onKeyboard(listener) {
        keyboards.add(listener)
        return () => keyboards.delete(listener)
      },
      focusChanged: (focus) => void focused.push(focus),
      onConnection(listener) {
        connections.add(listener)
        listener(connection)
        return () => connections.delete(listener)
      },
    },
    on: (name, answer) => void (answers[name] = answer),
    announce: (name, payload) => say({ event: name, payload: events[name].parse(payload) }),
    connection: (state) => [...connections].forEach((listener) => listener(state)),
    raw: say,
    show(next, answer = null) {
      shown = next
      say({ event: 'benchChanged', payload: { view: next, answer } })
    },
  }
}

export { refuse }
