import type { DeviceStatus, PrinterTrouble } from '@shared/domain/device'
import type { DeviceProfile } from '@shared/domain/device-profile'
import type { KeyBurst } from '@shared/domain/keyboard/key-press'
import type { LabelMedia, PrinterDpi, PrinterLanguage } from '@shared/domain/label-media'
import type { PrinterTally } from '@shared/domain/print-job'
import type { Instant } from '@shared/domain/quantities'
import type { ScanReading, WeightReading } from '@shared/domain/reading'
import type { Result } from '@shared/domain/result'
import type { AdjustmentRefusal, ScaleAdjustment } from '@shared/domain/scale-adjustment'
import type { Clock, Log, Random } from '../ports'
import type { PanHistory } from './bench-scale/pan-history'
import type { FrameLog } from './frame-log'
import type { TransportFailure } from './transports/transport'

/** What every driver offers, whatever stands at the other end. */
export interface Driver {
  readonly status: DeviceStatus
  /** Tells of every change of state and of news from the device; what is said again and again is told every few seconds. */
  onStatus(listener: (status: DeviceStatus) => void): () => void
  /** Begins to look for the device and keeps looking until `stop`. Starting twice is a fault. */
  start(): void
  /** Gives the device back. Bounded in time; nothing is announced once it resolved. Stopping twice is harmless. */
  stop(): Promise<void>
}

export interface BarcodeScanner extends Driver {
  onScan(listener: (reading: ScanReading) => void): () => void
  /** Beeps as for an error. Left out by scanners that are never written to; refused where this one cannot. */
  beepError?(): Promise<Result<void, TransportFailure>>
  /** Starts reading, as a pull of the trigger does. */
  startReading?(): Promise<Result<void, TransportFailure>>
}

/** A scanner that types. Main sees the keys before the window does; the station hands each burst over. */
export interface KeyboardBarcodeScanner extends BarcodeScanner {
  typed(burst: KeyBurst, at: Instant): void
}

export interface BenchScale extends Driver {
  onWeight(listener: (reading: WeightReading) => void): () => void
  /** What the scale was seen to do since it was connected; `judgeWeight` asks for it. */
  readonly pan: PanHistory
  /** Tells the driver that this reading became a fact: the next one needs a load that changed. */
  recorded(reading: WeightReading): void
  /** Changes the scale's zero or tare. Ok when the scale itself confirmed it, by its answer or by its weight; bounded in time. */
  adjust(adjustment: ScaleAdjustment): Promise<Result<void, AdjustmentRefusal>>
}

/** A pedal or a keypad: its keys by their place, the first is 0. */
export interface PedalPress {
  readonly deviceId: string
  readonly key: number
  readonly at: Instant
}

export interface FootPedal extends Driver {
  onPress(listener: (press: PedalPress) => void): () => void
}

/** Whole labels in the language of the printer, none begun and not ended. */
export interface LabelJob {
  readonly jobId: string
  readonly bytes: Uint8Array
  /** How often the label is printed, 1 to `maxCopies`; left out: once. */
  readonly copies?: number | undefined
}

/** The job left the station entirely. `confirmed` only when the printer itself said that nothing is left to print. */
export interface PrintProof {
  readonly confirmed: boolean
  /** When the last byte was handed to the operating system. */
  readonly sentAt: Instant
  /** What the printer said, or why it cannot be known, in plain text. */
  readonly evidence: string
}

export interface PrintFailure {
  readonly kind: 'unreachable' | 'timeout' | 'broken' | 'needs-hand'
  readonly trouble: PrinterTrouble | null
  readonly detail: string
  /** At most this many bytes of the job left the station. 0 = none, so sending again cannot print twice. */
  readonly sentBytes: number
}

export interface LabelPrinter extends Driver {
  /** What its jobs are made in. */
  readonly language: PrinterLanguage
  /** Dots per inch of its print head. */
  readonly dpi: PrinterDpi
  /** What it is loaded with. */
  readonly media: LabelMedia
  /**
   * What the printer says of its labels now, so that a label of which nobody knows can be told; null where it does not
   * answer, and for printers that cannot be asked. Waits for its turn like a job.
   */
  tally?(): Promise<PrinterTally | null>
  /** Prints one label. Jobs wait for each other, in order; the promise rejects only on a fault (a job that is no label). */
  print(job: LabelJob): Promise<Result<PrintProof, PrintFailure>>
}

/** What a driver asks of the station. */
export interface DevicePorts {
  readonly clock: Clock
  readonly log: Log
  readonly random: Random
  readonly frameLog: FrameLog
}

/** What a driver is told about its device. */
export interface DeviceIdentity {
  readonly deviceId: string
  readonly address: string
  readonly simulated: boolean
  /** What was learned of this one device; left out: as every device of its protocol. */
  readonly profile?: DeviceProfile | undefined
}
