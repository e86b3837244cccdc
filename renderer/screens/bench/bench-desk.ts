import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import { cleanScan } from '@shared/domain/barcode'
import { answerCommand, parseCommandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { failure, type Facts, type Failure, type FailureKind } from '@shared/domain/failure'
import type { Instant } from '@shared/domain/quantities'
import type { Result } from '@shared/domain/result'
import type { Signal } from '@shared/domain/signal'
import { createReducerStore, type ReducerStore } from '../../hooks/reducer-store'
import { digitOf, type InputAction } from '../../input/key-map'
import type { Reading } from '../../input/scan-router'
import type { StationClient } from '../../station-client'
import { benchPlaces } from './bench-places'
import { benchReducer, FIRST_BENCH_STATE, type BenchEvent, type BenchScreenState } from './bench-state'

export interface BenchDeskParts {
  readonly station: StationClient
  readonly isScaleReady: () => boolean
  /** Told of every answer, at once: it sounds before it is drawn. */
  readonly onSignal: (signal: Signal) => void
  readonly now: () => number
}

/** The bench as the window works it: takes inputs to the station, and its answers and views to the screen. */
export interface BenchDesk {
  readonly store: ReducerStore<BenchScreenState, BenchEvent>
  scan(reading: Reading): Promise<void>
  act(action: InputAction): Promise<void>
  signInByPin(operatorId: string, pin: string): Promise<BenchAnswer>
  closeShift(): Promise<BenchAnswer>
  /** A scan and a command on the floor page. The answer sounds and is shown like any other. */
  floorScan(text: string): Promise<BenchAnswer>
  floorCommand(command: BenchCommand): Promise<BenchAnswer>
  /** The same on the relabel screen. */
  relabelScan(text: string): Promise<BenchAnswer>
  relabelCommand(command: BenchCommand): Promise<BenchAnswer>
  relabelChoose(lpn: string): Promise<BenchAnswer>
  /** Puts away what lies on top: the type line, a stop. True when there was something. */
  closeTop(): boolean
  /** Fetches the view anew: at the start, and after the station restarted. */
  refresh(): Promise<void>
  /** Shows a refusal that the window gives by itself. */
  refuse(kind: FailureKind, facts: Facts, text: string): void
  close(): void
}

/** A person sees an answer within 100 ms: when the station needs longer, that it was heard. */
const HEARD_SHOWN_AFTER_MS = 80

/** Steps at which a code can be scanned, and so also typed. A question is answered by a code of what it offers, or by a number of pieces. */
const SCAN_STEPS: readonly BenchView['step']['kind'][] = ['sign-in', 'scan-parcel', 'confirm', 'scan-unit', 'serial', 'lot', 'label', 'tote']

export function createBenchDesk({ station, isScaleReady, onSignal, now }: BenchDeskParts): BenchDesk {
  const store = createReducerStore(benchReducer, FIRST_BENCH_STATE)
  let viewsSeen = 0
  let asking = 0
  /** A view that came while an answer is awaited: both are drawn at once, because drawing costs more than all the rest. */
  let heldView: BenchView | null = null

  function showView(view: BenchView): void {
    heldView = null
    store.dispatch({ kind: 'view-came', view })
  }

  function showHeldView(): void {
    if (heldView !== null) showView(heldView)
  }

  function showAnswer(answer: BenchAnswer, readAt?: Instant): void {
    // A reader gives tag after tag: a list that says the same again makes no sound.
    if (!isSameTagList(answer, store.getState().newest?.answer)) onSignal(answer.signal)
    store.dispatch({ kind: 'answered', answer, readAt })
  }

  function answerOf(result: Result<BenchAnswer, Failure>, text: string): BenchAnswer {
    if (result.ok) return result.value
    return { signal: 'ask', kind: result.failure.kind, facts: result.failure.facts, text, words: null, at: now() }
  }

  async function refresh(): Promise<void> {
    const result = await station.request('bench.view', {})
    if (result.ok) showView(result.value)
  }

  /** Asks, shows the answer, and makes sure that the view on screen is not older than the answer. */
  async function answer(asked: Promise<Result<BenchAnswer, Failure>>, text: string, readAt?: Instant): Promise<BenchAnswer> {
    const viewsBefore = viewsSeen
    asking++
    const heard = setTimeout(() => {
      showHeldView()
      store.dispatch({ kind: 'asked', text })
    }, HEARD_SHOWN_AFTER_MS)
    const settled = await asked.finally(() => {
      clearTimeout(heard)
      asking--
    })
    const given = answerOf(settled, text)
    showHeldView()
    showAnswer(given, readAt)
    if (viewsSeen === viewsBefore) await refresh()
    return given
  }

  function sendCommand(command: BenchCommand): Promise<BenchAnswer> {
    return answer(station.request('bench.command', { command }), command)
  }

  /** BACK closes what lies on top before it takes a step back. True when it did. */
  function closeTop(): boolean {
    const { typing, stop } = store.getState()
    if (typing !== null) store.dispatch({ kind: 'typing-closed' })
    else if (stop !== null) store.dispatch({ kind: 'stop-put-away' })
    return typing !== null || stop !== null
  }

  async function actCommand(command: BenchCommand): Promise<void> {
    if (command === 'BACK' && closeTop()) return
    const { back, hold, help, next } = benchPlaces(store.getState(), isScaleReady())
    const place = [back, hold, help, next].find((candidate) => candidate.on && candidate.command === command)
    // A place that cannot act says why on screen; pressing it needs no amber plate on top.
    if (isPlaceCommand(command) && place === undefined) return
    await sendCommand(command)
  }

  const offEvents = [
    station.onEvent('benchChanged', ({ view, answer: byItself }) => {
      viewsSeen++
      heldView = view
      // What changed by itself, a weight or a print, is shown at once.
      if (asking > 0 && byItself === null) return
      showHeldView()
      if (byItself !== null) showAnswer(byItself)
    }),
    station.onConnection((connection) => {
      if (connection === 'connected') store.dispatch({ kind: 'station-back' })
    }),
    station.onEvent('weightRead', (weight) => store.dispatch({ kind: 'weight-came', weight })),
  ]

  return {
    store,
    refresh,
    async scan(reading) {
      if (parseCommandBarcode(cleanScan(reading.text)) === 'BACK' && closeTop()) return
      await answer(station.request('bench.scan', reading), reading.text, reading.readAt)
    },
    async act(action) {
      const { view } = store.getState()
      if (view === null) return
      const step = view.step.kind
      const digit = digitOf(action)
      if (digit !== null && (step === 'question' || step === 'choose' || step === 'confirm' || isPlaceFilled(view, digit))) {
        // The number row has a 0, the mat has none.
        if (digit > 0) await sendCommand(answerCommand(digit))
      } else if (action.kind === 'command') await actCommand(action.command)
      else if (action.kind === 'character' && SCAN_STEPS.includes(step)) store.dispatch({ kind: 'typed', text: action.text })
      else if (action.kind === 'open' && action.page === 'type' && SCAN_STEPS.includes(step)) store.dispatch({ kind: 'typed', text: '' })
    },
    signInByPin: (operatorId, pin) => answer(station.request('bench.signInByPin', { operatorId, pin }), ''),
    floorScan: (text) => answer(station.request('floor.scan', { text }), text),
    floorCommand: (command) => answer(station.request('floor.command', { command }), command),
    relabelScan: (text) => answer(station.request('relabel.scan', { text }), text),
    relabelCommand: (command) => answer(station.request('relabel.command', { command }), command),
    relabelChoose: (lpn) => answer(station.request('relabel.choose', { lpn }), lpn),
    closeTop,
    closeShift: () => answer(station.request('bench.closeShift', {}), ''),
    refuse(kind, facts, text) {
      const refused = failure(kind, facts)
      showAnswer(answerOf({ ok: false, failure: refused }, text))
    },
    close() {
      for (const off of offEvents) off()
    },
  }
}

function isSameTagList(answer: BenchAnswer, before: BenchAnswer | undefined): boolean {
  return answer.kind === 'tags-compared' && before?.kind === 'tags-compared' && answer.facts.read === before.facts.read
}

/** A label in doubt is answered yes or no. Between two parcels a digit takes up what waits at its place; where nothing does, it begins a code. */
function isPlaceFilled({ step, label, waiting }: BenchView, digit: number): boolean {
  if (step.kind === 'label') return label?.isUnknown === true
  return step.kind === 'scan-parcel' && waiting.things.some(({ place }) => place === digit)
}

function isPlaceCommand(command: BenchCommand): boolean {
  return command === 'BACK' || command === 'HOLD' || command === 'LEAD' || command === 'NEXT'
}
