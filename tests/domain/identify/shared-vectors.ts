import { identifyScan, type ScanCandidate } from '@shared/domain/barcode'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedScanContext } from '../../support/shipped-templates'

const root = join(import.meta.dirname, '../../..')

/** Whether the collected vectors lie beside the repository; without them only those in tests/fixtures are checked. */
export const hasSharedData = existsSync(join(root, '../shared/data'))
if (!hasSharedData) process.stdout.write('../shared/data is absent: identifier vectors are skipped, tracking numbers come from tests/fixtures\n')

export const sharedDataFile = (path: string) => join(root, '../shared/data', path)

/** The vectors of a file of ../shared/data; none where it is absent. */
export function sharedVectors<T>(path: string): readonly T[] {
  return hasSharedData ? (JSON.parse(readFileSync(sharedDataFile(path), 'utf8')) as readonly T[]) : []
}

export function fixture<T>(path: string): readonly T[] {
  return JSON.parse(readFileSync(join(root, 'tests/fixtures', path), 'utf8')) as readonly T[]
}

/** The numbers of vectors that docs/identification-exceptions.md names. */
const page = readFileSync(join(root, 'docs/identification-exceptions.md'), 'utf8')
export const namedExceptions: ReadonlySet<string> = new Set(page.match(/(?:idv|trk|trkl)-dev-\d{4}/g))

export const readings = (text: string, aim?: string): readonly ScanCandidate[] => identifyScan(text, { ...shippedScanContext(), aim }).candidates

/** The reading of a kind that holds, or undefined. */
export function valid<K extends ScanCandidate['kind']>(text: string, kind: K, aim?: string): Extract<ScanCandidate, { kind: K }> | undefined {
  return readings(text, aim).find((candidate): candidate is Extract<ScanCandidate, { kind: K }> => candidate.kind === kind && candidate.valid)
}

/** The best guess of a kind, or undefined. */
export function guess<K extends ScanCandidate['kind']>(text: string, kind: K, aim?: string): Extract<ScanCandidate, { kind: K }> | undefined {
  return readings(text, aim).find((candidate): candidate is Extract<ScanCandidate, { kind: K }> => candidate.kind === kind && candidate.guessed !== undefined)
}
