import type { PrinterTrouble } from '@shared/domain/device'
import type { PrinterLanguage } from '@shared/domain/label-media'
import type { Result } from '@shared/domain/result'
import type { TransportFailure } from '../../transports/transport'

/*
 * A print queue of the operating system. It takes jobs and hands them on; it does not know what comes out of a printer, so
 * the most that can be said of a job is that it was sent.
 */

/** Languages in which a queue can be given a job; what none of them names goes through as it is. */
export type SpoolLanguage = PrinterLanguage | 'raw'

export interface SpooledJob {
  readonly id: string
  /** `taken`: the queue is through with it. `ended`: it was taken back or given up. */
  readonly state: 'waiting' | 'working' | 'taken' | 'ended'
  /** In the words of the queue. */
  readonly text: string
}

export interface QueueState {
  readonly state: 'idle' | 'working' | 'stopped'
  /** What a person has to do first; null when a job given now would go through. */
  readonly trouble: PrinterTrouble | null
  readonly text: string
}

export interface SpoolFailure {
  readonly failure: TransportFailure
  /** At most this many bytes of the job left the station. */
  readonly sentBytes: number
}

/** Every call has its own deadline. */
export interface Spooler {
  readonly address: string
  queueState(): Promise<Result<QueueState, TransportFailure>>
  /** Gives the queue a whole job under a name. */
  submit(name: string, job: Uint8Array, language: SpoolLanguage): Promise<Result<SpooledJob, SpoolFailure>>
  jobState(id: string): Promise<Result<SpooledJob, TransportFailure>>
  cancel(id: string): Promise<Result<void, TransportFailure>>
  /** Lets go of whatever it holds for this queue. */
  close(): void
}
