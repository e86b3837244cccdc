import type { BenchAnswer, LabelPreview, OperatorView } from '@shared/contract/bench-view'
import type { CheckPlan, DeviceStatusView } from '@shared/contract/devices'
import type { SimulatedAct, SimulatedView } from '@shared/contract/simulated-devices'
import type { EventName, EventPayload } from '@shared/contract/events'
import type { RequestInput, StationStatus } from '@shared/contract/requests'
import type { BehindRequest, ExportRequest, HandOver, ShiftSummary } from '@shared/contract/shift-summary'
import { commandBarcode } from '@shared/domain/command-barcode'
import { failure, type Failure } from '@shared/domain/failure'
import { asId, type Lpn, type OperatorId } from '@shared/domain/ids'
import type { WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'
import type { StoredEntry } from '@shared/domain/journal-entry'
import type { DurationMs } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { BehindNumber } from '@shared/domain/summary-number'
import type { Language } from '@shared/domain/words'
import { DEFAULT_DPI } from '@shared/labels/label'
import { join } from 'node:path'
import { allowCommand } from '../devices/allow-command'
import { openDevices } from '../devices/device-registry'
import { createDeviceFinder, systemDevices } from '../devices/finding/device-finder'
import { createFrameRing } from '../devices/frame-log'
import { openSimulatedBench, type SimulatedBench } from '../devices/simulated-bench'
import type { Clock, Log, Random } from '../ports'
import type { Templates } from '../templates/templates'
import { createBench, type Bench } from './bench'
import { readBenchSettings } from './bench-settings'
import { exportBadge, exportCalibrationSheet, exportCommandSheet, type SavedSheet, type SheetSurroundings } from './command-sheet'
import { createDeviceNews } from './device-news'
import { createDeviceViews } from './device-views'
import { openDeviceAssistant, type DeviceAssistant } from './device-assistant'
import { openFrameFile } from './frame-file'
import { openDeviceDesk, type DeviceDesk } from './device-desk'
import { openDeviceWatch } from './device-watch'
import { createFloor, type Floor } from './floor'
import { openImports, type Imports } from './imports'
import { gatherHandOver } from './hand-over'
import { openKeyboardScanners, type KeyboardScanners } from './keyboard-scanners'
import { createLabelDesk, type LabelDesk } from './label-desk'
import { createLabelPictures, type LabelPictures } from './label-pictures'
import { openLabelPrinting } from './label-printing'
import { createLabelSource } from './label-source'
import { openLabelling } from './labelling'
import { openSearching, type Searching } from './searching'
import { openStationStore } from './set-up'
import { createPeople, type People } from './people'
import { createPrinterCharge } from './printer-charge'
import { createScaleAdjusting } from './scale-adjusting'
import { createScanDesk } from './scan-desk'
import { createSettings, type Settings } from './settings'
import { createRelabel, type Relabel } from './relabel'
import { createRelabelNeeds } from './relabel-needs'
import { openReportThread } from './report-thread'
import { summaryFileName } from './shift-reports'
import { createHandsView } from './hands-view'
import { createSimulatedHands } from './simulated-bench'
import { BADGE_TEMPLATE, labelPreview } from './unit-labels'
import { createWeighing } from './weighing'

/** What a bench session is opened with. */
export interface SessionSurroundings {
  readonly storeDir: string
  readonly resourcesDir: string
  readonly exportsDir: string
  readonly version: string
  readonly log: Log
  readonly clock: Clock
  readonly random: Random
  readonly newId: () => string
  readonly templates: Templates
  /** How often the simulated scale and printer are asked; left out: as real ones. */
  readonly simulatedAskEveryMs?: DurationMs | undefined
  readonly announce: <N extends EventName>(name: N, payload: EventPayload<N>) => void
  readonly onWedgeTiming: (timing: WedgeTiming) => void
}

/** A bench that was set up: its store, devices and print queue, working together until `close`. */
export interface BenchSession {
  readonly bench: Bench
  readonly floor: Floor
  readonly relabel: Relabel
  readonly imports: Imports
  readonly people: People
  readonly settings: Settings
  readonly labels: { readonly desk: LabelDesk; readonly pictures: LabelPictures }
  readonly deviceDesk: DeviceDesk
  readonly assistant: DeviceAssistant
  readonly simulated: SimulatedBench | null
  readonly searching: Searching
  /** A code that the window took to the bench: worked on, or told apart from the one that counts of the same pull. */
  scan(scan: RequestInput<'bench.scan'>): Promise<BenchAnswer>
  status(language?: Language): StationStatus
  /** The badge of a person as shapes for the window. */
  badgePreview(holder: { readonly name: string; readonly badge: string }): LabelPreview
  operators(): OperatorView[]
  /** Announces the new view after an answer to a request, and passes the answer on. */
  answered(answer: BenchAnswer): BenchAnswer
  deviceStatuses(): DeviceStatusView[]
  checkPlan(): CheckPlan
  readonly keyboardScanners: KeyboardScanners
  simulatedView(): Result<SimulatedView, Failure>
  simulatedAct(act: SimulatedAct): Promise<Result<Record<never, never>, Failure>>
  handOver(): HandOver
  shiftSummary(): Promise<Result<ShiftSummary, Failure>>
  behindNumber(request: BehindRequest): Promise<Result<BehindNumber[], Failure>>
  exportShiftSummary(request: ExportRequest): Promise<Result<{ path: string; paths: string[] }, Failure>>
  exportBadge(operatorId: OperatorId, language: Language): Promise<Result<SavedSheet, Failure>>
  exportCalibrationSheet(language: Language): Promise<Result<SavedSheet, Failure>>
  exportCommandSheet(language: Language, withBadges: boolean): Promise<Result<SavedSheet, Failure>>
  close(): Promise<void>
}

export async function openBenchSession(surroundings: SessionSurroundings): Promise<BenchSession> {
  const { clock, log, random, newId, templates, announce } = surroundings
  const store = openStationStore(surroundings, null)
  const settings = readBenchSettings(store)
  const devicePorts = { clock, log, random, frameLog: createFrameRing() }
  const simulated = settings.simulated ? await openSimulatedBench(devicePorts, { askEveryMs: surroundings.simulatedAskEveryMs, choice: settings.simulatedDevices, typed: (burst) => keyboardScanners.burst(burst) }) : null
  const frameFile = openFrameFile({ storeDir: surroundings.storeDir, frames: devicePorts.frameLog, log })
  const finder = createDeviceFinder(systemDevices(), devicePorts)
  const devices = openDevices([...settings.devices, ...(simulated?.configuration ?? [])], devicePorts, { finder, allowCommand: allowCommand(surroundings.resourcesDir) })
  const printers = createPrinterCharge({ store, log, printers: () => devices.printers(), onTakenOver: () => labelling.onPrinterReady() })
  const sheets: SheetSurroundings = { store, ...surroundings, paperPrinter: () => printers.printerFor('a4') }
  const labelPrinting = await openLabelPrinting(surroundings.resourcesDir)
  const labelDesk = createLabelDesk({
    store, shipped: labelPrinting.templates, parts: labelPrinting.maker.parts, clock, log, operator: () => bench.operator(),
    append: (entries) => void store.journal.append(entries, bench.operator()?.operatorId ?? null),
  })
  const labelSource = createLabelSource({ maker: labelPrinting.maker, templates: labelDesk.templates, store, words: templates.labelWords, locale: settings.language })

  const isReady = (role: string) => devices.statuses.some((status) => status.role === role && status.state === 'ready')
  const announceBench = (answer: BenchAnswer | null) => announce('benchChanged', { view: bench.view(), answer })

  const adjustScale = createScaleAdjusting({ scale: () => devices.scale(), clock, announce: (answer) => announceBench(answer) })
  const labelPictures = createLabelPictures({
    maker: labelPrinting.maker, templates: labelDesk.templates, check: labelDesk.check, newId,
    printer: printers.printerFor,
    operator: () => bench.operator(),
    contentOfUnit(lpn) {
      const unit = store.bench.unitByLpn(asId<Lpn>(lpn))
      return unit?.disposition ? labelSource.contentOfUnit(unit) : null
    },
  })
  const bench = createBench({
    store, templates, clock, newId,
    isScaleReady: () => isReady('scale'),
    adjustScale: (adjustment) => void adjustScale(adjustment),
    printers,
    previewLabel: (unit) => labelSource.previewUnit(unit),
    onAppended(entries: readonly StoredEntry[]) {
      labelling.onAppended(entries)
      deviceWatch.onAppended(entries)
    },
  })
  const labelling = openLabelling({
    store, log, newId,
    printerFor: printers.inCharge,
    printerOf: (deviceId) => devices.printers().find((printer) => printer.deviceId === deviceId) ?? null,
    make: (job, printer) => labelSource.make(job, printer),
    mediaOf: (job) => labelSource.mediaOf(job),
    onChanged: () => announceBench(null),
  })
  const deviceWatch = openDeviceWatch({ store, clock, log, statuses: () => devices.statuses })
  const floor = createFloor({ store, bench, newId })
  const relabel = createRelabel({
    store, bench, clock, newId, labels: labelPrinting.templates,
    needsOf: createRelabelNeeds({ store, templates, labels: labelPrinting.templates, locale: settings.language, clock }),
    preview: ({ templateId, data, printJobId }) => labelSource.previewOf(templateId, data, printJobId),
  })
  const searching = openSearching({ store, templates, exportsDir: surroundings.exportsDir, operator: () => bench.operator(), log })
  const weighing = createWeighing({ bench, clock, log, scale: () => devices.scale() })

  const keyboardScanners = openKeyboardScanners({
    clock, devices,
    exchange: (device) => deviceDesk.exchange(device),
    relevanceOf: (text) => bench.relevanceOf(text, null),
    announce: (learning) => announce('keyboardLearned', learning),
    onTiming: surroundings.onWedgeTiming,
  })

  const deviceViews = createDeviceViews(() => devices.statuses)
  const deviceNews = createDeviceNews({
    views: deviceViews.all,
    announceDevices: (views) => announce('devicesChanged', views),
    announceWeight: (view) => announce('weightRead', view),
  })
  const scanDesk = createScanDesk({ bench, clock, log, othersOf: (deviceId, readAt) => keyboardScanners.othersOf(deviceId, readAt), scanner: (deviceId) => devices.scanner(deviceId) })
  devices.onScan((reading) => {
    scanDesk.onScan(reading)
    deviceViews.onScan(reading)
    announce('scanRead', reading)
    deviceNews.changed()
  })
  devices.onPress((press) => {
    announce('pedalPressed', press)
    // Its row says when it was pressed last; a driver tells only of news, and the same key again is none.
    deviceNews.changed()
  })
  devices.onWeight((reading) => {
    if (deviceViews.onWeight(reading)) deviceNews.changed()
    const { answer, view } = weighing.onReading(reading)
    deviceNews.weight({ ...view, deviceId: reading.deviceId })
    if (answer) announceBench(answer)
  })
  devices.onStatus((status) => {
    deviceNews.changed()
    deviceWatch.onStatus(status)
    frameFile.onStatus(status)
    if (status.role === 'printer' && status.state === 'ready') labelling.onPrinterReady()
  })
  const reports = openReportThread({ storeDir: surroundings.storeDir, resourcesDir: surroundings.resourcesDir, words: templates.shiftSummaryWords })
  const imports = openImports({
    storeDir: surroundings.storeDir, exportsDir: surroundings.exportsDir, reference: store.reference, clock, log, newId,
    isLead: () => bench.view().operator?.role === 'lead',
    announce: (view) => announce('importChanged', view),
  })

  const status = (language = settings.language): StationStatus => ({
    phase: 'ready', stationName: store.journal.origin.station, language, simulated: simulated !== null, version: surroundings.version,
    lockAfterMinutes: readBenchSettings(store).lockAfterMinutes, look: readBenchSettings(store).look,
  })
  const deviceDesk = openDeviceDesk({
    store, devices, finder, clock, log, exportsDir: surroundings.exportsDir, frames: devicePorts.frameLog, frameFile,
    operator: () => bench.operator(),
    announceFound: (found) => announce('foundDevicesChanged', found),
    onChanged: deviceNews.changed,
  })
  const assistant = openDeviceAssistant({ devices, finder, clock, log, operator: () => bench.operator(), announce: (view) => announce('assistantChanged', view) })
  const hands = simulated && createSimulatedHands({ store, bench, simulated, operator: () => bench.operator(), exchange: (device) => deviceDesk.exchange(device) })
  const around = hands && createHandsView(() => hands.view(), (view) => announce('simulatedChanged', view))
  simulated?.printer.onLabel(() => around?.changed())
  finder.start()
  const people = createPeople({ store, log, newId, operator: () => bench.operator(), onChanged: () => announceBench(null) })
  const lookedAfter = createSettings({ store, templates, clock, log, operator: () => bench.operator(), status, onPatterns: () => bench.renewPatterns() })

  return {
    bench,
    floor,
    relabel,
    imports,
    simulated,
    searching,
    scan: (scan) => scanDesk.scan(scan),
    status,
    badgePreview({ name, badge }) {
      const laid = labelPrinting.maker.layOut({ template: labelDesk.templates.inForce(BADGE_TEMPLATE), data: { lpn: badge, name }, locale: settings.language, jobId: null, dpi: DEFAULT_DPI })
      if (!laid.ok) throw new Error(`the badge of ${name} cannot be laid out: ${laid.failure.map(({ why }) => why).join('; ')}`)
      return labelPreview(laid.value)
    },
    people,
    settings: lookedAfter,
    labels: { desk: labelDesk, pictures: labelPictures },
    deviceDesk,
    assistant,
    operators: () => store.reference.operators().filter(({ active }) => active).map(({ operatorId, name, role, language }) => ({ operatorId, name, role, language })),
    answered(answer) {
      // A tote scanned with empty hands is looked into: the window opens the floor page on it.
      if (answer.kind === 'tote-shown') floor.select(String(answer.facts.lpn))
      announceBench(null)
      around?.changed()
      return answer
    },
    deviceStatuses: deviceViews.all,
    checkPlan: () => ({ devices: deviceViews.all(), rules: readBenchSettings(store).deviceCheck, testCode: commandBarcode('CHECK DEVICES') }),
    keyboardScanners,
    simulatedView: () => (around ? ok(around.latest()) : refuse(failure('not-simulated'))),
    async simulatedAct(act) {
      if (!hands || !around) return refuse(failure('not-simulated'))
      const done = await hands.act(act)
      // A scan by itself changes nothing that lies about; its answer does.
      if (act.act !== 'scan' && act.act !== 'press') around.tell()
      return done
    },
    handOver: () => gatherHandOver(store),
    shiftSummary: () => reports.summary({ shiftId: null, frozenAt: clock.now() }),
    behindNumber: (request) => reports.behind(request),
    async exportShiftSummary({ format, language, shiftId, frozenAt }) {
      const pick = { shiftId: shiftId ?? null, frozenAt: frozenAt ?? clock.now() }
      const summary = await reports.summary(pick)
      if (!summary.ok) return summary
      const fileOf = (ending: 'pdf' | 'csv') => (format === ending || format === 'both' ? join(surroundings.exportsDir, `${summaryFileName(summary.value)}.${ending}`) : null)
      const files = { pdf: fileOf('pdf'), csv: fileOf('csv') }
      const written = await reports.write(pick, files, language)
      const paths = [files.pdf, files.csv].flatMap((path) => path ?? [])
      return written.ok ? ok({ path: paths[0] ?? '', paths }) : written
    },
    async exportBadge(operatorId, language) {
      const holder = people.holder(operatorId)
      return holder.ok ? exportBadge(sheets, { holder: holder.value, language, now: clock.now() }) : holder
    },
    exportCalibrationSheet: (language) => exportCalibrationSheet(sheets, { language, now: clock.now() }),
    exportCommandSheet: (language, withBadges) => exportCommandSheet(sheets, { language, withBadges, operator: bench.operator(), now: clock.now() }),
    async close() {
      around?.close()
      keyboardScanners.close()
      await imports.close()
      deviceWatch.close()
      await assistant.close()
      deviceDesk.close()
      await finder.stop()
      await devices.close()
      deviceNews.close()
      frameFile.close()
      await searching.close()
      await reports.close()
      await labelling.close()
      await simulated?.close()
      labelPrinting.maker.close()
      store.close()
    },
  }
}
