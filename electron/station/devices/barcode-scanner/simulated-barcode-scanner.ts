import type { DurationMs } from '@shared/domain/quantities'
import type { Random } from '../../ports'
import type { Wire } from '../wires/wire'

/** How a scan leaves the scanner: at once, byte by byte, or in pieces of random length. */
export type ScanChunking = 'whole' | 'bytes' | 'random'

export interface SimulatedScannerOptions {
  /** What follows the code: `\r`, `\n`, `\r\n`, `\x03`, or nothing for a scanner that only falls silent. */
  readonly suffix: string
  /** `\x02` for a scanner that frames with STX. */
  readonly prefix: string
  readonly chunking: ScanChunking
  /** The pause between two chunks. */
  readonly chunkPauseMs: DurationMs
}

export const simulatedScannerOptions: SimulatedScannerOptions = { suffix: '\r\n', prefix: '', chunking: 'random', chunkPauseMs: 2 }

export interface SimulatedBarcodeScanner {
  readonly wire: Wire
  /** Reads a code; resolved when its last byte is on the wire. Scans follow each other in order. */
  scan(text: string, how?: Partial<SimulatedScannerOptions> & { readonly aim?: string }): Promise<void>
  /** Puts bytes on the wire as they are: noise, broken frames. */
  emit(bytes: Uint8Array): void
  unplug(): Promise<void>
  plug(): Promise<void>
  close(): Promise<void>
}

/** A scanner on a wire, for demonstration, training and tests: it sends what a real one sends. */
export function createSimulatedBarcodeScanner(
  wire: Wire,
  random: Random,
  defaults: SimulatedScannerOptions = simulatedScannerOptions,
): SimulatedBarcodeScanner {
  let previous: Promise<void> = Promise.resolve()

  async function send(bytes: Uint8Array, how: SimulatedScannerOptions): Promise<void> {
    for (const [index, chunk] of chunksOf(bytes, how.chunking, random).entries()) {
      if (index > 0) await new Promise((resolve) => setTimeout(resolve, how.chunkPauseMs))
      wire.write(chunk)
    }
  }

  return {
    wire,
    scan(text, how = {}) {
      const { aim = '', ...options } = { ...defaults, ...how }
      const bytes = Buffer.from(`${options.prefix}${aim}${text}${options.suffix}`, 'utf8')
      previous = previous.then(() => send(bytes, options))
      return previous
    },
    emit: (bytes) => wire.write(bytes),
    unplug: () => wire.unplug(),
    plug: () => wire.plug(),
    close: () => wire.close(),
  }
}

function chunksOf(bytes: Uint8Array, chunking: ScanChunking, random: Random): Uint8Array[] {
  if (chunking === 'whole') return [bytes]
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = chunking === 'bytes' ? 1 : 1 + Math.floor(random.next() * 8)
    chunks.push(bytes.subarray(at, at + length))
    at += length
  }
  return chunks
}
