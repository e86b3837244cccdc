import type { DeviceHolder, DeviceState } from '@shared/domain/device'
import type { DurationMs } from '@shared/domain/quantities'
import type { Result } from '@shared/domain/result'

/*
 * A transport moves bytes and knows nothing of their meaning.
 *
 *   transport.open(handlers) ──ok──▶ connection ──lost(failure)──▶ gone; open again for a new one
 *                            └─refused─▶ TransportFailure
 *
 * A connection is used once. After `close` resolved, or after `lost`, no handler is called any more:
 * what comes late belongs to nobody.
 */

export const openTimeoutMs: DurationMs = 3_000
/** Own deadline, because the write callback of a serial port whose other end stalls may never be called. */
export const writeTimeoutMs: DurationMs = 2_000
export const closeTimeoutMs: DurationMs = 1_000
/** A feature report goes over the control pipe; a device that is alive answers within some ten milliseconds. */
export const featureTimeoutMs: DurationMs = 2_000

/** Why bytes do not flow: nothing there, several that could be meant, not allowed, someone else has it, no answer in time, line broke. */
export type TransportCause = 'absent' | 'twins' | 'no-permission' | 'held' | 'timeout' | 'broken'

export interface TransportFailure {
  readonly cause: TransportCause
  readonly operation: 'open' | 'write' | 'feature' | 'line' | 'close'
  readonly address: string
  /** The operating system's own words. */
  readonly detail: string
  /** Which program has it, where the system tells. */
  readonly holder?: DeviceHolder | undefined
}

export interface ConnectionHandlers {
  /** On a HID line exactly one report per call, its report id first where the device numbers its reports. */
  bytes(bytes: Uint8Array): void
  /** The connection ended without `close` having been called. Told at most once. */
  lost(failure: TransportFailure): void
}

export interface Connection {
  /**
   * Hands bytes to the operating system; success does not mean that the device has them.
   * A write that misses its deadline also ends the connection, because how much of it left is unknown.
   */
  write(bytes: Uint8Array): Promise<Result<void, TransportFailure>>
  /**
   * Sends one HID feature report, its report id first. A device may refuse a report it does not know, and stays connected;
   * one that does not answer in time is given up. Only HID lines have this.
   */
  feature?(report: Uint8Array): Promise<Result<void, TransportFailure>>
  /** What the device says its HID reports look like; null where the system does not tell. Only HID lines have this. */
  readonly reportDescriptor?: Uint8Array | null
  /** Whether the line still stands, as far as the system knows right now; when it does not, `lost` was told. */
  stands(): Promise<boolean>
  close(): Promise<void>
}

export interface Transport {
  readonly address: string
  /** On this machine: looking for it again costs one failed system call. */
  readonly isLocal: boolean
  open(handlers: ConnectionHandlers): Promise<Result<Connection, TransportFailure>>
}

/** How a driver shows trouble with its line. */
export function stateOfFailure(failure: TransportFailure): DeviceState {
  switch (failure.cause) {
    case 'absent':
    case 'twins':
    case 'no-permission':
    case 'held':
      return failure.cause
    case 'timeout':
      return failure.operation === 'open' ? 'absent' : 'silent'
    case 'broken':
      // A line that broke while in use is a device that went away; one that cannot even be opened needs a technician.
      return failure.operation === 'open' ? 'faulty' : 'absent'
  }
}
