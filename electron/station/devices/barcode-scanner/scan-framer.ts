import type { DurationMs } from '@shared/domain/quantities'
import { createLineFramer, type LineFramer } from '../parsers/line-frame'

/** The largest QR code holds 2,953 bytes; the rest is room for identifiers. */
export const maxScanBytes = 3_072
/** Silence that ends a scan of a scanner without suffix. Slow ones pause about 100 ms between characters. */
export const scanSilenceMs: DurationMs = 300
/** A scanner that does send suffixes and stops half-way is given this long to finish. */
export const scanStaleMs: DurationMs = 2_000

/** Cuts what a serial scanner sends into scans: at CR, LF, CR LF or ETX, with or without STX, else at silence. */
export function createScanFramer(): LineFramer {
  return createLineFramer({ maxFrameBytes: maxScanBytes, silenceMs: scanSilenceMs, staleMs: scanStaleMs, alwaysMarked: false })
}
