/*
 * A wire is the device's end of a cable: what a simulated device is plugged into. The other end has an address that a
 * real driver opens with its real transport, so everything between the bytes and the reading is exercised as at a bench.
 */

export interface Wire {
  /** What to configure in the station. Stays the same when the wire is unplugged and plugged in again. */
  readonly address: string
  readonly isPlugged: boolean
  /** Sends bytes to the station. What is written while nobody listens, or unplugged, is lost or waits, as on a real cable. */
  write(bytes: Uint8Array): void
  /** Bytes from the station. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void
  /** Pulls the cable: the station's end breaks at once. */
  unplug(): Promise<void>
  plug(): Promise<void>
  close(): Promise<void>
}
