import { compilePatterns, identifyScan, type Identification, type ReturnOrderPatterns } from '@shared/domain/barcode'
import type { Clock } from '../ports'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { readBenchSettings } from './bench-settings'

/** Reads scanned texts with this bench's tables and return-order patterns. */
export type ScanIdentifier = (scanned: string, aim?: string | null) => Identification

/** An identifier whose patterns a lead may change while it works. */
export interface BenchIdentifier {
  readonly identify: ScanIdentifier
  /** Takes the patterns as they are kept now. */
  renewPatterns(): void
}

export function createScanIdentifier(store: Store, templates: Templates, clock: Clock): BenchIdentifier {
  const keptPatterns = (): ReturnOrderPatterns => compilePatterns(readBenchSettings(store).returnOrderPatterns ?? templates.returnOrderPatterns)
  let patterns = keptPatterns()
  return {
    identify: (scanned, aim) => identifyScan(scanned, { aim: aim ?? undefined, tables: templates.scanTables, patterns, year: new Date(clock.now()).getFullYear() }),
    renewPatterns() {
      patterns = keptPatterns()
    },
  }
}
