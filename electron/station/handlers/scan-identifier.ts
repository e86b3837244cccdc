import { compilePatterns, identifyScan, type Identification } from '@shared/domain/barcode'
import type { Clock } from '../ports'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { readBenchSettings } from './bench-settings'

/** Reads scanned texts with this bench's tables and return-order patterns. */
export type ScanIdentifier = (scanned: string, aim?: string | null) => Identification

export function createScanIdentifier(store: Store, templates: Templates, clock: Clock): ScanIdentifier {
  const patterns = compilePatterns(readBenchSettings(store).returnOrderPatterns ?? templates.returnOrderPatterns)
  return (scanned, aim) => identifyScan(scanned, { aim: aim ?? undefined, tables: templates.scanTables, patterns, year: new Date(clock.now()).getFullYear() })
}
