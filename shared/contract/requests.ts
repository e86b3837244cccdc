import { MAX_CHECK_RESULTS } from '@shared/domain/device-check'
import { SCAN_SOURCES } from '@shared/domain/reading'
import { z } from 'zod'
import { BenchAnswerSchema, BenchViewSchema, CommandSchema, LabelPreviewSchema, LanguageSchema, OperatorViewSchema } from './bench-view'
import { deviceAssistantRequests } from './device-assistant'
import { deviceConfigurationRequests } from './device-configuration'
import { CheckPlanSchema, CheckResultSchema, DeviceStatusSchema } from './devices'
import { FloorViewSchema } from './floor-view'
import { RelabelViewSchema } from './relabel-view'
import { importRequests } from './imports'
import { keyboardRequests } from './keyboard'
import { labelVersionRequests } from './label-versions'
import { DossierInputSchema, DossierViewSchema } from './dossier'
import { SimulatedActSchema, SimulatedViewSchema } from './simulated-devices'
import { SearchFindingsSchema, SearchInputSchema } from './search'
import { BehindNumberSchema, BehindRequestSchema, ExportRequestSchema, HandOverSchema, ShiftSummarySchema } from './shift-summary'
import { settingsRequests } from './settings'
import { StationStatusSchema } from './station-status'
import { ShiftSummaryWordsSchema } from './template-data'

const Nothing = z.object({}).strict()

/** A sheet that was saved as a file, and went to the paper printer where the bench has one: its address, or null. */
export const SavedSheetSchema = z.object({ path: z.string(), printer: z.string().nullable() })

export { StationStatusSchema, type StationStatus } from './station-status'

const PinSchema = z.string().regex(/^\d{4,8}$/)

export const DeviceAddressSchema = z.string().trim().max(200)
export const CreateBenchSchema = z
  .object({
    stationName: z.string().trim().min(1).max(40),
    language: LanguageSchema,
    leadName: z.string().trim().min(1).max(40),
    leadPin: PinSchema,
    /** Serial path or tcp://host:port; empty: none. A keyboard scanner is always listened to. */
    scannerAddress: DeviceAddressSchema,
    scaleAddress: DeviceAddressSchema,
    /** host:port of the label printer; empty: none. */
    printerAddress: DeviceAddressSchema,
  })
  .strict()
export type CreateBench = z.infer<typeof CreateBenchSchema>

/** The only list of what the window may ask of the station: name → schema of input and output. */
export const requests = {
  'station.status': { input: Nothing, output: StationStatusSchema },
  'setup.trySample': { input: z.object({ language: LanguageSchema }).strict(), output: StationStatusSchema },
  'setup.createBench': { input: CreateBenchSchema, output: z.object({ status: StationStatusSchema, leadBadge: z.string(), badgePreview: LabelPreviewSchema }) },
  'operators.list': { input: Nothing, output: z.array(OperatorViewSchema) },
  'bench.view': { input: Nothing, output: BenchViewSchema },
  'bench.scan': { input: z.object({ text: z.string().max(10_000), aim: z.string().max(3).nullable(), source: z.enum(SCAN_SOURCES), deviceId: z.string().max(200).optional(), readAt: z.number().optional() }).strict(), output: BenchAnswerSchema },
  'bench.command': { input: z.object({ command: CommandSchema }).strict(), output: BenchAnswerSchema },
  'bench.signInByPin': { input: z.object({ operatorId: z.string().max(80), pin: PinSchema }).strict(), output: BenchAnswerSchema },
  /** A note for the next shift, in the person's words. */
  'shift.note': { input: z.object({ text: z.string().max(10_000) }).strict(), output: BenchAnswerSchema },
  /** What the shift before left for the one that begins; empty once its first parcel was opened. */
  'shift.handOver': { input: Nothing, output: HandOverSchema },
  'bench.closeShift': { input: Nothing, output: BenchAnswerSchema },
  'floor.view': { input: Nothing, output: FloorViewSchema },
  'floor.scan': { input: z.object({ text: z.string().max(10_000) }).strict(), output: BenchAnswerSchema },
  'floor.command': { input: z.object({ command: CommandSchema }).strict(), output: BenchAnswerSchema },
  /** Puts away what the page shows: nothing is chosen any more. */
  'floor.clear': { input: Nothing, output: FloorViewSchema },
  'relabel.view': { input: Nothing, output: RelabelViewSchema },
  'relabel.scan': { input: z.object({ text: z.string().max(10_000) }).strict(), output: BenchAnswerSchema },
  'relabel.command': { input: z.object({ command: CommandSchema }).strict(), output: BenchAnswerSchema },
  /** A unit of the list, by its plate: what it needs is asked then. */
  'relabel.choose': { input: z.object({ lpn: z.string().max(40) }).strict(), output: BenchAnswerSchema },
  /** Puts the shown tote away; a label that is on its way stays. */
  'relabel.clear': { input: Nothing, output: RelabelViewSchema },
  /** Saves the sheet of command barcodes, with everyone's badges when a lead asks for them. */
  'sheet.export': { input: z.object({ language: LanguageSchema, withBadges: z.boolean() }).strict(), output: SavedSheetSchema },
  'devices.list': { input: Nothing, output: z.array(DeviceStatusSchema) },
  /** What the start-of-shift test asks of which device. */
  'devices.checkPlan': { input: Nothing, output: CheckPlanSchema },
  /** Keeps what the test found. */
  'devices.checked': { input: z.object({ results: z.array(CheckResultSchema).max(MAX_CHECK_RESULTS) }).strict(), output: BenchAnswerSchema },
  'dossier.open': { input: DossierInputSchema, output: DossierViewSchema },
  'dossier.save': { input: DossierInputSchema, output: z.object({ path: z.string() }) },
  'search.find': { input: SearchInputSchema, output: SearchFindingsSchema },
  'simulated.view': { input: Nothing, output: SimulatedViewSchema },
  /** What lies about then comes as `simulatedChanged`. */
  'simulated.act': { input: SimulatedActSchema, output: Nothing },
  'report.shift': { input: Nothing, output: ShiftSummarySchema },
  /** The rows behind one number of a summary. */
  'report.behind': { input: BehindRequestSchema, output: BehindNumberSchema },
  /** Names and definitions of the numbers. */
  'report.words': { input: Nothing, output: ShiftSummaryWordsSchema },
  'report.export': { input: ExportRequestSchema, output: z.object({ path: z.string(), paths: z.array(z.string()) }) },
  ...deviceConfigurationRequests,
  ...deviceAssistantRequests,
  ...importRequests,
  ...settingsRequests,
  ...keyboardRequests,
  ...labelVersionRequests,
} as const

export type Requests = typeof requests
export type RequestName = keyof Requests
export type RequestInput<N extends RequestName> = z.input<Requests[N]['input']>
export type RequestOutput<N extends RequestName> = z.output<Requests[N]['output']>

export function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}
